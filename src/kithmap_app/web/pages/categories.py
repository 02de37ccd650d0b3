"""Categories and needs: what the map is divided into and what the goal asks for, each the owner's to change."""

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.http import require_POST

from kithmap.actions.edit_category import (
    NAME_CHARS,
    add_category,
    categories_of,
    drop_category,
    move_category,
    rename_category,
)
from kithmap.actions.edit_need import LABEL_CHARS, add_need, drop_need, edit_need, needs_of
from kithmap.goals.goal import Category
from kithmap.goals.need import Need, Support
from kithmap_app.web.answers import go, needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.placed import goal_in_hand

STEPS = {"up": -1, "down": 1}
"""Buttons of a category, and how many places each moves it."""
IMPORTANCES = ((3, "decisive"), (2, "matters"), (1, "nice to have"))
USUAL_IMPORTANCE = 2


@needs_goal
def categories(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what the goal brings along, to be taken as it is or changed."""
    return whole_page(request, desk, "kithmap/categories.html", page="categories", **_shown(desk))


@require_POST
@needs_goal
def change_category(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Add, rename, move or drop a category; one that is gone already is passed over."""
    name, act = request.POST.get("name", ""), request.POST.get("act", "")
    category = desk.book.facts.categories.get(request.POST.get("category", ""))
    if act == "add":
        add_category(desk.book, name, goal=goal_in_hand(desk))
    elif category is not None and category.goal_id == goal_in_hand(desk).id:
        _change_category(desk, category, act=act, name=name)
    return _answer(request, desk)


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
        _change_need(desk, need, act=act, label=label, importance=importance)
    return _answer(request, desk)


def _change_category(desk: Desk, category: Category, *, act: str, name: str) -> None:
    if act == "drop":
        drop_category(desk.book, category)
    elif act in STEPS:
        move_category(desk.book, category, goal=goal_in_hand(desk), by=STEPS[act])
    else:
        rename_category(desk.book, category, name)


def _change_need(desk: Desk, need: Need, *, act: str, label: str, importance: int) -> None:
    if act == "drop":
        drop_need(desk.book, need)
    else:
        edit_need(desk.book, need, label=label, importance=importance)


def _number(text: str) -> int:
    return int(text) if text in {"1", "2", "3"} else USUAL_IMPORTANCE


def _answer(request: HttpRequest, desk: Desk) -> HttpResponse:
    if request.headers.get("HX-Request"):
        return part(request, desk, "kithmap/categories_part.html", **_shown(desk))
    return go(request, "categories")


def _shown(desk: Desk) -> dict[str, Any]:
    goal = goal_in_hand(desk)
    return {
        "categories": categories_of(desk.book, goal),
        "needs": needs_of(desk.book, goal),
        "importances": IMPORTANCES,
        "supports": list(Support),
        "name_chars": NAME_CHARS,
        "label_chars": LABEL_CHARS,
    }


urls = [
    path("categories/", categories, name="categories"),
    path("categories/change/", change_category, name="change-category"),
    path("categories/need/", change_need, name="change-need"),
]
