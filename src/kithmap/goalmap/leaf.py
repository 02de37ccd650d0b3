"""A leaf: the page of words that lies behind a map on paper."""

from collections.abc import Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One paragraph: `head` and `aside` on a line of their own, then the text, then one next step; any may be ""."""

    head: str = ""
    aside: str = ""
    text: str = ""
    step: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Chapter:
    """A heading with its paragraphs; `after` is one closing line, "" for none."""

    title: str
    items: tuple[Item, ...]
    after: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Leaf:
    """A page of words in two columns under a title and some leading lines, with a line at its foot."""

    title: str
    lines: tuple[str, ...]
    left: tuple[Chapter, ...]
    right: tuple[Chapter, ...]
    foot: str

    @property
    def texts(self) -> Iterator[str]:
        """Give every text on the page."""
        yield from (self.title, *self.lines, self.foot)
        for chapter in (*self.left, *self.right):
            yield from (chapter.title, chapter.after)
            for item in chapter.items:
                yield from (item.head, item.aside, item.text, item.step)
