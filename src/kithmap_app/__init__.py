"""The shells: command line now, pages and API later. Thin: read, act, show."""
