"""Addresses of the app."""

from django.urls import include, path

from kithmap_app.api.door import urls as api_urls

urlpatterns = [*api_urls, path("", include("kithmap_app.web.urls"))]
