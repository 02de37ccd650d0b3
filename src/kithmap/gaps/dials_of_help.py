"""Coverage and Resilience: how much of what the goal needs has people behind it, and on whom that rests."""

from dataclasses import dataclass

from kithmap.gaps.chance import reach
from kithmap.gaps.coverage import ENOUGH_PEOPLE, LEAST_OFFERING, NeedCover
from kithmap.gaps.dial import Dial, DialName, silent
from kithmap.gaps.member import Member
from kithmap.gaps.situation import Situation
from kithmap.gaps.wording import NAMES_SHOWN, counted, listed, named, percent, quoted
from kithmap.kit.reason import Reason

LEAST_NEEDS = 3
"""Carried needs below which nothing is said about how they spread over people."""
RESILIENCE_UNIT = "share of carried needs that would stand without the person who carries most"
ALTERNATIVES = 2
"""People named as a second leg for a need that rests on one."""


@dataclass(frozen=True, slots=True)
class Burden:
    """The needs that rest on one person."""

    member: Member
    needs: tuple[NeedCover, ...]


def coverage_dial(now: Situation) -> Dial:
    """Give the share of needs with at least two people behind them."""
    unit, found = "share of needs with two people", now.coverage
    if not now.needs:
        return silent(
            DialName.COVERAGE,
            unit,
            sentence="What this goal needs is not written down yet: not enough to say.",
            next_step="Choose the kinds of help this goal needs.",
        )
    if not found.is_known:
        return silent(DialName.COVERAGE, unit, sentence=_too_few_offers(now), next_step=first_offers(now))
    covered = [cover for cover in found.needs if cover.is_covered]
    behind = dict.fromkeys(person_id for cover in found.needs for person_id in cover.people)
    return Dial(
        name=DialName.COVERAGE,
        value=len(covered) / len(found.needs),
        unit=unit,
        label=f"{len(covered)} of {counted(len(found.needs), 'need', 'needs')}",
        sentence=_coverage_sentence(found.needs, covered=len(covered)),
        people=tuple(behind),
        next_step=_fill(found.needs),
        enough=True,
        reasons=tuple(_reason(cover) for cover in found.needs),
    )


def resilience(now: Situation) -> Dial:
    """Give the share of carried needs that would stand without the one person who carries most."""
    carried = now.coverage.carried
    if not now.coverage.is_known or len(carried) < LEAST_NEEDS:
        needs = counted(len(carried), "need has", "needs have")
        return silent(
            DialName.RESILIENCE,
            RESILIENCE_UNIT,
            sentence=f"{needs if carried else 'No need has'} somebody behind {'it' if len(carried) == 1 else 'them'} "
            "so far: not enough to say.",
            next_step=_fill(now.coverage.needs) if now.coverage.is_known else first_offers(now),
        )
    resting = burdens(now)
    if resting:
        return _heaviest(resting[0], now, carried=len(carried))
    return Dial(
        name=DialName.RESILIENCE,
        value=1.0,
        unit=RESILIENCE_UNIT,
        label="nothing rests on one person",
        sentence=f"None of your {len(carried)} carried needs rests on one person alone.",
        people=(),
        next_step="Nothing to mend here: thank those who carry.",
        enough=True,
    )


def burdens(now: Situation) -> list[Burden]:
    """Give what rests on one person alone, person by person; who carries most comes first."""
    resting: dict[str, list[NeedCover]] = {}
    for cover in now.coverage.needs:
        if (carrier := cover.rests_on) is not None:
            resting.setdefault(carrier.person_id, []).append(cover)
    found = [Burden(now.people[person_id], tuple(needs)) for person_id, needs in resting.items()]
    return sorted(found, key=lambda b: (-len(b.needs), b.member.name, b.member.person_id))


def alternatives(now: Situation, cover: NeedCover, *, without: str = "") -> list[Member]:
    """Give the people to ask whether they could carry this need too: already behind it first, then within reach."""
    behind = {carrier.person_id: carrier.chance for carrier in cover.carriers}
    refused = {without, *cover.declined}
    free = [member for member in now.members if member.person_id not in refused]
    return sorted(free, key=lambda m: (-behind.get(m.person_id, 0.0), -reach(m), m.name, m.person_id))[:ALTERNATIVES]


def first_offers(now: Situation) -> str:
    """Give the step that brings coverage over its minimum: say of some people, named, what they could do."""
    blank = [member for member in now.members if not member.offers]
    names = f", starting with {named(blank[:NAMES_SHOWN])}" if blank else ""
    return f"Say of at least {LEAST_OFFERING} people what they could do for this goal{names}."


def _heaviest(burden: Burden, now: Situation, *, carried: int) -> Dial:
    first, count = burden.needs[0], len(burden.needs)
    others = alternatives(now, first, without=burden.member.person_id)
    second = f"For “{first.need.label}”, think of a second person"
    return Dial(
        name=DialName.RESILIENCE,
        value=1 - count / carried,
        unit=RESILIENCE_UNIT,
        label=f"{count} of {carried} on one person",
        sentence=f"{count} of your {carried} carried needs {'rests' if count == 1 else 'rest'} on "
        f"{burden.member.name}: {quoted([cover.need.label for cover in burden.needs])}.",
        people=(burden.member.person_id,),
        next_step=f"{second}: {named(others)}, perhaps." if others else f"{second}.",
        enough=True,
        reasons=tuple(_reason(cover) for cover in burden.needs),
    )


def _too_few_offers(now: Situation) -> str:
    if not now.coverage.offering:
        return "Nobody's help is noted yet: not enough to say."
    return f"The help of {counted(now.coverage.offering, 'person', 'people')} is noted so far: not enough to say."


def _coverage_sentence(needs: tuple[NeedCover, ...], *, covered: int) -> str:
    bare = [cover.need.label for cover in needs if not cover.carriers]
    guessed = [cover.need.label for cover in needs if cover.is_guess]
    has = "has" if covered == 1 else "have"
    sentence = f"{covered} of {counted(len(needs), 'need', 'needs')} {has} at least {ENOUGH_PEOPLE} people behind them."
    if bare:
        sentence += f" Nobody is down for {quoted(bare)} yet."
    if guessed:
        sentence += f" Of {quoted(guessed)} Kithmap only guesses who could help."
    return sentence


def _fill(needs: tuple[NeedCover, ...]) -> str:
    weakest = min(needs, key=lambda c: (len(c.carriers) >= ENOUGH_PEOPLE, len(c.carriers), -c.need.importance, c.value))
    if weakest.is_covered:
        return f"Next in line is “{weakest.need.label}”: tell one of {_carriers(weakest)} what you are after."
    return weakest.need.question or f"Think of somebody for “{weakest.need.label}”."


def _reason(cover: NeedCover) -> Reason:
    if not cover.carriers:
        return Reason(f"“{cover.need.label}”: nobody so far.", 0.0)
    return Reason(f"“{cover.need.label}”: {percent(cover.value)} likely, by {_carriers(cover)}.", cover.value)


def _carriers(cover: NeedCover) -> str:
    return listed([carrier.name for carrier in cover.carriers])
