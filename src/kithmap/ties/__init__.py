"""Interactions become a history, and the history becomes how strong each tie is as of any day."""
