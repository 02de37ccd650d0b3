"""Several goals side by side: each with its own words and map, changed and dropped without touching the others."""

from datetime import date

import pytest

from kithmap.actions.drop_goal import drop_goal, facts_of_goal
from kithmap.actions.edit_category import categories_of
from kithmap.actions.edit_goal import edit_goal
from kithmap.actions.edit_need import needs_of
from kithmap.actions.place_person import place_person
from kithmap.actions.record_offer import record_offer
from kithmap.actions.set_goal import set_goal
from kithmap.book.facts import told
from kithmap.book.memory import MemoryBook
from kithmap.errors import GoalExists
from kithmap.goals.goal import Chair, Goal
from tests.actions.first_map import POOL, TODAY, book_with_goal, goal_of, person_of, told_facts


def book_with_two_goals() -> tuple[MemoryBook, Goal, Goal]:
    """Give a book in which Ana stands on two maps, on ring 1 and on ring 4, with an offer and a chair on each."""
    book = book_with_goal(POOL)
    first, second = goal_of(book), set_goal(book, "Move to Lisbon", today=TODAY, template="move-city")
    for goal, ring in ((first, 1), (second, 4)):
        ana = person_of(book, "Ana")
        place_person(book, ana, goal=goal, ring=ring, category=categories_of(book, goal)[0])
        record_offer(book, ana, need=needs_of(book, goal)[0], influence=ring - 1)
        chair = Chair(id=f"chair:{ring}", goal_id=goal.id, label="A mentor")
        book.apply("Chair", told(book.facts, [chair]))
    return book, first, second


def test_a_goal_in_other_words_keeps_its_map() -> None:
    """Words are found while working; they must not cost the map."""
    book, first, _ = book_with_two_goals()
    parts = facts_of_goal(book.facts, first)
    changed = edit_goal(book, first, outcome=" Lead two teams ", by=date(2027, 1, 31), why=" Fun ")

    assert (changed.id, changed.outcome, changed.why) == (first.id, "Lead two teams", "Fun")
    assert book.facts.goals[first.id] == changed
    assert facts_of_goal(book.facts, changed) == parts
    assert edit_goal(book, changed, outcome="  ", by=None, why="").outcome == "Lead two teams"
    assert book.facts.goals[first.id].by is None


def test_two_goals_cannot_be_called_the_same() -> None:
    """Two maps of one title could not be told apart, and setting that outcome again would find only one."""
    book, first, second = book_with_two_goals()
    before = told_facts(book)
    with pytest.raises(GoalExists, match="Move to Lisbon"):
        edit_goal(book, first, outcome=second.outcome, by=None, why="")

    assert told_facts(book) == before


def test_setting_a_renamed_goal_again_finds_it() -> None:
    """Ids come from first words; the goal is known by its present ones."""
    book, first, _ = book_with_two_goals()
    edit_goal(book, first, outcome="Lead two teams", by=date(2027, 1, 31), why="Fun")
    again = set_goal(book, "Lead two teams", today=date(2026, 5, 1))

    assert (again.id, again.by, again.why) == (first.id, date(2027, 1, 31), "Fun")
    assert len(book.facts.goals) == 2


def test_words_that_were_given_up_make_a_new_goal_even_on_the_same_day() -> None:
    """The new goal must not be put in the place of the old one, which has the id of these words."""
    book, first, _ = book_with_two_goals()
    edit_goal(book, first, outcome="Lead two teams", by=None, why="")
    new = set_goal(book, "Lead a data team", today=TODAY)

    assert new.id != first.id
    assert [goal.outcome for goal in book.facts.goals.values()] == [
        "Lead two teams",
        "Move to Lisbon",
        "Lead a data team",
    ]
    assert not {c.id for c in categories_of(book, new)} & {c.id for c in categories_of(book, first)}


def test_a_dropped_goal_takes_its_own_map_and_nothing_else_and_comes_back() -> None:
    """One act and one undo; the other map and all people stay as they were."""
    book, first, second = book_with_two_goals()
    before, kept = told_facts(book), facts_of_goal(book.facts, second)
    drop_goal(book, first)

    assert list(book.facts.goals) == [second.id]
    assert facts_of_goal(book.facts, first).all == ()
    assert facts_of_goal(book.facts, second) == kept
    assert {p.ring for p in book.facts.placements.values()} == {4}
    assert {o.influence for o in book.facts.offers.values()} == {3}
    assert len(book.facts.cards) == len(POOL)
    book.undo()
    assert told_facts(book) == before
