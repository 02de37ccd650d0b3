"""How large the inputs are and how often each is measured: tiny for tests, minutes, or the whole."""

from dataclasses import dataclass
from enum import StrEnum


class Scale(StrEnum):
    """Which inputs are measured."""

    TINY = "tiny"
    MINUTES = "minutes"
    FULL = "full"


@dataclass(frozen=True, slots=True, kw_only=True)
class Budget:
    """Seconds that one point of a cost curve may take: our work, another program's, and making the input."""

    ours_seconds: float
    others_seconds: float
    making_seconds: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Sizes:
    """Sizes of the inputs, rounds of each, and seconds: those of a point of a curve, and of one run of a peer."""

    messages: int
    messages_for_slow: int
    cards: tuple[int, ...]
    cards_for_slow: int
    cards_who_is_who: tuple[int, ...]
    cards_who_is_who_peers: int
    interactions: int
    stored: int
    people: int
    people_on_map: tuple[int, ...]
    people_in_metrics: tuple[int, ...]
    seeds: int
    rounds: int
    contacts: tuple[int, ...]
    contacts_on_spark: tuple[int, ...]
    budget: Budget
    patience_seconds: float


SIZES = {
    Scale.TINY: Sizes(
        messages=300,
        messages_for_slow=200,
        cards=(300,),
        cards_for_slow=100,
        cards_who_is_who=(300,),
        cards_who_is_who_peers=300,
        interactions=10_000,
        stored=50_000,
        people=300,
        people_on_map=(30,),
        people_in_metrics=(60,),
        seeds=1,
        rounds=1,
        contacts=(10_000,),
        contacts_on_spark=(),
        budget=Budget(ours_seconds=0.05, others_seconds=0.05, making_seconds=0.2),
        patience_seconds=60.0,
    ),
    Scale.MINUTES: Sizes(
        messages=100_000,
        messages_for_slow=3_000,
        cards=(10_000,),
        cards_for_slow=2_000,
        cards_who_is_who=(10_000,),
        cards_who_is_who_peers=2_000,
        interactions=3_000_000,
        stored=100_000,
        people=10_000,
        people_on_map=(150, 10_000),
        people_in_metrics=(150, 1_000),
        seeds=4,
        rounds=3,
        contacts=(1_000_000,),
        contacts_on_spark=(),
        budget=Budget(ours_seconds=2.0, others_seconds=2.0, making_seconds=8.0),
        patience_seconds=60.0,
    ),
    Scale.FULL: Sizes(
        messages=100_000,
        messages_for_slow=10_000,
        cards=(10_000, 100_000),
        cards_for_slow=10_000,
        cards_who_is_who=(10_000, 100_000),
        cards_who_is_who_peers=5_000,
        interactions=3_000_000,
        stored=100_000,
        people=10_000,
        people_on_map=(150, 1_000, 10_000),
        people_in_metrics=(150, 1_000, 10_000),
        seeds=40,
        rounds=5,
        contacts=(1_000_000, 10_000_000, 100_000_000),
        contacts_on_spark=(1_000_000, 10_000_000),
        budget=Budget(ours_seconds=240.0, others_seconds=60.0, making_seconds=600.0),
        patience_seconds=60.0,
    ),
}
"""`minutes` ends within ten minutes on two quiet cores, `full` within three quarters of an hour."""
