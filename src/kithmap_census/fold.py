"""The fold: contacts become days with their weights, as `kithmap.ties.history` and `kithmap.ties.daily` do it."""

import narwhals as nw

from kithmap.sources.interaction import Channel
from kithmap.ties.history import CHANNEL_WEIGHT, LIST_SIZE, WEIGHT_UNIT, Direction
from kithmap_census.frame import Frame

PERSON = ("owner", "person")
"""What tells ties apart. Every expression groups by the owner first: no row of one owner meets a row of another."""
LONGEST_MINUTES = 2**31
"""More than this is no length of anything."""


def is_sound() -> nw.Expr:
    """Whether a row can be counted: nothing empty, a channel and a direction that exist, and somebody there."""
    columns = ("owner", "person", "day", "channel", "direction", "people", "minutes", "automatic")
    filled = nw.all_horizontal(*(~nw.col(name).is_null() for name in columns), ignore_nulls=False)
    known = nw.col("channel").is_in([int(c) for c in Channel]) & nw.col("direction").is_in([int(d) for d in Direction])
    minutes = nw.col("minutes").cast(nw.Float64)
    # asked for by name: DuckDB takes comparisons from a file's least and largest values, which leave out "not a number"
    timed = minutes.is_finite() & (minutes >= 0) & (minutes < LONGEST_MINUTES)
    return filled & known & timed & (nw.col("people") >= 1)


def weighted(contacts: Frame) -> Frame:
    """Give contacts with `count` (1) and `weight`: c · m / (n - 1) in units of 1/WEIGHT_UNIT, a whole number.

    m = log2(1 + minutes) for meetings, else 1. Rounding is half up; the library's is half to even, and no weight lies
    on a half (that would take 2**25 people).
    """
    channel = nw.col("channel")
    c = (
        nw.when(channel == int(Channel.CALL))
        .then(CHANNEL_WEIGHT[Channel.CALL])
        .otherwise(CHANNEL_WEIGHT[Channel.MESSAGE])
    )
    c = nw.when(channel == int(Channel.MEETING)).then(CHANNEL_WEIGHT[Channel.MEETING]).otherwise(c)
    # minutes are float32 in the library
    minutes = nw.col("minutes").cast(nw.Float32).cast(nw.Float64)
    has_length = (channel == int(Channel.MEETING)) & (minutes > 0)
    m = nw.when(has_length).then((minutes + 1.0).log(2)).otherwise(1.0)
    others = nw.when(nw.col("automatic")).then(LIST_SIZE - 1).otherwise(nw.col("people").cast(nw.Int64))
    weight = (c * m / others.cast(nw.Float64) * float(WEIGHT_UNIT) + 0.5).floor().cast(nw.Int64)
    return contacts.with_columns(weight=weight, count=nw.lit(1).cast(nw.Int64))


def folded(weights: Frame) -> Frame:
    """Give the history of every owner: one row for each person, day, channel and direction, with count and weight.

    Histories folded apart, put below one another, fold again into the same: folded(a + b) is
    folded(folded(a) + folded(b)).
    """
    return weights.group_by(*PERSON, "day", "channel", "direction").agg(
        count=nw.col("count").sum().cast(nw.Int64), weight=nw.col("weight").sum().cast(nw.Int64)
    )


def contact_days(weights: Frame, *, as_of_day: int) -> Frame:
    """Give one row for each person and day up to `as_of_day`, from weighted contacts or from a history.

    Columns: out and got (weight towards the person and from them, contact without direction in both), root (square
    root of the day's whole weight), sent, received and met (interactions).
    """
    seen = weights.filter(nw.col("day") <= as_of_day)
    days = seen.group_by(*PERSON, "day").agg(
        *(_sum_of("weight", direction).alias(f"weight_{direction.name}") for direction in Direction),
        sent=_sum_of("count", Direction.OUT),
        received=_sum_of("count", Direction.IN),
        met=_sum_of("count", Direction.BOTH),
    )
    out, got, both = (nw.col(f"weight_{d.name}").cast(nw.Float64) / float(WEIGHT_UNIT) for d in Direction)
    return days.select(
        *PERSON, "day", "sent", "received", "met", out=out + both, got=got + both, root=(out + got + both).sqrt()
    )


def _sum_of(column: str, direction: Direction) -> nw.Expr:
    part = nw.when(nw.col("direction") == int(direction)).then(nw.col(column)).otherwise(0)
    return part.sum().cast(nw.Int64)
