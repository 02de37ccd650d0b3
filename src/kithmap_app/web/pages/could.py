"""Who could help: the pool, one person after another, answered with yes, no or later."""

from collections.abc import Iterator
from dataclasses import asdict, dataclass, fields, replace
from hashlib import blake2b
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.place_people import promote_people
from kithmap.flow import Flow
from kithmap.people.person import Person
from kithmap.ties.tie import Tie
from kithmap_app.programs.finding import strongest_first
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.placed import goal_in_hand
from kithmap_app.web.sayings import spoken_past, spoken_sources

ROUND = "could"
"""Key of the session under which the round is kept: it is no fact that somebody was passed over today."""
MARK_BYTES = 4
"""Of the digest that stands for a person who was answered with no: a session is a cookie, and has room for 400."""
MOST_PASSED = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Round:
    """How far the owner has come in the pool of one goal.

    `after` is whom they saw last, `passed` the digests of whom they said no to, one behind the other, and `added` how
    many they said yes to.
    """

    goal_id: str
    after: str = ""
    passed: str = ""
    added: int = 0


_FIELDS = {field.name for field in fields(Round)}
"""A session of an earlier Kithmap may hold a round with other fields: it begins anew."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """The person who is asked about next."""

    person: Person
    tie: Tie
    last: str
    known_from: str


@needs_goal
def could(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the next person of the pool; `?again=` begins with the strongest tie again."""
    walk = _round(request, desk)
    if request.GET.get("again"):
        walk = replace(walk, after="", added=0, passed="" if request.GET["again"] == "all" else walk.passed)
        _keep(request, walk)
    return whole_page(request, desk, "kithmap/could.html", page="people", **_shown(desk, walk))


@require_POST
@needs_goal
def answer(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take the answer about one person (y, n, or s for later), and show the next."""
    walk, person, said = _round(request, desk), desk.flow.people.at(request.POST.get("who", "")), ""
    if person is not None:
        walk = replace(walk, after=person.id)
        if request.POST.get("answer") == "y":
            promote_people(desk.book, [person], goal=goal_in_hand(desk))
            walk, said = replace(walk, added=walk.added + 1), say("On your map: {name}.", name=person.name)
        elif request.POST.get("answer") == "n":
            walk = replace(walk, passed=(walk.passed + _mark(person))[-MOST_PASSED * 2 * MARK_BYTES :])
    _keep(request, walk)
    if request.headers.get("HX-Request"):
        return part(request, desk, "kithmap/could_part.html", said=said, **_shown(desk, walk))
    return go(request, "could", said=said)


def _shown(desk: Desk, walk: Round) -> dict[str, Any]:
    return {"candidate": _candidate(desk.flow, walk), "walk": walk}


def _candidate(flow: Flow, walk: Round) -> Candidate | None:
    row = next(_waiting(flow, walk), None)
    if row is None:
        return None
    person = flow.people.people[row]
    tie = flow.ties.tie(row, person.id)
    return Candidate(
        person=person,
        tie=tie,
        last=spoken_past(tie.last, today=flow.today),
        known_from=spoken_sources(person.sources),
    )


def _waiting(flow: Flow, walk: Round) -> Iterator[int]:
    """Give the rows of the people not yet asked about, strongest ties first; whom the owner placed is left out."""
    placed = {flow.people.rows.get(p.person) for p in flow.facts.placements.values() if p.goal_id == flow.goal_id}
    order: list[int] = strongest_first(flow).tolist()
    seen = flow.people.rows.get(walk.after)
    begin = order.index(seen) + 1 if seen is not None else 0
    passed = {walk.passed[i : i + 2 * MARK_BYTES] for i in range(0, len(walk.passed), 2 * MARK_BYTES)}
    return (row for row in order[begin:] if row not in placed and _mark(flow.people.people[row]) not in passed)


def _mark(person: Person) -> str:
    return blake2b(person.id.encode("utf-8", "surrogatepass"), digest_size=MARK_BYTES).hexdigest()


def _round(request: HttpRequest, desk: Desk) -> Round:
    """Give the round as the session knows it; a round through the pool of another goal begins anew."""
    kept = request.session.get(ROUND, {})
    goal_id = goal_in_hand(desk).id
    return Round(**kept) if kept.keys() == _FIELDS and kept["goal_id"] == goal_id else Round(goal_id=goal_id)


def _keep(request: HttpRequest, walk: Round) -> None:
    request.session[ROUND] = asdict(walk)


urls = [path("people/could/", could, name="could"), path("people/could/answer/", answer, name="could_answer")]
