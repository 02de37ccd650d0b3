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
from kithmap.kit.speech import marked, say, say_count
from kithmap.ties.tie import Warmth

SIZE = 11.5
SMALLEST_SIZE = 5.0
SHRINK = 0.94
"""Each try at more entries in the same room has letters so much smaller."""
LINE_EM = 1.75
MARK_EM = 1.5
MARK_GAP_EM = 0.4
ENTRY_GAP_EM = 1.5
MOST_NEEDS = 4
_WARMTH = {
    Warmth.WARM: marked("warm"),
    Warmth.COOLING: marked("cooling"),
    Warmth.COLD: marked("cold"),
    Warmth.DORMANT: marked("dormant"),
    Warmth.UNKNOWN: marked("too little known to say"),
}
_PULL = ("", marked("could help"), marked("could help a lot"))


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


def warmth_word(warmth: Warmth) -> str:
    """Give the word for how alive a tie is."""
    return say(_WARMTH[warmth])


def warmth_words() -> dict[Warmth, str]:
    """Give the word for each warmth, the warmest first."""
    return {warmth: warmth_word(warmth) for warmth in _WARMTH}


def pull_word(step: int) -> str:
    """Give the words for a pull of `step` 1 or 2, none for 0."""
    return say(_PULL[step]) if step else ""


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
        size *= SHRINK
        rows = _broken(marks, frame, size)
    return tuple(entry for row, entries in enumerate(rows) for entry in _placed(entries, row, frame, size=size))


def _marks(
    people: Sequence[PlacedPerson], chips: Sequence[Chip], chairs: Sequence[PlacedChair], gaps: Sequence[GapCell]
) -> Iterator[_Mark]:
    present = {person.dot.warmth for person in people}
    for warmth, words in warmth_words().items():
        if warmth in present:
            yield _Mark(MarkKind.DOT, words, warmth=warmth)
    steps = {person.pull_step for person in people}
    for step in (1, 2):
        if step in steps:
            yield _Mark(MarkKind.DOT, pull_word(step), warmth=Warmth.WARM, pull_step=step)
    sample = say("Name")
    if any(person.proposed for person in people):
        if not all(person.proposed for person in people):
            yield _Mark(MarkKind.NAME, say("placed by you"), wide=3.0, sample=sample)
        yield _Mark(MarkKind.NAME, say("place proposed, not yet yours"), wide=3.0, sample=sample, sample_is_muted=True)
    if any(person.next_step for person in people):
        yield _Mark(MarkKind.NEXT_STEP, say("talk to this week"), wide=3.6, sample=sample)
    if chairs:
        yield _Mark(MarkKind.CHAIR, say("empty chair: still wanted"))
    if gaps:
        yield _Mark(MarkKind.GAP, say("nobody here yet"), wide=2.0)
    if chips:
        yield _Mark(MarkKind.CHIP, say("more people, not named here"), wide=2.4, sample="+N")
    if any(person.ring is None for person in people) or any(chip.ring is None for chip in chips):
        yield _Mark(MarkKind.NOT_PLACED, say("outer band: not placed yet, says nothing about closeness"), wide=2.0)


def _needs(open_needs: Sequence[str]) -> Iterator[_Mark]:
    named, more = open_needs[:MOST_NEEDS], len(open_needs) - MOST_NEEDS
    for need in named:
        yield _Mark(MarkKind.NEED, say("nobody covers: {need}", need=cleaned(need)))
    if more > 0:
        yield _Mark(MarkKind.NEED, say_count("and {number} more need", "and {number} more needs", more))


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
