"""Changes, joined and undone."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import Changes, Fact, as_one, told
from kithmap.book.memory import MemoryBook
from tests.book.contract import ANA, BEN, GOAL, MAILS, facts_told


@given(st.lists(facts_told, max_size=6))
def test_several_acts_as_one_change_and_undo_the_same(acts: list[list[Fact]]) -> None:
    """Opening the sample is one act to its owner, though it is many inside."""
    by_steps, at_once = MemoryBook(), MemoryBook()
    for book in (by_steps, at_once):
        book.apply("Begin", told(book.facts, [GOAL]))
    for facts in acts:
        by_steps.apply("Step", told(by_steps.facts, facts))
    at_once.apply("All", as_one(act.changes for act in by_steps.journal[1:]))

    assert encoded_facts(at_once.facts) == encoded_facts(by_steps.facts)
    while len(at_once.journal) > 1:
        at_once.undo()
    assert dict(at_once.facts.cards) == {}
    assert dict(at_once.facts.placements) == {}


def test_what_comes_and_goes_again_is_no_change() -> None:
    """A fact that is there before and after, the same, was not changed."""
    changes = as_one([Changes(put=(ANA,)), Changes(dropped=(ANA,), put=(BEN,))])

    assert (changes.dropped, changes.put) == ((), (BEN,))
    assert not as_one([Changes(put=(ANA,)), Changes(dropped=(ANA,))])


def test_interactions_are_joined_and_never_taken() -> None:
    """What was brought and taken again would stand in neither."""
    joined = as_one([Changes(brought=MAILS), Changes(put=(ANA,))])

    assert joined.brought is not None
    assert len(joined.brought) == len(MAILS)
    with pytest.raises(ValueError, match="cannot be joined"):
        as_one([Changes(taken=MAILS)])
