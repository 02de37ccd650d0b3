"""Contact days become the strength of every tie of every owner, as `kithmap.ties.strength` measures it."""

import math

import narwhals as nw

from kithmap.ties.strength import (
    ALIVE_HALF_LIFE_DAYS,
    DAILY_DAYS,
    LEAST_CONTACT_DAYS,
    LEAST_PAUSES,
    MATTERS_HALF_LIFE_DAYS,
    ONE_WAY_SHARE,
    SPELL_GAP_DAYS,
)
from kithmap_census.fold import PERSON
from kithmap_census.frame import Frame


def measured(days: Frame, *, as_of_day: int) -> Frame:
    """Give one row for each tie, from contact days that lie on or before `as_of_day`.

    Columns: strength, alive, reciprocity, days, sent, received, met, first, last (days since 1970), silence, usual_gap
    (days, empty where it cannot be told), spells, is_known, is_mutual; `kithmap.ties.strength.Ties` says what they
    mean.
    """
    sums = (
        _with_gaps(days)
        .group_by(*PERSON)
        .agg(
            *_decayed("matters", half_life_days=MATTERS_HALF_LIFE_DAYS, as_of_day=as_of_day),
            *_decayed("alive", half_life_days=ALIVE_HALF_LIFE_DAYS, as_of_day=as_of_day),
            days=nw.len().cast(nw.Int64),
            sent=nw.col("sent").sum().cast(nw.Int64),
            received=nw.col("received").sum().cast(nw.Int64),
            met=nw.col("met").sum().cast(nw.Int64),
            first=nw.col("day").min().cast(nw.Int64),
            last=nw.col("day").max().cast(nw.Int64),
            pauses=nw.col("pauses").max(),
            middle_pause=_gap_at(nw.col("pauses") // 2 + 1),
            middle_gap=_gap_at((nw.col("days") - 1) // 2 + 1),
        )
    )
    return sums.select(
        *PERSON,
        "days",
        "sent",
        "received",
        "met",
        "first",
        "last",
        strength=_tempered("matters"),
        alive=_tempered("alive"),
        reciprocity=_reciprocity("matters"),
        silence=as_of_day - nw.col("last"),
        usual_gap=_usual_gap(),
        spells=nw.col("pauses") + 1,
        is_known=(nw.col("days") >= LEAST_CONTACT_DAYS) & (nw.col("received") + nw.col("met") > 0),
        is_mutual=(nw.col("sent") + nw.col("met") > 0) & (nw.col("received") + nw.col("met") > 0),
    )


def _with_gaps(days: Frame) -> Frame:
    """Give each contact day its gap to the one before (0 on the first) and its place, the widest gap being 1."""
    before = nw.col("day").shift(1).over(*PERSON, order_by="day")
    gaps = days.with_columns(gap=(nw.col("day") - before).fill_null(0).cast(nw.Int64))
    return gaps.with_columns(
        place=nw.col("gap").rank("ordinal", descending=True).over(*PERSON).cast(nw.Int64),
        pauses=(nw.col("gap") > SPELL_GAP_DAYS).cast(nw.Int64).sum().over(*PERSON).cast(nw.Int64),
        days=nw.len().over(*PERSON).cast(nw.Int64),
    )


def _gap_at(place: nw.Expr) -> nw.Expr:
    """Give the gap at a place from the widest: of k gaps the lower median, a gap that did occur, is at k // 2 + 1."""
    return nw.when(nw.col("place") == place).then(nw.col("gap")).max()


def _decayed(name: str, *, half_life_days: float, as_of_day: int) -> tuple[nw.Expr, ...]:
    decay = ((nw.col("day") - as_of_day).cast(nw.Float64) * (math.log(2) / half_life_days)).exp()
    return tuple((decay * nw.col(part)).sum().alias(f"{name}_{part}") for part in ("out", "got", "root"))


def _reciprocity(name: str) -> nw.Expr:
    out, got = nw.col(f"{name}_out"), nw.col(f"{name}_got")
    larger = nw.max_horizontal(out, got)
    return nw.when(larger > 0).then(nw.min_horizontal(out, got) / larger).otherwise(0.0)


def _tempered(name: str) -> nw.Expr:
    return (ONE_WAY_SHARE + (1 - ONE_WAY_SHARE) * _reciprocity(name)) * nw.col(f"{name}_root")


def _usual_gap() -> nw.Expr:
    gaps = nw.col("days") - 1
    is_daily = (nw.col("days") >= DAILY_DAYS) & (nw.col("last") - nw.col("first") <= SPELL_GAP_DAYS * gaps)
    daily = nw.when(is_daily).then(nw.col("middle_gap"))
    return nw.when(nw.col("pauses") >= LEAST_PAUSES).then(nw.col("middle_pause")).otherwise(daily).cast(nw.Float64)
