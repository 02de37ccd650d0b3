"""Acts on people: placed many at once, joined, set apart, written about; each undone exactly."""

from collections.abc import Callable

import pytest

from kithmap.actions.call_person import call_person
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.actions.join_people import join_people
from kithmap.actions.place_people import promote_people, set_categories, set_rings, take_people_off
from kithmap.actions.see_map import river
from kithmap.actions.set_apart import set_apart
from kithmap.actions.set_goal import set_goal
from kithmap.actions.write_note import note_of, write_note
from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import Changes
from kithmap.book.memory import MemoryBook
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.people.person import Person
from kithmap.sources.card import Card
from kithmap.sources.interactions import gather
from tests.cast import TODAY
from tests.contacts import ME, got

CARDS = (
    Card(source="vcard", key="1", name="Ana Díaz", emails=("ana@x.example",)),
    Card(source="google", key="a", name="Ana D.", emails=("ana@x.example", "ana@home.example")),
    Card(source="vcard", key="2", name="Anja Lind", emails=("anja@y.example",)),
    Card(source="vcard", key="3", name="Ben Weber", phones=("+442079460018",)),
)


@pytest.fixture
def book() -> MemoryBook:
    book = MemoryBook()
    introduce_owner(book, name="Mira Solberg", addresses=[ME])
    set_goal(book, "Lead a data team", today=TODAY)
    mails = gather([got("mail:info@shop.example", TODAY), got("mail:ola@z.example", TODAY, name="Ola Nord")])
    book.apply("Bring in", Changes(put=CARDS, brought=mails))
    return book


def goal(book: MemoryBook) -> Goal:
    return next(iter(book.facts.goals.values()))


def flow(book: MemoryBook) -> Flow:
    return river(book, goal(book), today=TODAY)


def people(book: MemoryBook, *names: str) -> list[Person]:
    return [flow(book).people.named(name) for name in names]


def test_many_are_promoted_as_one_act_and_nobody_is_moved(book: MemoryBook) -> None:
    """Thirty people chosen by keyboard are one thing to take back; a ring given before stays."""
    ben, anja = people(book, "Ben Weber", "Anja Lind")
    set_rings(book, [ben], 2, goal=goal(book))
    promote_people(book, [ben, anja], goal=goal(book))

    assert {p.person: p.ring for p in book.facts.placements.values()} == {ben.id: 2, anja.id: None}
    assert book.journal[-1].title == "Put 2 people on the map"


def test_promoting_whoever_is_on_the_map_is_no_act(book: MemoryBook) -> None:
    """An empty entry in the journal would make undo look broken."""
    promote_people(book, people(book, "Ben Weber"), goal=goal(book))
    acts = len(book.journal)
    promote_people(book, people(book, "Ben Weber"), goal=goal(book))

    assert len(book.journal) == acts


def test_rings_and_categories_are_set_for_many_and_leave_each_other_alone(book: MemoryBook) -> None:
    """Closeness and category are two answers to two questions."""
    both = people(book, "Ben Weber", "Anja Lind")
    category = next(iter(book.facts.categories.values()))
    set_rings(book, both, 3, goal=goal(book))
    set_categories(book, both, category, goal=goal(book))

    assert [(p.ring, p.category_id) for p in book.facts.placements.values()] == [(3, category.id)] * 2

    set_rings(book, both[:1], None, goal=goal(book))

    assert [(p.ring, p.category_id) for p in book.facts.placements.values()] == [(None, category.id), (3, category.id)]


def test_whoever_was_placed_twice_before_being_joined_is_moved_and_taken_off_whole(book: MemoryBook) -> None:
    """Two placements of one person are left by a merge: a ring on one of them only would not show."""
    ben, anja = people(book, "Ben Weber", "Anja Lind")
    set_rings(book, [ben, anja], 4, goal=goal(book))
    join_people(book, ben, anja)
    set_rings(book, people(book, "Anja Lind"), 1, goal=goal(book))

    assert [s.ring for s in flow(book).roster.on_map] == [1]

    take_people_off(book, people(book, "Anja Lind"), goal=goal(book))

    assert book.facts.placements == {}


