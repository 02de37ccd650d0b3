"""`kithmap pause`: weeks in which a goal rests."""

import click

from kithmap.actions.pause_goal import end_pause, pause_goal
from kithmap.kit.dates import spoken_day
from kithmap.plan.weeks import weeks_later
from kithmap_app.cli.loop_desk import LoopDesk, works_on_the_loop
from kithmap_app.cli.options import JSON
from kithmap_app.cli.telling import tell_json
from kithmap_app.speech import say

MOST_WEEKS = 26
"""Half a year; a longer pause is an end."""


@click.command(
    "pause",
    epilog="\b\nExamples:\n  kithmap pause --weeks 2 --book my.json\n  kithmap pause --book my.json\n"
    "  kithmap pause --over --book my.json",
)
@works_on_the_loop
@click.option("--weeks", type=click.IntRange(1, MOST_WEEKS), help="How long; until you go on unless told otherwise.")
@click.option("--over", is_flag=True, help="Go on today.")
@JSON
def command(desk: LoopDesk, weeks: int | None, *, over: bool, as_json: bool) -> None:
    """Let the goal rest: nothing is proposed, and nobody is reminded of."""
    if over:
        end_pause(desk.book, desk.goal, today=desk.today)
        desk.save()
        if as_json:
            tell_json({"goal": desk.goal.outcome, "is_paused": False})
        else:
            click.echo(say("Welcome back."))
        return
    until = weeks_later(desk.today, weeks) if weeks else None
    pause = pause_goal(desk.book, desk.goal, since=desk.today, until=until)
    desk.save()
    if as_json:
        tell_json(pause)
    elif until is None:
        click.echo(say("Your goal rests until you go on: kithmap pause --over"))
    else:
        click.echo(say("Your goal rests until {day}.", day=spoken_day(until, today=desk.today)))
