"""What the map page shows: the drawing, the same people as lists, and what can be filtered."""

from collections import defaultdict
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest

from kithmap.flow import Flow
from kithmap.goalmap.crowd import NOT_PLACED
from kithmap.goalmap.heading import days_left
from kithmap.goalmap.legend import pull_word, warmth_words
from kithmap.goalmap.picture import Picture
from kithmap.goalmap.ringnames import ring_name, ring_names
from kithmap.kit.dates import spoken_date
from kithmap_app.speech import say
from kithmap_app.web.desk import Desk
from kithmap_app.web.pages.map_drawing import draw

INITIALS = "initials"
"""Key of the session under which it stands that names are hidden."""


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing to filter by: `value` as in the data attributes of marks, and how it is called."""

    group: str
    value: str
    name: str


@dataclass(frozen=True, slots=True)
class Entry:
    """Somebody in a list: `kind` is "person" or "chair"; `id` is empty where nothing may be opened."""

    kind: str
    id: str
    name: str
    classes: str


@dataclass(frozen=True, slots=True)
class RingOfList:
    """Those of one category on one ring."""

    name: str
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Section:
    """One category as a list, ring by ring from the closest."""

    category_id: str
    name: str
    colour: int
    people: int
    rings: tuple[RingOfList, ...]
    prompt: str


def shown_map(request: HttpRequest, desk: Desk, *, sector: str = "") -> dict[str, Any]:
    """Give what the templates of the map need."""
    flow = desk.flow
    drawing = draw(flow, sector=sector, is_initials=INITIALS in request.session)
    picture = drawing.picture
    goal = flow.goal
    return {
        "drawing": drawing,
        "sector": drawing.sector,
        "sections": sections(picture, is_open=not drawing.is_initials),
        "filters": _filters(flow, picture),
        "legend": _legend(picture),
        "is_proposed": bool(picture.people) and is_only_proposed(flow),
        "is_empty": not (picture.people or picture.chips or picture.chairs),
        "days": f"{days_left(goal.by, desk.today)} · {spoken_date(goal.by)}" if goal.by else "",
    }


def is_only_proposed(flow: Flow) -> bool:
    """Tell whether the owner has placed nobody yet, so that all on the map are proposals."""
    return not any(placement.goal_id == flow.goal_id for placement in flow.facts.placements.values())


def sections(picture: Picture, *, is_open: bool = True) -> tuple[Section, ...]:
    """Give the picture's people and chairs, those behind a "+N" included, as one list for each category."""
    cells: defaultdict[tuple[int, int], list[Entry]] = defaultdict(list)
    for person in picture.people:
        marks = ["person", person.dot.warmth.value, *["proposed"] * person.proposed, *["next-step"] * person.next_step]
        entry = Entry("person", person.person_id if is_open else "", person.name, " ".join(marks))
        cells[person.sector, person.ring or NOT_PLACED].append(entry)
    for chip in picture.chips:
        cells[chip.sector, chip.ring or NOT_PLACED] += [
            Entry("person", id_ if is_open else "", name, "person")
            for id_, name in zip(chip.person_ids, chip.names, strict=True)
        ]
    for chair in picture.chairs:
        cells[chair.sector, chair.ring].append(Entry("chair", chair.chair_id if is_open else "", chair.name, "chair"))
    prompts = {gap.sector: gap.prompt for gap in picture.gaps}
    return tuple(
        Section(
            sector.category_id,
            sector.name,
            sector.colour,
            sector.people,
            tuple(
                RingOfList(ring_name(ring if ring < NOT_PLACED else None), tuple(cells[index, ring]))
                for ring in range(1, NOT_PLACED + 1)
                if (index, ring) in cells
            ),
            prompts.get(index, ""),
        )
        for index, sector in enumerate(picture.sectors)
    )


def _filters(flow: Flow, picture: Picture) -> list[tuple[str, list[Choice]]]:
    sectors = [Choice("sector", str(index), sector.name) for index, sector in enumerate(picture.sectors)]
    rings = [Choice("ring", str(number), name) for number, name in enumerate(ring_names(), start=1)]
    needs = [Choice("need", str(index), need.label) for index, need in enumerate(flow.needs)]
    return [
        (say("Category"), sectors),
        (say("Closeness"), [*rings, Choice("ring", "", ring_name(None))]),
        (say("Warmth"), [Choice("warmth", warmth.value, words) for warmth, words in warmth_words().items()]),
        (say("Could help with"), needs),
    ]


def _legend(picture: Picture) -> list[Choice]:
    """Give the marks that are on this picture, as choices to filter by."""
    warmths = {person.dot.warmth for person in picture.people}
    steps = {person.pull_step for person in picture.people}
    found = [Choice("warmth", warmth.value, words) for warmth, words in warmth_words().items() if warmth in warmths]
    found += [Choice("pull", str(step), pull_word(step)) for step in (1, 2) if step in steps]
    are_proposed = {person.proposed for person in picture.people}
    if True in are_proposed:
        found.append(Choice("is", "proposed", say("place proposed, not yet yours")))
    if len(are_proposed) == 2:
        found.append(Choice("is", "own", say("placed by you")))
    if any(person.next_step for person in picture.people):
        found.append(Choice("is", "next-step", say("talk to this week")))
    if picture.chairs:
        found.append(Choice("is", "chair", say("empty chair: still wanted")))
    return found
