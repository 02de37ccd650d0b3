"""The page `placing`."""

from django.urls import URLPattern

urls: list[URLPattern] = []
