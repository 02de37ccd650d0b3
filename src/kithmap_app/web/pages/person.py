"""The page `person`."""

from django.urls import URLPattern

urls: list[URLPattern] = []
