"""An edge: what one source says about whether two of its people know each other."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Edge:
    """Two people of one source, as the ids of their cards, and how surely they know each other (alter-alter tie).

    `sureness` is 0 to 1; 0 says that they do not. `line` is where the source says it, for troubles.
    """

    source: str
    one: str
    other: str
    line: int
    sureness: float = 1.0


def sureness_of(*, sureness: str, weight: str) -> float:
    """Give how sure an edge is from its two columns, "" where there are none; most programs write neither.

    Only Kithmap writes a sureness. A weight counts what a study counted; of it only "none" is the same everywhere.

    >>> sureness_of(sureness="0.25", weight="3"), sureness_of(sureness="", weight="7")
    (0.25, 1.0)
    >>> sureness_of(sureness="", weight="0")
    0.0
    """
    if sureness:
        return min(max(_number(sureness), 0.0), 1.0)
    return 1.0 if not weight or _number(weight) > 0 else 0.0


def _number(text: str) -> float:
    try:
        found = float(text.replace(",", "."))
    except ValueError:
        return 1.0
    return found if found == found else 1.0
