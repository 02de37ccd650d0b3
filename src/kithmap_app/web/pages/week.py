"""The page `week`."""

from django.urls import URLPattern

urls: list[URLPattern] = []
