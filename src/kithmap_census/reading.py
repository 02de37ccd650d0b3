"""The small reading of every owner: the dials that need no goal."""

import narwhals as nw

from kithmap.gaps.situation import LEAST_PEOPLE, RECORDS_STALE_DAYS, STILL_IN_TOUCH
from kithmap.ties.tie import Rhythm, Warmth
from kithmap_census.frame import Frame

CLOSE_RINGS = 2
"""Rings 1 and 2: whom one can call on a bad day (`kithmap.gaps.member.Member.is_close`)."""


def read(ties: Frame, *, as_of_day: int) -> Frame:
    """Give one row for each owner, from ties in words.

    `size`, `depth` and `freshness` are the values of the library's dials for a map of everybody with whom contact went
    both ways, empty below the minimum of facts: how many people, how many of them in rings 1 and 2, the share of known
    ties that is warm. Behind them stand people (with any contact), mutual, placed, close, known, ties by warmth and by
    rhythm, and records_end, the day until which the records reach (days since 1970).
    """
    late = ties.with_columns(place=nw.col("last").rank("ordinal", descending=True).over("owner"))
    counts = late.group_by("owner").agg(
        people=nw.len().cast(nw.Int64),
        mutual=_number(nw.col("is_mutual")),
        placed=_number(nw.col("is_mutual") & ~nw.col("ring").is_null()),
        close=_number(nw.col("is_mutual") & (nw.col("ring").fill_null(CLOSE_RINGS + 1) <= CLOSE_RINGS)),
        known=_number(nw.col("is_mutual") & nw.col("is_known")),
        **{word.value: _number(nw.col("is_mutual") & (nw.col("warmth") == word.value)) for word in Warmth},
        **{_rhythm_name(word): _number(nw.col("is_mutual") & (nw.col("rhythm") == word.value)) for word in Rhythm},
        latest=nw.col("last").max(),
        late=nw.when(nw.col("place") == STILL_IN_TOUCH).then(nw.col("last")).max(),
    )
    end = nw.when(nw.col("people") >= LEAST_PEOPLE).then(nw.col("late")).otherwise(nw.col("latest"))
    return _with_dials(counts.with_columns(records_end=end).drop("latest", "late"), as_of_day=as_of_day)


def _with_dials(counts: Frame, *, as_of_day: int) -> Frame:
    is_current = as_of_day - nw.col("records_end") <= RECORDS_STALE_DAYS
    # nobody known leaves the share empty anyway; the one only keeps engines from dividing by nothing
    share = nw.col("warm").cast(nw.Float64) / nw.max_horizontal(nw.col("known"), nw.lit(1)).cast(nw.Float64)
    return counts.with_columns(
        size=nw.when(nw.col("mutual") >= LEAST_PEOPLE).then(nw.col("mutual")),
        depth=nw.when(nw.col("placed") >= LEAST_PEOPLE).then(nw.col("close")),
        freshness=nw.when((nw.col("known") >= LEAST_PEOPLE) & is_current).then(share),
    )


def _number(is_so: nw.Expr) -> nw.Expr:
    return is_so.cast(nw.Int64).sum().cast(nw.Int64)


def _rhythm_name(word: Rhythm) -> str:
    return "rhythm_" + word.value.replace(" ", "_")
