"""Thanks: everybody who helped with a goal, what each gave, and a thank-you for each."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from kithmap.gaps.member import Member
from kithmap.gaps.opener import greeting
from kithmap.gaps.wording import quoted
from kithmap.goals.goal import Goal
from kithmap.goals.need import Need, support_word
from kithmap.goals.offer import OfferState
from kithmap.kit.speech import say
from kithmap.plan.ask import AskState
from kithmap.plan.introduction import Direction, IntroductionState
from kithmap.plan.loop import Loop

_GAVE = (IntroductionState.MADE, IntroductionState.MET, IntroductionState.THANKED)


@dataclass(frozen=True, slots=True, kw_only=True)
class Thanks:
    """One who helped: what they gave, in words, a thank-you to begin from, and whether they were thanked."""

    person_id: str
    name: str
    gave: tuple[str, ...]
    text: str
    is_thanked: bool


def thanks(loop: Loop, members: Iterable[Member], *, goal: Goal, needs: Iterable[Need]) -> tuple[Thanks, ...]:
    """Give everybody who helped: by an ask, an offer that was given, or an introduction; by name."""
    known = {member.person_id: member for member in members}
    labels = {need.id: need.label for need in needs}
    gifts = _gifts(loop, known, labels)
    thanked = _thanked(loop)
    found = [_thanks(i, gave, known, loop=loop, goal=goal, is_thanked=i in thanked) for i, gave in gifts.items()]
    return tuple(sorted(found, key=lambda thank: (thank.name, thank.person_id)))


def _gifts(loop: Loop, known: Mapping[str, Member], labels: Mapping[str, str]) -> dict[str, list[str]]:
    gifts: dict[str, list[str]] = {}
    for ask in loop.asks:
        if ask.state is AskState.HELPED:
            gifts.setdefault(loop.person_id(ask.person), []).append(labels.get(ask.need_id, support_word(ask.kind)))
    for member in known.values():
        for offer in member.offers:
            if offer.state is OfferState.GAVE and offer.need_id in labels:
                gifts.setdefault(member.person_id, []).append(labels[offer.need_id])
    for made in loop.introductions:
        if made.direction is Direction.FOR_ME and made.state in _GAVE:
            gift = say("an introduction to {name}", name=loop.name(made.to))
            gifts.setdefault(loop.person_id(made.who), []).append(gift)
    return {person_id: list(dict.fromkeys(gave)) for person_id, gave in gifts.items()}


def _thanked(loop: Loop) -> set[str]:
    """Give the ids of those who were thanked: at the end of the goal, or for all that they gave before."""
    at_end = {loop.person_id(anchor) for ending in loop.endings for anchor in ending.thanked}
    for_offers = {loop.person_id(thanked.person) for thanked in loop.thanked}
    helped = [ask for ask in loop.asks if ask.state is AskState.HELPED]
    open_still = {loop.person_id(ask.person) for ask in helped if ask.thanked_on is None}
    return at_end | (for_offers | {loop.person_id(ask.person) for ask in helped}) - open_still


def _thanks(
    person_id: str, gave: list[str], known: Mapping[str, Member], *, loop: Loop, goal: Goal, is_thanked: bool
) -> Thanks:
    member = known.get(person_id)
    name = member.name if member else loop.name(person_id)
    hello = greeting(member) if member else say("Hello {name}", name=name)
    text = say(
        "{greeting}, thank you for {gifts}. It helped me with this: {goal}.",
        greeting=hello,
        gifts=quoted(gave),
        goal=goal.outcome,
    )
    return Thanks(person_id=person_id, name=name, gave=tuple(gave), text=text, is_thanked=is_thanked)
