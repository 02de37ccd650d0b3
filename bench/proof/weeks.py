"""Twelve simulated weeks: the coverage that the plan reaches, beside other ways to choose whom to talk to."""

import statistics
from concurrent.futures import ProcessPoolExecutor

from bench.plan import FIRST_SEED, outcomes
from bench.proof.figure import PER_CENT_MORE, Figure, Other
from bench.proof.setup import Setup, tell
from bench.simulation import PAST, WAYS, World

COMMAND = "python -m bench.proof.weeks"


def measure(setup: Setup) -> list[Figure]:
    """Give mean coverage after twelve weeks in each made-up world, in per cent."""
    seeds = setup.sizes.seeds
    with ProcessPoolExecutor(max_workers=2) as pool:
        found = list(pool.map(outcomes, range(FIRST_SEED, FIRST_SEED + seeds)))
    figures = []
    for place, world in enumerate(World):
        means = [100 * statistics.mean(seed[place][way] for seed in found) for way in range(len(WAYS))]
        # the plan that learns nothing is the plan itself, not another way to choose
        plan, *others = [Other(name, mean) for name, mean in zip(WAYS, means, strict=True) if name != PAST]
        figures.append(
            Figure(
                issue=5,
                what=f"coverage after twelve weeks of the plan: {world.value}",
                unit=PER_CENT_MORE,
                ours=plan.value or 0.0,
                asked=max(other.value or 0.0 for other in others),
                peers=tuple(others),
                command=COMMAND,
                note=f"promised: more than any other way; mean of {seeds} networks, intervals in simulation.md",
            )
        )
    return figures


if __name__ == "__main__":
    tell(measure, __doc__)
