"""Every sentence begins exactly where its page says: on the border, and not one person or day before."""

from collections.abc import Sequence
from dataclasses import replace
from datetime import date, timedelta
from itertools import combinations

import pytest

from kithmap.gaps.coverage import Carrier, NeedCover
from kithmap.gaps.linked_worlds import linked_worlds
from kithmap.gaps.member import Link, Member
from kithmap.gaps.opener import opener
from kithmap.gaps.reading import read_map
from kithmap.goals.need import Need, Support
from tests.gaps.circle import CATEGORIES, GOAL, NEEDS, TODAY, now_of, offer, person, read, tie


def keys(members: Sequence[Member], needs: Sequence[Need] = NEEDS) -> set[str]:
    """The gaps of a map, by key."""
    reading = read_map(members, goal=GOAL, needs=needs, categories=CATEGORIES, links=(), chairs=(), today=TODAY)
    return {gap.key for gap in reading.gaps}


def in_touch(number: int, *, days_ago: int = 10, known_days: int = 900) -> Member:
    """Somebody last in touch `days_ago`, and first so many days ago."""
    bond = tie(f"p{number}", days_ago=days_ago)
    return person(number, bond=replace(bond, first=TODAY - timedelta(days=known_days)))


def again(member: Member) -> bool:
    """Whether the reading lists somebody to connect with again, while records reach up to now."""
    return member.person_id in {found.person_id for found in read([in_touch(9), member]).reconnect}


@pytest.mark.parametrize(("blank", "key"), [(2, "categories/unsorted"), (1, "category/friends/empty")])
def test_a_quarter_unsorted_is_enough_to_say_nothing_of_an_empty_category(blank: int, key: str) -> None:
    """Two of eight are a quarter, one is not."""

    assert key in keys([person(i, category=None if i < blank else "work") for i in range(8)])


def test_two_empty_categories_are_told_one_by_one() -> None:
    """From three on they would hide all other sentences."""

    assert {"category/work/empty", "category/friends/empty"} <= keys([person(i, category="gone") for i in range(8)])


def test_half_of_the_carried_needs_on_one_person_are_told() -> None:
    """Two of four rest on Ana, the others on Ben and Cleo together."""
    needs = (*NEEDS, Need(id="skill", goal_id="goal", support=Support.SKILLS, label="Skills"))
    ana = person(0, offers=[offer("intro", 0), offer("advice", 0)])
    others = [person(i, offers=[offer("cheer", i), offer("skill", i)]) for i in (1, 2)]

    assert "overall/one-carries" in keys([ana, *others, *(person(i) for i in range(3, 8))], needs)


@pytest.mark.parametrize(("there", "is_told"), [(6, True), (5, False)])
def test_six_of_ten_at_one_place_are_one_world(there: int, is_told: bool) -> None:
    """Three fifths."""
    members = [person(i, organisation="Acme" if i < there else f"Firm {i}") for i in range(10)]

    assert ("overall/one-world" in keys(members)) is is_told


@pytest.mark.parametrize(("close", "is_told"), [(8, True), (7, False)])
def test_eight_of_ten_placed_close_lack_acquaintances(close: int, is_told: bool) -> None:
    """Four fifths."""
    members = [person(i, ring=2 if i < close else 4) for i in range(10)]

    assert ("overall/no-acquaintances" in keys(members)) is is_told


@pytest.mark.parametrize(("oldest", "newest", "is_told"), [(731, 366, True), (730, 366, False), (731, 365, False)])
def test_nobody_new_means_more_than_a_year_of_more_than_two(oldest: int, newest: int, is_told: bool) -> None:
    """Records of two years to the day say nothing yet, nor does somebody who turned up a year ago to the day."""
    members = [in_touch(0, known_days=oldest), *(in_touch(i, known_days=newest) for i in range(1, 8))]

    assert ("overall/nothing-new" in keys(members)) is is_told


@pytest.mark.parametrize(("days_ago", "says_when"), [(90, True), (89, False)])
def test_three_months_of_silence_may_be_said(days_ago: int, says_when: bool) -> None:
    """Before that, "we were last in touch in August" sounds like a reproach."""

    assert ("we were last in touch" in opener(in_touch(0, days_ago=days_ago), today=TODAY)) is says_when


@pytest.mark.parametrize(
    ("days_ago", "gap", "is_listed"), [(365, 365, True), (364, 365, False), (91, 10, True), (90, 10, False)]
)
def test_dormant_begins_after_a_year_or_three_months_behind_a_broken_rhythm(
    days_ago: int, gap: float, is_listed: bool
) -> None:
    """A tie of every ten days is gone after more than ninety, one of once a year after the year."""

    assert again(person(0, bond=tie("p0", days_ago=days_ago, gap=gap))) is is_listed


@pytest.mark.parametrize(("days", "is_listed"), [(5, True), (4, False)])
def test_five_days_with_contact_were_a_tie(days: int, is_listed: bool) -> None:
    """With fewer there is hardly anything to come back to."""

    assert again(person(0, bond=tie("p0", days_ago=400, days=days))) is is_listed


@pytest.mark.parametrize(("days_ago", "seen_until"), [(60, TODAY), (61, date(2026, 9, 2))])
def test_records_end_after_sixty_silent_days(days_ago: int, seen_until: date) -> None:
    """By hand: 61 days before 2 November is 2 September."""

    assert now_of([in_touch(i, days_ago=days_ago) for i in range(8)]).seen_until == seen_until


def test_eight_people_heard_of_are_many_enough_to_leave_single_talks_aside() -> None:
    """With seven the latest contact is the end of the records, with eight the third latest."""
    old = [in_touch(i, days_ago=200) for i in range(6)]

    assert now_of([in_touch(6, days_ago=1), *old]).records_end == TODAY - timedelta(days=1)
    assert now_of([in_touch(6, days_ago=1), *old, in_touch(7, days_ago=200)]).records_end == TODAY - timedelta(days=200)


def test_a_need_that_keeps_half_without_somebody_does_not_rest_on_them() -> None:
    """Half is left without Ana: below half it would rest on her."""
    sure, even = Carrier("p0", "Ana", 1.0, False), Carrier("p1", "Ben", 0.5, False)

    assert NeedCover(NEEDS[0], 1.0, (sure, even)).rests_on is None
    assert NeedCover(NEEDS[0], 1.0, (sure, replace(even, chance=0.49))).rests_on == sure


def test_three_people_are_a_world() -> None:
    """Five who all know one another, and three: two worlds that stand apart."""
    circles = (range(5), range(5, 8))
    links = [Link(f"p{a}", f"p{b}") for circle in circles for a, b in combinations(circle, 2)]

    large = linked_worlds(now_of([person(i) for i in range(8)], links=links)).large
    assert [len(people) for people in large] == [5, 3]
