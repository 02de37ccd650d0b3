"""Gaps overall: what the network as a whole leans on, or leaves out."""

from collections.abc import Callable

from kithmap.gaps.coverage import NeedCover
from kithmap.gaps.dials_of_help import LEAST_NEEDS, alternatives, burdens
from kithmap.gaps.gap import Gap, GapKind
from kithmap.gaps.introducers import introducers
from kithmap.gaps.member import Member
from kithmap.gaps.organisation import largest_crowd, plain_organisation
from kithmap.gaps.situation import LEAST_PEOPLE, Situation
from kithmap.gaps.wording import closest_first, ids_of, named, percent, quoted
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import say, say_count

ONE_CARRIES_FROM = 0.5
"""Share of carried needs from which one person carries the goal."""
ONE_WORLD_FROM = 0.6
"""Share of people in one organisation from which they hear the same news."""
ONE_DOOR_FROM = 0.5
"""Share of people met through one person from which that person is the door to the network."""
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
    return _gap(
        "one-carries",
        sentence=say_count(
            "{number} of {whole} carried needs rests on {name}: {needs}.",
            "{number} of {whole} carried needs rest on {name}: {needs}.",
            len(needs),
            whole=len(carried),
            name=person.name,
            needs=quoted([cover.need.label for cover in needs]),
        ),
        people=[person],
        step=_share_out(needs[0], alternatives(now, needs[0], without=person.person_id)),
    )


def _share_out(cover: NeedCover, others: list[Member]) -> str:
    if not others:
        return say("Look for a second person for “{need}”.", need=cover.need.label)
    return say("Talk with {names} about “{need}”.", names=named(others), need=cover.need.label)


def _one_world(now: Situation) -> Gap | None:
    known = [member for member in now.members if plain_organisation(member.organisation)]
    crowd = largest_crowd(known)
    if crowd is None or len(known) < LEAST_PEOPLE or len(crowd.members) / len(known) < ONE_WORLD_FROM:
        return None
    there = {member.person_id for member in crowd.members}
    elsewhere = [member for member in known if member.person_id not in there]
    step = say("Think of people you know from anywhere else.")
    if elsewhere:
        step = say("Ask {name}, who is elsewhere, whom you should meet.", name=elsewhere[0].name)
    return _gap(
        "one-world",
        sentence=say_count(
            "{number} of the {whole} people whose organisation is known is at {place}, so much of what they know is "
            "the same.",
            "{number} of the {whole} people whose organisation is known are at {place}, so much of what they know is "
            "the same.",
            len(crowd.members),
            whole=len(known),
            place=crowd.name,
        ),
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
            sentence=say("None of the {whole} people placed is in your two closest rings.", whole=len(placed)),
            people=nearest,
            step=say("Choose two with whom you would like to be closer; {name} is the nearest.", name=nearest[0].name),
        )
    if len(close) / len(placed) < INNER_FROM:
        return None
    return _gap(
        "no-acquaintances",
        sentence=say(
            "{part} of {whole} people placed are in your two closest rings; acquaintances, who bring most news, are "
            "few.",
            part=len(close),
            whole=len(placed),
        ),
        people=close,
        step=say("Write down ten people you know a little: from courses, clubs, earlier jobs."),
    )


def _one_door(now: Situation) -> Gap | None:
    found = introducers(now)
    if not found.enough or not found.doors or len(found.doors[0].people) / len(found.told) < ONE_DOOR_FROM:
        return None
    widest = found.doors[0]
    return _gap(
        "one-door",
        sentence=say(
            "You met {part} of {whole} people through {name}.",
            part=len(widest.people),
            whole=len(found.told),
            name=widest.name,
        ),
        people=now.find([widest.person_id, *widest.people]),
        step=say("Thank {name}, and ask someone else for the next introduction.", name=widest.name),
    )


def _met_alone(now: Situation) -> Gap | None:
    found = introducers(now)
    if not found.is_too_alike:
        return None
    return _gap(
        "met-alone",
        sentence=say(
            "{part} of {whole} people ({share}) you met by yourself; networks made that way tend to be too alike.",
            part=len(found.by_myself),
            whole=len(found.told),
            share=percent(len(found.by_myself) / len(found.told)),
        ),
        people=now.find(found.by_myself),
        step=say("Ask {name} to introduce you to somebody unlike you.", name=now.members[0].name),
    )


def _nothing_new(now: Situation) -> Gap | None:
    met = [(m.tie.first, m.name, m) for m in (*now.members, *now.pool) if m.tie.first is not None]
    if len(met) < LEAST_PEOPLE or now.seen_until < now.today:
        return None
    newest, oldest = max(met, key=lambda row: row[:2]), min(met, key=lambda row: row[:2])
    reach_back = (now.today - oldest[0]).days > 2 * NEWS_DAYS
    if not reach_back or (now.today - newest[0]).days <= NEWS_DAYS:
        return None
    return _gap(
        "nothing-new",
        sentence=say(
            "Nobody new has turned up in a year: the latest was {name}, first heard of on {day}.",
            name=newest[1],
            day=spoken_day(newest[0], today=now.today),
        ),
        people=[newest[2]],
        step=say("Go to one gathering this month where you know nobody."),
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
