"""The reading: how strong the network is for one goal, where its gaps are, and whom to connect with again."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kithmap.gaps.coverage import Coverage
from kithmap.gaps.dial import Dial, DialName
from kithmap.gaps.dial_of_reach import dial_of_reach
from kithmap.gaps.dials_of_help import coverage_dial, resilience
from kithmap.gaps.dials_of_people import depth, freshness, size
from kithmap.gaps.gap import Gap, widest_first
from kithmap.gaps.gaps_of_categories import gaps_of_categories
from kithmap.gaps.gaps_of_needs import gaps_of_needs
from kithmap.gaps.gaps_of_targets import gaps_of_targets
from kithmap.gaps.gaps_overall import gaps_overall
from kithmap.gaps.grid import Grid, grid
from kithmap.gaps.headline import Headline, headline
from kithmap.gaps.introducers import Introducers, introducers
from kithmap.gaps.linked_worlds import linked_worlds
from kithmap.gaps.member import Link, Member
from kithmap.gaps.reconnect import DORMANT_DAYS, reconnect
from kithmap.gaps.reconnection import Reconnection
from kithmap.gaps.separate_worlds import SeparateWorlds, separate_worlds
from kithmap.gaps.situation import Situation, situation
from kithmap.gaps.whereabouts import Whereabouts
from kithmap.goals.goal import Category, Chair, Goal
from kithmap.goals.lack import Lack
from kithmap.goals.need import Need
from kithmap.goals.target import Target


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """What one goal's map says as of `today`.

    `dials` are the six in the order of `DialName`; `gaps` the widest first; `reconnect` the most promising first.
    `coverage` and `grid` are the figures behind them, need by need and need × category. `introducers` tells who opened
    doors, `separate` which worlds the people form.
    """

    goal: Goal
    today: date
    headline: Headline
    dials: tuple[Dial, ...]
    gaps: tuple[Gap, ...]
    reconnect: tuple[Reconnection, ...]
    coverage: Coverage
    grid: Grid
    introducers: Introducers
    separate: SeparateWorlds

    def dial(self, name: DialName) -> Dial:
        """Give one dial by its name."""
        return next(dial for dial in self.dials if dial.name is name)


def read_map(
    members: Sequence[Member],
    *,
    goal: Goal,
    needs: Sequence[Need],
    categories: Sequence[Category],
    links: Sequence[Link],
    chairs: Sequence[Chair],
    pool: Sequence[Member] = (),
    today: date,
    dormant_days: int = DORMANT_DAYS,
    lacks: Sequence[Lack] = (),
    targets: Sequence[Target] = (),
    everybody: Whereabouts | None = None,
) -> Reading:
    """Read the map that `members` make for `goal`.

    `links` are between any of members and pool, weight 0 to 1 for how sure they are. `pool` is everybody known who is
    not on the map: only reconnections and the steps look there. Silence of `dormant_days` makes a tie dormant.
    `lacks` are questions to which the owner said nobody, `targets` organisations they aim at, looked for among
    `everybody` (None: among members and pool). The order of members, pool and links changes nothing.
    """
    now = situation(
        members,
        goal=goal,
        needs=needs,
        categories=categories,
        links=links,
        chairs=chairs,
        pool=pool,
        today=today,
        lacks=lacks,
        targets=targets,
        everybody=everybody,
    )
    return _read(now, dormant_days=dormant_days)


def _read(now: Situation, *, dormant_days: int) -> Reading:
    fresh, known = freshness(now), linked_worlds(now)
    dials = (size(now), coverage_dial(now), depth(now), fresh, dial_of_reach(now, known), resilience(now))
    of_parts = [*gaps_of_needs(now), *gaps_of_categories(now, freshness=fresh), *gaps_of_targets(now)]
    gaps = widest_first([*of_parts, *gaps_overall(now)])
    again = reconnect(now, dormant_days=dormant_days)
    return Reading(
        goal=now.goal,
        today=now.today,
        headline=headline(now, dials=dials, gaps=gaps, reconnections=again),
        dials=dials,
        gaps=gaps,
        reconnect=again,
        coverage=now.coverage,
        grid=grid(now),
        introducers=introducers(now),
        separate=separate_worlds(now, known),
    )
