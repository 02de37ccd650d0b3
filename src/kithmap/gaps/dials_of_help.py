"""Coverage and Resilience: how much of what the goal needs has people behind it, and on whom that rests."""

from dataclasses import dataclass

from kithmap.gaps.chance import reach
from kithmap.gaps.coverage import ENOUGH_PEOPLE, LEAST_OFFERING, NeedCover
from kithmap.gaps.dial import Dial, DialName, silent
from kithmap.gaps.member import Member
from kithmap.gaps.situation import Situation
from kithmap.gaps.wording import NAMES_SHOWN, either, listed, named, percent, quoted, sentences
from kithmap.kit.reason import Reason
from kithmap.kit.speech import say, say_count

LEAST_NEEDS = 3
"""Carried needs below which nothing is said about how they spread over people."""
ALTERNATIVES = 2
"""People named as a second leg for a need that rests on one."""


@dataclass(frozen=True, slots=True)
class Burden:
    """The needs that rest on one person."""

    member: Member
    needs: tuple[NeedCover, ...]


def coverage_dial(now: Situation) -> Dial:
    """Give the share of needs with at least two people behind them."""
    unit, found = say("share of needs with two people"), now.coverage
    if not now.needs:
        return silent(
            DialName.COVERAGE,
            unit,
            sentence=say("What this goal needs is not written down yet: not enough to say."),
            next_step=say("Choose the kinds of help this goal needs."),
        )
    if not found.is_known:
        return silent(DialName.COVERAGE, unit, sentence=_too_few_offers(now), next_step=first_offers(now))
    covered = [cover for cover in found.needs if cover.is_covered]
    behind = dict.fromkeys(person_id for cover in found.needs for person_id in cover.people)
    return Dial(
        name=DialName.COVERAGE,
        value=len(covered) / len(found.needs),
        unit=unit,
        label=say_count("{part} of {number} need", "{part} of {number} needs", len(found.needs), part=len(covered)),
        sentence=_coverage_sentence(found.needs, covered=len(covered)),
        people=tuple(behind),
        next_step=_fill(found.needs),
        enough=True,
        reasons=tuple(_reason(cover) for cover in found.needs),
    )


def resilience(now: Situation) -> Dial:
    """Give the share of carried needs that would stand without the one person who carries most."""
    carried, unit = (
        now.coverage.carried,
        say("share of carried needs that would stand without the person who carries most"),
    )
    if not now.coverage.is_known or len(carried) < LEAST_NEEDS:
        some = say_count(
            "{number} need has somebody behind it so far: not enough to say.",
            "{number} needs have somebody behind them so far: not enough to say.",
            len(carried),
        )
        return silent(
            DialName.RESILIENCE,
            unit,
            sentence=some if carried else say("No need has somebody behind it so far: not enough to say."),
            next_step=_fill(now.coverage.needs) if now.coverage.is_known else first_offers(now),
        )
    resting = burdens(now)
    if resting:
        return _heaviest(resting[0], now, carried=len(carried), unit=unit)
    return Dial(
        name=DialName.RESILIENCE,
        value=1.0,
        unit=unit,
        label=say("nothing rests on one person"),
        sentence=say("None of your {whole} carried needs rests on one person alone.", whole=len(carried)),
        people=(),
        next_step=say("Nothing to mend here: thank those who carry."),
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
    blank = [member for member in now.members if not member.offers][:NAMES_SHOWN]
    if not blank:
        return say("Say of at least {least} people what they could do for this goal.", least=LEAST_OFFERING)
    return say(
        "Say of at least {least} people what they could do for this goal, starting with {names}.",
        least=LEAST_OFFERING,
        names=named(blank),
    )


def _heaviest(burden: Burden, now: Situation, *, carried: int, unit: str) -> Dial:
    need, count = burden.needs[0].need.label, len(burden.needs)
    others = alternatives(now, burden.needs[0], without=burden.member.person_id)
    step = say("For “{need}”, think of a second person.", need=need)
    if others:
        step = say("For “{need}”, think of a second person: {names}, perhaps.", need=need, names=either(others))
    return Dial(
        name=DialName.RESILIENCE,
        value=1 - count / carried,
        unit=unit,
        label=say("{part} of {whole} on one person", part=count, whole=carried),
        sentence=say_count(
            "{number} of your {whole} carried needs rests on {name}: {needs}.",
            "{number} of your {whole} carried needs rest on {name}: {needs}.",
            count,
            whole=carried,
            name=burden.member.name,
            needs=quoted([cover.need.label for cover in burden.needs]),
        ),
        people=(burden.member.person_id,),
        next_step=step,
        enough=True,
        reasons=tuple(_reason(cover) for cover in burden.needs),
    )


def _too_few_offers(now: Situation) -> str:
    if not now.coverage.offering:
        return say("Nobody's help is noted yet: not enough to say.")
    return say_count(
        "The help of {number} person is noted so far: not enough to say.",
        "The help of {number} people is noted so far: not enough to say.",
        now.coverage.offering,
    )


def _coverage_sentence(needs: tuple[NeedCover, ...], *, covered: int) -> str:
    bare = [cover.need.label for cover in needs if not cover.carriers]
    guessed = [cover.need.label for cover in needs if cover.is_guess]
    return sentences(
        say_count(
            "{number} of {whole} needs has at least {least} people behind it.",
            "{number} of {whole} needs have at least {least} people behind them.",
            covered,
            whole=len(needs),
            least=ENOUGH_PEOPLE,
        )
        if len(needs) > 1
        else _only_need(covered=covered),
        say("Nobody is down for {needs} yet.", needs=quoted(bare)) if bare else "",
        say("Of {needs} Kithmap only guesses who could help.", needs=quoted(guessed)) if guessed else "",
    )


def _only_need(*, covered: int) -> str:
    if covered:
        return say("The one need has at least {least} people behind it.", least=ENOUGH_PEOPLE)
    return say("The one need has fewer than {least} people behind it.", least=ENOUGH_PEOPLE)


def _fill(needs: tuple[NeedCover, ...]) -> str:
    weakest = min(needs, key=lambda c: (len(c.carriers) >= ENOUGH_PEOPLE, len(c.carriers), -c.need.importance, c.value))
    if weakest.is_covered:
        return say(
            "Next in line is “{need}”: tell one of {names} what you are after.",
            need=weakest.need.label,
            names=_carriers(weakest),
        )
    return weakest.need.question or say("Think of somebody for “{need}”.", need=weakest.need.label)


def _reason(cover: NeedCover) -> Reason:
    if not cover.carriers:
        return Reason(say("“{need}”: nobody so far.", need=cover.need.label), 0.0)
    said = say(
        "“{need}”: {share} likely, by {names}.",
        need=cover.need.label,
        share=percent(cover.value),
        names=_carriers(cover),
    )
    return Reason(said, cover.value)


def _carriers(cover: NeedCover) -> str:
    return listed([carrier.name for carrier in cover.carriers])
