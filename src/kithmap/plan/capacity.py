"""Capacity: who is not to be proposed, whom not to ask now, and whom to try another way."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from kithmap.plan.ask import Ask
from kithmap.plan.loop import Loop

REST_AFTER_ASK_DAYS = 28
"""Four weeks between two favours of one person: judgement, so that nobody becomes a counter to ask at."""
REST_AFTER_TALK_DAYS = 14
"""Days after a logged talk in which nobody is proposed again: whoever was just talked with is not forgotten."""
WAIT_DAYS = 14
"""Days after the latest attempt in which an open ask is left to the follow-up, and the person to their week."""
ANOTHER_WAY_FROM = 2
"""Attempts without an answer after which the way is taken for wrong, not the person."""
STOP_FROM = 3
"""Attempts without an answer that are an answer."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Capacity:
    """By person id: `away` are not proposed, `no_ask` are not to be asked now, `another_way` were tried twice."""

    away: frozenset[str] = frozenset()
    no_ask: frozenset[str] = frozenset()
    another_way: frozenset[str] = frozenset()


def capacity(loop: Loop, *, today: date) -> Capacity:
    """Give who has how much room for the owner as of `today`.

    Away are those the owner let rest or talked with in the last two weeks, those who owe an answer to an ask of the
    last two weeks, and those who left three attempts unanswered. Any two-way contact after an attempt is an answer.
    """
    attempts = unanswered(loop, today=today)
    resting = {loop.person_id(rest.person) for rest in loop.rests if rest.holds(today)}
    waiting = {loop.person_id(a.person) for a in loop.asks if a.is_waiting and _age_days(a, today) < WAIT_DAYS}
    asked = {loop.person_id(a.person) for a in loop.asks if 0 <= _age_days(a, today) < REST_AFTER_ASK_DAYS}
    talked = {loop.person_id(t.person) for t in loop.talks if 0 <= (today - t.day).days < REST_AFTER_TALK_DAYS}
    stopped = {person_id for person_id, number in attempts.items() if number >= STOP_FROM}
    open_still = {person_id for person_id in waiting if attempts.get(person_id)}
    return Capacity(
        away=frozenset(resting | talked | open_still | stopped),
        no_ask=frozenset(asked),
        another_way=frozenset(i for i, number in attempts.items() if ANOTHER_WAY_FROM <= number < STOP_FROM),
    )


def unanswered(loop: Loop, *, today: date) -> Mapping[str, int]:
    """Give how many attempts (asks sent, follow-ups) each person has left unanswered, by person id."""
    found: Counter[str] = Counter()
    for ask in loop.asks:
        if not ask.is_waiting:
            continue
        person_id = loop.person_id(ask.person)
        heard = loop.heard_on(person_id)
        for day in (ask.sent_on, ask.followed_up_on):
            found[person_id] += day is not None and day <= today and (heard is None or heard < day)
    return {person_id: number for person_id, number in found.items() if number}


def _age_days(ask: Ask, today: date) -> int:
    """Give the days since the ask last moved, -1 for one that was never sent."""
    days = [day for day in (ask.sent_on, ask.followed_up_on, ask.heard_on) if day is not None]
    return (today - max(days)).days if days else -1
