"""`kithmap mcp`: assistants on this machine read the map, and write where the owner allows it."""

import click

from kithmap.kit.installing import install_command
from kithmap_app.speech import say
from kithmap_app.store.start import start_store


@click.command("mcp", epilog="\b\nExamples:\n  kithmap mcp\n  kithmap mcp --allow-writing")
@click.option("--allow-writing", is_flag=True, help="Offer tools that change the book; each asks you first.")
def command(*, allow_writing: bool) -> None:
    """Serve an assistant over standard input and output (Model Context Protocol).

    Your assistant starts this by itself, once it is told to. It can read your map, the reading, the week and your
    people; Kithmap sends nothing anywhere, but what an assistant reads, its maker may see.
    """
    start_store()
    # the protocol takes seconds to load, and is an optional extra
    try:
        from kithmap_app.assistants.server import serve
    except ModuleNotFoundError as missing:
        if (missing.name or "").partition(".")[0] not in ("mcp", "mcp_types", "anyio"):
            raise
        raise click.ClickException(
            say(
                "This needs the extra for assistants. Add it, in a checkout of Kithmap: {command}",
                command=install_command("assistants"),
            )
        ) from missing
    from kithmap_app.store.home import open_home_book

    open_home_book()
    serve(allow_writing=allow_writing)
