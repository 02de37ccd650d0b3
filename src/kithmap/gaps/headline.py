"""The headline: the three questions, each answered in one sentence."""

from dataclasses import dataclass

from kithmap.gaps.dial import Dial, DialName
from kithmap.gaps.gap import Gap
from kithmap.gaps.reconnection import Reconnection
from kithmap.gaps.situation import LEAST_PEOPLE, Situation
from kithmap.gaps.wording import counted, named


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
    known = {dial.name: dial for dial in dials if dial.enough}
    people = counted(len(now.members), "person stands", "people stand")
    if not now.has_enough_people:
        return f"{people if now.members else 'Nobody stands'} around this goal so far; not enough to say how strong."
    parts = []
    if DialName.DEPTH in known:
        close = now.find(known[DialName.DEPTH].people)
        whose = " by Kithmap's reading" if any(member.ring_is_proposed for member in close) else ""
        parts.append(f"{len(close):,} of them close{whose} ({named(close)})" if close else "none of them close")
    if (fresh := known.get(DialName.FRESHNESS)) is not None:
        parts.append(f"{len(fresh.people):,} in touch lately")
    if (coverage := known.get(DialName.COVERAGE)) is not None:
        parts.append(f"{coverage.label} with at least two people")
    rest = " and ".join([", ".join(parts[:-1]), parts[-1]] if len(parts) > 1 else parts)
    return f"{people} around “{now.goal.outcome}”{', ' if parts else ''}{rest}."


def _widest(now: Situation, gaps: tuple[Gap, ...]) -> str:
    if gaps:
        return f"{gaps[0].sentence} {gaps[0].next_step}"
    if not now.has_enough_people:
        return f"Gaps show from {LEAST_PEOPLE} people on: write down names as they come to mind."
    return "No gap stands out: what this goal needs has people behind it, as far as is known."


def _first(reconnections: tuple[Reconnection, ...]) -> str:
    if not reconnections:
        return "Nobody you knew well is known to have been silent for long."
    first = reconnections[0]
    others = f" After that: {_others(reconnections)}." if len(reconnections) > 1 else ""
    return f"Call {first.name} again: {first.why_now[0].lower()}{first.why_now[1:]}{others}"


def _others(reconnections: tuple[Reconnection, ...]) -> str:
    return " and ".join(found.name for found in reconnections[1:3])
