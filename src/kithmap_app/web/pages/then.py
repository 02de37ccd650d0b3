"""Then and now: the map as it was on a past day, who moved since, and the dials side by side."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path

from kithmap.actions.look_back import Past
from kithmap.goalmap.initials import initials_of
from kithmap.goalmap.legend import warmth_words
from kithmap.kit.dates import spoken_date
from kithmap.kit.speech import marked
from kithmap.then.move import Move, MoveKind
from kithmap.then.movement import Movement
from kithmap_app.speech import say
from kithmap_app.web.answers import needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.pages.map_shown import INITIALS, Choice
from kithmap_app.web.pages.then_drawing import drawn_for_paper, drawn_then

USUAL_DAYS_BACK = 182
"""Half a year: long enough for ties to warm or cool, short enough to be remembered."""
MOST_MONTHS_BACK = 120
"""The slider's reach, in months; any older day can be typed."""
SHOWN = 8
"""People shown of each kind before the rest waits behind "show all"."""
TITLES = {
    MoveKind.JOINED: marked("Who joined"),
    MoveKind.NEARER: marked("Who came nearer"),
    MoveKind.WARMED: marked("Who warmed"),
    MoveKind.COOLED: marked("Who cooled"),
}
STEPS_BACK = ((31, marked("a month ago")), (91, marked("three months ago")), (365, marked("a year ago")))


@dataclass(frozen=True, slots=True)
class Line:
    """One person who moved; `anchor` is "" where names are hidden and nothing may be opened."""

    anchor: str
    name: str
    sentence: str


@dataclass(frozen=True, slots=True)
class Group:
    """The people who moved one way, and how many more did."""

    kind: str
    title: str
    lines: tuple[Line, ...]
    more: int


@needs_goal
def then(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the map as of `?on=`, half a year ago unless told; htmx gets what changes with the day."""
    past = Past(desk.flow)
    found = past.since(_asked_day(request, past))
    hidden = INITIALS in request.session
    shown = {
        **_shown(found, is_hidden=hidden, everything="all" in request.GET),
        "drawing": drawn_then(past.flow, found.then, is_initials=hidden),
    }
    if request.htmx:  # type: ignore[attr-defined]  # set by the middleware of django-htmx
        return part(request, desk, "kithmap/then_part.html", **shown)
    return whole_page(request, desk, "kithmap/then.html", page="then", **shown, **_slider(found, past))


@needs_goal
def on_paper(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show before and after as a page to print."""
    past = Past(desk.flow)
    found = past.since(_asked_day(request, past))
    hidden = INITIALS in request.session
    before, after = drawn_for_paper(past.flow, found.then, past.present, is_initials=hidden)
    shown = _shown(found, is_hidden=hidden, everything=True)
    return whole_page(request, desk, "kithmap/then_paper.html", page="then", before=before, after=after, **shown)


def _asked_day(request: HttpRequest, past: Past) -> date:
    today = past.flow.today
    try:
        return min(date.fromisoformat(request.GET.get("on", "")), today)
    except ValueError:
        usual = today - timedelta(days=USUAL_DAYS_BACK)
        return min(max(usual, past.records_begin or usual), today)


def _shown(found: Movement, *, is_hidden: bool, everything: bool) -> dict[str, Any]:
    return {
        "movement": found,
        "then_day": spoken_date(found.then.day),
        "now_day": spoken_date(found.now.day),
        "groups": [group for kind in MoveKind if (group := _group(found, kind, is_hidden, everything)).lines],
        "legend": [Choice("warmth", warmth.value, words) for warmth, words in warmth_words().items()],
        "is_hidden": is_hidden,
    }


def _group(found: Movement, kind: MoveKind, is_hidden: bool, everything: bool) -> Group:
    moves = found.of(kind)
    shown = moves if everything else moves[:SHOWN]
    lines = tuple(_line(move, is_hidden) for move in shown)
    return Group(kind.value, say(TITLES[kind]), lines, len(moves) - len(shown))


def _line(move: Move, is_hidden: bool) -> Line:
    if is_hidden:
        return Line("", initials_of(move.name), move.sentence)
    return Line(move.person_id, move.name, move.sentence)


def _slider(found: Movement, past: Past) -> dict[str, Any]:
    """Give the reach of the slider in months, where it stands, and days to jump to."""
    today = past.flow.today
    begin = past.records_begin or today
    reach = min(max(_months_between(begin, today), 1), MOST_MONTHS_BACK)
    steps = [(today - timedelta(days=days), say(words)) for days, words in STEPS_BACK]
    return {
        "months": reach,
        "at": max(reach - _months_between(found.then.day, today), 0),
        "steps": [(day.isoformat(), words) for day, words in steps if day >= begin],
        "begin": begin,
    }


def _months_between(day: date, today: date) -> int:
    return (today.year - day.year) * 12 + today.month - day.month


urls = [path("then/", then, name="then"), path("then/paper/", on_paper, name="then-paper")]
