"""`kithmap log`: a talk with somebody, remembered, and what it brought."""

from datetime import date
from pathlib import Path

import click

from kithmap.actions.debrief_talk import Tale, debrief_talk
from kithmap.actions.log_talk import DAY_MINUTES
from kithmap.book.book import Book
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.kit.dates import spoken_day
from kithmap.plan.debrief import Debrief
from kithmap.sources.interaction import Channel
from kithmap_app.cli.loop_desk import need_of
from kithmap_app.cli.opening import goal_of, keep, open_to_write
from kithmap_app.cli.options import AS_OF, BOOK, JSON, Day
from kithmap_app.cli.telling import tell, tell_json
from kithmap_app.speech import say, say_count

CHANNELS = {"met": Channel.MEETING, "call": Channel.CALL, "message": Channel.MESSAGE}
WORDS = {
    **CHANNELS,
    **dict.fromkeys(("meeting", "coffee", "lunch", "dinner", "walk", "visit"), Channel.MEETING),
    **dict.fromkeys(("phone", "video", "zoom"), Channel.CALL),
    **dict.fromkeys(("mail", "email", "chat", "text"), Channel.MESSAGE),
}
"""First words of a note that say how the two talked, as in `kithmap log ana coffee "…"`."""


@click.command(
    "log",
    epilog='\b\nExamples:\n  kithmap log ana "Her team hires in spring" --useful --book my.json\n'
    '  kithmap log ana coffee "A good hour" --met "Lu Chen" --promised "Send her my notes" --book my.json\n'
    "  kithmap log ben.weber@x.example --channel call --minutes 20 --day 2026-11-20 --book my.json",
)
@click.argument("person")
@click.argument("note", nargs=-1)
@BOOK
@click.option("--channel", type=click.Choice(list(CHANNELS)), help="How you talked; met, unless the note says.")
@click.option("--day", type=Day(), help="When it was; today unless told otherwise.")
@click.option("--minutes", type=click.IntRange(0, DAY_MINUTES), default=0, help="How long it took, if you know.")
@click.option("--useful/--not-useful", default=None, help="Whether it helped you along.")
@click.option("--learned", default="", help="What you learned.")
@click.option("--met", "names", default="", metavar="NAMES", help="New names, by comma: they land on the map.")
@click.option("--could", multiple=True, metavar="NEED", help="What they could help with: a part of a need’s name.")
@click.option("--promised", multiple=True, metavar="WHAT", help="What you promised.")
@click.option("--they-promised", multiple=True, metavar="WHAT", help="What they promised you.")
@click.option("--due", type=Day(), help="By when the promises are due.")
@click.option("--next", "next_on", type=Day(), help="When you mean to talk again.")
@AS_OF
@JSON
def command(
    person: str,
    note: tuple[str, ...],
    book: Path | None,
    channel: str | None,
    day: date | None,
    minutes: int,
    learned: str,
    names: str,
    could: tuple[str, ...],
    promised: tuple[str, ...],
    they_promised: tuple[str, ...],
    due: date | None,
    next_on: date | None,
    as_of: date | None,
    *,
    useful: bool | None,
    as_json: bool,
) -> None:
    """Log a talk with PERSON (a name or an address), with a NOTE if you like; `kithmap undo` takes it back.

    A NOTE may begin with how you talked: met, coffee, lunch, call, video, mail, chat.
    """
    opened, today = open_to_write(book), as_of or date.today()
    flow = _flow(opened, goal := goal_of(opened, None), today=today)
    who, (how, words) = flow.people.named(person), _how(note)
    tale = Tale(
        day=day or today,
        channel=CHANNELS[channel] if channel else how,
        minutes=minutes,
        note=words,
        useful=useful,
        learned=learned,
        names=names,
        i_promised=promised,
        they_promised=they_promised,
        promises_due=due,
        next_on=next_on,
        could_help=[need_of(flow, each) for each in could],
    )
    debrief = debrief_talk(opened, who, tale, people=flow.people, today=today, goal=goal)
    keep(book, opened)
    talk = opened.facts.talks[debrief.talk_id]
    if as_json:
        tell_json({"person": who, "talk": talk, "debrief": debrief})
        return
    click.echo(say("Logged: a talk with {name}, {day}.", name=who.name, day=spoken_day(talk.day, today=today)))
    _tell_what_it_brought(debrief)


def _flow(book: Book, goal: Goal | None, *, today: date) -> Flow:
    return Flow(book.facts, today=today, goal_id=goal.id if goal else "")


def _tell_what_it_brought(debrief: Debrief) -> None:
    if number := len(debrief.new_names):
        tell(say_count("{number} new name is on the map.", "{number} new names are on the map.", number))
    if number := len(debrief.promises):
        tell(say_count("{number} promise is noted.", "{number} promises are noted.", number))


def _how(note: tuple[str, ...]) -> tuple[Channel, str]:
    """Give channel and words of a note; its first word may say the channel, where more follow or it stands alone."""
    first = note[0].casefold() if note else ""
    if first in WORDS:
        return WORDS[first], " ".join(note[1:])
    return Channel.MEETING, " ".join(note)
