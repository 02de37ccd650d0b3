"""`kithmap place`: a person on a ring and in a category."""

from datetime import date
from pathlib import Path

import click

from kithmap.actions.place_person import Kept, place_person, take_off
from kithmap.actions.see_map import river
from kithmap.errors import NotFound
from kithmap.flow import Flow
from kithmap.goals.goal import Category
from kithmap.people.names import folded
from kithmap.people.person import Person
from kithmap_app.cli.opening import goal_of, keep, open_to_write
from kithmap_app.cli.options import BOOK, JSON
from kithmap_app.cli.telling import tell_json
from kithmap_app.speech import say


@click.command(
    "place",
    epilog="\b\nExamples:\n  kithmap place ana --ring 1 --category Friends --book my.json\n"
    "  kithmap place ben.weber@x.example --ring 4 --book my.json\n  kithmap place ana --off --book my.json",
)
@click.argument("person")
@BOOK
@click.option("--ring", type=click.IntRange(1, 5), help="1 is closest, 5 an acquaintance; left out: not placed.")
@click.option("--category", help="The category (sector) on the map.")
@click.option("--goal", help="Which goal's map; the one in hand unless told otherwise.")
@click.option("--off", is_flag=True, help="Take the person off the map, back into the pool.")
@JSON
def command(
    person: str,
    book: Path | None,
    ring: int | None,
    category: str | None,
    goal: str | None,
    *,
    off: bool,
    as_json: bool,
) -> None:
    """Place PERSON (a name or an address) on the map of a goal; `kithmap undo` takes it back."""
    opened = open_to_write(book)
    chosen = goal_of(opened, goal)
    if chosen is None:
        raise NotFound(say('This book has no such goal yet. Set one: kithmap goal "…"'))
    flow = river(opened, chosen, today=date.today())
    who = flow.people.named(person)
    if off:
        take_off(opened, who, goal=chosen)
    else:
        place_person(opened, who, goal=chosen, ring=ring, category=_category(flow, category) or Kept.KEPT)
    keep(book, opened)
    if as_json:
        tell_json({"person": who, "ring": None if off else ring, "on_map": not off})
    else:
        click.echo(_told(who, ring, off=off))


def _told(who: Person, ring: int | None, *, off: bool) -> str:
    if off:
        return say("{name} is off the map.", name=who.name)
    if ring:
        return say("{name} is on ring {ring}.", name=who.name, ring=ring)
    return say("{name} is on the map, not placed.", name=who.name)


def _category(flow: Flow, name: str | None) -> Category | None:
    if name is None:
        return None
    fits = [c for c in flow.categories if folded(c.name).startswith(folded(name))]
    if not fits:
        known = ", ".join(c.name for c in flow.categories)
        raise NotFound(say("There is no category {name!r} on this map. There are: {known}.", name=name, known=known))
    return fits[0]
