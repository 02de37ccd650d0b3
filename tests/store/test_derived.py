"""What follows from a book is derived once for each state of its facts."""

from datetime import timedelta

from django.db import transaction

from kithmap.actions.log_talk import log_talk
from kithmap.actions.place_person import place_person
from kithmap.actions.see_map import river
from kithmap.actions.settle_identity import settle_identity
from kithmap.book.facts import Changes, told
from kithmap.kit.speech import speaking
from kithmap.sources.card import Card
from kithmap_app.store.derived import FLOWS_KEPT, MANY_CARDS, derived, forget_derived, settle_derived
from kithmap_app.store.sql_book import SqlBook
from tests.book.contract import ANA, BEN, DAY, GOAL, MAILS
from tests.store.databases import new_book


def _book(database: str) -> SqlBook:
    book = new_book(database)
    book.apply("Begin", told(book.facts, [GOAL, ANA]))
    book.apply("Bring in", Changes(brought=MAILS))
    return book


def test_pages_share_one_flow(shared: str) -> None:
    """The second page must not compute the map again."""
    book = _book(shared)

    assert derived(book, GOAL, DAY) is derived(SqlBook(book.owner, database=shared), GOAL, DAY)


def test_acts_use_what_the_pages_have_derived(shared: str) -> None:
    """To exchange somebody this week takes milliseconds; to find 10,000 people anew takes seconds."""
    book = _book(shared)

    assert river(book, GOAL, today=DAY) is derived(book, GOAL, DAY)


def test_what_is_seen_inside_a_transaction_is_nobody_elses(shared: str) -> None:
    """It may be rolled back, and its edition used again for other facts."""
    book = _book(shared)
    with transaction.atomic(using=shared):
        inside = river(book, GOAL, today=DAY)

    assert inside is not derived(book, GOAL, DAY)
    assert inside.facts.cards == book.facts.cards


def test_a_changed_fact_gives_a_new_flow(shared: str) -> None:
    """A page never shows what was."""
    book = _book(shared)
    before = derived(book, GOAL, DAY)
    book.apply("Add Ben", told(book.facts, [BEN]))

    assert derived(book, GOAL, DAY) is not before
    assert BEN.id in derived(book, GOAL, DAY).facts.cards


def test_days_and_owners_have_flows_of_their_own(shared: str) -> None:
    """Yesterday is another reading, and another owner another network."""
    mine, yours = _book(shared), _book(shared)

    assert derived(mine, GOAL, DAY).today == DAY
    assert derived(mine, GOAL, DAY + timedelta(days=1)).today == DAY + timedelta(days=1)
    assert derived(mine, GOAL, DAY).facts is not derived(yours, GOAL, DAY).facts


def test_each_language_has_a_flow_of_its_own_and_who_is_who_is_found_once(shared: str) -> None:
    """A flow holds sentences; finding out who is who takes seconds among 10,000 people."""
    book = _book(shared)
    people = derived(book, GOAL, DAY).people
    with speaking("es"):
        spanish = derived(book, GOAL, DAY)

    assert spanish is not derived(book, GOAL, DAY)
    assert spanish.people is people


def test_flows_can_be_thrown_away_and_few_are_kept(shared: str) -> None:
    """What is derived is never the only copy, and never grows."""
    book = _book(shared)
    first = derived(book, GOAL, DAY)
    for days in range(FLOWS_KEPT):
        derived(book, GOAL, DAY + timedelta(days=days + 1))

    assert derived(book, GOAL, DAY) is not first
    again = derived(book, GOAL, DAY)
    forget_derived()
    assert derived(book, GOAL, DAY) is not again


def test_placing_somebody_keeps_who_is_who_and_a_verdict_does_not(shared: str) -> None:
    """Of ten thousand people it is most of the work; but a verdict changes exactly that."""
    book = _book(shared)
    book.apply("Add Ben", told(book.facts, [BEN]))
    before = derived(book, GOAL, DAY)
    people, ties = before.people, before.ties
    place_person(book, people.named("Ana"), goal=GOAL, ring=1)
    after = derived(book, GOAL, DAY)
    tomorrow = derived(book, GOAL, DAY + timedelta(days=1))
    settle_identity(book, ANA.id, BEN.id, same=True)
    joined = derived(book, GOAL, DAY)

    assert after is not before
    assert (after.people, after.ties) == (people, ties)
    assert after.people is people
    assert [s.ring for s in after.roster.on_map] == [1]
    assert tomorrow.people is people
    assert tomorrow.ties is not ties
    assert len(joined.people) == len(people) - 1


def test_a_talk_changes_how_close_somebody_is_and_nothing_of_who_is_who(shared: str) -> None:
    """Logging one must not read the mail of years again, nor leave the last contact as it was."""
    book = _book(shared)
    before = derived(book, GOAL, DAY)
    people, ties = before.people, before.ties
    ana = people.named("Ana")
    log_talk(book, [ana], day=DAY, today=DAY)
    after = derived(book, GOAL, DAY)

    assert after.people is people
    assert after.history_of_files is before.history_of_files
    assert after.ties is not ties
    assert after.ties.tie(people.rows[ana.id], ana.id).meetings == ties.tie(people.rows[ana.id], ana.id).meetings + 1


def _many() -> list[Card]:
    return [Card(source="vcard", key=str(n), name=f"Somebody {chr(97 + n % 26)}{n}") for n in range(MANY_CARDS)]


def test_a_name_among_thousands_is_mended_in_and_settled_a_little_later(shared: str) -> None:
    """Enter after Enter must not look at ten thousand people each time; what is said for certain comes behind."""
    book = _book(shared)
    book.apply("Bring in", told(book.facts, _many()))
    before = derived(book, GOAL, DAY).people
    book.apply("Add Ben", told(book.facts, [BEN]))
    at_once = derived(book, GOAL, DAY)
    settle_derived()
    settled = derived(book, GOAL, DAY)

    assert len(at_once.people) == len(before) + 1
    assert settled is not at_once
    assert settled.people is not at_once.people
    assert settled.people.people == at_once.people.people
    assert derived(book, GOAL, DAY).people is settled.people


def test_undo_and_further_acts_rest_on_what_was_mended(shared: str) -> None:
    """Somebody who is forgotten or undone is gone at once, and a place is kept while the rest settles."""
    book = _book(shared)
    book.apply("Bring in", told(book.facts, _many()))
    before = derived(book, GOAL, DAY).people.people
    book.apply("Add Ben", told(book.facts, [BEN]))
    ben = derived(book, GOAL, DAY).people.at(BEN.id)
    assert ben is not None
    place_person(book, ben, goal=GOAL, ring=2)
    placed = derived(book, GOAL, DAY)
    settle_derived()
    assert [(s.person.name, s.ring) for s in derived(book, GOAL, DAY).roster.on_map] == [(BEN.name, 2)]
    assert placed.people.at(BEN.id) is not None
    book.undo()
    book.undo()

    assert derived(book, GOAL, DAY).people.people == before
    forget_derived()
    settle_derived()
    assert derived(book, GOAL, DAY).people.people == before
