"""Calendars: meetings that took place become interactions."""
