"""Gaps overall: what the network as a whole leans on, or leaves out."""

from collections import Counter
from collections.abc import Callable

from kithmap.gaps.coverage import NeedCover
from kithmap.gaps.dials_of_help import LEAST_NEEDS, alternatives, burdens
from kithmap.gaps.gap import Gap, GapKind
from kithmap.gaps.member import BY_MYSELF, Member
from kithmap.gaps.organisation import largest_crowd
from kithmap.gaps.situation import LEAST_PEOPLE, Situation
from kithmap.gaps.wording import closest_first, ids_of, named, percent, quoted
from kithmap.kit.dates import spoken_day

ONE_CARRIES_FROM = 0.5
"""Share of carried needs from which one person carries the goal."""
ONE_WORLD_FROM = 0.6
"""Share of people in one organisation from which they hear the same news."""
ONE_DOOR_FROM = 0.5
"""Share of people met through one person from which that person is the door to the network."""
BY_MYSELF_FROM = 0.65
"""Share of people met by oneself above which a network tends to be too alike (Uzzi & Dunlap 2005)."""
INNER_FROM = 0.8
"""Share of placed people in rings 1 and 2 from which acquaintances lack; most jobs come by them (Rajkumar 2022)."""
NEWS_DAYS = 365
"""A year without anybody new. The records must reach further back and up to now, or it would tell of them instead."""
WEIGHTS = {
    "one-carries": 2.0,
    "one-world": 1.6,
    "no-acquaintances": 1.4,
    "nobody-close": 1.4,
    "one-door": 1.3,
    "nothing-new": 1.1,
    "met-alone": 0.9,
}
"""Beside the needs (up to 3) and the categories (up to 1.2): what could topple the goal first, habits last."""


def gaps_overall(now: Situation) -> list[Gap]:
    """Give what can be said of the network as a whole; nothing below eight people."""
    if not now.has_enough_people:
        return []
    look: tuple[Callable[[Situation], Gap | None], ...] = (
        _one_carries,
        _one_world,
        _lopsided,
        _one_door,
        _met_alone,
        _nothing_new,
    )
    return [gap for find in look if (gap := find(now)) is not None]


def _one_carries(now: Situation) -> Gap | None:
    carried, resting = now.coverage.carried, burdens(now)
    if not now.coverage.is_known or len(carried) < LEAST_NEEDS or not resting:
        return None
    person, needs = resting[0].member, resting[0].needs
    if len(needs) / len(carried) < ONE_CARRIES_FROM:
        return None
    others = alternatives(now, needs[0], without=person.person_id)
    labels = quoted([cover.need.label for cover in needs])
    return _gap(
        "one-carries",
        sentence=f"{len(needs)} of {len(carried)} carried needs rest on {person.name}: {labels}.",
        people=[person],
        step=_share_out(needs[0], others),
    )


def _share_out(cover: NeedCover, others: list[Member]) -> str:
    if not others:
        return f"Look for a second person for “{cover.need.label}”."
    return f"Talk with {named(others)} about “{cover.need.label}”."


def _one_world(now: Situation) -> Gap | None:
    known = [member for member in now.members if member.organisation]
    crowd = largest_crowd(known)
    if crowd is None or len(known) < LEAST_PEOPLE or len(crowd.members) / len(known) < ONE_WORLD_FROM:
        return None
    there = {member.person_id for member in crowd.members}
    elsewhere = [member for member in known if member.person_id not in there]
    step = "Think of people you know from anywhere else."
    if elsewhere:
        step = f"Ask {named(elsewhere[:1])}, who is elsewhere, whom you should meet."
    return _gap(
        "one-world",
        sentence=f"{len(crowd.members)} of the {len(known)} people whose organisation is known are at {crowd.name}, "
        "so much of what they know is the same.",
        people=list(crowd.members),
        step=step,
    )


def _lopsided(now: Situation) -> Gap | None:
    placed = [member for member in now.members if member.ring is not None]
    close = [member for member in placed if member.is_close]
    if len(placed) < LEAST_PEOPLE:
        return None
    if not close:
        nearest = closest_first(placed)
        return _gap(
            "nobody-close",
            sentence=f"None of the {len(placed)} people placed is in your two closest rings.",
            people=nearest,
            step=f"Choose two with whom you would like to be closer; {named(nearest[:1])} is the nearest.",
        )
    if len(close) / len(placed) < INNER_FROM:
        return None
    return _gap(
        "no-acquaintances",
        sentence=f"{len(close)} of {len(placed)} people placed are in your two closest rings; "
        "acquaintances, who bring most news, are few.",
        people=close,
        step="Write down ten people you know a little: from courses, clubs, earlier jobs.",
    )


def _one_door(now: Situation) -> Gap | None:
    told = [member for member in now.members if member.met_through is not None]
    doors = Counter(m.met_through for m in told if m.met_through in now.people)
    if len(told) < LEAST_PEOPLE or not doors:
        return None
    door_id, met = min(doors.items(), key=lambda item: (-item[1], item[0] or ""))
    if door_id is None or met / len(told) < ONE_DOOR_FROM:
        return None
    door = now.people[door_id]
    return _gap(
        "one-door",
        sentence=f"You met {met} of {len(told)} people through {door.name}.",
        people=[door, *(member for member in told if member.met_through == door_id)],
        step=f"Thank {door.name}, and ask someone else for the next introduction.",
    )


def _met_alone(now: Situation) -> Gap | None:
    told = [member for member in now.members if member.met_through is not None]
    alone = [member for member in told if member.met_through == BY_MYSELF]
    if len(told) < LEAST_PEOPLE or len(alone) / len(told) <= BY_MYSELF_FROM:
        return None
    return _gap(
        "met-alone",
        sentence=f"{len(alone)} of {len(told)} people ({percent(len(alone) / len(told))}) you met by yourself; "
        "networks made that way tend to be too alike.",
        people=alone,
        step=f"Ask {named(now.members[:1])} to introduce you to somebody unlike you.",
    )


def _nothing_new(now: Situation) -> Gap | None:
    met = [(m.tie.first, m.name, m) for m in (*now.members, *now.pool) if m.tie.first is not None]
    if len(met) < LEAST_PEOPLE or now.records_end is None:
        return None
    newest, oldest = max(met, key=lambda row: row[:2]), min(met, key=lambda row: row[:2])
    covers_a_year = (now.today - oldest[0]).days > 2 * NEWS_DAYS and (now.today - now.records_end).days < NEWS_DAYS
    if not covers_a_year or (now.today - newest[0]).days <= NEWS_DAYS:
        return None
    return _gap(
        "nothing-new",
        sentence=f"Nobody new has turned up in a year: the latest was {newest[1]}, "
        f"first heard of on {spoken_day(newest[0], today=now.today)}.",
        people=[newest[2]],
        step="Go to one gathering this month where you know nobody.",
    )


def _gap(what: str, *, sentence: str, people: list[Member], step: str) -> Gap:
    return Gap(
        key=f"overall/{what}",
        kind=GapKind.OVERALL,
        subject_id=None,
        sentence=sentence,
        people=ids_of(people),
        next_step=step,
        weight=WEIGHTS[what],
    )
