"""`kithmap import`: a book from a JSON file becomes the app's book."""

from pathlib import Path

import click

from kithmap_app.cli.options import JSON
from kithmap_app.cli.telling import tell_json
from kithmap_app.speech import say
from kithmap_app.store.start import start_store


@click.command(
    "import",
    epilog="\b\nExamples:\n  kithmap import my-book.json\n  kithmap import my-sample/book.json --replace\n\n"
    "To bring in contacts, mail or a calendar, use `kithmap bring`.",
)
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--replace", is_flag=True, help="Put aside what the app's book holds, instead of refusing.")
@JSON
def command(file: Path, *, replace: bool, as_json: bool) -> None:
    """Put the book in FILE, written by `kithmap export` or kept with --book, into the app's book.

    The app's book must be empty. With --replace what it held is exported beside its database first.
    """
    # Django takes half a second to start: `--help` does without
    start_store()
    from kithmap_app.store.home import open_home_book
    from kithmap_app.store.transfer import import_book, replace_book

    book = open_home_book()
    aside = None
    if replace:
        aside = replace_book(file, book)
    else:
        import_book(file, book)
    if as_json:
        tell_json({"imported": str(file), "kept": None if aside is None else str(aside)})
        return
    click.echo(say("{file} is the app's book now.", file=file))
    if aside is not None:
        click.echo(say("What was there before is kept in {file}.", file=aside))
