"""A move: what changed between the owner and one person from one day to another."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kithmap.goalmap.legend import warmth_word
from kithmap.goalmap.ringnames import ring_name
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import say, say_count
from kithmap.then.first_days import FirstDays
from kithmap.then.snapshot import Glimpse, Snapshot
from kithmap.ties.tie import Warmth

_DEGREES = {Warmth.UNKNOWN: 0, Warmth.DORMANT: 1, Warmth.COLD: 2, Warmth.COOLING: 3, Warmth.WARM: 4}
"""Warmth in order. Unknown stands lowest since it ends only by being in touch; nobody becomes unknown again."""


class MoveKind(StrEnum):
    """What changed."""

    JOINED = "joined"
    NEARER = "nearer"
    WARMED = "warmed"
    COOLED = "cooled"


@dataclass(frozen=True, slots=True, kw_only=True)
class Move:
    """One person's change: its kind, and a `sentence` with dates. `day` is that of the last contact, or of the first
    for those who joined; None where there was none."""

    person_id: str
    name: str
    kind: MoveKind
    sentence: str
    day: date | None


def moves_between(then: Snapshot, now: Snapshot, first: FirstDays) -> tuple[Move, ...]:
    """Give what changed for each person of `now`, each under one kind, those who changed most first."""
    found = [(move, _size(then.people.get(key), glimpse)) for key, glimpse in now.people.items()
             if (move := _move(glimpse, then=then, now=now, first=first))]  # fmt: skip
    return tuple(move for move, _ in sorted(found, key=lambda pair: (-pair[1], pair[0].name, pair[0].person_id)))


def of_kind(moves: Iterable[Move], kind: MoveKind) -> tuple[Move, ...]:
    """Give the moves of one kind, in their order."""
    return tuple(move for move in moves if move.kind is kind)


def _size(was: Glimpse | None, now: Glimpse) -> float:
    """Give how much the strength of the tie changed, no unit."""
    return abs(now.strength - (was.strength if was else 0.0))


def _move(now_as: Glimpse, *, then: Snapshot, now: Snapshot, first: FirstDays) -> Move | None:
    was = then.people.get(now_as.member.person_id)
    if was is None:
        return _told(now_as, MoveKind.JOINED, _joined(now_as, now, first), first.of(now_as.member.person_id))
    before, after = was.member.tie, now_as.member.tie
    step = _DEGREES[after.warmth] - _DEGREES[before.warmth]
    if before.warmth is Warmth.UNKNOWN and after.warmth is not Warmth.WARM:
        # a little contact that has faded again is neither a gain nor a loss
        return None
    if step < 0:
        return _told(now_as, MoveKind.COOLED, _cooled(was, now_as, now), after.last)
    if _came_nearer(was, now_as):
        return _told(now_as, MoveKind.NEARER, _nearer(was, now_as, then=then, now=now), after.last)
    if step > 0:
        return _told(now_as, MoveKind.WARMED, _warmed(was, now_as, then=then, now=now), after.last)
    return None


def _told(glimpse: Glimpse, kind: MoveKind, sentence: str, day: date | None) -> Move:
    member = glimpse.member
    return Move(person_id=member.person_id, name=member.name, kind=kind, sentence=sentence, day=day)


def _came_nearer(was: Glimpse, now_as: Glimpse) -> bool:
    """Tell whether contact alone would place somebody in a nearer ring, and did grow.

    Rings are shares of the owner's own ties: somebody whose contact faded may rise in them because others faded more.
    """
    if was.ring_by_contact is None or now_as.ring_by_contact is None:
        return False
    return now_as.ring_by_contact < was.ring_by_contact and now_as.strength > was.strength


def _joined(glimpse: Glimpse, now: Snapshot, first: FirstDays) -> str:
    day = first.of(glimpse.member.person_id)
    assert day is not None, "who was not there on a day became known on a later one"
    when = spoken_day(day, today=now.day)
    days = glimpse.member.tie.days_with_contact
    if not days:
        return say("Known since {day}; no contact in the records yet.", day=when)
    return say_count(
        "Known since {day}; in touch on {number} day so far.",
        "Known since {day}; in touch on {number} days so far.",
        days,
        day=when,
    )


def _nearer(was: Glimpse, now_as: Glimpse, *, then: Snapshot, now: Snapshot) -> str:
    return say(
        "{contact} By contact alone from “{before}” to “{after}”.",
        contact=_contact_since(was, now_as, then=then, now=now),
        before=ring_name(was.ring_by_contact),
        after=ring_name(now_as.ring_by_contact),
    )


def _warmed(was: Glimpse, now_as: Glimpse, *, then: Snapshot, now: Snapshot) -> str:
    contact = _contact_since(was, now_as, then=then, now=now)
    after = warmth_word(now_as.member.tie.warmth)
    if was.member.tie.warmth is Warmth.UNKNOWN:
        return say("{contact} Now {after}; too little was known before.", contact=contact, after=after)
    before = warmth_word(was.member.tie.warmth)
    return say("{contact} From {before} to {after}.", contact=contact, before=before, after=after)


def _cooled(was: Glimpse, now_as: Glimpse, now: Snapshot) -> str:
    last = now_as.member.tie.last
    assert last is not None, "a tie that cooled had contact"
    return say(
        "From {before} to {after}: last in touch on {day}.",
        before=warmth_word(was.member.tie.warmth),
        after=warmth_word(now_as.member.tie.warmth),
        day=spoken_day(last, today=now.day),
    )


def _contact_since(was: Glimpse, now_as: Glimpse, *, then: Snapshot, now: Snapshot) -> str:
    tie = now_as.member.tie
    assert tie.last is not None, "a tie that grew had contact"
    return say_count(
        "In touch on {number} day since {since}, last on {last}.",
        "In touch on {number} days since {since}, last on {last}.",
        tie.days_with_contact - was.member.tie.days_with_contact,
        since=spoken_day(then.day, today=now.day),
        last=spoken_day(tie.last, today=now.day),
    )
