"""What is told: the parameters of an act as a model of plain data, with ids in the place of nouns."""

from collections.abc import Iterable, Mapping, Sequence, Set
from dataclasses import MISSING, fields, is_dataclass
from datetime import date
from enum import IntEnum
from functools import cache, reduce
from inspect import Parameter, getdoc, signature
from operator import or_
from types import UnionType
from typing import Annotated, Any, Union, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from kithmap.book.book import Book
from kithmap.goals.goal import Category, Chair, Goal
from kithmap.goals.need import Need
from kithmap.goals.target import Target
from kithmap.people.directory import Directory
from kithmap.people.person import Person
from kithmap.plan.ask import Ask
from kithmap.plan.introduction import Introduction
from kithmap.plan.promise import Promise
from kithmap.ties.talk import Talk
from kithmap_app.programs.desk import IN_HAND
from kithmap_app.programs.limits import MOST_IN_A_LIST, limited
from kithmap_app.programs.unsaid import Unsaid
from kithmap_app.programs.words import word_of

TABLES: Mapping[type, str] = {
    Goal: "goals",
    Category: "categories",
    Need: "needs",
    Chair: "chairs",
    Target: "targets",
    Ask: "asks",
    Introduction: "introductions",
    Promise: "promises",
    Talk: "talks",
}
"""Facts that are told by their id, and the table of the facts that knows them."""
OF_A_GOAL = (Category, Need, Chair, Target, Ask, Introduction)
"""Facts that belong to one goal."""
OF_A_PERSON = (Ask, Promise, Talk)
"""Facts that say themselves whom they are about."""
SUPPLIED = {"book", "today", "people", "proposed"}
"""Parameters that no program tells: the desk has them."""
TODAY_UNLESS_TOLD = {"day", "since"}
ID_CHARS = 2_000
"""Ids may hold addresses of profiles."""
_STRICT = ConfigDict(extra="forbid", frozen=True)


def told_model(name: str, act: Any) -> type[BaseModel]:
    """Give the model of what a program tells for an act; what it leaves out is as the act has it."""
    hints = get_type_hints(act)
    parameters = {n: p for n, p in signature(act).parameters.items() if not is_supplied(n, hints)}
    told: dict[str, Any] = {n: _field(n, hints[n], p) for n, p in parameters.items()}
    return cast(type[BaseModel], create_model(name, __config__=_STRICT, **told))


def is_supplied(name: str, hints: Mapping[str, Any]) -> bool:
    """Tell whether a parameter comes from the desk, or from another one that says it."""
    if name == "people":
        return hints[name] is Directory
    says_whom = name == "person" and any(kind in OF_A_PERSON for told, kind in hints.items() if told != "return")
    return hints[name] is Book or says_whom or name in SUPPLIED


def nouns_of(kind: Any) -> tuple[Any, ...]:
    """Give what a type may be, `Unsaid` aside."""
    if get_origin(kind) in (Union, UnionType):
        return tuple(each for each in get_args(kind) if each is not Unsaid)
    return (kind,)


def _field(name: str, kind: Any, parameter: Parameter) -> Any:
    told = told_type(name, kind)
    if parameter.default is not Parameter.empty:
        # what was left out is not passed on, so that its default stays the act's own
        return (told, Field(default=_plain(parameter.default)))
    if kind is Goal:
        return (told, Field(default=IN_HAND, description="The id of a goal; the one in hand unless told."))
    if kind is date and name in TODAY_UNLESS_TOLD:
        return (told | None, Field(default=None, description="Today unless told."))
    return (told, Field())


def told_type(name: str, kind: Any) -> Any:
    """Give the plain type in which a parameter is told."""
    return reduce(or_, (_told(name, each) for each in nouns_of(kind)))


def _told(name: str, kind: Any) -> Any:
    if kind is Person:
        about = "The id of a person, or an address of theirs."
        return Annotated[str, Field(max_length=ID_CHARS, pattern="^[^\\x00]+$", description=about)]
    if kind in TABLES:
        about = f"The id of one of the {TABLES[kind]}."
        return Annotated[str, Field(max_length=ID_CHARS, pattern="^[^\\x00]+$", description=about)]
    if get_origin(kind) in (Iterable, Sequence, Set, tuple):
        return Annotated[list[told_type(name, get_args(kind)[0])], Field(max_length=MOST_IN_A_LIST)]  # type: ignore[misc]
    return _nested(cast(type, kind)) if is_dataclass(kind) else limited(name, kind)


def _plain(default: Any) -> Any:
    """Give a default as a program would tell it; nothing for what was left out."""
    if isinstance(default, Unsaid):
        return None
    return word_of(default) if isinstance(default, IntEnum) else default


@cache
def _nested(noun: Any) -> type[BaseModel]:
    hints = get_type_hints(noun)
    told: dict[str, Any] = {}
    for field in fields(noun):
        is_needed = field.default is MISSING and field.default_factory is MISSING
        default = () if field.default is MISSING else field.default
        kind = told_type(field.name, hints[field.name])
        told[field.name] = (kind, Field()) if is_needed else (kind, Field(default=_plain(default)))
    doc = (getdoc(noun) or "").partition("\n\n")[0]
    return cast(type[BaseModel], create_model(f"{noun.__name__}Told", __config__=_STRICT, __doc__=doc, **told))
