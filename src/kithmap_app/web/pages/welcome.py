"""The page `welcome`."""

from django.urls import URLPattern

urls: list[URLPattern] = []
