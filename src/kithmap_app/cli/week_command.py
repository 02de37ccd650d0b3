"""`kithmap week`: this week's conversations."""

from datetime import UTC, datetime, time
from pathlib import Path

import click

from kithmap.actions.keep_week import mark_done, put_off, swap_talk
from kithmap.actions.plan_week import feed_of, steps_of, week_of
from kithmap.kit.dates import spoken_day
from kithmap.people.person import Person
from kithmap.plan.conversation import Conversation
from kithmap.plan.rest import RestLength
from kithmap_app.cli.loop_desk import LoopDesk, open_desk
from kithmap_app.cli.opening import open_asked
from kithmap_app.cli.options import JSON, Asked, looks_at_a_map
from kithmap_app.cli.telling import heading, tell, tell_json
from kithmap_app.cli.writing import FORCE, write_result
from kithmap_app.speech import say

FEED_DOMAIN = "kithmap.invalid"
"""Ends the ids in a calendar file; no such host can exist (RFC 2606)."""


@click.command(
    "week",
    epilog="\b\nExamples:\n  kithmap week --book my.json\n  kithmap week --book my.json --size 3\n"
    "  kithmap week --book my.json --swap ana\n  kithmap week --book my.json --not-now ben --length '3 months'\n"
    "  kithmap week --book my.json --calendar week.ics",
)
@looks_at_a_map
@click.option("--size", type=click.IntRange(1, 15), help="How many conversations; 5 unless you set another number.")
@click.option("--swap", metavar="PERSON", help="Exchange PERSON for the next best of the same purpose.")
@click.option("--not-now", metavar="PERSON", help="Let PERSON rest; somebody else comes.")
@click.option(
    "--length",
    type=click.Choice([length.value for length in RestLength]),
    default=RestLength.WEEK.value,
    show_default=True,
    help="How long --not-now is.",
)
@click.option("--done", metavar="PERSON", help="Tick PERSON off; `kithmap log` does so by itself.")
@click.option("--calendar", type=click.Path(path_type=Path, dir_okay=False), help="Write reminders to an .ics file.")
@FORCE
@JSON
def command(
    asked: Asked,
    size: int | None,
    swap: str | None,
    not_now: str | None,
    length: str,
    done: str | None,
    calendar: Path | None,
    *,
    force: bool,
    as_json: bool,
) -> None:
    """Propose the few conversations of this week that would help your goal most, each with its reason.

    FILES are as for `kithmap map`. --swap, --not-now and --done change the book; `kithmap undo` takes them back.
    """
    if swap or not_now or done:
        desk = open_desk(asked.book, asked.goal, today=asked.today)
        changed = _changed(desk, swap=swap, not_now=not_now, length=RestLength(length), done=done)
        # kept before it is told: whoever reads the output may be gone
        desk.save()
        for sentence in changed:
            click.echo(sentence, err=as_json)
    opened = open_asked(asked)
    week = week_of(opened.book, opened.goal, today=asked.today, proposed=asked.people, size=size)
    if calendar is not None:
        noon = datetime.combine(asked.today, time(12), tzinfo=UTC)
        write_result(calendar, feed_of(opened.book, opened.goal, now=noon, domain=FEED_DOMAIN), force=force)
        click.echo(say("Wrote {path}: bring it into your calendar.", path=calendar), err=True)
    if as_json:
        tell_json(week)
        return
    heading(say("This week for “{goal}”", goal=opened.goal.outcome))
    for number, conversation in enumerate(week.conversations, start=1):
        _tell(number, conversation)
    if week.is_paused:
        tell(say("This goal rests at the moment, and so do you."))
    elif week.has_ended:
        tell(say("This goal has come to its end. Thank everybody who helped: kithmap thank"))
    elif not week.conversations:
        tell(say("Nobody to propose yet. Bring in an address book or mail, or type the names that come to mind."))
    if week.learned:
        heading(say("What your own record taught this plan"))
        for reason in week.learned:
            tell(reason.text, indent=3)
    if steps := steps_of(opened.book, opened.goal, today=asked.today):
        heading(say("Also open"))
        for step in steps:
            tell(f"{spoken_day(step.due, today=asked.today)}: {step.sentence}", indent=3)


def _changed(
    desk: LoopDesk, *, swap: str | None, not_now: str | None, length: RestLength, done: str | None
) -> list[str]:
    told = []
    if swap:
        who = desk.person(swap)
        told.append(_came(who, swap_talk(desk.book, who, goal=desk.goal, today=desk.today)))
    if not_now:
        who = desk.person(not_now)
        told.append(_came(who, put_off(desk.book, who, goal=desk.goal, length=length, today=desk.today)))
    if done:
        who = desk.person(done)
        mark_done(desk.book, who, goal=desk.goal, today=desk.today)
        told.append(say("{name} is ticked off.", name=who.name))
    return told


def _came(gone: Person, came: Person | None) -> str:
    if came is None:
        return say("{name} is left out; nobody else comes in their place.", name=gone.name)
    return say("{name} comes in the place of {gone}.", name=came.name, gone=gone.name)


def _tell(number: int, conversation: Conversation) -> None:
    heading(f"{number}. {conversation.name}" + (" ✓" if conversation.is_done else ""))
    if conversation.is_done:
        return
    for reason in conversation.why:
        tell(reason.text, indent=3)
    for text in (conversation.would_change, conversation.last_spoke, *conversation.promises, conversation.advice):
        if text:
            tell(text, indent=3)
    tell(f"→ “{conversation.opener}”", indent=3)
    for question in conversation.questions:
        tell(f"? {question}", indent=3)
    for way in conversation.ways[:3]:
        tell(f"{way.title}: {way.address}", indent=3)
