"""Gaps by target: organisations that the owner aims at, and where they know nobody."""

from kithmap.gaps.gap import Gap, GapKind
from kithmap.gaps.situation import Situation

WEIGHT = 2.0
"""Weight of knowing nobody at the one organisation that is wanted most: as much as a need that matters, at 2."""
OFF_MAP_SHARE = 0.5
"""Somebody stands ready off the map: one tap closes half of it."""


def gaps_of_targets(now: Situation) -> list[Gap]:
    """Give the targets at which nobody on the map is; one with an advocate is no gap, wherever that person works."""
    found = []
    for target in now.targets:
        there = now.whereabouts.at(target.organisation, on_map=now.on_map)
        if there.on_map or target.advocate:
            continue
        found.append(
            Gap(
                key=f"target/{target.id}",
                kind=GapKind.TARGET,
                subject_id=target.id,
                sentence=there.sentence,
                people=there.people,
                next_step=there.next_step,
                weight=WEIGHT * target.wanted * (OFF_MAP_SHARE if there.off_map else 1.0),
            )
        )
    return found
