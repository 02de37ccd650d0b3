"""Contact bars: the months of a timeline as a small picture, what the owner sent above the line, what came below."""

from collections.abc import Sequence
from dataclasses import dataclass

from kithmap.kit.dates import spoken_month_and_year
from kithmap.kit.speech import written
from kithmap.ties.timeline import Month
from kithmap_app.speech import say

MOST_BARS = 60
"""Bars that can be told apart on a phone; longer timelines take several months to a bar."""
WIDTH, HALF, GAP = 720.0, 44.0, 2.0
"""Of the picture, of each half, and between bars, in units of its own."""
LEAST = 3.0
"""Height of the lowest bar: one message in a busy year must still be seen."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: where it begins and its middle, how high it is above and below the line, and what it says."""

    x: float
    middle: float
    up: float
    top: float
    down: float
    has_met: bool
    said: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Year:
    """The contacts of one year, for whoever does not see the picture, and where the year begins in it."""

    year: int
    x: float
    out: int
    got: int
    both: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ContactBars:
    """The picture: bars from left to right, and years. `bar_width` and x are in units of a picture WIDTH wide."""

    bars: tuple[Bar, ...]
    years: tuple[Year, ...]
    bar_width: float
    said: str


def contact_bars(months: Sequence[Month]) -> ContactBars | None:
    """Give the picture of a timeline, None where there is nothing to show."""
    if not months:
        return None
    at_a_time = -(-len(months) // MOST_BARS)
    groups = [months[i : i + at_a_time] for i in range(0, len(months), at_a_time)]
    # a short timeline must not become a few wide blocks
    step = WIDTH / max(len(groups), MOST_BARS // 4)
    sums = [(sum(m.out for m in g), sum(m.got for m in g), sum(m.both for m in g)) for g in groups]
    most = max(max(out, got) for out, got, _ in sums) or 1
    bars = tuple(
        Bar(
            x=round(i * step, 1),
            middle=round(i * step + (step - GAP) / 2, 1),
            up=_height(out, most),
            top=round(HALF - _height(out, most), 1),
            down=_height(got, most),
            has_met=both > 0,
            said=f"{_spoken(group)}: {_spoken_counts(out, got, both)}",
        )
        for i, (group, (out, got, both)) in enumerate(zip(groups, sums, strict=True))
    )
    years = _years(months, step=step / at_a_time)
    return ContactBars(bars=bars, years=years, bar_width=round(step - GAP, 1), said=_told(months))


def _height(count: int, most: int) -> float:
    return round(max(HALF * count / most, LEAST), 1) if count else 0.0


def _years(months: Sequence[Month], *, step: float) -> tuple[Year, ...]:
    years = []
    for year in sorted({month.first_day.year for month in months}):
        rows = [i for i, month in enumerate(months) if month.first_day.year == year]
        own = [months[i] for i in rows]
        years.append(
            Year(
                year=year,
                x=round(rows[0] * step, 1),
                out=sum(m.out for m in own),
                got=sum(m.got for m in own),
                both=sum(m.both for m in own),
            )
        )
    return tuple(years)


def _spoken(group: Sequence[Month]) -> str:
    first, last = (spoken_month_and_year(m.first_day) for m in (group[0], group[-1]))
    return first if first == last else say("{first} to {last}", first=first, last=last)


def _spoken_counts(out: int, got: int, both: int) -> str:
    parts = [
        say("{number} from you", number=written(out)) if out else "",
        say("{number} from them", number=written(got)) if got else "",
        say("{number} met or talked", number=written(both)) if both else "",
    ]
    return ", ".join(filter(None, parts)) or say("nothing")


def _told(months: Sequence[Month]) -> str:
    out, got, both = sum(m.out for m in months), sum(m.got for m in months), sum(m.both for m in months)
    return say("Contacts from {months}: {counts}", months=_spoken(months), counts=_spoken_counts(out, got, both))
