"""A picture: one goal's map as numbers, every mark with its place, ready to be written as SVG, PDF or PNG."""

from dataclasses import dataclass
from enum import StrEnum

from kithmap.goalmap.page import Page
from kithmap.goalmap.remembered import Remembered
from kithmap.kit.geometry import Box, Ellipse, Point
from kithmap.ties.tie import Warmth


class Anchor(StrEnum):
    """Which end of a text stands at its x."""

    START = "start"
    MIDDLE = "middle"
    END = "end"


class Tone(StrEnum):
    """How loud a text is; a theme gives each its colour."""

    INK = "ink"
    MUTED = "muted"
    SECTOR = "sector"
    ON_DARK = "on-dark"


@dataclass(frozen=True, slots=True, kw_only=True)
class Text:
    """One line of text, anchored at `x`, `y` on its baseline, `width` wide at `size`; `colour` is a sector's."""

    text: str
    x: float
    y: float
    width: float
    size: float
    anchor: Anchor = Anchor.START
    semibold: bool = False
    tone: Tone = Tone.INK
    colour: int = 0

    @property
    def left(self) -> float:
        return self.x - self.width * {Anchor.START: 0.0, Anchor.MIDDLE: 0.5, Anchor.END: 1.0}[self.anchor]

    @property
    def box(self) -> Box:
        """What the letters cover, from the top of capitals with an accent to the bottom of descenders."""
        return Box(self.left, self.y - ABOVE_BASELINE * self.size, self.width, LETTER_HEIGHT * self.size)


ABOVE_BASELINE = 0.95
LETTER_HEIGHT = 1.2
"""In em: capitals with an accent reach 0.95 above the baseline, descenders 0.25 below."""
HALF_CAPITAL = 0.35
"""In em, half the height of a capital: letters whose baseline lies so far below the middle of a row look centred."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Dot:
    """The mark before a name: its fill and line tell warmth, its radius pull."""

    x: float
    y: float
    radius: float
    warmth: Warmth


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPerson:
    """One person on the map.

    `label` may be shorter than `name`. `box` is the room that dot and label take, and no other box meets it.
    `pull_step` is 0 (little or not known) to 2 (a lot). `ring` 1 to 5, None in the band of those not placed.
    """

    person_id: str
    name: str
    ring: int | None
    sector: int
    dot: Dot
    label: Text
    box: Box
    pull_step: int
    proposed: bool
    next_step: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Chip:
    """A "+N" in one cell, for those that found no room there: people by `person_ids` and `names`, and empty chairs."""

    ring: int | None
    sector: int
    label: Text
    box: Box
    person_ids: tuple[str, ...]
    names: tuple[str, ...]
    chairs: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        return len(self.names) + len(self.chairs)


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedChair:
    """An empty chair: a person or role that is still wanted. `label` may be shorter than `name`."""

    chair_id: str
    name: str
    ring: int
    sector: int
    dot: Dot
    label: Text
    box: Box


@dataclass(frozen=True, slots=True, kw_only=True)
class Wedge:
    """A part of the ellipse: angles in radians clockwise from 12 o'clock, radii as shares of the ellipse."""

    start: float
    end: float
    inner: float
    outer: float


@dataclass(frozen=True, slots=True, kw_only=True)
class GapCell:
    """Cells where nobody is, to be hatched, with the prompt that asks for names (no lines where it does not fit)."""

    sector: int
    wedge: Wedge
    prompt: str
    lines: tuple[Text, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sector:
    """One category: its wedge, its title beside the border and how many people it holds."""

    category_id: str
    name: str
    colour: int
    people: int
    wedge: Wedge
    title: tuple[Text, ...]
    title_box: Box
    leader: tuple[Point, ...]
    """A thin line from the border to a title that had to stand apart; empty where it stands beside its arc."""


@dataclass(frozen=True, slots=True, kw_only=True)
class RingLine:
    """The borders of one ring (None: the band of those not placed) as shares of the ellipse, with its name.

    A mini-map is too small for the names of rings; its lists have them as captions.
    """

    ring: int | None
    inner: float
    outer: float
    label: Text | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MiniDot:
    """One person as a dot without a name, on the mini-map beside lists."""

    dot: Dot
    sector: int


class MarkKind(StrEnum):
    """The marks that a legend explains."""

    DOT = "dot"
    NAME = "name"
    NEXT_STEP = "next step"
    CHAIR = "chair"
    CHIP = "chip"
    GAP = "gap"
    NOT_PLACED = "not placed"
    NEED = "need"


@dataclass(frozen=True, slots=True, kw_only=True)
class LegendEntry:
    """One mark and what it means. `box` is where the mark is drawn; `sample` is set inside it for NAME and CHIP."""

    kind: MarkKind
    box: Box
    caption: Text
    dot: Dot | None = None
    sample: Text | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Heading:
    """The title block: the goal, what stands under it, and the days that are left."""

    title: Text
    full_title: str
    lines: tuple[Text, ...]

    @property
    def texts(self) -> tuple[Text, ...]:
        return (self.title, *self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class Picture:
    """One goal's map, all coordinates in the unit of its page, y pointing down.

    Every person of the subject is in `people` or in one of `chips`. No two of the boxes in `boxes` meet.
    """

    page: Page
    width: float
    height: float
    space: Ellipse
    centre: Text
    centre_radius: float
    heading: Heading
    rings: tuple[RingLine, ...]
    sectors: tuple[Sector, ...]
    people: tuple[PlacedPerson, ...]
    chips: tuple[Chip, ...]
    chairs: tuple[PlacedChair, ...]
    gaps: tuple[GapCell, ...]
    legend: tuple[LegendEntry, ...]
    name_size: float
    remembered: Remembered | None
    captions: tuple[Text, ...] = ()
    """Names of rings above their lists, on a narrow page."""
    minimap: tuple[MiniDot, ...] = ()

    @property
    def texts(self) -> tuple[Text, ...]:
        """Every line of text on the map."""
        return (
            *self.heading.texts,
            *(ring.label for ring in self.rings if ring.label),
            *self.captions,
            self.centre,
            *(line for sector in self.sectors for line in sector.title),
            *(line for gap in self.gaps for line in gap.lines),
            *(mark.label for marks in (self.people, self.chairs, self.chips) for mark in marks),
            *(entry.caption for entry in self.legend),
            *(entry.sample for entry in self.legend if entry.sample),
        )

    @property
    def boxes(self) -> tuple[Box, ...]:
        """The room of everything that carries text: no two meet, all lie on the page."""
        return (
            *(text.box for text in self.heading.texts),
            *(sector.title_box for sector in self.sectors),
            *(ring.label.box for ring in self.rings if ring.label),
            *(caption.box for caption in self.captions),
            self.centre.box,
            *(person.box for person in self.people),
            *(chip.box for chip in self.chips),
            *(chair.box for chair in self.chairs),
            *(line.box for gap in self.gaps for line in gap.lines),
            *(entry.box for entry in self.legend),
            *(entry.caption.box for entry in self.legend),
        )
