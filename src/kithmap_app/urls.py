"""Addresses of the app."""

from django.urls import include, path

urlpatterns = [path("", include("kithmap_app.web.urls"))]
