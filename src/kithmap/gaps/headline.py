"""The headline: the three questions, each answered in one sentence."""

from dataclasses import dataclass

from kithmap.gaps.dial import Dial, DialName
from kithmap.gaps.gap import Gap
from kithmap.gaps.member import Member
from kithmap.gaps.reconnection import Reconnection
from kithmap.gaps.situation import LEAST_PEOPLE, Situation
from kithmap.gaps.wording import listed, named, sentences
from kithmap.kit.speech import say, say_count


@dataclass(frozen=True, slots=True)
class Headline:
    """One sentence to each question, with names in it: how strong, where are gaps, whom to connect with again."""

    strength: str
    gap: str
    reconnect: str

    @property
    def sentences(self) -> tuple[str, str, str]:
        return self.strength, self.gap, self.reconnect


def headline(
    now: Situation, *, dials: tuple[Dial, ...], gaps: tuple[Gap, ...], reconnections: tuple[Reconnection, ...]
) -> Headline:
    """Give the three sentences; what is below its minimum of facts is left out, or said to be."""
    return Headline(_strength(now, dials), _widest(now, gaps), _first(reconnections))


def _strength(now: Situation, dials: tuple[Dial, ...]) -> str:
    number = len(now.members)
    if not now.has_enough_people:
        few = say_count(
            "{number} person stands around this goal so far; not enough to say how strong.",
            "{number} people stand around this goal so far; not enough to say how strong.",
            number,
        )
        return few if number else say("Nobody stands around this goal so far; not enough to say how strong.")
    parts = _parts(now, {dial.name: dial for dial in dials if dial.enough})
    if not parts:
        return say_count(
            "{number} person stands around “{goal}”.",
            "{number} people stand around “{goal}”.",
            number,
            goal=now.goal.outcome,
        )
    return say_count(
        "{number} person stands around “{goal}”: {parts}.",
        "{number} people stand around “{goal}”: {parts}.",
        number,
        goal=now.goal.outcome,
        parts=listed(parts, most=len(parts)),
    )


def _parts(now: Situation, known: dict[DialName, Dial]) -> list[str]:
    """Give what the dials that speak say, each in a few words that can stand in a list."""
    parts = []
    if DialName.DEPTH in known:
        parts.append(_close(now.find(known[DialName.DEPTH].people)))
    if (fresh := known.get(DialName.FRESHNESS)) is not None:
        parts.append(say_count("{number} in touch lately", "{number} in touch lately", len(fresh.people)))
    if (coverage := known.get(DialName.COVERAGE)) is not None:
        parts.append(say("{needs} with at least two people", needs=coverage.label))
    return parts


def _close(close: list[Member]) -> str:
    if not close:
        return say("none of them close")
    if any(member.ring_is_proposed for member in close):
        return say_count(
            "{number} of them close by Kithmap's reading ({names})",
            "{number} of them close by Kithmap's reading ({names})",
            len(close),
            names=named(close),
        )
    return say_count(
        "{number} of them close ({names})", "{number} of them close ({names})", len(close), names=named(close)
    )


def _widest(now: Situation, gaps: tuple[Gap, ...]) -> str:
    if gaps:
        return sentences(gaps[0].sentence, gaps[0].next_step)
    if not now.has_enough_people:
        return say("Gaps show from {least} people on: write down names as they come to mind.", least=LEAST_PEOPLE)
    return say("No gap stands out: what this goal needs has people behind it, as far as is known.")


def _first(reconnections: tuple[Reconnection, ...]) -> str:
    if not reconnections:
        return say("Nobody you knew well is known to have been silent for long.")
    first, others = reconnections[0], [found.name for found in reconnections[1:3]]
    return sentences(
        say("Call {name} again.", name=first.name),
        first.why_now,
        say("After that: {names}.", names=listed(others)) if others else "",
    )
