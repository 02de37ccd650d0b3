"""`kithmap rhythm`: how often to be in touch."""

import re

import click

from kithmap.actions.set_cadence import MOST_DAYS, set_cadence
from kithmap.goals.goal import Category
from kithmap.kit.dates import spoken_length
from kithmap.people.names import folded
from kithmap.people.person import Person
from kithmap.plan.cadence import Cadence, CadenceOf
from kithmap_app.cli.loop_desk import LoopDesk, works_on_the_loop
from kithmap_app.cli.options import JSON
from kithmap_app.cli.telling import tell, tell_json
from kithmap_app.speech import say


@click.command(
    "rhythm",
    epilog='\b\nExamples:\n  kithmap rhythm ana --every 30 --book my.json\n  kithmap rhythm "ring 1" --every 14 '
    "--book my.json\n  kithmap rhythm family --every 7 --book my.json\n  kithmap rhythm --book my.json",
)
@click.argument("whom", default="")
@works_on_the_loop
@click.option("--every", type=click.IntRange(0, MOST_DAYS), metavar="DAYS", help="How often; 0 is no reminder at all.")
@click.option("--clear", is_flag=True, help="Take it back.")
@JSON
def command(whom: str, desk: LoopDesk, every: int | None, *, clear: bool, as_json: bool) -> None:
    """Set how often to be in touch with WHOM: a person, a category, or "ring 1" to "ring 5"; without WHOM list them.

    Nobody is on a reminder unless you set one. Any contact in both directions starts it anew.
    """
    if not whom:
        _tell_all(desk, as_json=as_json)
        return
    if every is None and not clear:
        raise click.UsageError(say("Say how often with --every DAYS, or take it back with --clear."))
    meant = _meant(desk, whom)
    cadence = set_cadence(desk.book, meant, goal=desk.goal, every_days=None if clear else every)
    desk.save()
    if as_json:
        tell_json(cadence)
        return
    tell(_said(desk, cadence) if cadence else say("{whom}: no rhythm set.", whom=whom))


def _meant(desk: LoopDesk, whom: str) -> Person | Category | int:
    if ring := re.fullmatch(r"ring ([1-5])", whom.strip().lower()):
        return int(ring[1])
    flow = desk.flow()
    category = next((c for c in flow.categories if folded(c.name) == folded(whom)), None)
    return category or flow.people.named(whom)


def _said(desk: LoopDesk, cadence: Cadence) -> str:
    flow = desk.flow()
    if cadence.of is CadenceOf.RING:
        name = say("ring {ring}", ring=cadence.whom)
    elif cadence.of is CadenceOf.CATEGORY:
        name = next((c.name for c in flow.categories if c.id == cadence.whom), cadence.whom)
    else:
        name = flow.loop.name(cadence.whom)
    if not cadence.every_days:
        return say("{whom}: no reminder at all.", whom=name)
    return say("{whom}: every {length}.", whom=name, length=spoken_length(cadence.every_days))


def _tell_all(desk: LoopDesk, *, as_json: bool) -> None:
    cadences = desk.flow().loop.cadences
    if as_json:
        tell_json(cadences)
        return
    for cadence in cadences:
        tell(_said(desk, cadence))
    if not cadences:
        tell(say("No rhythm is set, so nobody is on a reminder."))
