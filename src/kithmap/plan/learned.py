"""Learned: what the owner's own record teaches the plan about answers and about first talks."""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from kithmap.gaps.member import Member
from kithmap.kit.reason import Reason
from kithmap.plan.answered import Answered, answered
from kithmap.plan.attempts import Attempt, Silence, silence_of
from kithmap.plan.brought_up import RINGS, BroughtUp, brought_up
from kithmap.plan.loop import Loop


@dataclass(frozen=True, slots=True)
class Learned:
    """Who answered, and what first talks brought up; nothing of both changes nothing."""

    answered: Answered = field(default_factory=Answered)
    brought_up: BroughtUp = field(default_factory=BroughtUp)

    def reasons(self) -> tuple[Reason, ...]:
        """Give all that the record says, each sentence with the chance that follows."""
        told = [self.answered.reason(silence) for silence in Silence]
        return _there([*told, *(self.brought_up.reason(ring) for ring in range(RINGS))])

    def reasons_about(self, member: Member, *, hopes: bool) -> tuple[Reason, ...]:
        """Give what the record says of talks like the one with `member`; `hopes` where it is to bring up new help."""
        told = [self.answered.reason(silence_of(member.tie.silence_days))]
        return _there([*told, self.brought_up.reason(member.ring or 0) if hopes else None])


def learned(
    attempts: Iterable[Attempt],
    members: Sequence[Member],
    loop: Loop,
    *,
    needs: Collection[str],
    since: date | None,
    today: date,
) -> Learned:
    """Learn from `attempts`, and from first talks with `members` since the goal began, for its `needs` (ids)."""
    return Learned(answered(attempts), brought_up(members, loop, needs=needs, since=since, today=today))


def _there(reasons: Iterable[Reason | None]) -> tuple[Reason, ...]:
    return tuple(reason for reason in reasons if reason is not None)
