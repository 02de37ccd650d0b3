"""Who is who: what only the owner can tell, one question after another, and what was joined without asking."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.settle_identity import settle_identity
from kithmap.flow import Flow
from kithmap.kit.reason import Reason
from kithmap.people.joins import joined_unasked
from kithmap.people.pairs import Pair
from kithmap.people.person import Person
from kithmap_app.speech import say, say_count
from kithmap_app.web.answers import go, needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.paging import page_asked, page_at
from kithmap_app.web.pieces import Piece, pieces_of

LATER = "same_later"
"""Key of the session under which a browser keeps the questions that were put off. No fact: tomorrow they come again."""
A_PAGE = 50
"""Joins announced on one page."""
STRONG_BITS = 5.0
"""From 32 to 1 on a reason is called strong."""


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two people asked about, with the cards that they are made of."""

    person: Person
    pieces: tuple[Piece, ...]


@dataclass(frozen=True, slots=True)
class Because:
    """One reason as a sentence, and how far it goes in words."""

    text: str
    weight: str
    speaks_for: bool


@dataclass(frozen=True, slots=True)
class Question:
    """Two who may be one person, side by side."""

    pair: Pair
    sides: tuple[Side, Side]
    because: tuple[Because, ...]


@needs_goal
def same(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Ask the next question; what was joined unasked is listed below."""
    return whole_page(request, desk, "kithmap/same.html", page="people", **_shown(request, desk))


@require_POST
@needs_goal
def answer(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Take an answer (`same`, `not` or `later`) to the question about two anchors, and ask the next one."""
    first, second = request.POST.get("first", ""), request.POST.get("second", "")
    said = _answered(request, desk, first, second)
    if request.headers.get("HX-Request"):
        return part(request, desk, "kithmap/same_part.html", said=said, **_shown(request, desk))
    return go(request, "same", said=said)


def _answered(request: HttpRequest, desk: Desk, first: str, second: str) -> str:
    everybody = desk.flow.people
    one, two = everybody.at(first), everybody.at(second)
    word = request.POST.get("answer", "")
    if one is None or two is None or word not in ("same", "not", "later"):
        return say("That question is no longer open.")
    if word == "later":
        put_off = request.session.get(LATER, [])
        request.session[LATER] = [*(key for key in put_off if key != _key(first, second)), _key(first, second)]
        return ""
    settle_identity(desk.book, first, second, same=word == "same")
    if word == "same":
        return say("{first} and {second} are one person now.", first=one.name, second=two.name)
    if one.id == two.id:
        return say("{name} is two people again.", name=one.name)
    return say("{first} and {second} stay two people.", first=one.name, second=two.name)


def _shown(request: HttpRequest, desk: Desk) -> dict[str, Any]:
    flow = desk.flow
    put_off = request.session.get(LATER, [])
    asked = sorted(flow.questions, key=lambda pair: _place(put_off, pair))
    joins = joined_unasked(flow.people)
    page = page_at(joins, page_asked(request.GET), length=A_PAGE)
    settled = len(flow.facts.verdicts)
    return {
        "question": _question(flow, asked[0]) if asked else None,
        "left": say_count("{number} question left", "{number} questions left", len(asked)),
        "settled": settled,
        "all": settled + len(asked),
        "joins": page.items,
        "joined": say_count("{number} person was joined", "{number} people were joined", len(joins)),
        "at": page.at,
        "pages": page.pages,
    }


def _place(put_off: Sequence[str], pair: Pair) -> int:
    """What was put off comes after the rest, the longest ago first."""
    key = _key(pair.first, pair.second)
    return put_off.index(key) + 1 if key in put_off else 0


def _key(first: str, second: str) -> str:
    return f"{first} {second}"


def _question(flow: Flow, pair: Pair) -> Question:
    one, two = (flow.people.people[flow.people.rows[anchor]] for anchor in (pair.first, pair.second))
    return Question(pair, (_side(flow, one), _side(flow, two)), tuple(map(_because, pair.reasons)))


def _side(flow: Flow, person: Person) -> Side:
    cards = [flow.facts.cards[id_] for id_ in person.card_ids]
    return Side(person, pieces_of(person, cards, region=flow.facts.me.region, today=flow.today))


def _because(reason: Reason) -> Because:
    is_strong = abs(reason.weight) >= STRONG_BITS
    if reason.weight > 0:
        weight = say("speaks strongly for it") if is_strong else say("speaks for it")
    elif reason.weight < 0:
        weight = say("speaks strongly against it") if is_strong else say("speaks against it")
    else:
        weight = say("says little here")
    return Because(reason.text, weight, reason.weight > 0)


urls = [path("same/", same, name="same"), path("same/answer/", answer, name="same-answer")]
