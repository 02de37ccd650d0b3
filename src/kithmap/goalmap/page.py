"""The page that a map is drawn on: its size and the sizes of its letters."""

from dataclasses import dataclass

SCREEN_SIZES = (13.0, 12.0, 11.0, 10.0, 9.0)
"""Name sizes in px, the first that fits is taken; below 9 px names are shortened or counted, not shrunk."""
PAPER_SIZES = (9.0, 8.5, 8.0, 7.5, 7.0, 6.5)
"""Name sizes in pt; 6.5 pt is the smallest that prints well from an office printer."""
POSTER_SIZES = (11.0, 10.0, 9.0, 8.0, 7.0)
BASE_SIZE = 13.0
NARROW_PX = 700.0
"""Below this width no circle holds full names: 15 of them overflow 390 px."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Page:
    """A page of `width` × `height` with name sizes from preferred to smallest, all in one unit.

    `unit_pt` is that unit in points: 1 for paper, 0.75 for CSS px.
    """

    name: str
    width: float
    height: float
    name_sizes: tuple[float, ...]
    unit_pt: float = 1.0

    @property
    def scale(self) -> float:
        """Everything else on the page grows with the preferred name size; 1 on a screen."""
        return self.name_sizes[0] / BASE_SIZE

    @property
    def is_narrow(self) -> bool:
        """Whether sectors become lists."""
        return self.width * self.unit_pt < NARROW_PX * SCREEN_UNIT_PT


SCREEN_UNIT_PT = 0.75
A4 = Page(name="A4", width=841.89, height=595.28, name_sizes=PAPER_SIZES)
LETTER = Page(name="Letter", width=792.0, height=612.0, name_sizes=PAPER_SIZES)
A3 = Page(name="A3", width=1190.55, height=841.89, name_sizes=POSTER_SIZES)
PAPERS = (A4, LETTER, A3)


def screen(width: float = 1440.0, height: float = 820.0) -> Page:
    """Give a page for a screen of `width` × `height` CSS px."""
    return Page(name="screen", width=width, height=height, name_sizes=SCREEN_SIZES, unit_pt=SCREEN_UNIT_PT)
