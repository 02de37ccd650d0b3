"""The plan learns from the owner's own answers, as a formula says that can be worked by hand."""

from dataclasses import replace
from datetime import timedelta

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.gaps.coverage import coverage
from kithmap.gaps.member import Member
from kithmap.goals.offer import Offer
from kithmap.plan.answered import Answered, answered
from kithmap.plan.attempts import Attempt, Silence
from kithmap.plan.brought_up import UNTHOUGHT, BroughtUp, brought_up
from kithmap.plan.loop import Loop
from kithmap.plan.week import Circle, Week, plan_week
from kithmap.plan.worth import prospects
from kithmap.ties.talk import Talk
from kithmap.ties.tie import Warmth
from tests.gaps.circle import NEEDS, TODAY, offer, people, person, read, tie
from tests.plan.loops import loop

SINCE = TODAY - timedelta(days=100)
ALL_NEEDS = {need.id for need in NEEDS}

counts = st.tuples(*[st.integers(0, 40) for _ in Silence])


def tried(silence: Silence, *, came: int, of: int) -> list[Attempt]:
    return [Attempt(f"p{n}", SINCE, silence, is_answered=n < came) for n in range(of)]


def week(members: list[Member] | tuple[Member, ...], record: list[Attempt], **more: object) -> Week:
    found = Circle(members=members, reading=read(members), attempts=record, **more)  # type: ignore[arg-type]
    return plan_week(found, today=TODAY)


def test_nine_were_written_to_and_two_answered() -> None:
    """Beta(4, 0) and 2 of 9: (4 + 2) / (4 + 9) = 6/13 = .4615; nobody of the others failed, so 1."""
    record = answered([*tried(Silence.YEARS, came=2, of=9), *tried(Silence.SHORT, came=3, of=3)])

    assert [record.chance(silence) for silence in Silence] == pytest.approx([1, 1, 6 / 13, 1], abs=1e-15)
    reason = record.reason(Silence.YEARS)
    assert reason is not None
    assert reason.text.split()[:11] == "After more than a year of silence 2 of 9 you".split()
    assert "counts 46" in reason.text
    assert reason.weight == pytest.approx(6 / 13)
    assert record.reason(Silence.SHORT) is None


@given(counts, counts, st.sampled_from(Silence))
def test_more_answers_never_lower_the_worth_of_such_people(
    came: tuple[int, ...], missed: tuple[int, ...], silence: Silence
) -> None:
    """An answer more, or one in place of a silence; and a silence more never raises it, nor touches the others."""
    before = Answered(tuple(a + b for a, b in zip(came, missed, strict=True)), came)
    more = tuple(number + (kind == silence) for kind, number in zip(Silence, came, strict=True))
    answer = Answered(tuple(a + b for a, b in zip(more, missed, strict=True)), more)
    silent = Answered(answer.tried, came)

    assert silent.chance(silence) <= before.chance(silence) <= answer.chance(silence) <= 1
    assert all(silent.chance(other) == before.chance(other) for other in Silence if other != silence)


@settings(max_examples=40, deadline=None)
@given(people(most=12), st.integers(0, 8), st.integers(0, 8))
def test_the_law_holds_for_what_a_talk_is_worth(members: tuple[Member, ...], came: int, missed: int) -> None:
    """The gain of setting out to talk with each, in the sum that the week is chosen by."""
    if not members:
        return
    record = tried(Silence.YEARS, came=came, of=came + missed)
    better = [*record, *tried(Silence.YEARS, came=1, of=1)]
    worth = []
    for known in (record, better):
        found = prospects(
            members, coverage(NEEDS, members).needs, on_map=len(members), comes=answered(known).chances(members)
        )
        worth.append((1 - found.expected(found.remaining())) @ (found.weight * found.open_now()))

    assert np.all(worth[1] >= worth[0] - 1e-15)


@settings(max_examples=40, deadline=None)
@given(people(most=16))
def test_without_a_record_the_week_is_the_same(members: tuple[Member, ...]) -> None:
    """To the last digit; and so it is where everybody answered."""
    plain = week(members, [])

    assert plain == week(members, tried(Silence.YEARS, came=6, of=6))
    assert plain.learned == ()
    assert all(talk.comes == 1.0 for talk in plain.conversations)


def test_silent_people_make_way_for_those_who_answer() -> None:
    """Twelve lost, four cold, nearly as able: the lost stand first; after 0 of 12 only the one reconnection stays."""
    lost = [person(n, ring=3, offers=[offer("intro", n)], bond=tie(f"p{n}", days_ago=800)) for n in range(12)]
    near = [
        person(n, ring=3, offers=[offer("intro", n, influence=2)], bond=tie(f"p{n}", days_ago=80, warmth=Warmth.COLD))
        for n in range(12, 16)
    ]
    lost = [replace(m, tie=replace(m.tie, warmth=Warmth.DORMANT)) for m in lost]
    before, after = week([*lost, *near], []), week([*lost, *near], tried(Silence.YEARS, came=0, of=12))

    assert before.conversations[0].is_reconnection
    assert sum(talk.is_reconnection for talk in after.conversations) == 1
    assert not after.conversations[0].is_reconnection
    (again,) = [talk for talk in after.conversations if talk.is_reconnection]
    assert again.comes == pytest.approx(4 / 16)
    assert "0 of 12" in again.why[-1].text
    assert [reason.text for reason in after.learned] == [again.why[-1].text]


