"""The acts of the owner, each of them undone exactly."""

from datetime import date

import numpy as np
import pytest

from kithmap.actions.forget_person import forget_person
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.actions.place_person import place_person, take_off
from kithmap.actions.see_map import river
from kithmap.actions.set_goal import set_goal
from kithmap.actions.settle_identity import settle_identity
from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import Changes, told
from kithmap.book.memory import MemoryBook
from kithmap.errors import NoSuchTemplate, NothingToUndo
from kithmap.flow import Flow
from kithmap.goals.offer import Offer
from kithmap.people.person import Person
from kithmap.sources.card import Card
from kithmap.sources.interactions import gather
from tests.contacts import ME, got, met, sent

TODAY = date(2026, 3, 16)
ANA = "mail:ana@x.example"
BEN = "mail:ben@x.example"


@pytest.fixture
def book() -> MemoryBook:
    book = MemoryBook()
    introduce_owner(book, name="Mira Solberg", addresses=[ME, "mira.solberg@fern.example"])
    cards = [
        Card(source="vcard", key="1", name="Ana Díaz", emails=("ana@x.example",)),
        Card(source="vcard", key="2", name="Ben Weber", emails=("ben@x.example",)),
    ]
    book.apply("Write down", told(book.facts, cards))
    mails = [sent(ANA, TODAY), got(BEN, TODAY), met((ANA, BEN), TODAY)]
    book.apply("Bring in", Changes(brought=gather(mails)))
    return book


def person(book: MemoryBook, name: str) -> Person:
    return Flow(book.facts, today=TODAY, goal_id="").people.named(name)


def test_a_goal_brings_its_categories_and_needs_in_one_act(book: MemoryBook) -> None:
    """One undo takes all of it back."""
    before = encoded_facts(book.facts)
    goal = set_goal(book, "Lead a data team", today=TODAY, by=date(2026, 9, 1))

    assert book.facts.categories
    assert {n.goal_id for n in book.facts.needs.values()} == {goal.id}
    book.undo()
    assert encoded_facts(book.facts) == before


def test_the_same_goal_again_moves_its_date_and_keeps_what_the_owner_made_of_it(book: MemoryBook) -> None:
    """Dates slip; categories that were edited must not come back."""
    first = set_goal(book, "Lead a data team", today=TODAY)
    gone = next(iter(book.facts.categories.values()))
    book.apply("Drop a category", Changes(dropped=(gone,)))
    again = set_goal(book, "Lead a data team", today=date(2026, 4, 1), by=date(2026, 12, 1))

    assert (again.id, again.by) == (first.id, date(2026, 12, 1))
    assert gone.id not in book.facts.categories


def test_an_unknown_template_is_told_with_the_known_ones(book: MemoryBook) -> None:
    """A slip of the pen should cost one look."""
    with pytest.raises(NoSuchTemplate, match="new-job"):
        set_goal(book, "x", today=TODAY, template="newjob")


def test_own_addresses_are_added_and_never_lost(book: MemoryBook) -> None:
    """People remember their old addresses one by one."""
    introduce_owner(book, addresses=["old@uni.example"])

    assert book.facts.me.addresses == (ME, "mail:mira.solberg@fern.example", "mail:old@uni.example")
    assert book.facts.me.name == "Mira Solberg"


def test_placing_moves_and_taking_off_returns_to_the_pool(book: MemoryBook) -> None:
    """A person stands in one place on a map, whichever of their anchors was used."""
    goal = set_goal(book, "Lead a data team", today=TODAY)
    ana = person(book, "Ana")
    place_person(book, ana, goal=goal, ring=2)
    place_person(book, ana, goal=goal, ring=1)

    assert [(s.person.name, s.ring, s.ring_is_proposed) for s in river(book, goal, today=TODAY).roster.on_map] == [
        ("Ana Díaz", 1, False)
    ]
    take_off(book, ana, goal=goal)
    assert book.facts.placements == {}


def test_a_verdict_joins_two_and_undo_parts_them(book: MemoryBook) -> None:
    """Merges can be taken back: nothing was rewritten."""
    ana, ben = person(book, "Ana"), person(book, "Ben")
    settle_identity(book, ana.id, ben.id, same=True)
    joined = Flow(book.facts, today=TODAY, goal_id="").people

    assert len(joined) == 1
    book.undo()
    assert len(Flow(book.facts, today=TODAY, goal_id="").people) == 2


def test_the_sum_of_history_is_the_same_after_a_merge(book: MemoryBook) -> None:
    """Joining cards must neither lose nor invent contact."""
    parted = Flow(book.facts, today=TODAY, goal_id="")
    before = parted.days.count.sum()
    settle_identity(book, ANA, BEN, same=True)
    joined = Flow(book.facts, today=TODAY, goal_id="")

    assert joined.days.count.sum() == before
    assert joined.history == parted.history


def test_forgetting_a_person_leaves_no_trace_of_them(book: MemoryBook) -> None:
    """Trust: a person can be forgotten entirely, the journal included."""
    goal = set_goal(book, "Lead a data team", today=TODAY)
    ana = person(book, "Ana")
    place_person(book, ana, goal=goal, ring=2)
    book.apply("Offer", told(book.facts, [Offer(need_id="need:1", person=ANA)]))
    found = forget_person(book, ana, preview=True)

    assert (found.cards, found.interactions, found.other_facts) == (1, 2, 2)
    assert forget_person(book, ana) == found
    whole = str(encoded_facts(book.facts))
    assert "Ana" not in whole
    assert "ana@x.example" not in whole
    with pytest.raises(NothingToUndo):
        book.undo()


def test_what_others_did_at_the_same_time_stays_when_one_is_forgotten(book: MemoryBook) -> None:
    """The meeting with Ben took place, with or without Ana."""
    forget_person(book, person(book, "Ana"))
    left = book.facts.interactions

    assert np.diff(left.start).tolist() == [2, 2]
    assert {address for address, _ in left.contacts} == {ME, BEN}


def test_two_placed_people_who_became_one_have_one_place(book: MemoryBook) -> None:
    """The last place is theirs, and undo brings both back."""
    goal = set_goal(book, "Lead a data team", today=TODAY)
    place_person(book, person(book, "Ana"), goal=goal, ring=2)
    place_person(book, person(book, "Ben"), goal=goal, ring=4)
    settle_identity(book, person(book, "Ana").id, person(book, "Ben").id, same=True)
    place_person(book, person(book, "Ana"), goal=goal, ring=1)

    assert [p.ring for p in book.facts.placements.values()] == [1]
    book.undo()
    assert sorted(p.ring or 0 for p in book.facts.placements.values()) == [2, 4]
