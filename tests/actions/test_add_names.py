"""Names from memory: what is typed lands on the map, once, and every entry is accounted for."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.actions.add_names import AlreadyThere, NamesAdded, add_known, add_names
from kithmap.actions.edit_category import categories_of, drop_category
from kithmap.book.encoding import encoded_facts
from kithmap.book.memory import MemoryBook
from kithmap.goals.offer import OfferState
from tests.actions.first_map import POOL, book_with_goal, goal_of, people_of, person_of, prompt_of


def add(book: MemoryBook, text: str, title: str = "Friends") -> NamesAdded:
    return add_names(book, text, prompt=prompt_of(book, title), people=people_of(book))


def on_map(book: MemoryBook) -> list[tuple[str, str | None, int | None]]:
    """Name, category and ring of everybody on the map, in the order they came."""
    people, facts = people_of(book), book.facts
    return [
        (
            people.people[people.rows[placement.person]].name,
            facts.categories[placement.category_id].name if placement.category_id else None,
            placement.ring,
        )
        for placement in facts.placements.values()
    ]


def test_names_land_in_the_prompts_category_without_a_ring() -> None:
    """How close somebody is, is asked later; "not placed" is not weak."""
    book = book_with_goal()
    added = add(book, "Ben Okri, Cleo Marsh")

    assert added == NamesAdded(new=("Ben Okri", "Cleo Marsh"))
    assert on_map(book) == [("Ben Okri", "Friends", None), ("Cleo Marsh", "Friends", None)]
    assert {card.source for card in book.facts.cards.values()} == {"names"}


def test_several_names_are_one_act_and_one_undo_takes_them_back() -> None:
    """Undo goes by what the owner did: one Enter."""
    book = book_with_goal(POOL)
    before = encoded_facts(book.facts)
    add(book, "Ana Díaz, Ben Okri, Cleo Marsh")

    assert book.journal[-1].title == "Write down Ben Okri and 2 more"
    book.undo()
    assert encoded_facts(book.facts) == before


def test_a_name_of_the_pool_is_taken_for_that_person() -> None:
    """Accents and case are typed in haste; a second Ana would split her history."""
    book = book_with_goal(POOL)
    added = add(book, "ana diaz")

    assert added == NamesAdded(found=("Ana Díaz",))
    assert len(book.facts.cards) == len(POOL)
    assert [p.person for p in book.facts.placements.values()] == [POOL[0].id]


def test_somebody_on_the_map_is_noticed_and_stays_where_they_are() -> None:
    """Thinking of Ana twice is normal; she must not move or double."""
    book = book_with_goal()
    add(book, "Ana Díaz")
    again = add(book, "Ana Díaz, Ana Díaz", "Colleagues")

    assert again == NamesAdded(there=(AlreadyThere("Ana Díaz", "Friends"),))
    assert on_map(book) == [("Ana Díaz", "Friends", None)]


def test_the_same_name_twice_in_one_line_is_one_person() -> None:
    """A pasted list repeats itself."""
    book = book_with_goal(POOL)

    assert add(book, "Ben Okri, Ben Okri, Ana Díaz, Ana Díaz") == NamesAdded(new=("Ben Okri",), found=("Ana Díaz",))
    assert len(book.facts.placements) == 2


def test_a_word_in_brackets_makes_a_namesake_somebody_else() -> None:
    """People know two Anas."""
    book = book_with_goal()
    add(book, "Ana")
    added = add(book, "Ana (climbing)")

    assert added.new == ("Ana",)
    assert len(book.facts.placements) == 2


def test_a_name_that_several_bear_is_asked_about() -> None:
    """Guessing between two Marías would be wrong half the time."""
    book = book_with_goal(POOL)
    before = encoded_facts(book.facts)

    assert add(book, "Maria Garcia").unsure == ("Maria Garcia",)
    assert encoded_facts(book.facts) == before


def test_an_address_tells_which_namesake_is_meant() -> None:
    """Who types an address knows whom they mean."""
    book = book_with_goal(POOL)

    assert add(book, "Maria <mg@y.example>").found == ("Maria Garcia",)
    assert [p.person for p in book.facts.placements.values()] == [POOL[2].id]


def test_a_name_under_the_question_of_a_need_could_help_with_it() -> None:
    """Who comes to mind when asked who could introduce you has just been said to be able to."""
    book = book_with_goal(POOL)
    title = "An introduction to someone who hires"
    add(book, "Ana Díaz, Ben Okri", title)
    offers = list(book.facts.offers.values())

    assert [(o.state, o.influence, o.proposed) for o in offers] == [(OfferState.COULD, 1, False)] * 2
    assert [category for _, category, _ in on_map(book)] == [None, None]


def test_somebody_on_the_map_is_noted_for_a_need_once() -> None:
    """The grid of people counts two helpers, not two notes."""
    book = book_with_goal()
    title = "An introduction to someone who hires"
    add(book, "Ben Okri")
    add(book, "Ben Okri", title)
    again = add(book, "Ben Okri", title)

    assert again.there == (AlreadyThere("Ben Okri", "Friends"),)
    assert len(book.facts.offers) == 1
    assert len(book.facts.placements) == 1


def test_somebody_without_a_category_gets_the_one_they_are_named_under() -> None:
    """Named under a need first, sorted by the next prompt."""
    book = book_with_goal()
    add(book, "Ben Okri", "An introduction to someone who hires")
    add(book, "Ben Okri", "Mentors")

    assert on_map(book) == [("Ben Okri", "Mentors", None)]


def test_somebody_whose_category_is_gone_can_be_sorted_again() -> None:
    """A category that was removed must not hold people back."""
    book = book_with_goal()
    add(book, "Ben Okri", "Mentors")
    drop_category(book, next(c for c in categories_of(book, goal_of(book)) if c.name == "Mentors"))
    add(book, "Ben Okri", "Study")

    assert on_map(book) == [("Ben Okri", "Study", None)]


def test_somebody_chosen_from_the_pool_is_placed_whatever_their_name() -> None:
    """The list under the field tells namesakes apart."""
    book = book_with_goal(POOL)
    chosen = people_of(book).at(POOL[2].id)
    assert chosen is not None

    assert add_known(book, chosen, prompt=prompt_of(book, "Friends")).found == ("Maria Garcia",)
    assert [p.person for p in book.facts.placements.values()] == [POOL[2].id]


@pytest.mark.parametrize("text", ["", "   ", ",,,;", "🙂", "12345", "<script>", "x" * 300, "\0"])
def test_what_holds_no_name_changes_nothing(text: str) -> None:
    """Slips of the hand leave no trace, not even an empty act to undo."""
    book = book_with_goal()
    before, acts = encoded_facts(book.facts), len(book.journal)
    added = add(book, text)

    assert (added.new, added.found, added.there) == ((), (), ())
    assert encoded_facts(book.facts) == before
    assert len(book.journal) == acts


def test_markup_in_a_name_is_kept_as_letters() -> None:
    """The library keeps what was typed; making it harmless is the page's part."""
    book = book_with_goal()
    added = add(book, "Ana <b>Díaz</b>, José 🙂")

    assert len(added.new) == 2
    assert added.new[1] == "José 🙂"


@settings(max_examples=60, deadline=None)
@given(st.lists(st.text(min_size=1, max_size=40), max_size=6))
def test_whatever_is_typed_undo_brings_the_facts_back(texts: list[str]) -> None:
    """No text loses or leaves anything."""
    book = book_with_goal(POOL)
    before = encoded_facts(book.facts)
    acts = len(book.journal)
    for text in texts:
        add(book, text)
    for _ in range(len(book.journal) - acts):
        book.undo()

    assert encoded_facts(book.facts) == before
    assert person_of(book, "Ana").name == "Ana Díaz"
