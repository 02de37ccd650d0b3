"""`kithmap serve`: the pages, on this machine only."""

import threading
import webbrowser

import click

from kithmap_app.doctor.port import first_free, is_free
from kithmap_app.speech import say

USUAL_PORT = 8787
OTHER_PORTS = 20
"""Ports tried after the usual one, where another program has it."""
OPEN_AFTER_SECONDS = 1.0
"""The browser is opened once the server has had time to listen."""


@click.command("serve", epilog="\b\nExamples:\n  kithmap serve\n  kithmap serve --port 9000 --no-browser")
@click.option("--port", type=click.IntRange(1, 65535), help=f"Port to listen on; {USUAL_PORT} unless it is taken.")
@click.option("--no-browser", is_flag=True, help="Do not open the browser.")
def command(port: int | None, *, no_browser: bool) -> None:
    """Open Kithmap in the browser. It listens on this machine only; Ctrl-C ends it."""
    if port is not None and not is_free(port):
        # the server would share it: half of the pages would come from the other program
        raise click.ClickException(
            say("Port {port} is taken, perhaps by Kithmap itself; choose another with --port.", port=port)
        )
    # the server and Django take half a second to load: no other command pays for them
    from granian import Granian
    from granian.constants import Interfaces

    from kithmap_app.store.start import start_store

    start_store()
    # models can be imported only once Django is set up
    from kithmap_app.store.home import open_home_book

    open_home_book()
    chosen = port or free_port()
    address = f"http://localhost:{chosen}/"
    click.echo(say("Kithmap is at {address} (Ctrl-C ends it)", address=address))
    if not no_browser:
        threading.Timer(OPEN_AFTER_SECONDS, webbrowser.open, [address]).start()
    server = Granian(
        "kithmap_app.wsgi:application",
        address="127.0.0.1",
        port=chosen,
        interface=Interfaces.WSGI,
        workers=1,
        blocking_threads=4,
        log_enabled=False,
    )
    server.serve()


def free_port() -> int:
    """Give the usual port, or the next one that nobody listens on."""
    free = first_free(range(USUAL_PORT, USUAL_PORT + OTHER_PORTS))
    if free is not None:
        return free
    last = USUAL_PORT + OTHER_PORTS - 1
    raise click.ClickException(
        say("Ports {first} to {last} are all taken; choose another with --port.", first=USUAL_PORT, last=last)
    )
