"""A talk is logged in one act: it warms the tie, moves the last contact, and can be taken back or forgotten."""

import json
from datetime import timedelta

import pytest

from kithmap.actions.forget_person import forget_person
from kithmap.actions.join_people import join_people
from kithmap.actions.log_talk import DAY_MINUTES, TalkAhead, log_talk, talks_with
from kithmap.book.encoding import decoded_act, decoded_facts, encoded_act, encoded_facts
from kithmap.book.memory import MemoryBook
from kithmap.flow import Flow
from kithmap.people.person import Person
from kithmap.sources.interaction import Channel
from kithmap.ties.tie import Tie, Warmth
from tests.actions.first_map import POOL, TODAY, book_with_goal, people_of, person_of, told_facts


@pytest.fixture
def book() -> MemoryBook:
    return book_with_goal(POOL)


def tie_with(book: MemoryBook, person: Person) -> Tie:
    """Give the tie with a person as of TODAY."""
    flow = Flow(book.facts, today=TODAY, goal_id="")
    return flow.ties.tie(flow.people.rows[person.id], person.id)


def test_talks_make_a_tie_warm_and_their_rhythm_known(book: MemoryBook) -> None:
    """Most conversations leave no file; told ones must count."""
    ana = person_of(book, "Ana")
    assert tie_with(book, ana).warmth is Warmth.UNKNOWN
    for days_ago in (14, 7, 0):
        log_talk(book, [ana], day=TODAY - timedelta(days=days_ago), today=TODAY, channel=Channel.CALL)
    tie = tie_with(book, ana)

    assert (tie.warmth, tie.last, tie.meetings, tie.usual_gap_days) == (Warmth.WARM, TODAY, 3, 7.0)
    assert tie.reasons[0].text == "3 calls, last on 16 March; usually every 7 days, in touch today: on track."


def test_who_is_who_does_not_change_with_a_talk(book: MemoryBook) -> None:
    """A talk is about somebody known; it brings nobody new."""
    before = people_of(book).people
    log_talk(book, [person_of(book, "Ana")], day=TODAY, today=TODAY)

    assert people_of(book).people == before


def test_one_act_logs_a_talk_with_several_and_undo_takes_it_back(book: MemoryBook) -> None:
    """Lunch with two people is one entry of the journal."""
    before = told_facts(book)
    people = [person_of(book, "Ana"), people_of(book).people[1]]
    log_talk(book, people, day=TODAY, today=TODAY, note=" Lunch ", useful=True)

    assert book.journal[-1].title == "Log a talk with Ana Díaz and María García"
    assert [(t.person, t.note, t.useful) for t in book.facts.talks.values()] == [(p.id, "Lunch", True) for p in people]
    book.undo()
    assert told_facts(book) == before
    book.redo()
    assert len(book.facts.talks) == 2


def test_a_form_sent_twice_logs_one_talk(book: MemoryBook) -> None:
    """An impatient thumb must not make a friendship warmer."""
    for _ in range(2):
        log_talk(book, [person_of(book, "Ana")], day=TODAY, today=TODAY, note="Lunch")

    assert len(book.facts.talks) == 1
    assert len([act for act in book.journal if act.title.startswith("Log")]) == 1


def test_a_day_to_come_is_refused(book: MemoryBook) -> None:
    """What has not happened is a plan."""
    with pytest.raises(TalkAhead, match="still to come"):
        log_talk(book, [person_of(book, "Ana")], day=TODAY + timedelta(days=1), today=TODAY)

    assert book.facts.talks == {}


@pytest.mark.parametrize(("told_minutes", "kept"), [(-5, 0), (45, 45), (100_000, DAY_MINUTES)])
def test_a_talk_lasts_no_longer_than_a_day(book: MemoryBook, told_minutes: int, kept: int) -> None:
    """A slip of the pen must not outweigh years of letters."""
    (talk,) = log_talk(book, [person_of(book, "Ana")], day=TODAY, today=TODAY, minutes=told_minutes)

    assert talk.minutes == kept


def test_talks_follow_people_who_become_one(book: MemoryBook) -> None:
    """A talk stands under the anchor of its day, and is found under every other."""
    maria, other = people_of(book).people[1:3]
    log_talk(book, [other], day=TODAY, today=TODAY)
    join_people(book, maria, other)
    joined = people_of(book).at(maria.id)

    assert joined is not None
    assert [talk.person for talk in talks_with(book.facts, joined)] == [other.id]
    assert tie_with(book, joined).last == TODAY


def test_forgetting_a_person_erases_their_talks_and_no_others(book: MemoryBook) -> None:
    """The words about somebody go with them."""
    ana, maria = people_of(book).people[:2]
    log_talk(book, [ana, maria], day=TODAY, today=TODAY, note="Her new flat")
    found = forget_person(book, ana)

    assert found.other_facts == 1
    assert [talk.person for talk in book.facts.talks.values()] == [maria.id]
    assert book.journal == ()


def test_talks_survive_the_book_file(book: MemoryBook) -> None:
    """Every field comes back as it was, also out of the journal, and "not useful" is not "not said"."""
    ana = person_of(book, "Ana")
    for useful in (True, False, None):
        log_talk(book, [ana], day=TODAY, today=TODAY, channel=Channel.CALL, minutes=5, note="Hi", useful=useful)
    facts = decoded_facts(json.loads(json.dumps(encoded_facts(book.facts))))
    act = decoded_act(json.loads(json.dumps(encoded_act(book.journal[-1]))))

    assert dict(facts.talks) == dict(book.facts.talks)
    assert [talk.useful for talk in facts.talks.values()] == [True, False, None]
    assert act.changes.put == book.journal[-1].changes.put
