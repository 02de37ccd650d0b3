"""Clues: what speaks for a category, drawn from its name and from the templates that know it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kithmap.goals.goal import Category
from kithmap.goals.start_goal import category_id
from kithmap.goals.template import Sign, TemplateCategory, load_template, template_names
from kithmap.people.names import folded

_SAYING_NOTHING = frozenset(
    "and with the who from have know them there used live made people others "
    "con los las del por para que una uno quien quienes donde alli gente personas otros otras mas vivo trabaje".split()
)
"""Words of category names that occur in labels of every kind."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Clues:
    """What speaks for one category: its name folded, patterns of keywords and trades (None without any), and signs."""

    category_id: str
    category_name: str
    folded_name: str
    keywords: re.Pattern[str] | None
    trades: re.Pattern[str] | None
    signs: frozenset[Sign]


def clues(categories: Iterable[Category]) -> tuple[Clues, ...]:
    """Give the clues of each category, in map order.

    A category that came from a template keeps that template's keywords and signs however the owner renames it, since
    its id tells what it was called at first; the words of its name now are keywords as well.
    """
    return tuple(_clues(category) for category in sorted(categories, key=lambda c: c.order))


def _clues(category: Category) -> Clues:
    origins = [known for known in _known_categories() if category_id(category.goal_id, known.key) == category.id]
    words = [w for w in folded(category.name).split() if len(w) > 2 and w not in _SAYING_NOTHING]
    return Clues(
        category_id=category.id,
        category_name=category.name,
        folded_name=folded(category.name),
        keywords=_pattern(
            [folded(category.name), *words, *(keyword for origin in origins for keyword in origin.keywords)]
        ),
        trades=_pattern(trade for origin in origins for trade in origin.trades),
        signs=frozenset(sign for origin in origins for sign in origin.signs),
    )


@cache
def _known_categories() -> tuple[TemplateCategory, ...]:
    return tuple(category for name in template_names() for category in load_template(name).categories)


def _pattern(keywords: Iterable[str]) -> re.Pattern[str] | None:
    parts = dict.fromkeys(_part(plain, keyword) for keyword in keywords if (plain := folded(keyword.rstrip("*"))))
    return re.compile(r"\b(?:" + "|".join(parts) + r")\b") if parts else None


def _part(plain: str, keyword: str) -> str:
    return re.escape(plain) + (r"\w*" if keyword.endswith("*") else "")
