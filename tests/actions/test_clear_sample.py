"""Clearing the sample: an empty book afterwards, and never the owner's own."""

from pathlib import Path

import pytest

from kithmap.actions.clear_sample import clear_sample, is_sample
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.actions.make_sample import make_sample
from kithmap.actions.open_sample import open_sample
from kithmap.actions.set_goal import set_goal
from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import Facts
from kithmap.book.memory import MemoryBook
from tests.actions.first_map import POOL, TODAY, book_with_goal


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Facts:
    """The facts of the sample, brought in once."""
    book = MemoryBook()
    open_sample(book, make_sample(tmp_path_factory.mktemp("sample"), today=TODAY), today=TODAY)
    return book.facts


def test_the_sample_goes_with_everything_and_undo_brings_it_back(sample: Facts) -> None:
    """Whoever looked around starts with a clean page; whoever regrets it goes back."""
    book = MemoryBook(sample)
    set_goal(book, "A goal tried on the sample", today=TODAY)
    before = encoded_facts(book.facts)
    clear_sample(book)

    assert encoded_facts(book.facts) == encoded_facts(Facts())
    book.undo()
    assert encoded_facts(book.facts) == before


def test_a_book_of_ones_own_is_never_taken_for_the_sample(tmp_path: Path) -> None:
    """One press must not cost somebody their network."""
    book = book_with_goal(POOL)
    introduce_owner(book, name="Nora Lindqvist", addresses=["nora@x.example"])
    before, acts = encoded_facts(book.facts), len(book.journal)
    clear_sample(book)

    assert not is_sample(book.facts)
    assert encoded_facts(book.facts) == before
    assert len(book.journal) == acts
