"""Servers of the owner's own, read when the owner asks for it and never written to: mail, address books, calendars."""
