"""The page `names`."""

from django.urls import URLPattern

urls: list[URLPattern] = []
