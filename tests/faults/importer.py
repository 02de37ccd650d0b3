"""A program that brings files into a book when it is told to go: see test_two_imports.py.

It says "ready", waits for a line, and answers with what became of the records, as JSON.
"""

import json
import sys
from datetime import date
from pathlib import Path

from kithmap.actions.bring_in import bring_in
from kithmap.sources.hints import Hints
from tests.program_store import set_up_store


def main() -> None:
    set_up_store(Path(sys.argv[1]))
    # Django's models can be loaded only once it is set up
    from kithmap_app.store.sql_book import SqlBook

    print("ready", flush=True)
    sys.stdin.readline()
    paths = [Path(name) for name in sys.argv[2:]]
    brought = bring_in(SqlBook(), paths, hints=Hints(today=date(2026, 3, 16)), workers=1)
    print(json.dumps([[one.new, one.same, one.changed, one.trouble] for one in brought.imports]), flush=True)


if __name__ == "__main__":
    main()
