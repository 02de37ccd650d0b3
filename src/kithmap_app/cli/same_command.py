"""`kithmap same`: the owner's word on who is who."""

from datetime import date
from pathlib import Path

import click

from kithmap.actions.settle_identity import settle_identity
from kithmap.flow import Flow
from kithmap.kit.speech import marked
from kithmap_app.cli.opening import keep, open_to_write
from kithmap_app.cli.options import BOOK, JSON
from kithmap_app.cli.telling import tell_json
from kithmap_app.speech import say

NOTED_SAME = marked("Noted: {first} and {second} are the same person.")
NOTED_APART = marked("Noted: {first} and {second} are not the same person.")


@click.command(
    "same",
    epilog="\b\nExamples:\n  kithmap same ana@home.example ana@work.example --book my.json\n"
    "  kithmap same ana@x.example luis@x.example --not --book my.json",
)
@click.argument("first")
@click.argument("second")
@BOOK
@click.option("--not", "apart", is_flag=True, help="They are not the same person.")
@JSON
def command(first: str, second: str, book: Path | None, *, apart: bool, as_json: bool) -> None:
    """Say that FIRST and SECOND (names or addresses) are one person; `kithmap undo` takes it back."""
    opened = open_to_write(book)
    people = Flow(opened.facts, today=date.today(), goal_id="").people
    verdict = settle_identity(opened, people.anchor(first), people.anchor(second), same=not apart)
    if book is not None:
        keep(book, opened)
    if as_json:
        tell_json(verdict)
    else:
        click.echo(say(NOTED_APART if apart else NOTED_SAME, first=first, second=second))
