"""Ring names: small words at 12 o'clock, just inside the border of each ring."""

from functools import cache

from kithmap.goalmap.frame import Frame
from kithmap.goalmap.measure import text_width
from kithmap.goalmap.picture import ABOVE_BASELINE, Anchor, RingLine, Text, Tone
from kithmap.goalmap.rows import RINGS, Cuts
from kithmap.kit.geometry import Box
from kithmap.kit.speech import marked, say

_RINGS = (marked("closest"), marked("close"), marked("know well"), marked("know a little"), marked("acquaintances"))
NAME_SIZE = 9.5
SIDE_AIR = 3.0


def ring_name(ring: int | None) -> str:
    """Give the word for a ring of 1 to 5, or for no ring."""
    return say("not placed yet") if ring is None else say(_RINGS[ring - 1])


def ring_names() -> tuple[str, ...]:
    """Give the words for the rings 1 to 5."""
    return tuple(map(say, _RINGS))


def ring_lines(frame: Frame, cuts: Cuts) -> tuple[RingLine, ...]:
    """Give the rings' borders, each with its name."""
    return tuple(
        RingLine(
            ring=None if index == RINGS else index + 1,
            inner=inner,
            outer=outer,
            label=_label(frame, None if index == RINGS else index + 1, outer),
        )
        for index, (inner, outer) in enumerate(zip(cuts.inners, cuts.outers, strict=True))
    )


def ring_name_boxes(frame: Frame, cuts: Cuts) -> list[Box]:
    """Give the room that the names of rings keep free of people."""
    air = SIDE_AIR * frame.page.scale
    boxes = [line.label.box for line in ring_lines(frame, cuts) if line.label]
    return [Box(box.x - air, box.y, box.width + 2 * air, box.height) for box in boxes]


@cache
def _em(text: str) -> float:
    return text_width(text, 1.0)


def _label(frame: Frame, ring: int | None, outer: float) -> Text:
    size = NAME_SIZE * frame.page.scale
    text = ring_name(ring)
    top = frame.ellipse.cy - frame.ellipse.ry * outer
    return Text(
        text=text,
        x=frame.ellipse.cx,
        y=top + (ABOVE_BASELINE + 0.1) * size,
        width=_em(text) * size,
        size=size,
        anchor=Anchor.MIDDLE,
        tone=Tone.MUTED,
    )
