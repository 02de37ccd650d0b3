"""Figures of groups: means over owners who agreed, silent where fewer than the policy's number stand behind them."""

import narwhals as nw

from kithmap_census.frame import Frame
from kithmap_census.policy import Consent

FIGURES = ("size", "depth", "freshness")
"""What is told of a group: the dials, each a mean over the owners of whom it can be told."""


def admitted(frame: Frame, members: Frame) -> Frame:
    """Give the rows of owners who agreed to a census at all; of all others nothing is computed."""
    agreed = members.filter(nw.col("consent").is_in([Consent.OWN.value, Consent.GROUP.value]))
    return frame.join(agreed.select("owner"), on="owner", how="semi")


def group_figures(readings: Frame, members: Frame, *, least_group: int) -> Frame:
    """Give one row for each group of at least `least_group` owners who agreed to be counted.

    Columns: group, owners, and for each of size, depth and freshness the mean over its owners, with `…_owners`, how
    many they are; both are empty where they are fewer than `least_group`.
    """
    counted = members.filter(nw.col("consent") == Consent.GROUP.value).select("owner", "group")
    sums = (
        counted.join(readings.select("owner", *FIGURES), on="owner", how="inner")
        .group_by("group")
        .agg(
            *(nw.col(figure).cast(nw.Float64).mean().alias(figure) for figure in FIGURES),
            *(
                (~nw.col(figure).is_null()).cast(nw.Int64).sum().cast(nw.Int64).alias(f"{figure}_owners")
                for figure in FIGURES
            ),
            owners=nw.len().cast(nw.Int64),
        )
    )
    return sums.filter(nw.col("owners") >= least_group).select(
        "group", "owners", *(part for figure in FIGURES for part in _if_enough(figure, least_group))
    )


def _if_enough(figure: str, least_group: int) -> tuple[nw.Expr, nw.Expr]:
    is_enough = nw.col(f"{figure}_owners") >= least_group
    return (
        nw.when(is_enough).then(nw.col(figure)).alias(figure),
        nw.when(is_enough).then(nw.col(f"{figure}_owners")).alias(f"{figure}_owners"),
    )
