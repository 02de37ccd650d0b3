"""What a map remembers of its last drawing, so that nobody moves when one person changes."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Where one person or chair stood: its cell and its left edge in row `row` of the page's grid of lines."""

    key: str
    category_id: str
    ring: int
    row: int
    left: float
    width: float
    shown: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Remembered:
    """The geometry of a drawing and the slots taken in it.

    `angles` are the sectors' borders in radians clockwise from 12 o'clock, one more than `category_ids`. `radii` are
    the rings' borders as shares of the ellipse, from the disc in the centre outwards; the seventh, where there is one,
    closes the band of those not placed.
    """

    page_name: str
    page_width: float
    page_height: float
    name_size: float
    category_ids: tuple[str, ...]
    angles: tuple[float, ...]
    radii: tuple[float, ...]
    slots: tuple[Slot, ...]
