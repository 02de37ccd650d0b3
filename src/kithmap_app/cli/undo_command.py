"""`kithmap undo`: the last act on a book is taken back."""

from pathlib import Path

import click

from kithmap_app.cli.opening import keep, open_to_write
from kithmap_app.cli.options import BOOK, JSON
from kithmap_app.cli.telling import tell_json
from kithmap_app.speech import say


@click.command("undo", epilog="\b\nExample:\n  kithmap undo\n  kithmap undo --book my.json")
@BOOK
@JSON
def command(book: Path | None, *, as_json: bool) -> None:
    """Take the last act on a book back; again takes back the one before it."""
    opened = open_to_write(book)
    act = opened.undo()
    keep(book, opened)
    if as_json:
        tell_json({"undo": act.title})
    else:
        click.echo(say("Undone: {act}.", act=act.title))
