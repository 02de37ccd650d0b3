"""The legend: every mark that is on this map, and no other, in plain words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from kithmap.goalmap.frame import Frame
from kithmap.goalmap.marks import DOT_RADII_EM
from kithmap.goalmap.measure import text_width
from kithmap.goalmap.picture import (
    Chip,
    Dot,
    GapCell,
    LegendEntry,
    MarkKind,
    PlacedChair,
    PlacedPerson,
    Text,
    Tone,
)
from kithmap.goalmap.shown import cleaned, clipped
from kithmap.kit.geometry import Box
from kithmap.ties.tie import Warmth

SIZE = 11.5
SMALLEST_SIZE = 5.0
LINE_EM = 1.75
MARK_EM = 1.5
MARK_GAP_EM = 0.4
ENTRY_GAP_EM = 1.5
MOST_NEEDS = 4
WARMTH_WORDS = {
    Warmth.WARM: "warm",
    Warmth.COOLING: "cooling",
    Warmth.COLD: "cold",
    Warmth.DORMANT: "dormant",
    Warmth.UNKNOWN: "too little known to say",
}
PULL_WORDS = ("", "could help", "could help a lot")
PLACED_BY_OWNER = "placed by you"
PROPOSED = "place proposed, not yet yours"
SAMPLE = "Name"


@dataclass(frozen=True, slots=True)
class _Mark:
    """One entry before it is placed. `wide` gives the width of its mark in em."""

    kind: MarkKind
    caption: str
    wide: float = MARK_EM
    warmth: Warmth | None = None
    pull_step: int = 0
    sample: str = ""
    sample_is_muted: bool = False


def legend(
    frame: Frame,
    *,
    people: Sequence[PlacedPerson],
    chips: Sequence[Chip],
    chairs: Sequence[PlacedChair],
    gaps: Sequence[GapCell],
    open_needs: Sequence[str],
) -> tuple[LegendEntry, ...]:
    """Give the entries in the legend's room, in letters as large as fit, and after them the needs nobody covers."""
    marks = [*_marks(people, chips, chairs, gaps), *_needs(open_needs)]
    size = SIZE * frame.page.scale
    rows = _broken(marks, frame, size)
    while len(rows) * LINE_EM * size > frame.legend.height and size > SMALLEST_SIZE * frame.page.scale:
        size *= 0.94
        rows = _broken(marks, frame, size)
    return tuple(entry for row, entries in enumerate(rows) for entry in _placed(entries, row, frame, size=size))


def _marks(
    people: Sequence[PlacedPerson], chips: Sequence[Chip], chairs: Sequence[PlacedChair], gaps: Sequence[GapCell]
) -> Iterator[_Mark]:
    present = {person.dot.warmth for person in people}
    for warmth, words in WARMTH_WORDS.items():
        if warmth in present:
            yield _Mark(MarkKind.DOT, words, warmth=warmth)
    steps = {person.pull_step for person in people}
    for step in (1, 2):
        if step in steps:
            yield _Mark(MarkKind.DOT, PULL_WORDS[step], warmth=Warmth.WARM, pull_step=step)
    if any(person.proposed for person in people):
        if not all(person.proposed for person in people):
            yield _Mark(MarkKind.NAME, PLACED_BY_OWNER, wide=3.0, sample=SAMPLE)
        yield _Mark(MarkKind.NAME, PROPOSED, wide=3.0, sample=SAMPLE, sample_is_muted=True)
    if any(person.next_step for person in people):
        yield _Mark(MarkKind.NEXT_STEP, "talk to this week", wide=3.6, sample=SAMPLE)
    if chairs:
        yield _Mark(MarkKind.CHAIR, "empty chair: still wanted")
    if gaps:
        yield _Mark(MarkKind.GAP, "nobody here yet", wide=2.0)
    if chips:
        yield _Mark(MarkKind.CHIP, "more people, not named here", wide=2.4, sample="+N")
    if any(person.ring is None for person in people) or any(chip.ring is None for chip in chips):
        yield _Mark(MarkKind.NOT_PLACED, "outer band: not placed yet, says nothing about closeness", wide=2.0)


def _needs(open_needs: Sequence[str]) -> Iterator[_Mark]:
    named, more = open_needs[:MOST_NEEDS], len(open_needs) - MOST_NEEDS
    for need in named:
        yield _Mark(MarkKind.NEED, f"nobody covers: {cleaned(need)}")
    if more > 0:
        yield _Mark(MarkKind.NEED, f"and {more} more need{'' if more == 1 else 's'}")


def _broken(marks: Sequence[_Mark], frame: Frame, size: float) -> list[list[_Mark]]:
    """Break the entries into rows that fit the legend's width."""
    rows: list[list[_Mark]] = [[]]
    used = 0.0
    for mark in marks:
        width = _width(mark, size, frame)
        if rows[-1] and used + width > frame.legend.width:
            rows.append([])
            used = 0.0
        rows[-1].append(mark)
        used += width + ENTRY_GAP_EM * size
    return rows


def _caption(mark: _Mark, size: float, frame: Frame) -> str:
    room = frame.legend.width - (mark.wide + MARK_GAP_EM) * size
    return clipped(mark.caption, width=room, size=size)


def _width(mark: _Mark, size: float, frame: Frame) -> float:
    return (mark.wide + MARK_GAP_EM) * size + text_width(_caption(mark, size, frame), size)


def _placed(marks: Sequence[_Mark], row: int, frame: Frame, *, size: float) -> Iterator[LegendEntry]:
    x = frame.legend.x
    top = frame.legend.y + row * LINE_EM * size
    baseline = top + 1.15 * size
    for mark in marks:
        box = Box(x, top + 0.1 * size, mark.wide * size, 1.4 * size)
        caption = _caption(mark, size, frame)
        yield LegendEntry(
            kind=mark.kind,
            box=box,
            caption=Text(
                text=caption,
                x=box.right + MARK_GAP_EM * size,
                y=baseline,
                width=text_width(caption, size),
                size=size,
                tone=Tone.MUTED,
            ),
            dot=_dot(mark, box, size),
            sample=_sample(mark, box, baseline=baseline, size=size),
        )
        x += _width(mark, size, frame) + ENTRY_GAP_EM * size


def _dot(mark: _Mark, box: Box, size: float) -> Dot | None:
    if mark.warmth is None and mark.kind not in (MarkKind.CHAIR, MarkKind.NEED):
        return None
    radius = DOT_RADII_EM[mark.pull_step] * size * 1.15
    return Dot(x=box.centre.x, y=box.centre.y, radius=radius, warmth=mark.warmth or Warmth.UNKNOWN)


def _sample(mark: _Mark, box: Box, *, baseline: float, size: float) -> Text | None:
    if not mark.sample:
        return None
    return Text(
        text=mark.sample,
        x=box.x + 0.4 * size,
        y=baseline,
        width=text_width(mark.sample, size),
        size=size,
        tone=Tone.MUTED if mark.sample_is_muted else Tone.INK,
    )