def test_what_a_card_says_it_would_change_is_of_the_talk_itself() -> None:
    """Once they have talked, the reading says what the card said: how likely that is stands beside it."""
    lost = person(0, ring=4, offers=[offer("advice", 0)], bond=tie("p0", days_ago=800, warmth=Warmth.DORMANT))
    others = [person(n, offers=[offer("intro", n)]) for n in (1, 2)]
    plain, taught = week([lost, *others], []), week([lost, *others], tried(Silence.YEARS, came=0, of=4))
    one, other = (next(t for t in found.conversations if t.person_id == "p0") for found in (plain, taught))

    assert other.would_change == one.would_change
    assert other.rise == one.rise
    assert (one.comes, other.comes) == (1.0, 0.5)


def noted(need: str, number: int, *, days_ago: int | None) -> Offer:
    day = None if days_ago is None else TODAY - timedelta(days=days_ago)
    return replace(offer(need, number), noted_on=day)


def talked(*days_ago: int) -> Loop:
    """A loop in which Ana was talked with so many days ago, Ben so many …"""
    return loop(talks=tuple(Talk(person=f"p{n}", day=TODAY - timedelta(days=ago)) for n, ago in enumerate(days_ago)))


def test_first_talks_are_counted_by_need_and_ring() -> None:
    """Ana begins the count; Ben, ring 4, had one need noted before, and one of two more came up; Cleo brought none."""
    members = [
        person(0, ring=4, offers=[noted("intro", 0, days_ago=50)]),
        person(1, ring=4, offers=[noted("advice", 1, days_ago=None), noted("intro", 1, days_ago=40)]),
        person(2, ring=1),
    ]
    found = brought_up(members, talked(50, 40, 30), needs=ALL_NEEDS, since=SINCE, today=TODAY)

    assert found.looked == (0, 3, 0, 0, 2, 0)
    assert found.came_up == (0, 0, 0, 0, 1, 0)
    assert (found.talks[4], found.fruitful[4], found.talks[1], found.fruitful[1]) == (1, 1, 1, 0)


def test_the_rate_of_a_ring_by_hand() -> None:
    """Prior: 160 needs at .09375 make 15; pooled (15 + 9) / (160 + 80) = .10. Ring 4: (160 · .10 + 9) / 200 = .125;
    ring 1: 16 / 200 = .08; ring 5, with nothing of its own, .10. As help: .125 · .8 · 2/3 = .0667."""
    found = BroughtUp(looked=(0, 40, 0, 0, 40, 0), came_up=(0, 0, 0, 0, 9, 0), talks=(0, 8, 0, 0, 8, 0))

    assert [found.rate(ring) for ring in (4, 1, 5)] == pytest.approx([0.125, 0.08, 0.10], abs=1e-12)
    assert found.unthought([person(0, ring=4)]).tolist() == pytest.approx([1 / 15], abs=1e-12)


def test_nothing_noted_is_nothing_said() -> None:
    """Somebody who only logs talks has not said that nothing came up; a talk of this week may still bring something."""
    quiet = [person(n, ring=2) for n in range(3)]
    begun = [person(0, ring=2, offers=[noted("intro", 0, days_ago=50)]), *quiet[1:]]

    assert brought_up(quiet, talked(50, 40, 30), needs=ALL_NEEDS, since=SINCE, today=TODAY) == BroughtUp()
    assert brought_up(begun, talked(50, 6, 8), needs=ALL_NEEDS, since=SINCE, today=TODAY).talks[2] == 1
    assert brought_up(begun, talked(50, 7, 8), needs=ALL_NEEDS, since=SINCE, today=TODAY).talks[2] == 2
    assert brought_up(begun, talked(50, 40, 30), needs=ALL_NEEDS, since=TODAY, today=TODAY) == BroughtUp()


@pytest.mark.parametrize(("days_after", "came_up"), [(0, 1), (6, 1), (7, 0)])
def test_what_is_noted_within_a_week_came_up_in_the_talk(days_after: int, came_up: int) -> None:
    """What is noted later came by another way."""
    members = [
        person(0, ring=2, offers=[noted("intro", 0, days_ago=50)]),
        person(1, ring=2, offers=[noted("intro", 1, days_ago=40 - days_after)]),
    ]
    found = brought_up(members, talked(50, 40), needs=ALL_NEEDS, since=SINCE, today=TODAY)

    assert (found.looked[2], found.came_up[2]) == (3, came_up)


@given(st.integers(0, 50), st.integers(1, 200), st.integers(1, 5))
def test_more_that_came_up_never_lowers_any_ring(came_up: int, more: int, ring: int) -> None:
    """What one ring brings speaks for the others too, and most for itself."""

    def found(came: int) -> BroughtUp:
        on_ring = [came if place == ring else 0 for place in range(6)]
        looked = [came_up + more if place == ring else 0 for place in range(6)]
        return BroughtUp(looked=tuple(looked), came_up=tuple(on_ring), talks=tuple(looked))

    rises = [found(came_up + 1).rate(other) - found(came_up).rate(other) for other in range(6)]
    assert min(rises) > 0
    assert max(rises) == rises[ring]


def test_no_record_changes_no_hope() -> None:
    """The constant itself, not a figure near it."""
    assert BroughtUp().unthought([person(0, ring=5)]).tolist() == [UNTHOUGHT]
