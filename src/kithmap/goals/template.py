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
from kithmap.kit.speech import language, say

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
    `key` is its name in English: ids rest on it, so that they are the same in every language.
    """

    key: str
    name: str
    colour: int
    prompt: str
    keywords: tuple[str, ...] = ()
    trades: tuple[str, ...] = ()
    signs: tuple[Sign, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class TemplateNeed:
    """A need as the template has it, with the need-check questions that ask whether somebody covers it.

    `key` is its label in English, on which its id rests.
    """

    key: str
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


def load_template(name: str) -> Template:
    """Give the template called `name` in the language spoken now.

    `NoSuchTemplate` tells which there are, and which one was likely meant.

    >>> load_template("new-job").title
    'Land a new job'
    """
    if name not in _ORDER:
        raise NoSuchTemplate(name, known=_known(name))
    return _spoken_template(name, language())


@cache
def _spoken_template(name: str, _spoken: str) -> Template:
    text = (files("kithmap.goals") / "templates" / f"{name}.toml").read_text(encoding="utf-8")
    return _template(name, tomllib.loads(text))


def _known(name: str) -> str:
    near = get_close_matches(name.casefold().replace(" ", "-"), _ORDER, n=1, cutoff=_LIKENESS)
    rest = ", ".join(known for known in _ORDER if known not in near)
    return say("{name} (probably the one you mean), {others}", name=near[0], others=rest) if near else rest


def _template(name: str, data: Mapping[str, Any]) -> Template:
    return Template(
        name=name,
        title=say(data["title"]),
        sentence=say(data["sentence"]),
        example=say(data["example"]),
        categories=tuple(_category(row) for row in data["categories"]),
        needs=tuple(_need(row) for row in data["needs"]),
    )


def _category(row: Mapping[str, Any]) -> TemplateCategory:
    return TemplateCategory(
        key=row["name"],
        name=say(row["name"]),
        colour=row["colour"],
        prompt=say(row["prompt"]),
        keywords=tuple(row["keywords"]),
        trades=tuple(row.get("trades", ())),
        signs=tuple(Sign(sign) for sign in row.get("signs", ())),
    )


def _need(row: Mapping[str, Any]) -> TemplateNeed:
    return TemplateNeed(
        key=row["label"],
        support=Support(row["support"]),
        label=say(row["label"]),
        importance=row["importance"],
        question=say(row["question"]),
        checks=tuple(map(say, row["checks"])),
    )
