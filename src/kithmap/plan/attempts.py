"""Attempts: whom the owner set out to talk with, after how long a silence, and whether anything came back."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from enum import IntEnum

import numpy as np

from kithmap.plan.loop import Loop
from kithmap.plan.weeks import week_start
from kithmap.ties.daily import ContactDays
from kithmap.ties.strength import day_number
from kithmap.ties.tie_reading import DORMANT_AFTER_DAYS, LEAST_DORMANT_SILENCE_DAYS

ANSWER_DAYS = 7
"""Days an attempt is given before it counts, answered or not: nearly all who answer a message do so within a day (Kooti
et al. 2015), and a week is the plan's own step. Whoever answers later is counted then."""
LATEST_ANSWER_DAYS = 28
"""Days from an attempt in which contact from the person still counts as its answer; later it is another story."""


class Silence(IntEnum):
    """How long the two had not been in touch: up to three months, up to a year, longer, or always."""

    SHORT = 0
    MONTHS = 1
    YEARS = 2
    ALWAYS = 3


@dataclass(frozen=True, slots=True)
class Attempt:
    """One person whom the owner set out to talk with on `day`, or in the week from `day`; `silence` is as of then."""

    person_id: str
    day: date
    silence: Silence
    is_answered: bool


def silence_of(silence_days: int | None) -> Silence:
    """Give how long a silence is in kind; None is no contact ever.

    >>> silence_of(90).name, silence_of(91).name, silence_of(366).name, silence_of(None).name
    ('SHORT', 'MONTHS', 'YEARS', 'ALWAYS')
    """
    if silence_days is None:
        return Silence.ALWAYS
    if silence_days > DORMANT_AFTER_DAYS:
        return Silence.YEARS
    return Silence.MONTHS if silence_days > LEAST_DORMANT_SILENCE_DAYS else Silence.SHORT


@dataclass(frozen=True, slots=True)
class _Try:
    """One person whom the owner meant to turn to from `day` on; `is_told` where they said that it came about."""

    person_id: str
    day: date
    is_sent: bool
    is_told: bool


def attempts(loop: Loop, days: ContactDays, *, today: date) -> tuple[Attempt, ...]:
    """Give the attempts that are at least a week old: people of past weeks, and asks that were sent.

    `days` hold contact with everybody in the order of the loop's people. A talk, anything else that came from the
    person before the next attempt, a tick or a word on the ask is an answer. One person in one week is one attempt. A
    week in which nothing was sent and nobody was reached says that the owner had no time, and counts for nothing.
    """
    tries = _one_a_week(_tries(loop, today=today), loop)
    until = _ends(tries, today=today)
    by_week: dict[date, list[tuple[_Try, Attempt]]] = defaultdict(list)
    for one in tries:
        begun = week_start(one.day, starts_on=loop.preference.week_starts_on)
        row = loop.people.rows[one.person_id]
        by_week[begun].append((one, _attempt(one, days, row=row, until=until[one.person_id, one.day])))
    return tuple(
        attempt
        for week in by_week.values()
        if any(one.is_sent or attempt.is_answered for one, attempt in week)
        for _, attempt in week
    )


def _tries(loop: Loop, *, today: date) -> Iterator[_Try]:
    latest = today - timedelta(days=ANSWER_DAYS)
    for week in loop.weeks:
        done = {loop.person_id(anchor) for anchor in week.done}
        for person_id in map(loop.person_id, week.people if week.start <= latest else ()):
            yield _Try(person_id, week.start, is_sent=False, is_told=person_id in done)
    for ask in loop.asks:
        if ask.sent_on is not None and ask.sent_on <= latest:
            is_told = ask.heard_on is not None and ask.heard_on <= today
            yield _Try(loop.person_id(ask.person), ask.sent_on, is_sent=True, is_told=is_told)


def _one_a_week(tries: Iterable[_Try], loop: Loop) -> list[_Try]:
    """Bring the tries with one person in one week together, the earliest day first; nobody unknown is in them."""
    found: dict[tuple[str, date], _Try] = {}
    for one in tries:
        if one.person_id in loop.people.rows:
            key = (one.person_id, week_start(one.day, starts_on=loop.preference.week_starts_on))
            other = found.get(key, one)
            is_sent, is_told = one.is_sent or other.is_sent, one.is_told or other.is_told
            found[key] = _Try(one.person_id, min(one.day, other.day), is_sent=is_sent, is_told=is_told)
    return sorted(found.values(), key=lambda one: one.day)


def _ends(tries: Iterable[_Try], *, today: date) -> Mapping[tuple[str, date], int]:
    """Give the first day (since 1970-01-01) on which contact no longer answers a try, by person id and its day."""
    by_person: dict[str, list[int]] = defaultdict(list)
    for one in tries:
        by_person[one.person_id].append(day_number(one.day))
    ends = {}
    for one in tries:
        begun = day_number(one.day)
        later = [day for day in by_person[one.person_id] if day > begun]
        ends[one.person_id, one.day] = min(*later, begun + LATEST_ANSWER_DAYS, day_number(today) + 1)
    return ends


def _attempt(one: _Try, days: ContactDays, *, row: int, until: int) -> Attempt:
    rows = slice(int(days.start[row]), int(days.start[row + 1]))
    on, got, begun = days.day[rows], days.got[rows], day_number(one.day)
    first, end = np.searchsorted(on, [begun, until]).tolist()
    silence = silence_of(begun - int(on[first - 1]) if first else None)
    return Attempt(one.person_id, one.day, silence, one.is_told or bool((got[first:end] > 0).any()))
