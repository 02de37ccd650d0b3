"""`kithmap redo`: what was undone last is done again."""

from pathlib import Path

import click

from kithmap_app.cli.opening import keep, open_to_write
from kithmap_app.cli.options import BOOK, JSON
from kithmap_app.cli.telling import tell_json
from kithmap_app.speech import say


@click.command("redo", epilog="\b\nExample:\n  kithmap redo\n  kithmap redo --book my.json")
@BOOK
@JSON
def command(book: Path | None, *, as_json: bool) -> None:
    """Do the act on a book again that was undone last."""
    opened = open_to_write(book)
    act = opened.redo()
    keep(book, opened)
    if as_json:
        tell_json({"redo": act.title})
    else:
        click.echo(say("Done again: {act}.", act=act.title))
