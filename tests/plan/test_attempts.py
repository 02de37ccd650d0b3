"""The record tells whom the owner turned to and who answered, without anything being asked of them."""

from dataclasses import replace
from datetime import date, timedelta
from typing import Any

import numpy as np
import pytest

from kithmap.plan.ask import Ask
from kithmap.plan.attempts import Attempt, Silence, attempts
from kithmap.plan.week_choice import WeekChoice
from kithmap.ties.daily import contact_days
from kithmap.ties.talk import Talk, talk_history
from tests.plan.loops import ask, day, directory, loop

FIRST, SECOND = day(2), day(9)
"""Two Mondays."""


def found(*, today: date, contacts: tuple[Talk, ...] = (), **told: Any) -> dict[tuple[str, date], Attempt]:
    """The attempts of a loop, by person and day; `contacts` are all that ever came from anybody."""
    people = directory()
    history = talk_history([replace(talk, person=f"card:{talk.person}") for talk in contacts])
    rows = np.array([people.rows[handle.removeprefix("card:")] for handle in history.handles], dtype=np.int64)
    days = contact_days(history, rows, people=len(people))
    return {(one.person_id, one.day): one for one in attempts(loop(**told), days, today=today)}


def week(*people: str, start: date = FIRST, **told: Any) -> WeekChoice:
    return WeekChoice(goal_id="goal", start=start, people=people, **told)


def test_a_week_counts_once_it_is_over() -> None:
    """Ana came to talk on Thursday, Ben did not, Cleo was ticked off; all three were planned."""
    talk = Talk(person="p0", day=day(5))
    told: dict[str, Any] = {"weeks": (week("p0", "p1", "p2", done=("p2",)),), "contacts": (talk,)}

    assert found(today=day(8), **told) == {}
    assert {key[0]: one.is_answered for key, one in found(today=day(9), **told).items()} == {
        "p0": True,
        "p1": False,
        "p2": True,
    }


def test_a_week_without_anything_says_nothing() -> None:
    """The owner was ill; that nobody answered is no wonder."""
    assert found(today=day(9), weeks=(week("p0", "p1"),)) == {}


@pytest.mark.parametrize(
    ("silent_days", "silence"),
    [(None, Silence.ALWAYS), (90, Silence.SHORT), (91, Silence.MONTHS), (365, Silence.MONTHS), (366, Silence.YEARS)],
)
def test_silence_is_that_before_the_attempt(silent_days: int | None, silence: Silence) -> None:
    """Afterwards the tie is warm: what is learned would be of warm people alone."""
    earlier = [] if silent_days is None else [Talk(person="p0", day=FIRST - timedelta(days=silent_days))]
    record = found(today=SECOND, contacts=(*earlier, Talk(person="p0", day=FIRST)), weeks=(week("p0"),))

    assert record == {("p0", FIRST): Attempt("p0", FIRST, silence, is_answered=True)}


def test_a_late_answer_belongs_to_the_latest_attempt() -> None:
    """Ben was planned twice and talked with in the second week: one no, one yes. Ana, planned once, is a yes."""
    talks = (Talk(person="p1", day=day(10)), Talk(person="p0", day=day(10)), Talk(person="p2", day=day(3)))
    weeks = (week("p0", "p1", "p2"), week("p1", start=SECOND))
    record = found(today=day(16), contacts=talks, weeks=weeks)

    assert not record["p1", FIRST].is_answered
    assert record["p1", SECOND].is_answered
    assert record["p0", FIRST].is_answered


@pytest.mark.parametrize(("days_later", "is_answered"), [(27, True), (28, False)])
def test_four_weeks_later_is_another_story(days_later: int, *, is_answered: bool) -> None:
    """The 27th day is within four weeks, the 28th is not."""
    talk = Talk(person="p0", day=FIRST + timedelta(days=days_later))
    record = found(today=day(30), contacts=(talk,), asks=(ask("p0", sent=2),))

    assert record["p0", FIRST].is_answered == is_answered


def test_an_ask_counts_though_nobody_answered_that_week() -> None:
    """It was truly sent. With a word on it, it is answered; one of this week is not told yet."""
    asks = (ask("p0", sent=2), ask("p1", sent=2, declined_on=day(20)), ask("p2", sent=3), ask("p3", sent=None))

    assert {key[0]: one.is_answered for key, one in found(today=day(9), asks=asks).items()} == {
        "p0": False,
        "p1": False,
    }
    assert found(today=day(21), asks=asks)["p1", FIRST].is_answered


def test_one_person_in_one_week_is_one_attempt() -> None:
    """Planned on Monday, asked on Wednesday by an address of theirs, heard on Friday."""
    sent = Ask(goal_id="goal", person="mail:ana@x.example", drafted_on=day(4), sent_on=day(4), answered_on=day(6))

    assert list(found(today=day(12), weeks=(week("p0", "p0"),), asks=(sent,)).values()) == [
        Attempt("p0", FIRST, Silence.ALWAYS, is_answered=True)
    ]


def test_whoever_is_not_known_any_more_is_left_out() -> None:
    """Somebody who was forgotten leaves nothing behind."""
    assert found(today=SECOND, weeks=(week("card:gone"),), asks=(ask("card:gone"),)) == {}
