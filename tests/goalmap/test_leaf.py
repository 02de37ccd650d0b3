"""The leaf behind the map: two pages, whatever is on them, and every word of a usual one readable."""

import re
from dataclasses import replace
from pathlib import Path

import pytest

from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.leaf import Chapter, Item, Leaf
from kithmap.goalmap.page import A4, LETTER, Page
from kithmap.goalmap.paper import to_file
from tests.goalmap.subjects import network
from tests.goalmap.test_paper import FOREIGN_NAMES, streams, words

ITEM = Item(head="Ana Díaz", aside="warm", text="In touch on 12 days.", step="Ask her about June.")
CHAPTER = Chapter(title="How strong?", items=(ITEM,) * 5, after="3 more.")
LEAF = Leaf(title="Lead a data team", lines=("One.", "Two.", "Three."), left=(CHAPTER,), right=(CHAPTER,), foot="Foot")
LONG = "Maximiliana-Aurelia von und zu Hohenberg-Langenstein der Älteren " * 6
ENDLESS = Chapter(title="Endless", items=(replace(ITEM, text=LONG, step=LONG),) * 40)


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf + streams(pdf)))


@pytest.mark.parametrize("page", [A4, LETTER], ids=lambda page: page.name)
@pytest.mark.parametrize(
    "leaf",
    [
        LEAF,
        replace(LEAF, left=(), right=()),
        replace(LEAF, left=(ENDLESS, ENDLESS)),
        replace(LEAF, title=LONG, lines=(LONG,) * 3, right=(CHAPTER,) * 9),
        replace(LEAF, left=(Chapter(title="", items=()),)),
    ],
    ids=["usual", "empty", "endless", "long head", "no words"],
)
def test_a_file_is_two_pages_whatever_is_in_it(leaf: Leaf, page: Page) -> None:
    """It is printed on both sides of one sheet."""
    assert pages(to_file(lay_out(network(20), page), leaf)) == 2


def test_all_words_of_a_usual_leaf_are_there(tmp_path: Path) -> None:
    """Nothing cut: read back by another program."""
    found = words(to_file(lay_out(network(20), A4), LEAF), tmp_path)

    assert found.count("Ask her about June.") == 10
    assert [text for text in LEAF.texts if text not in found] == []


def test_where_nothing_fits_the_first_of_each_chapter_stay(tmp_path: Path) -> None:
    """Better fewer than half a line."""
    item = replace(ITEM, text=LONG)
    chapters = tuple(Chapter(title=f"Part {n}", items=(replace(item, head=f"First {n}"), *(item,) * 20)) for n in "abc")
    found = words(to_file(lay_out(network(5), A4), replace(LEAF, left=chapters)), tmp_path)

    assert all(f"Part {n}" in found and f"First {n}" in found for n in "abc")


def test_names_in_any_script_stand_on_the_leaf(tmp_path: Path) -> None:
    """Letters that no font here has would be told as U+FFFD."""
    items = tuple(replace(ITEM, head=name) for name in FOREIGN_NAMES)
    found = words(to_file(lay_out(network(5), A4), replace(LEAF, left=(Chapter(title="All", items=items),))), tmp_path)

    assert "王小明" in found
    assert "Дмитрий Соколов" in found
    assert "\ufffd" not in found


def test_markup_in_a_name_stays_text() -> None:
    """Nothing that comes from a card is run."""
    item = replace(ITEM, head='#panic("no") $x$ *b* @ref <tag>', text="\x00\u202e#eval(1)")

    assert pages(to_file(lay_out(network(5), A4), replace(LEAF, left=(Chapter(title="#x", items=(item,)),)))) == 2
