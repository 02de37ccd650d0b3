"""Categories are the owner's: added, renamed, recoloured, moved, merged and removed, and nobody is lost on the way."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.actions.edit_category import (
    NAME_CHARS,
    CategoryExists,
    add_category,
    categories_of,
    drop_category,
    is_occupied,
    merge_category,
    move_category,
    recolour_category,
    rename_category,
)
from kithmap.actions.place_person import place_person
from kithmap.actions.set_cadence import set_cadence
from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import told
from kithmap.book.memory import MemoryBook
from kithmap.goals.goal import Category, Chair
from tests.actions.first_map import POOL, book_with_goal, goal_of, person_of, told_facts


def called(book: MemoryBook, name: str) -> Category:
    return next(category for category in categories_of(book, goal_of(book)) if category.name == name)


def names(book: MemoryBook) -> list[str]:
    return [category.name for category in categories_of(book, goal_of(book))]


def test_a_new_category_stands_last_and_undo_takes_it_away() -> None:
    """New sectors must not move the others."""
    book = book_with_goal()
    before, was = encoded_facts(book.facts), names(book)
    added = add_category(book, "  Choir \n people ", goal=goal_of(book))

    assert added is not None
    assert names(book) == [*was, "Choir people"]
    book.undo()
    assert encoded_facts(book.facts) == before


def test_a_category_that_is_there_is_not_made_twice() -> None:
    """Two sectors of one name could not be told apart."""
    book = book_with_goal()
    before = encoded_facts(book.facts)

    assert add_category(book, "FRIENDS", goal=goal_of(book)) == called(book, "Friends")
    assert add_category(book, " \0 ", goal=goal_of(book)) is None
    assert encoded_facts(book.facts) == before


def test_a_name_that_was_renamed_away_is_free_again() -> None:
    """Ids come from first names; a new Friends must not overwrite the old ones, now called Climbers."""
    book = book_with_goal()
    old = called(book, "Friends")
    rename_category(book, old, "Climbers")
    new = add_category(book, "Friends", goal=goal_of(book))

    assert new is not None
    assert new.id != old.id
    assert {"Climbers", "Friends"} <= set(names(book))


def test_a_blank_name_leaves_the_old_one_and_a_long_one_is_cut() -> None:
    """A field that was emptied by accident."""
    book = book_with_goal()
    rename_category(book, called(book, "Friends"), "   ")

    assert "Friends" in names(book)
    rename_category(book, called(book, "Friends"), "x" * 300)
    assert "x" * NAME_CHARS in names(book)


def test_a_category_is_not_called_like_another_one() -> None:
    """Two sectors of one name could not be told apart; to write the same name in other letters is no clash."""
    book = book_with_goal()
    before = encoded_facts(book.facts)

    with pytest.raises(CategoryExists, match="“Friends” already"):
        rename_category(book, called(book, "Family"), " friends ")
    assert encoded_facts(book.facts) == before
    rename_category(book, called(book, "Friends"), "FRIENDS")
    assert "FRIENDS" in names(book)


def test_moving_changes_the_order_and_stops_at_the_ends() -> None:
    """The order is clockwise on the map."""
    book = book_with_goal()
    first, second, *rest = names(book)
    move_category(book, called(book, first), goal=goal_of(book), by=1)

    assert names(book) == [second, first, *rest]
    move_category(book, called(book, second), goal=goal_of(book), by=-1)
    assert names(book) == [second, first, *rest]


@given(st.lists(st.tuples(st.integers(0, 7), st.integers(-9, 9)), max_size=8))
def test_moving_loses_no_category(moves: list[tuple[int, int]]) -> None:
    """Whatever is pressed, the same sectors stand in some order, numbered without gaps."""
    book = book_with_goal()
    before = sorted(names(book))
    for place, by in moves:
        move_category(book, categories_of(book, goal_of(book))[place], goal=goal_of(book), by=by)
    after = categories_of(book, goal_of(book))

    assert sorted(category.name for category in after) == before
    assert not moves or [category.order for category in after] == list(range(len(after)))


def test_people_and_chairs_of_a_removed_category_stay_on_the_map() -> None:
    """Removing a heading is not removing people; they go where the owner says, or wait to be sorted."""
    book = book_with_goal(POOL)
    goal, friends, study = goal_of(book), called(book, "Friends"), called(book, "Study")
    place_person(book, person_of(book, "Ana"), goal=goal, ring=2, category=friends)
    chair = Chair(id="chair:1", goal_id=goal.id, label="A mentor", category_id=friends.id)
    book.apply("Chair", told(book.facts, [chair]))
    before = told_facts(book)
    drop_category(book, friends, into=study)

    assert [p.category_id for p in book.facts.placements.values()] == [study.id]
    assert [c.category_id for c in book.facts.chairs.values()] == [study.id]
    book.undo()
    assert told_facts(book) == before
    drop_category(book, friends)
    assert [(p.ring, p.category_id) for p in book.facts.placements.values()] == [(2, None)]


def test_a_ninth_category_begins_with_a_colour_again() -> None:
    """There are eight colours that everybody can tell apart."""
    book = book_with_goal()
    goal = goal_of(book)
    added = [add_category(book, f"Choir {number}", goal=goal) for number in range(10)]
    colours = [category.colour for category in categories_of(book, goal)]

    assert None not in added
    assert sorted(colours[:8]) == list(range(8))
    assert set(colours[8:]) <= set(range(8))


def test_a_colour_is_one_of_eight_and_undone_in_one_step() -> None:
    """A number that is no colour would have no drawing."""
    book = book_with_goal()
    friends = called(book, "Friends")
    before = told_facts(book)
    recolour_category(book, friends, 8)
    recolour_category(book, friends, -1)

    assert told_facts(book) == before
    recolour_category(book, friends, 3 if friends.colour != 3 else 4)
    assert called(book, "Friends").colour == (3 if friends.colour != 3 else 4)
    book.undo()
    assert told_facts(book) == before


def test_merging_takes_everybody_along_on_their_ring() -> None:
    """Two circles that turn out to be one must not cost a minute of arranging."""
    book = book_with_goal(POOL)
    goal, friends, study = goal_of(book), called(book, "Friends"), called(book, "Study")
    place_person(book, person_of(book, "Ana"), goal=goal, ring=2, category=friends)
    place_person(book, person_of(book, "maria@x.example"), goal=goal, ring=4, category=study)
    before = told_facts(book)
    merge_category(book, friends, into=study)

    assert "Friends" not in names(book)
    assert sorted((p.ring or 0, p.category_id) for p in book.facts.placements.values()) == [
        (2, study.id),
        (4, study.id),
    ]
    book.undo()
    assert told_facts(book) == before


def test_a_category_merged_into_itself_stays() -> None:
    """A form that was tampered with must not lose a sector."""
    book = book_with_goal()
    before = encoded_facts(book.facts)
    merge_category(book, called(book, "Friends"), into=called(book, "Friends"))

    assert encoded_facts(book.facts) == before


def test_a_category_is_occupied_by_people_and_by_chairs() -> None:
    """Only then is there anything to ask when it goes."""
    book = book_with_goal(POOL)
    goal, friends, study = goal_of(book), called(book, "Friends"), called(book, "Study")

    assert not is_occupied(book.facts, friends)
    place_person(book, person_of(book, "Ana"), goal=goal, ring=2, category=friends)
    book.apply("Chair", told(book.facts, [Chair(id="c", goal_id=goal.id, label="A mentor", category_id=study.id)]))
    assert is_occupied(book.facts, friends)
    assert is_occupied(book.facts, study)
    assert not is_occupied(book.facts, called(book, "Family"))


def test_a_removed_category_takes_its_cadence_along() -> None:
    """A rhythm for a sector that is nowhere could neither be seen nor taken back."""
    book = book_with_goal()
    goal, friends, study = goal_of(book), called(book, "Friends"), called(book, "Study")
    set_cadence(book, friends, goal=goal, every_days=30)
    set_cadence(book, study, goal=goal, every_days=60)
    before = told_facts(book)
    merge_category(book, friends, into=study)

    assert [(cadence.whom, cadence.every_days) for cadence in book.facts.cadences.values()] == [(study.id, 60)]
    book.undo()
    assert told_facts(book) == before
