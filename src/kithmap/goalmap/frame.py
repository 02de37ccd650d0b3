"""The frame of a page: where the heading, the ellipse, the sectors' titles and the legend have their room."""

from dataclasses import dataclass

from kithmap.goalmap.page import Page
from kithmap.kit.geometry import Box, Ellipse

MARGIN = 26.0
HEADING_HEIGHT = 58.0
LEGEND_HEIGHT = 48.0
TITLE_COLUMN = 104.0
"""Room left and right of the ellipse for the titles of sectors, which break into lines of this width."""
TITLE_ROW = 28.0
TITLE_GAP = 13.0
CENTRE_RADIUS = 20.0
"""All in px of a screen page; they grow with the page's scale."""


@dataclass(frozen=True, slots=True)
class Frame:
    """The fixed rooms of a page. They follow the page alone, never the people, so that nothing moves with them."""

    page: Page
    heading: Box
    legend: Box
    titles: Box
    ellipse: Ellipse
    centre_radius: float

    @property
    def centre_share(self) -> float:
        """The disc in the centre as a share of the shorter half axis: names stay clear of it on an upright page too."""
        return self.centre_radius / min(self.ellipse.rx, self.ellipse.ry)


def frame(page: Page) -> Frame:
    """Give the rooms of `page`."""
    unit = page.scale
    margin, inner = MARGIN * unit, page.width - 2 * MARGIN * unit
    heading = Box(margin, margin * 0.8, inner, HEADING_HEIGHT * unit)
    legend = Box(margin, page.height - margin * 0.7 - LEGEND_HEIGHT * unit, inner, LEGEND_HEIGHT * unit)
    titles = Box(margin, heading.bottom, inner, legend.y - heading.bottom)
    ellipse = Ellipse(
        page.width / 2,
        titles.centre.y,
        inner / 2 - (TITLE_COLUMN + TITLE_GAP) * unit,
        titles.height / 2 - TITLE_ROW * unit,
    )
    return Frame(page, heading, legend, titles, ellipse, CENTRE_RADIUS * unit)