def test_a_card_set_apart_is_a_person_of_its_own_and_joined_again_by_the_owners_word(book: MemoryBook) -> None:
    """A shared mailbox joined two people: the owner parts them, and may think again."""
    (ana,) = people(book, "Ana Díaz")
    set_apart(book, ana, CARDS[1].id)
    first, second = flow(book).people.at(CARDS[0].id), flow(book).people.at(CARDS[1].id)

    assert first
    assert second
    assert (first.card_ids, second.card_ids) == ((CARDS[0].id,), (CARDS[1].id,))

    join_people(book, first, second)

    assert people(book, "Ana Díaz")[0].card_ids == (CARDS[0].id, CARDS[1].id)
    assert not any(not verdict.same for verdict in book.facts.verdicts.values())


def test_an_address_set_apart_leaves_the_person(book: MemoryBook) -> None:
    """The assistant writes from an address that stands on the boss's card."""
    (ana,) = people(book, "Ana Díaz")
    set_apart(book, ana, "mail:ana@home.example")

    assert people(book, "Ana Díaz")[0].handles == ("mail:ana@x.example",)
    assert flow(book).people.at("mail:ana@home.example") != people(book, "Ana Díaz")[0]


def test_who_is_made_of_one_card_has_nothing_to_be_set_apart_from(book: MemoryBook) -> None:
    """No verdict can be given on a single thing."""
    (ben,) = people(book, "Ben Weber")

    assert set_apart(book, ben, ben.card_ids[0]) == ()


def test_people_of_different_names_are_joined_by_the_owners_word(book: MemoryBook) -> None:
    """Anja uses her second name at work: no rule could know."""
    ana, anja = people(book, "Ana Díaz", "Anja Lind")
    join_people(book, ana, anja)

    assert "mail:anja@y.example" in people(book, "Ana Díaz")[0].handles


def test_a_note_is_kept_changed_and_taken_away(book: MemoryBook) -> None:
    """What the owner writes stays with the person, beside what files say."""
    before = encoded_facts(book.facts)
    write_note(book, people(book, "Ben Weber")[0], "  Likes rye bread ")

    assert people(book, "Ben Weber")[0].note == "Likes rye bread"

    write_note(book, people(book, "Ben Weber")[0], "Moved to Oslo")
    note = note_of(book.facts, people(book, "Ben Weber")[0])

    assert note is not None
    assert note.note == "Moved to Oslo"

    write_note(book, people(book, "Ben Weber")[0], "")

    assert encoded_facts(book.facts) == before


def test_a_note_about_somebody_known_from_mail_alone_changes_nobody(book: MemoryBook) -> None:
    """Ola has no card: the note makes one, and Ola is still once there, under the same anchors."""
    count = len(flow(book).people)
    write_note(book, people(book, "Ola Nord")[0], "Met at the fair")

    assert len(flow(book).people) == count
    assert flow(book).people.at("mail:ola@z.example") == people(book, "Ola Nord")[0]


def test_a_desk_with_somebody_behind_it_becomes_a_person(book: MemoryBook) -> None:
    """A one-woman shop writes from info@."""
    assert [aside.handle for aside in flow(book).people.aside] == ["mail:info@shop.example"]

    call_person(book, "mail:info@shop.example", "Wanda Shaw")

    assert flow(book).people.aside == ()
    assert people(book, "Wanda Shaw")[0].handles == ("mail:info@shop.example",)


@pytest.mark.parametrize(
    "act",
    [
        lambda book: promote_people(book, people(book, "Ben Weber"), goal=goal(book)),
        lambda book: set_rings(book, people(book, "Ben Weber"), 1, goal=goal(book)),
        lambda book: join_people(book, *people(book, "Ben Weber", "Anja Lind")),
        lambda book: set_apart(book, people(book, "Ana Díaz")[0], CARDS[1].id),
        lambda book: write_note(book, people(book, "Ola Nord")[0], "Met at the fair"),
        lambda book: call_person(book, "mail:info@shop.example", "Wanda Shaw"),
    ],
)
def test_each_act_is_one_step_and_undone_exactly(book: MemoryBook, act: Callable[[MemoryBook], object]) -> None:
    """Nobody dares to press a button that cannot be taken back."""
    before, acts = encoded_facts(book.facts), len(book.journal)
    act(book)

    assert len(book.journal) == acts + 1
    assert encoded_facts(book.facts) != before

    book.undo()

    assert encoded_facts(book.facts) == before
