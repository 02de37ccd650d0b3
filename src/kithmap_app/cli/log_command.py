"""`kithmap log`: a talk with somebody, remembered."""

from datetime import date
from pathlib import Path

import click

from kithmap.actions.log_talk import DAY_MINUTES, log_talk
from kithmap.flow import Flow
from kithmap.kit.dates import spoken_day
from kithmap.sources.interaction import Channel
from kithmap_app.cli.opening import keep, open_to_write
from kithmap_app.cli.options import BOOK, JSON, Day
from kithmap_app.cli.telling import tell_json
from kithmap_app.speech import say

CHANNELS = {"met": Channel.MEETING, "call": Channel.CALL, "message": Channel.MESSAGE}


@click.command(
    "log",
    epilog='\b\nExamples:\n  kithmap log ana "Her team hires in spring" --useful --book my.json\n'
    "  kithmap log ben.weber@x.example --channel call --minutes 20 --day 2026-11-20 --book my.json",
)
@click.argument("person")
@click.argument("note", default="")
@BOOK
@click.option("--channel", type=click.Choice(list(CHANNELS)), default="met", show_default=True, help="How you talked.")
@click.option("--day", type=Day(), help="When it was; today unless told otherwise.")
@click.option("--minutes", type=click.IntRange(0, DAY_MINUTES), default=0, help="How long it took, if you know.")
@click.option("--useful/--not-useful", default=None, help="Whether it helped you along.")
@JSON
def command(
    person: str,
    note: str,
    book: Path | None,
    channel: str,
    day: date | None,
    minutes: int,
    *,
    useful: bool | None,
    as_json: bool,
) -> None:
    """Log a talk with PERSON (a name or an address), with a NOTE if you like; `kithmap undo` takes it back."""
    opened, today = open_to_write(book), date.today()
    who = Flow(opened.facts, today=today, goal_id="").people.named(person)
    (talk,) = log_talk(
        opened,
        [who],
        day=day or today,
        today=today,
        channel=CHANNELS[channel],
        minutes=minutes,
        note=note,
        useful=useful,
    )
    if book is not None:
        keep(book, opened)
    if as_json:
        tell_json({"person": who, "talk": talk})
    else:
        click.echo(say("Logged: a talk with {name}, {day}.", name=who.name, day=spoken_day(talk.day, today=today)))
