"""The page `sources`."""

from django.urls import URLPattern

urls: list[URLPattern] = []
