"""A goal template: categories, prompts, needs and questions that most owners of such a goal would start from."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from enum import StrEnum
from functools import cache
from importlib.resources import files
from typing import Any

from kithmap.errors import NoSuchTemplate
from kithmap.goals.need import Support

_ORDER = (
    "new-job",
    "change-of-industry",
    "grow-a-business",
    "raise-money",
    "first-customers",
    "move-city",
    "study",
    "health",
    "blank",
)
_LIKENESS = 0.5
"""Share of letters (Ratcliff & Metzener 1988) from which a name counts as a slip of the pen."""


class Sign(StrEnum):
    """What may speak for a category besides its words; a template says which category each one speaks for."""

    OWN_ORGANISATION = "own organisation"
    FORMER_ORGANISATION = "former organisation"
    SURNAME = "surname"
    UNIVERSITY = "university"
    CROWD = "crowd"


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateCategory:
    """A category as the template has it.

    `keywords` speak in labels and source names, `trades` in titles and names of organisations ("team" on a label is
    the owner's word, in "team lead" it is not). One that ends in "*" stands for every word beginning with it.
    """

    name: str
    colour: int
    prompt: str
    keywords: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateNeed:
    """A need as the template has it, with the need-check questions that ask whether somebody covers it."""

    support: Support
    label: str
    importance: int
    question: str
    checks: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Template:
    """What a kind of goal brings along; categories run clockwise from 12 o'clock, `example` is an outcome."""

    name: str
    title: str
    sentence: str
    example: str
    categories: tuple[TemplateCategory, ...]
    needs: tuple[TemplateNeed, ...]


def template_names() -> tuple[str, ...]:
    """Give the names of all templates, the usual goals first and "blank" last."""
    return _ORDER


@cache
def load_template(name: str) -> Template:
    """Give the template called `name`; `NoSuchTemplate` tells which there are, and which one was likely meant.

    >>> load_template("new-job").title
    'Land a new job'
    """
    if name not in _ORDER:
        raise NoSuchTemplate(name, known=_known(name))
    text = (files("kithmap.goals") / "templates" / f"{name}.toml").read_text(encoding="utf-8")
    return _template(name, tomllib.loads(text))


def _known(name: str) -> str:
    near = get_close_matches(name.casefold().replace(" ", "-"), _ORDER, n=1, cutoff=_LIKENESS)
    meant = f"{near[0]} (probably the one you mean), " if near else ""
    return meant + ", ".join(known for known in _ORDER if known not in near)


def _template(name: str, data: Mapping[str, Any]) -> Template:
    return Template(
        name=name,
        title=data["title"],
        sentence=data["sentence"],
        example=data["example"],
        categories=tuple(_category(row) for row in data["categories"]),
        needs=tuple(_need(row) for row in data["needs"]),
    )


def _category(row: Mapping[str, Any]) -> TemplateCategory:
    return TemplateCategory(
        name=row["name"],
        colour=row["colour"],
        prompt=row["prompt"],
        keywords=tuple(row["keywords"]),
        trades=tuple(row.get("trades", ())),
        signs=tuple(Sign(sign) for sign in row.get("signs", ())),
    )


def _need(row: Mapping[str, Any]) -> TemplateNeed:
    return TemplateNeed(
        support=Support(row["support"]),
        label=row["label"],
        importance=row["importance"],
        question=row["question"],
        checks=tuple(row["checks"]),
    )
