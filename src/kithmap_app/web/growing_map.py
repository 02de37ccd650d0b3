"""The growing map: a small picture of who is on the map so far, as SVG that takes its colours from the page."""

from dataclasses import replace
from math import sqrt

from django.utils.safestring import SafeString, mark_safe

from kithmap.flow import Flow
from kithmap.goalmap.colours import LIGHT, Theme
from kithmap.goalmap.frame import frame
from kithmap.goalmap.ground import definitions, ground
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.markup import element, number, safe
from kithmap.goalmap.page import Page, screen
from kithmap.goalmap.picture import Picture, PlacedPerson
from kithmap.goalmap.seat import MapSubject, Seat
from kithmap.goalmap.shapes import chip_shape, person_shape
from kithmap.goalmap.svg import text_element
from kithmap.goalmap.wording import about_picture
from kithmap_app.web.placed import Placed, placed_people

WIDTH_PX, HEIGHT_PX = 860.0, 760.0
"""About the room it gets beside the questions on a wide screen, so that its letters keep their size there."""
ROOMY_PEOPLE = 60
"""So many find room there with ease; with more, the paper grows and is shown smaller. Crowding them takes seconds."""
MOST_SCALE = 2.0
"""Letters half as tall as intended are the smallest that still tell who is who."""

PAGE_COLOURS = Theme(
    name="page",
    ground="none",
    space="var(--map-space)",
    glow="var(--map-glow)",
    line="var(--map-line)",
    ink="var(--ink)",
    muted="var(--muted)",
    on_dark="var(--map-on-dark)",
    centre="var(--map-centre)",
    highlight="var(--mark)",
    highlight_line="var(--mark-line)",
    marks=tuple(f"var(--map-mark-{colour})" for colour in range(len(LIGHT.marks))),
    words=tuple(f"var(--map-word-{colour})" for colour in range(len(LIGHT.words))),
    washes=LIGHT.washes,
    hatching=LIGHT.hatching,
)
"""Colours as the page's own: it knows whether it is light or dark, the server does not."""


def growing_map(flow: Flow) -> SafeString:
    """Give the map of those placed so far, without heading and legend; what is proposed is left to the map page."""
    subject = _subject(flow)
    picture = _without_prompts(lay_out(subject, _paper(len(subject.seats))))
    room = frame(picture.page).titles
    body = [
        element("title", safe(about_picture(picture)), id="growing-map-title"),
        element("defs", definitions(picture, PAGE_COLOURS)),
        *ground(picture, PAGE_COLOURS),
        *(text_element(ring.label) for ring in picture.rings if ring.label),
        text_element(picture.centre),
        *(text_element(line) for sector in picture.sectors for line in sector.title),
        *(_person(person, picture) for person in picture.people),
        *(chip_shape(chip, picture, PAGE_COLOURS) + text_element(chip.label) for chip in picture.chips),
    ]
    drawn = element(
        "svg",
        "".join(body),
        cls="growing-map",
        viewBox=" ".join(number(side) for side in (room.x, room.y, room.width, room.height)),
        role="img",
        aria_labelledby="growing-map-title",
    )
    # everything in it went through `safe`, as in the pictures that are saved to files
    return mark_safe(drawn)


def _paper(people: int) -> Page:
    scale = min(sqrt(max(people / ROOMY_PEOPLE, 1.0)), MOST_SCALE)
    return screen(WIDTH_PX * scale, HEIGHT_PX * scale)


def _without_prompts(picture: Picture) -> Picture:
    """Give the picture without the questions in its empty sectors: the page asks them, one at a time."""
    return replace(picture, gaps=tuple(replace(gap, lines=()) for gap in picture.gaps))


def _person(person: PlacedPerson, picture: Picture) -> str:
    inner = person_shape(person, picture, PAGE_COLOURS) + text_element(person.label)
    return element("g", inner, cls="person", data_person=person.person_id)


def _subject(flow: Flow) -> MapSubject:
    """Give what the small map shows: places only, since ties and pull take time and are told later."""
    return MapSubject(
        title=flow.goal.outcome,
        subtitle="",
        today=flow.today,
        by=None,
        categories=flow.categories,
        seats=tuple(map(_seat, placed_people(flow))),
    )


def _seat(placed: Placed) -> Seat:
    return Seat(
        person_id=placed.person.id,
        name=placed.person.name,
        ring=placed.placement.ring,
        category_id=placed.placement.category_id or "",
    )
