"""Keeping in touch: who is due by a cadence that the owner set; nobody is without one."""

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta

from kithmap.gaps.member import Member
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import say
from kithmap.plan.cadence import Cadence, CadenceOf
from kithmap.plan.loop import Loop
from kithmap.plan.step import Step, StepKind


def keeping_in_touch(loop: Loop, members: Sequence[Member], *, today: date) -> Iterator[Step]:
    """Give whom the owner meant to be in touch with by now.

    Any two-way contact resets a cadence, whether it came with a file or was logged; an unanswered message does not. A
    person with no contact on record is only due by a cadence of their own. Whoever rests is left alone.
    """
    set_for = {(cadence.of, _whom(cadence, loop)): cadence for cadence in loop.cadences}
    resting = {loop.person_id(rest.person) for rest in loop.rests if rest.holds(today)}
    for member in members if set_for else ():
        cadence = cadence_of(member, set_for)
        if cadence is None or not cadence.every_days or member.person_id in resting:
            continue
        heard = loop.heard_on(member.person_id)
        if heard is None and cadence.of is not CadenceOf.PERSON:
            continue
        due = today if heard is None else heard + timedelta(days=cadence.every_days)
        if due <= today:
            yield _step(member, cadence, heard=heard, due=due, today=today)


def cadence_of(member: Member, set_for: Mapping[tuple[CadenceOf, str], Cadence]) -> Cadence | None:
    """Give the cadence that holds for a person: their own, else their category's, else their ring's."""
    ring = "" if member.ring is None or member.ring_is_proposed else str(member.ring)
    places = (
        (CadenceOf.PERSON, member.person_id),
        (CadenceOf.CATEGORY, member.category_id or ""),
        (CadenceOf.RING, ring),
    )
    return next((set_for[place] for place in places if place in set_for), None)


def _whom(cadence: Cadence, loop: Loop) -> str:
    return loop.person_id(cadence.whom) if cadence.of is CadenceOf.PERSON else cadence.whom


def _step(member: Member, cadence: Cadence, *, heard: date | None, due: date, today: date) -> Step:
    if heard is None:
        sentence = say("You wanted to be in touch with {name}; nothing is on record yet.", name=member.name)
    else:
        day = spoken_day(heard, today=today)
        sentence = say("You last heard from {name} on {day}, and wanted to be in touch.", name=member.name, day=day)
    return Step(
        kind=StepKind.IN_TOUCH,
        person_id=member.person_id,
        name=member.name,
        due=due,
        sentence=sentence,
        fact_id=cadence.id,
    )
