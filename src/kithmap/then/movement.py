"""Movement: two snapshots of one map side by side, and what moved from the first to the second."""

from dataclasses import dataclass, replace
from datetime import date

from kithmap.gaps.gap import Gap
from kithmap.gaps.wording import listed
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import marked, say, say_count
from kithmap.then.dial_move import DialMove, dial_moves
from kithmap.then.first_days import FirstDays
from kithmap.then.move import Move, MoveKind, moves_between, of_kind
from kithmap.then.snapshot import Snapshot

_WHAT_IS_OF_THEN = marked(
    "Warmth, who was there, and who had been in touch with whom are as of that day. Rings that you set, categories, "
    "offers and your answers are as you told them to this day, since no note says when you did."
)
"""What a past day can tell: only contact is dated."""


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Movement:
    """What moved between `then` and `now`.

    `moves` are the people who changed, the largest change first; `closed` are gaps of then that are gone, `opened`
    gaps of now that were not there. `records_begin` is the day of the first contact in the records, None without any;
    where `then` lies before it, nothing is known to have moved.
    """

    then: Snapshot
    now: Snapshot
    moves: tuple[Move, ...]
    dials: tuple[DialMove, ...]
    closed: tuple[Gap, ...]
    opened: tuple[Gap, ...]
    records_begin: date | None

    def of(self, kind: MoveKind) -> tuple[Move, ...]:
        """Give the people who moved in one way, the largest change first."""
        return of_kind(self.moves, kind)

    @property
    def joined(self) -> tuple[Move, ...]:
        return self.of(MoveKind.JOINED)

    @property
    def nearer(self) -> tuple[Move, ...]:
        return self.of(MoveKind.NEARER)

    @property
    def warmed(self) -> tuple[Move, ...]:
        return self.of(MoveKind.WARMED)

    @property
    def cooled(self) -> tuple[Move, ...]:
        return self.of(MoveKind.COOLED)

    @property
    def can_tell(self) -> bool:
        """Whether the records reach back to `then`."""
        return self.records_begin is not None and self.records_begin <= self.then.day

    @property
    def what_is_of_then(self) -> str:
        """What of the past is as it was, and what is as told today, in a few sentences."""
        return say(_WHAT_IS_OF_THEN)

    @property
    def summary(self) -> str:
        """What moved, in one sentence."""
        since = spoken_day(self.then.day, today=self.now.day)
        if not self.can_tell:
            return self._before_the_records(since)
        parts = [part for part in self._counts() if part]
        if not parts:
            return say("Since {day} nobody moved so far that it shows.", day=since)
        return say("Since {day}: {parts}.", day=since, parts=listed(parts, most=len(parts)))

    def _before_the_records(self, since: str) -> str:
        if self.records_begin is None:
            return say("No contact is recorded yet, so nothing can be said about {day}.", day=since)
        begin = spoken_day(self.records_begin, today=self.now.day)
        return say("Your records begin on {begin}; about {day} they say nothing.", begin=begin, day=since)

    def _counts(self) -> tuple[str, ...]:
        joined, nearer, warmed, cooled = (len(self.of(kind)) for kind in MoveKind)
        return (
            say_count("{number} person joined", "{number} people joined", joined) if joined else "",
            say_count("{number} came nearer", "{number} came nearer", nearer) if nearer else "",
            say_count("{number} warmed", "{number} warmed", warmed) if warmed else "",
            say_count("{number} cooled", "{number} cooled", cooled) if cooled else "",
        )


def movement(then: Snapshot, now: Snapshot, *, first: FirstDays, records_begin: date | None) -> Movement:
    """Give what moved from `then` to `now`, two snapshots of the same map."""
    side_by_side = Movement(
        then=then, now=now, moves=(), dials=dial_moves(then, now), closed=(), opened=(), records_begin=records_begin
    )
    if not side_by_side.can_tell:
        return side_by_side
    before, after = then.reading.gaps, now.reading.gaps
    was, stands = {gap.key for gap in before}, {gap.key for gap in after}
    return replace(
        side_by_side,
        moves=moves_between(then, now, first),
        closed=tuple(gap for gap in before if gap.key not in stands),
        opened=tuple(gap for gap in after if gap.key not in was),
    )
