"""The page `reading`."""

from django.urls import URLPattern

urls: list[URLPattern] = []
