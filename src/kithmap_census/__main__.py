"""The command as a module: `python -m kithmap_census`."""

from kithmap_census.command import main

main()
