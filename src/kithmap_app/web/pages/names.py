"""Names from memory: one question at a time, and each name lands on the growing map."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from kithmap.actions.add_names import NamesAdded, add_known, add_names
from kithmap.actions.ask_prompts import Prompt, prompts_of
from kithmap.actions.drop_name import drop_name
from kithmap.book.facts import Facts
from kithmap.gaps.wording import listed
from kithmap_app.speech import say, say_count
from kithmap_app.web.answers import go, needs_goal, part, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.growing_map import growing_map
from kithmap_app.web.meant import suggested
from kithmap_app.web.placed import Placed, goal_in_hand, person_at, placed_people

TYPED_CHARS = 20_000
"""A pasted list of some thousand names; longer ones are files, and are brought in."""


@dataclass(frozen=True, slots=True)
class Step:
    """One prompt among all of them, counted from 1, with the addresses before and after it."""

    prompt: Prompt
    number: int
    before: str
    after: str


@needs_goal
def names(request: HttpRequest, desk: Desk, number: int = 1) -> HttpResponse:
    """Ask one question and take names for it."""
    prompts = prompts_in_hand(desk)
    step = _step(prompts, number)
    return whole_page(
        request,
        desk,
        "kithmap/names.html",
        page="names",
        step=step,
        prompts=[(place, prompt) for place, prompt in enumerate(prompts, 1)],
        asked=sum(prompt.need is None for prompt in prompts),
        typed_chars=TYPED_CHARS,
        **_shown(desk, step.prompt),
    )


@require_POST
@needs_goal
def add(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Take what was typed, or the person chosen while typing; an empty line goes on to the next question."""
    step = _step(prompts_in_hand(desk), number)
    text, anchor = request.POST.get("names", "")[:TYPED_CHARS].strip(), request.POST.get("person", "")
    if not text and not anchor:
        return go(request, step.after)
    return _answer(request, desk, step, told_names(take_names(desk, step.prompt, text=text, anchor=anchor)))


@require_POST
@needs_goal
def drop(request: HttpRequest, desk: Desk, number: int) -> HttpResponse:
    """Take somebody off the map again."""
    person = person_at(desk.flow, request.POST.get("person", ""))
    drop_name(desk.book, person, goal=goal_in_hand(desk))
    return _answer(request, desk, _step(prompts_in_hand(desk), number), say("{name} is off the map.", name=person.name))


@needs_goal
def suggest(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Give the people of the pool who fit what is typed, as options; with `?everybody` those on the map too."""
    flow = desk.flow
    there = set() if "everybody" in request.GET else {placed.person.id for placed in placed_people(flow)}
    found = suggested(flow, request.GET.get("q", "")[:TYPED_CHARS])
    return render(request, "kithmap/names_options.html", {"people": [p for p in found if p.id not in there]})


def prompts_in_hand(desk: Desk) -> tuple[Prompt, ...]:
    """Give the prompts of the goal in hand, in the order they are asked."""
    flow = desk.flow
    return prompts_of(flow.goal, categories=flow.categories, needs=flow.needs)


def take_names(desk: Desk, prompt: Prompt, *, text: str, anchor: str) -> NamesAdded:
    """Put who was typed, or who was chosen by `anchor`, on the map."""
    if anchor:
        return add_known(desk.book, person_at(desk.flow, anchor), prompt=prompt)
    return add_names(desk.book, text, prompt=prompt, people=desk.flow.people)


def told_names(added: NamesAdded) -> str:
    """Give what became of the names, in sentences.

    >>> told_names(NamesAdded(new=("Ana", "Ben"), unread=1))
    'Ana and Ben are on your map. One entry held no name and was left out.'
    """
    return " ".join([*_on_the_map(added), *_not_taken(added)])


def _on_the_map(added: NamesAdded) -> Iterator[str]:
    if added.new:
        yield say_count("{names} is on your map.", "{names} are on your map.", len(added.new), names=listed(added.new))
    if added.found:
        yield say_count(
            "{names} is on your map, from the people you brought in.",
            "{names} are on your map, from the people you brought in.",
            len(added.found),
            names=listed(added.found),
        )
    for known in added.there[:1]:
        yield _there(known.name, known.category)
    if others := [known.name for known in added.there[1:]]:
        yield say_count("So is {names}.", "So are {names}.", len(others), names=listed(others))


def _not_taken(added: NamesAdded) -> Iterator[str]:
    if added.unsure:
        yield say("You know more than one {names}: choose from the list while you type.", names=listed(added.unsure))
    if added.unread:
        yield say_count(
            "One entry held no name and was left out.",
            "{number} entries held no name and were left out.",
            added.unread,
        )


def _there(name: str, category: str) -> str:
    if category:
        return say(
            "{name} is on your map already, under {category}. Somebody else? Add a word: {name} (work).",
            name=name,
            category=category,
        )
    return say("{name} is on your map already. Somebody else? Add a word: {name} (work).", name=name)


def _step(prompts: Sequence[Prompt], number: int) -> Step:
    """Give the prompt `number`, or the last one. Behind the last category comes placing; needs are a second round."""
    number = min(max(number, 1), len(prompts))
    ends = {len(prompts), sum(prompt.need is None for prompt in prompts)}
    return Step(
        prompts[number - 1],
        number,
        before=reverse("names", args=[number - 1]) if number > 1 else reverse("categories"),
        after=reverse("placing") if number in ends else reverse("names", args=[number + 1]),
    )


def _shown(desk: Desk, prompt: Prompt) -> dict[str, Any]:
    flow = desk.flow
    everybody = placed_people(flow)
    return {
        "named": [placed for placed in everybody if _answers(flow.facts, prompt, placed)],
        "counter": say_count("{number} person so far", "{number} people so far", len(everybody)),
        "people": len(everybody),
        "has_pool": len(flow.people) > len(everybody),
        "drawn": growing_map(flow),
    }


def _answers(facts: Facts, prompt: Prompt, placed: Placed) -> bool:
    """Tell whether somebody stands in the prompt's category, or could help with its need."""
    if prompt.need is None:
        return placed.placement.category_id == (prompt.category.id if prompt.category else None)
    return any(f"{prompt.need.id}/{anchor}" in facts.offers for anchor in placed.person.anchors)


def _answer(request: HttpRequest, desk: Desk, step: Step, said: str) -> HttpResponse:
    if request.headers.get("HX-Request"):
        shown = _shown(desk, step.prompt)
        return part(request, desk, "kithmap/names_part.html", said=said, step=step, **shown)
    return go(request, reverse("names", args=[step.number]), said=said)


urls = [
    path("names/", names, name="names"),
    path("names/<int:number>/", names, name="names"),
    path("names/<int:number>/add/", add, name="add-names"),
    path("names/<int:number>/drop/", drop, name="drop-name"),
    path("names/suggest/", suggest, name="suggest-names"),
]
