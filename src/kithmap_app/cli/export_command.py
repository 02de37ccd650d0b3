"""`kithmap export`: everything as one JSON file."""

from pathlib import Path

import click

from kithmap_app.cli.options import JSON
from kithmap_app.cli.telling import tell_json
from kithmap_app.cli.writing import FORCE, refuse_foreign
from kithmap_app.speech import say
from kithmap_app.store.start import start_store


@click.command(
    "export",
    epilog="\b\nExamples:\n  kithmap export my-book.json\n  kithmap map --book my-book.json -o map.svg",
)
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@FORCE
@JSON
def command(file: Path, *, force: bool, as_json: bool) -> None:
    """Write the app's book to FILE as JSON: all facts, and the acts that can be undone.

    It is the file that --book takes everywhere, and `kithmap import` brings it back byte for byte.
    """
    # Django takes half a second to start: `--help` does without
    start_store()
    from kithmap_app.store.home import open_home_book
    from kithmap_app.store.own_file import refuse_own_file
    from kithmap_app.store.transfer import export_book

    book = open_home_book()
    refuse_own_file(file, book.database)
    if not force:
        refuse_foreign(file, kind=".json")
    export_book(book, file)
    if as_json:
        tell_json({"exported": str(file), "bytes": file.stat().st_size})
        return
    click.echo(say("{file} holds the whole book. `kithmap import {file}` puts it into an empty one.", file=file))
