"""The command `kithmap`: a table of contents; each command is loaded when it is used."""

import os
import sys
from importlib import import_module
from io import TextIOWrapper

import click

from kithmap.kit.speech import LANGUAGES, language_around, speaking
from kithmap_app.cli.exits import exit_code_of, says
from kithmap_app.cli.tongue import speak, spoken
from kithmap_app.speech import say

COMMANDS = {
    "serve": "Open Kithmap in the browser, on this machine only.",
    "map": "Draw the map of your goal as SVG, PDF or PNG.",
    "read": "Read the map: how strong, where the gaps are, whom to meet again.",
    "then": "Look back to a day: who joined, came nearer, warmed and cooled since.",
    "week": "Propose this week's five conversations.",
    "people": "List the people in your files or book, and who was left out.",
    "bring": "Bring files into a book; a second time changes nothing.",
    "connect": "Connect a mail server, address book or calendar of your own, to be read.",
    "sync": "Read what is new on the servers that are connected.",
    "goal": "Set the goal of a book.",
    "place": "Place a person on a ring and in a category.",
    "offer": "Note what a person could do for the goal.",
    "log": "Log a talk: with whom, when, and what it brought.",
    "ask": "Ask somebody, and note what came of it.",
    "promise": "Note what is owed, either way.",
    "introduce": "Have somebody introduce you, or bring two together.",
    "thank": "See who helped, and note your thanks.",
    "review": "Look back on the week.",
    "rhythm": "Set how often to be in touch.",
    "pause": "Let the goal rest for some weeks.",
    "settings": "Show or set how your weeks go.",
    "digest": "Send yourself a letter with your week.",
    "same": "Say that two are, or are not, the same person.",
    "forget": "Forget a person entirely.",
    "undo": "Take the last act back.",
    "redo": "Do again what was undone last.",
    "export": "Write the app's book to one JSON file.",
    "import": "Make a JSON file the app's book.",
    "backup": "Write everything the app holds to one file.",
    "restore": "Put a backup in the place of everything the app holds.",
    "research": "Write the map as research data: egor CSV, GraphML and a codebook.",
    "doctor": "Say what is wrong with this installation.",
    "token": "Make, list and take away tokens for programs that use the API.",
    "mcp": "Serve an assistant on this machine; it reads, and writes only if you allow it.",
    "sample": "Write a made-up network of 60 people to try things with.",
}
"""Short helps stand here, so that `kithmap --help` loads no command."""


class SeenEnough(Exception):
    """Whoever reads the output has closed it (`kithmap people | head`)."""


class TableOfContents(click.Group):
    """A group that knows its commands by name and imports one only when it runs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        # a command loads the library with NumPy: only the one that runs pays for it
        command: click.Command = import_module(f"kithmap_app.cli.{cmd_name}_command").command
        return spoken(command)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        if args and args[0] not in COMMANDS and not args[0].startswith("-"):
            # difflib is needed for slips of the pen only
            from difflib import get_close_matches

            near = get_close_matches(args[0], COMMANDS, n=1)
            meant = say(
                "There is no command {name!r}. Did you mean `kithmap {near}`?", name=args[0], near="".join(near)
            )
            lists = say("There is no command {name!r}. `kithmap --help` lists them.", name=args[0])
            ctx.fail(meant if near else lists)
        return super().resolve_command(ctx, args)

    def invoke(self, ctx: click.Context) -> object:
        try:
            return super().invoke(ctx)
        except BrokenPipeError as error:
            # click itself would take it for a failure
            raise SeenEnough from error

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section(say("Commands")):
            formatter.write_dl([(name, say(help_)) for name, help_ in COMMANDS.items()])

    def format_help(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        super(TableOfContents, spoken(self)).format_help(ctx, formatter)  # type: ignore[misc]  # a copy of this one


@click.group(
    cls=TableOfContents,
    context_settings={"help_option_names": ["-h", "--help"]},
    epilog="\b\nExamples:\n  kithmap sample my-sample\n  kithmap map contacts.vcf mail.mbox --me me@home.example "
    '--goal "Lead a data team by June" -o map.svg\n  kithmap read --book my-sample/book.json',
)
@click.option(
    "--language",
    type=click.Choice(list(LANGUAGES)),
    is_eager=True,
    expose_value=False,
    callback=speak,
    help="The language to speak; as KITHMAP_LANGUAGE or the terminal says unless told otherwise.",
)
@click.version_option(package_name="kithmap", message="Kithmap %(version)s")
def kithmap() -> None:
    """A map of the people around you, centred on one goal.

    It runs on this machine only: nothing is sent anywhere.
    """


def main() -> None:
    """Run the command line in the language of the terminal."""
    _write_whatever_comes()
    with speaking(language_around(os.environ)):
        _run()


def _write_whatever_comes() -> None:
    """A name that the terminal, or a pipe on Windows, cannot write is spelt out; it ends no command half-way."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper) and stream.errors == "strict":
            stream.reconfigure(errors="backslashreplace")


def _run() -> None:
    """Every error the owner can meet is one sentence and an exit code."""
    try:
        # where a command ends with an exit code, click gives it instead of leaving by it
        code = kithmap(standalone_mode=False)
    except click.exceptions.Abort:
        click.echo(say("Stopped; what was under way was not done."), err=True)
        sys.exit(130)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except SeenEnough:
        # what is still waiting to be written goes nowhere, without a complaint at the end
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if (code := exit_code_of(error)) is None:
            raise
        click.echo(says(error), err=True)
    sys.exit(code)


if __name__ == "__main__":
    main()
