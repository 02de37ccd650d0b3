"""`kithmap backup`: the whole database in one file."""

from pathlib import Path

import click

from kithmap.kit.speech import written
from kithmap_app.cli.options import JSON
from kithmap_app.cli.telling import tell_json
from kithmap_app.cli.writing import BACKUP, FORCE, refuse_foreign
from kithmap_app.speech import say
from kithmap_app.store.start import start_store


@click.command("backup", epilog="\b\nExample:\n  kithmap backup kithmap-2027-01-31.kithmap")
@click.argument("file", type=click.Path(path_type=Path, dir_okay=False))
@FORCE
@JSON
def command(file: Path, *, force: bool, as_json: bool) -> None:
    """Write everything the app holds to FILE, also while the app is running. `kithmap restore` puts it back.

    Whoever has been forgotten since the backup is still in it.
    """
    # Django takes half a second to start: `--help` does without
    start_store()
    from kithmap_app.store.backup import back_up
    from kithmap_app.store.home import open_home_book
    from kithmap_app.store.own_file import refuse_own_file

    database = open_home_book().database
    refuse_own_file(file, database)
    if not force:
        refuse_foreign(file, kind=BACKUP)
    back_up(database, file)
    if as_json:
        tell_json({"backup": str(file), "bytes": file.stat().st_size})
        return
    size = written(file.stat().st_size)
    click.echo(say("{file} holds everything ({size} bytes). Keep it on another disk.", file=file, size=size))
