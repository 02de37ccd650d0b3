"""Paging: a long list in pages, and the one that an address asks for."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from django.http import QueryDict

Item = TypeVar("Item")
MOST_DIGITS = 8
"""Of the number of a page: no list is longer, and longer numbers would take long to read."""


@dataclass(frozen=True, slots=True)
class PageOf(Generic[Item]):
    """One page of a list: its items, which page it is, from 1, and how many there are."""

    items: Sequence[Item]
    at: int
    pages: int


def page_asked(told: QueryDict) -> int:
    """Give the number of the page that `at` asks for, 1 for anything else."""
    text = told.get("at", "")
    return max(int(text), 1) if text.isdecimal() and len(text) <= MOST_DIGITS else 1


def page_at(items: Sequence[Item], at: int, *, length: int) -> PageOf[Item]:
    """Give page `at`, or the last one; an empty list has one page.

    >>> page_at("abcde", 2, length=2), page_at("abcde", 9, length=2)
    (PageOf(items='cd', at=2, pages=3), PageOf(items='e', at=3, pages=3))
    """
    pages = max(-(-len(items) // length), 1)
    at = min(at, pages)
    return PageOf(items[(at - 1) * length : at * length], at, pages)
