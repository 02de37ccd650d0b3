"""The book that the commands of accounts work on: the app's own, or the file that --book names."""

from kithmap_app.cli.opening import keep, open_to_write

open_kept, write_kept = open_to_write, keep
