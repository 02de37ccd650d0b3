"""The growing map: a small picture of who is on the map so far."""

from dataclasses import replace
from math import sqrt

from django.utils.safestring import SafeString, mark_safe

from kithmap.flow import Flow
from kithmap.goalmap.embedding import small_map_element
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import Page, screen
from kithmap.goalmap.picture import Picture
from kithmap.goalmap.seat import MapSubject, Seat
from kithmap_app.web.placed import Placed, placed_people

WIDTH_PX, HEIGHT_PX = 860.0, 760.0
"""About the room it gets beside the questions on a wide screen, so that its letters keep their size there."""
ROOMY_PEOPLE = 60
"""So many find room there with ease; with more, the paper grows and is shown smaller. Crowding them takes seconds."""
MOST_SCALE = 2.0
"""Letters half as tall as intended are the smallest that still tell who is who."""


def growing_map(flow: Flow) -> SafeString:
    """Give the map of those placed so far, without heading and legend; what is proposed is left to the map page."""
    subject = _subject(flow)
    picture = _without_prompts(lay_out(subject, _paper(len(subject.seats))))
    # everything in it went through `safe`, as in the pictures that are saved to files
    return mark_safe(small_map_element(picture))


def _paper(people: int) -> Page:
    scale = min(sqrt(max(people / ROOMY_PEOPLE, 1.0)), MOST_SCALE)
    return screen(WIDTH_PX * scale, HEIGHT_PX * scale)


def _without_prompts(picture: Picture) -> Picture:
    """Give the picture without the questions in its empty sectors: the page asks them, one at a time."""
    return replace(picture, gaps=tuple(replace(gap, lines=()) for gap in picture.gaps))


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
