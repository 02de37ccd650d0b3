"""The page `map`."""

from django.urls import URLPattern

urls: list[URLPattern] = []
