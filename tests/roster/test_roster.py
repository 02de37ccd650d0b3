"""Who stands where on one goal's map."""

from dataclasses import replace
from datetime import date, timedelta

from kithmap.actions.introduce_owner import introduce_owner
from kithmap.actions.place_person import place_person
from kithmap.actions.see_map import river
from kithmap.actions.set_goal import set_goal
from kithmap.book.facts import Changes, told
from kithmap.book.memory import MemoryBook
from kithmap.goals.goal import Goal
from kithmap.goals.offer import Offer
from kithmap.sources.card import Card
from kithmap.sources.interactions import gather
from tests.contacts import ME, got, sent

TODAY = date(2026, 3, 16)
ANA, BEA = "mail:ana@solberg.example", "mail:bea@x.example"


def book_with_mail() -> tuple[MemoryBook, Goal]:
    """Give a book in which Ana is written with often, Bea one-sidedly, and Cy stands on a card only."""
    book = MemoryBook()
    introduce_owner(book, name="Mira Solberg", addresses=[ME])
    days = [TODAY - timedelta(days=7 * week) for week in range(8)]
    mails = [act(ANA, day) for day in days for act in (sent, got)] + [got(BEA, day) for day in days]
    book.apply("Bring in", Changes(brought=gather(mails)))
    ana = Card(source="vcard", key="ana", name="Ana Solberg", emails=("ana@solberg.example",))
    cy = Card(source="vcard", key="cy", name="Cy Moss", labels=("Climbing",))
    book.apply("Write down", told(book.facts, [ana, cy]))
    return book, set_goal(book, "Lead a data team", today=TODAY)


def test_before_anybody_is_placed_the_map_is_proposed_mutual_ties_first() -> None:
    """A first map from a mailbox shows people, and says that their places are proposals."""
    book, goal = book_with_mail()
    on_map = river(book, goal, today=TODAY).roster.on_map

    assert [(s.person.name, s.ring, s.ring_is_proposed) for s in on_map] == [
        ("Ana Solberg", 1, True),
        ("bea", 4, True),
        ("Cy Moss", None, False),
    ]


def test_once_somebody_is_placed_the_map_holds_whom_the_owner_chose() -> None:
    """Imports never flood the map; the others wait in the pool."""
    book, goal = book_with_mail()
    flow = river(book, goal, today=TODAY)
    place_person(book, flow.people.named("Cy"), goal=goal, ring=2)
    roster = river(book, goal, today=TODAY).roster

    assert [s.person.name for s in roster.on_map] == ["Cy Moss"]
    assert [s.person.name for s in roster.pool] == ["Ana Solberg", "bea"]


def test_as_many_are_proposed_beside_the_placed_as_are_asked_for() -> None:
    """`--people` fills the map up."""
    book, goal = book_with_mail()
    place_person(book, river(book, goal, today=TODAY).people.named("Cy"), goal=goal, ring=2)

    assert len(river(book, goal, today=TODAY, proposed=1).roster.on_map) == 2
    assert len(river(book, goal, today=TODAY, proposed=0).roster.on_map) == 1


def test_categories_are_proposed_with_their_reasons_and_the_owners_choice_wins() -> None:
    """A proposal says why; a choice needs no reason."""
    book, goal = book_with_mail()
    flow = river(book, goal, today=TODAY)
    cy = next(s for s in flow.roster.on_map if s.person.name == "Cy Moss")
    family = next(c for c in flow.categories if c.name == "Family")
    place_person(book, cy.person, goal=goal, ring=3, category=family)
    chosen = river(book, goal, today=TODAY).roster.on_map[0]

    assert cy.category_is_proposed
    assert "Climbing" in cy.category_reasons[0].text
    assert (chosen.category_id, chosen.category_is_proposed, chosen.category_reasons) == (family.id, False, ())


def test_offers_made_under_any_anchor_of_a_person_are_theirs() -> None:
    """An offer noted on an address stays when the address turns out to be Ana's."""
    book, goal = book_with_mail()
    need = next(iter(book.facts.needs.values()))
    book.apply("Offer", told(book.facts, [Offer(need_id=need.id, person=ANA, influence=3)]))
    ana = river(book, goal, today=TODAY).roster.on_map[0]

    assert ana.person.name == "Ana Solberg"
    assert [o.need_id for o in ana.offers] == [need.id]
    assert ana.pull.value is not None
    assert replace(ana.pull, reasons=()).person_id == ana.person.id


def test_a_proposed_map_holds_eighty_people() -> None:
    """As many as can be read at a glance; the next one waits."""
    book, goal = book_with_mail()
    cards = [Card(source="vcard", key=f"c{i}", name=f"Person {chr(97 + i // 26)}{chr(97 + i % 26)}") for i in range(81)]
    book.apply("Write down", told(book.facts, cards))

    assert len(river(book, goal, today=TODAY).roster.on_map) == 80
