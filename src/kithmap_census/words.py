"""Ties in words: warmth, rhythm and the ring that strength suggests, as the library tells them."""

import narwhals as nw

from kithmap.roster.rings import LAYERS, LEAST_SHARE, ONE_WAY_RING
from kithmap.ties.tie import Rhythm, Warmth
from kithmap.ties.tie_reading import (
    COOLING_FROM,
    DORMANT_AFTER_DAYS,
    DORMANT_RATIO,
    LEAST_DORMANT_SILENCE_DAYS,
    SLIPPING_RATIO,
    WARM_FROM,
)
from kithmap_census.frame import Frame


def told(ties: Frame) -> Frame:
    """Give ties with `warmth`, `rhythm` (words) and `ring` (1 closest to 5, empty where too little is known)."""
    return _with_rings(ties.with_columns(warmth=_warmth(), rhythm=_rhythm()))


def _first_true(*cases: tuple[nw.Expr, str], otherwise: str) -> nw.Expr:
    said = nw.lit(otherwise)
    for is_so, word in reversed(cases):
        said = nw.when(is_so).then(nw.lit(word)).otherwise(said)
    return said


def _warmth() -> nw.Expr:
    return _first_true(
        (~nw.col("is_known"), Warmth.UNKNOWN.value),
        (nw.col("silence") > DORMANT_AFTER_DAYS, Warmth.DORMANT.value),
        (nw.col("alive") >= WARM_FROM, Warmth.WARM.value),
        (nw.col("alive") >= COOLING_FROM, Warmth.COOLING.value),
        otherwise=Warmth.COLD.value,
    )


def _rhythm() -> nw.Expr:
    silence = nw.col("silence").cast(nw.Float64)
    ratio = silence / nw.max_horizontal(nw.col("usual_gap").fill_null(1.0), nw.lit(1.0))
    return _first_true(
        (~nw.col("is_known") | nw.col("usual_gap").is_null(), Rhythm.UNKNOWN.value),
        ((ratio > DORMANT_RATIO) & (silence > LEAST_DORMANT_SILENCE_DAYS), Rhythm.DORMANT.value),
        (ratio >= SLIPPING_RATIO, Rhythm.SLIPPING.value),
        otherwise=Rhythm.ON_TRACK.value,
    )


def _with_rings(ties: Frame) -> Frame:
    """Give each tie its proposed ring, as `kithmap.roster.rings.proposed_rings` does for one owner."""
    is_placed = nw.col("is_known") & (nw.col("strength") > 0)
    two_way = (is_placed & nw.col("is_mutual")).cast(nw.Int64)
    ranked = ties.with_columns(two_way=two_way, weakness=-nw.col("strength"))
    until = nw.col("two_way").cum_sum().over("owner", order_by=["weakness", "person"])
    ranked = ranked.with_columns(nearer=(until - nw.col("two_way")).cast(nw.Int64))
    is_top = (nw.col("two_way") == 1) & (nw.col("nearer") < LAYERS[0])
    top = nw.when(is_top).then(nw.col("strength")).mean().over("owner").fill_null(0.0)
    ranked = ranked.with_columns(top=top)
    one_way = nw.when(nw.col("is_mutual")).then(0).otherwise(ONE_WAY_RING - 1)
    ring = nw.max_horizontal(_passed_layers(), _missed_shares(), one_way.cast(nw.Int64)) + 1
    return ranked.with_columns(ring=nw.when(is_placed).then(ring)).drop("two_way", "weakness", "nearer", "top")


def _passed_layers() -> nw.Expr:
    """Count the layers that nearer people have filled."""
    first, *others = ((nw.col("nearer") >= layer).cast(nw.Int64) for layer in LAYERS)
    return sum(others, start=first)


def _missed_shares() -> nw.Expr:
    """Count the rings that ask for more strength than this tie has."""
    first, *others = ((nw.col("top") * share > nw.col("strength")).cast(nw.Int64) for share in LEAST_SHARE)
    return sum(others, start=first)
