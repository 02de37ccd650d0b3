"""`kithmap sample`: a made-up network to try things with."""

from datetime import date
from pathlib import Path

import click

from kithmap.actions.make_sample import make_sample
from kithmap.actions.open_sample import open_sample
from kithmap.book.file import save_book
from kithmap.book.memory import MemoryBook
from kithmap.kit.speech import say as say_what
from kithmap_app.cli.options import AS_OF, JSON
from kithmap_app.cli.telling import tell_json
from kithmap_app.speech import say


@click.command(
    "sample",
    epilog="\b\nExamples:\n  kithmap sample my-sample\n  kithmap map --book my-sample/book.json -o map.svg\n"
    "  kithmap map my-sample/contacts.vcf my-sample/mail/* --me nora@lindqvist.example -o map.svg",
)
@click.argument("folder", type=click.Path(path_type=Path, file_okay=False))
@AS_OF
@click.option("--seed", type=int, default=7, show_default=True, help="Another number gives other letters.")
@JSON
def command(folder: Path, as_of: date | None, seed: int, *, as_json: bool) -> None:
    """Write a made-up network of 60 people into FOLDER: three years of mail and calendar, address books in all
    formats, and a book in which all of it has been brought in. Nobody in it exists.
    """
    today = as_of or date.today()
    made = make_sample(folder, today=today, seed=seed)
    book = MemoryBook()
    brought = open_sample(book, made, today=today)
    save_book(folder / "book.json", book)
    if as_json:
        tell_json({"files": [str(file.path) for file in made.files], "imports": brought.imports})
        return
    click.echo(
        say(
            "{folder} holds the network of {name}, who is made up like everybody in it:",
            folder=folder,
            name=made.facts.owner_name,
        )
    )
    for file in made.files:
        click.echo(f"  {file.path.relative_to(folder)}: {say_what(file.what)}")
    look = f"kithmap map --book {folder}/book.json -o map.svg"
    click.echo("  " + say("book.json: all of it, brought in. Look at it: {command}", command=look))
