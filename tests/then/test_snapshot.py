"""A past day is what the same facts would have said on that day."""

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.actions.look_back import Past
from kithmap.flow import Flow
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import screen
from kithmap.people.met import Met
from kithmap.then.subject import subject_of
from kithmap.ties.acquaintance import Acquaintance
from tests.contacts import met
from tests.then.past import THEN, TODAY, address, days_before, past

STEADY = days_before(TODAY, *range(3, 400, 11))


@settings(max_examples=30, deadline=None)
@given(back=st.integers(0, 500), contact=st.lists(st.lists(st.integers(0, 500), max_size=12), min_size=1, max_size=6))
def test_ties_of_a_past_day_are_those_of_the_flow_of_that_day(back: int, contact: list[list[int]]) -> None:
    """No snapshot is stored, so this is all that makes the past true."""
    day = TODAY - timedelta(days=back)
    found = past({f"p{number}": days_before(TODAY, *days) for number, days in enumerate(contact)})
    of_that_day = Flow(found.flow.facts, today=day, goal_id="goal")
    ties = {member.person_id: member.tie for member in of_that_day.members}

    for key, glimpse in found.snapshot(day).people.items():
        assert glimpse.member.tie == ties[key]


@settings(max_examples=20, deadline=None)
@given(later=st.lists(st.integers(0, 180), max_size=10))
def test_what_came_later_changes_no_moment_of_then(later: list[int]) -> None:
    """Today's news cannot reach back."""
    before = past({"ana": STEADY, "ben": days_before(THEN, 4, 30, 80)})
    after = past({"ana": STEADY, "ben": (*days_before(THEN, 4, 30, 80), *days_before(TODAY, *later))})

    assert after.snapshot(THEN).people == before.snapshot(THEN).people


def test_links_are_those_seen_by_then_and_answers_stay() -> None:
    """Ana and Ben met after the day, Ben and Cleo before it, Ana and Cleo by the owner's word, which has no day."""
    contact = dict.fromkeys(("ana", "ben", "cleo"), STEADY)
    together = (
        met((address("ana"), address("ben")), TODAY - timedelta(days=5)),
        met((address("ben"), address("cleo")), THEN - timedelta(days=5)),
    )
    answers = (Acquaintance(one=address("ana"), other=address("cleo"), is_known=True),)
    found = past(contact, together=together, answers=answers)
    then = {frozenset((link.a, link.b)) for link in found.snapshot(THEN).links}
    now = {frozenset((link.a, link.b)) for link in found.present.links}

    assert then == {frozenset((address("ben"), address("cleo"))), frozenset((address("ana"), address("cleo")))}
    assert now == then | {frozenset((address("ana"), address("ben")))}


def test_today_as_a_moment_reads_as_the_reading_does() -> None:
    """The dials of now are those on the page of the reading."""
    found = past({f"p{number}": STEADY for number in range(9)})

    assert found.snapshot(TODAY).reading.dials == found.flow.reading.dials
    assert {key: glimpse.member for key, glimpse in found.present.people.items()} == {
        member.person_id: member for member in found.flow.members
    }


def test_nobody_jumps_on_the_map_of_then() -> None:
    """Everybody who was there stands where they stand today; who was not is missing."""
    contact = {f"p{number}": STEADY for number in range(30)}
    late = tuple(Met(person=address(f"p{number}"), day=TODAY - timedelta(days=30)) for number in range(0, 30, 4))
    rings = {f"p{number}": number % 5 + 1 for number in range(30)}
    found = past(contact, rings=rings, met=late)
    now = lay_out(found.flow.subject, screen())
    then = lay_out(subject_of(found.snapshot(THEN), found.flow.subject), screen(), now.remembered)
    places = {person.person_id: person.box for person in now.people}

    assert {person.person_id for person in then.people} == set(places) - {fact.person for fact in late}
    assert all(person.box == places[person.person_id] for person in then.people)


def test_the_map_of_then_has_the_warmth_and_the_day_of_then() -> None:
    """A dot that was warm is warm again, and next steps are of today only."""
    found = past({"ana": days_before(THEN, 2, 9, 16, 23), "ben": STEADY})
    subject = subject_of(found.snapshot(THEN), found.flow.subject)
    warmth = {seat.person_id: seat.warmth.value for seat in subject.seats}

    assert subject.today == THEN
    assert warmth == {address("ana"): "warm", address("ben"): "warm"}
    assert {seat.person_id: seat.warmth.value for seat in found.flow.subject.seats}[address("ana")] == "cooling"
    assert not any(seat.next_step for seat in subject.seats)


@pytest.mark.parametrize("day", [date(1970, 1, 2), date(1, 1, 1)])
def test_a_day_long_before_all_records_is_a_moment_without_contact(day: date) -> None:
    """Nonsense in an address must not become an error."""
    snapshot = past({"ana": STEADY}).snapshot(day)

    assert snapshot.people == {}
    assert snapshot.links == ()


def test_a_map_without_anybody_can_look_back() -> None:
    """The first evening."""
    found = past({})

    assert found.since(THEN).moves == ()
    assert replace(found.flow.subject, today=THEN) == subject_of(found.snapshot(THEN), found.flow.subject)
    assert isinstance(found, Past)
