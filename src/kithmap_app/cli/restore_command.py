"""`kithmap restore`: a backup takes the place of what is there."""

from pathlib import Path

import click

from kithmap_app.cli.options import JSON
from kithmap_app.cli.telling import tell_json
from kithmap_app.speech import say
from kithmap_app.store.start import start_store


@click.command("restore", epilog="\b\nExample:\n  kithmap restore kithmap-2027-01-31.kithmap")
@click.argument("file", type=click.Path(path_type=Path))
@JSON
def command(file: Path, *, as_json: bool) -> None:
    """Put the backup FILE in the place of everything the app holds, also while the app is running.

    What was there is kept beside it as a backup of its own.
    """
    # Django takes half a second to start: `--help` does without
    start_store()
    from kithmap_app.store.backup import restore
    from kithmap_app.store.home import HOME_DATABASE

    old = restore(file, HOME_DATABASE)
    if as_json:
        tell_json({"restored": str(file), "kept": None if old is None else str(old)})
        return
    click.echo(say("{file} is restored.", file=file))
    if old is not None:
        click.echo(say("What was there before is kept in {file}.", file=old))
