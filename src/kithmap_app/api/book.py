"""The book: who owns it, what was done, undo and redo, and the goal in hand."""

from dataclasses import dataclass
from typing import Any

from django.http import HttpRequest
from ninja import Router

from kithmap.book.facts import Owner
from kithmap.goals.goal import Goal
from kithmap.goals.template import load_template, template_names
from kithmap.people.verdict import Verdict
from kithmap.plan.preference import Preference
from kithmap.sources.readers import FORMATS
from kithmap_app.api.keys import READ, WRITE
from kithmap_app.api.portion import USUAL, Limit, Offset, portion, portion_of
from kithmap_app.programs.desk import open_desk
from kithmap_app.programs.shapes import shape_of

book = Router(tags=["book"])


@dataclass(frozen=True, slots=True)
class Journal:
    """The acts that can be undone and those that can be done again, each in words, the next one first."""

    done: tuple[str, ...]
    undone: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Turned:
    """The act that was undone or done again, in words."""

    title: str


@dataclass(frozen=True, slots=True)
class TemplateSeen:
    """A goal template: its name, as `set_goal` takes it, and its title."""

    name: str
    title: str


@dataclass(frozen=True, slots=True)
class FormatSeen:
    """A format that can be brought in."""

    title: str


@book.get("/owner", auth=READ, response=shape_of(Owner))
def read_owner(request: HttpRequest) -> Any:
    """Give whose network this is, as far as told."""
    return open_desk().book.facts.me


@book.get("/preference", auth=READ, response=shape_of(Preference))
def read_preference(request: HttpRequest) -> Any:
    """Give how the owner's weeks go."""
    return open_desk().book.facts.preference


@book.get("/templates", auth=READ, response=list[shape_of(TemplateSeen)])  # type: ignore[misc]
def list_templates(request: HttpRequest) -> Any:
    """Give the goal templates."""
    return [TemplateSeen(name, load_template(name).title) for name in template_names()]


@book.get("/formats", auth=READ, response=list[shape_of(FormatSeen)])  # type: ignore[misc]
def list_formats(request: HttpRequest) -> Any:
    """Give the formats that can be brought in."""
    return [FormatSeen(form.title) for form in FORMATS]


@book.get("/verdicts", auth=READ, response=portion_of(shape_of(Verdict)))
def list_verdicts(request: HttpRequest, limit: Limit = USUAL, offset: Offset = 0) -> Any:
    """Give the owner's words on who is the same person, in the order told."""
    return portion(list(open_desk().book.facts.verdicts.values()), limit=limit, offset=offset, seen=list)


@book.get("/journal", auth=READ, response=shape_of(Journal))
def read_journal(request: HttpRequest) -> Any:
    """Give the acts that can be undone, and those that can be done again."""
    kept = open_desk().book
    return Journal(kept.journal_titles[::-1], kept.undone_titles[::-1])


@book.post("/journal/undo", auth=WRITE, response=shape_of(Turned))
def undo(request: HttpRequest) -> Any:
    """Take the last act back, whoever did it."""
    return Turned(open_desk().book.undo().title)


@book.post("/journal/redo", auth=WRITE, response=shape_of(Turned))
def redo(request: HttpRequest) -> Any:
    """Do again what was undone last."""
    return Turned(open_desk().book.redo().title)


@book.put("/goals/{goal}/in-hand", auth=WRITE, response=shape_of(Goal), tags=["goals"])
def take_up_goal(request: HttpRequest, goal: str) -> Any:
    """Take a goal up: it is in hand from now on, in every browser. No act, since nothing is told."""
    desk = open_desk()
    found = desk.goal(goal)
    desk.book.take_up(found.id)
    return found
