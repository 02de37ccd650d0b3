"""Categories and needs: what the map is divided into and what the goal asks for, each the owner's to change."""

import re
from typing import Any
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.edit_category import (
    NAME_CHARS,
    CategoryExists,
    add_category,
    categories_of,
    drop_category,
    is_occupied,
    merge_category,
    move_category,
    recolour_category,
    rename_category,
)
from kithmap.actions.edit_need import LABEL_CHARS, add_need, drop_need, edit_need, needs_of
from kithmap.goals.goal import Category
from kithmap.goals.need import Need, Support, support_word
from kithmap.kit.speech import marked
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.placed import goal_in_hand

COLOUR_NAMES = (
    *(marked("ink"), marked("amber"), marked("sky"), marked("green")),
    *(marked("yellow"), marked("blue"), marked("orange"), marked("rose")),
)
"""What the owner calls the colours 0 to 7."""
COLOUR_NUMBERS = {str(number): number for number in range(len(COLOUR_NAMES))}
NO_CATEGORY = "none"
"""In a form: the people of a category that goes wait to be sorted again."""
_PLACES = re.compile(r"-?[0-9]{1,3}")
STEPS = {"up": -1, "down": 1}
"""Buttons of a category, and how many places each moves it."""
IMPORTANCES = ((3, marked("decisive")), (2, marked("matters")), (1, marked("nice to have")))
USUAL_IMPORTANCE = 2


