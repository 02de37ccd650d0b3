"""The page `offers`."""

from django.urls import URLPattern

urls: list[URLPattern] = []
