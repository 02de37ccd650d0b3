"""`kithmap bring`: files into a book."""

from datetime import date
from pathlib import Path

import click

from kithmap.actions.card_changes import card_changes
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.book.memory import MemoryBook
from kithmap_app.cli.opening import keep, open_to_begin, take_files
from kithmap_app.cli.options import BOOK, COLUMNS, FILES, JSON, ME, NAME, REGION, SUBJECTS, Asked, columns_of
from kithmap_app.cli.telling import tell_json
from kithmap_app.speech import say


@click.command(
    "bring",
    epilog="\b\nExamples:\n  kithmap bring contacts.vcf --book my.json\n"
    "  kithmap bring mail/*.mbox --book my.json --me me@home.example --me me@work.example\n"
    "  kithmap bring Connections.csv --book my.json --preview",
)
@FILES
@BOOK
@ME
@NAME
@REGION
@SUBJECTS
@COLUMNS
@click.option("--preview", is_flag=True, help="Say what would change, card by card, and change nothing.")
@JSON
def command(
    files: tuple[Path, ...],
    book: Path | None,
    me: tuple[str, ...],
    name: str,
    region: str,
    *,
    keep_subjects: bool,
    columns: tuple[str, ...],
    preview: bool,
    as_json: bool,
) -> None:
    """Bring FILES into a book. Each record is new, same, changed or a trouble; `kithmap undo` takes it all back."""
    if not files:
        raise click.UsageError(say("Give at least one file to bring in."))
    # to look first must not note whose addresses are told
    opened = MemoryBook(open_to_begin(book).facts) if preview else open_to_begin(book)
    if me or name or region:
        introduce_owner(opened, name=name, addresses=me, region=region)
    asked = Asked(files=files, today=date.today(), keep_subjects=keep_subjects, columns=columns_of(columns))
    brought = take_files(opened, asked, preview=preview)
    if not preview:
        keep(book, opened)
    if as_json:
        changed = card_changes(brought.changes)
        tell_json({"imports": brought.imports, "troubles": brought.troubles, "changed": changed})
        return
    if preview:
        for change in card_changes(brought.changes):
            click.echo(f"{change.name}  ({change.sentence})")
    unchanged = preview or not brought.changes
    click.echo(say("Nothing was changed.") if unchanged else say("{book} has them now.", book=book or say("Your book")))