@needs_goal
def categories(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what the goal brings along, to be taken as it is or changed; one category (`open`) with all its choices."""
    opened = request.GET.get("open", "")
    if request.headers.get("HX-Request"):
        return part(request, desk, "kithmap/categories_part.html", **_shown(desk, opened))
    return whole_page(request, desk, "kithmap/categories.html", page="categories", **_shown(desk, opened))


@require_POST
@needs_goal
def change_category(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add or change a category; one that is gone already is passed over.

    Whoever takes away a category in which people stand is first asked where they go.
    """
    act = request.POST.get("act", "")
    category = _category_called(desk, request.POST.get("category", ""))
    if act == "add":
        added = add_category(desk.book, request.POST.get("name", ""), goal=goal_in_hand(desk))
        return _answer(request, desk, said=say("“{name}” is on your map.", name=added.name) if added else "")
    if category is None:
        return _answer(request, desk)
    if act == "drop" and "into" not in request.POST and is_occupied(desk.book.facts, category):
        return _answer(request, desk, opened=category.id)
    try:
        said = _change_category(request, desk, category)
    except CategoryExists as error:
        # merging stands among the choices of a category
        return _answer(request, desk, said=str(error), opened=category.id)
    return _answer(request, desk, said=said, opened=category.id if act == "colour" else "", left=category)


@require_POST
@needs_goal
def change_need(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add, change or drop a need; one that is gone already is passed over."""
    act, label = request.POST.get("act", ""), request.POST.get("label", "")
    importance = _number(request.POST.get("importance", ""))
    need = desk.book.facts.needs.get(request.POST.get("need", ""))
    if act == "add":
        support = request.POST.get("support", "")
        kind = Support(support) if support in list(Support) else Support.ADVICE
        add_need(desk.book, label, goal=goal_in_hand(desk), support=kind, importance=importance)
    elif need is not None and need.goal_id == goal_in_hand(desk).id:
        if act == "drop":
            return _answer(request, desk, said=_drop_need(desk, need))
        edit_need(desk.book, need, label=label, importance=importance)
    return _answer(request, desk)


def _category_called(desk: Desk, id_: str) -> Category | None:
    category = desk.book.facts.categories.get(id_)
    return category if category is not None and category.goal_id == goal_in_hand(desk).id else None


def _change_category(request: HttpRequest, desk: Desk, category: Category) -> str:
    """Do what a form asks of a category, and give what to say of it; "" where nothing is worth a word."""
    act, into = request.POST.get("act", ""), _category_called(desk, request.POST.get("into", ""))
    match act:
        case "drop":
            return _drop(desk, category, into=into)
        case "merge":
            return _merge(desk, category, into=into)
        case "colour":
            return _recolour(desk, category, request.POST.get("colour", ""))
        case "up" | "down":
            move_category(desk.book, category, goal=goal_in_hand(desk), by=STEPS[act])
        case "move":
            by = request.POST.get("by", "")
            move_category(desk.book, category, goal=goal_in_hand(desk), by=int(by) if _PLACES.fullmatch(by) else 0)
        case _:
            rename_category(desk.book, category, request.POST.get("name", ""))
    return ""


def _drop(desk: Desk, category: Category, *, into: Category | None) -> str:
    to = None if into is None or into.id == category.id else into
    had_people = is_occupied(desk.book.facts, category)
    drop_category(desk.book, category, into=to)
    if not had_people:
        return say("“{name}” is gone.", name=category.name)
    if to is None:
        return say(
            "“{name}” is gone. Its people are still on your map, and wait for another category.", name=category.name
        )
    return say("“{name}” is gone. Its people are in “{into}” now.", name=category.name, into=to.name)


def _drop_need(desk: Desk, need: Need) -> str:
    had_offers = any(offer.need_id == need.id for offer in desk.book.facts.offers.values())
    drop_need(desk.book, need)
    if had_offers:
        return say("“{name}” is gone, and with it who could help there.", name=need.label)
    return say("“{name}” is gone.", name=need.label)


def _merge(desk: Desk, category: Category, *, into: Category | None) -> str:
    if into is None or into.id == category.id:
        return ""
    merge_category(desk.book, category, into=into)
    return say("“{name}” and “{into}” are one category now: “{into}”.", name=category.name, into=into.name)


def _recolour(desk: Desk, category: Category, told: str) -> str:
    if told not in COLOUR_NUMBERS or COLOUR_NUMBERS[told] == category.colour:
        return ""
    recolour_category(desk.book, category, COLOUR_NUMBERS[told])
    colour = say(COLOUR_NAMES[COLOUR_NUMBERS[told]])
    return say("“{name}” is {colour} now.", name=category.name, colour=colour)


def _number(text: str) -> int:
    return int(text) if text in {"1", "2", "3"} else USUAL_IMPORTANCE


def _answer(
    request: HttpRequest, desk: Desk, *, said: str = "", opened: str = "", left: Category | None = None
) -> HttpResponse:
    """Answer an act with the fresh lists; where the category that was `left` is gone, another one takes the focus."""
    if request.headers.get("HX-Request"):
        shown = {**_shown(desk, opened), "focused": _beside(request, desk, left)}
        return part(request, desk, "kithmap/categories_part.html", said=said, **shown)
    answer = go(request, "categories", said=said)
    if opened:
        answer["Location"] += f"?{urlencode({'open': opened})}"
    return answer


def _beside(request: HttpRequest, desk: Desk, left: Category | None) -> Category | None:
    """Give where somebody goes on who took a category away: to the one its people are in now, or the first."""
    if left is None or _category_called(desk, left.id):
        return None
    into = _category_called(desk, request.POST.get("into", ""))
    return into or next(iter(categories_of(desk.book, goal_in_hand(desk))), None)


def _shown(desk: Desk, opened: str = "") -> dict[str, Any]:
    goal = goal_in_hand(desk)
    found = _category_called(desk, opened)
    return {
        "categories": categories_of(desk.book, goal),
        "opened": found,
        "is_occupied": found is not None and is_occupied(desk.book.facts, found),
        "has_people": any(placement.goal_id == goal.id for placement in desk.book.facts.placements.values()),
        "colours": [say(name) for name in COLOUR_NAMES],
        "no_category": NO_CATEGORY,
        "needs": needs_of(desk.book, goal),
        "importances": [(number, say(word)) for number, word in IMPORTANCES],
        "supports": [(support.value, support_word(support)) for support in Support],
        "name_chars": NAME_CHARS,
        "label_chars": LABEL_CHARS,
    }


urls = [
    path("categories/", categories, name="categories"),
    path("categories/change/", change_category, name="change-category"),
    path("categories/need/", change_need, name="change-need"),
]
