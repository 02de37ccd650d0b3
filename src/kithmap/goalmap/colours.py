"""Colours: eight for sectors after Okabe and Ito (2008), and the quiet ones of paper and ink, light and dark.

The eight are those of the set in hue and order. Where a pure one would be too faint to read on its ground it is darker
(light theme) or lighter (dark theme), so that marks stand out at 3 : 1 and words at 4.5 : 1 (WCAG 2.2, 1.4.3, 1.4.11).
"""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Theme:
    """The colours of one theme, as #rrggbb.

    `marks` colour dots and arcs, `words` the names of sectors; `ground` lies under the page, `space` under the rings,
    `glow` in the centre. `washes` is the opacity at which a sector's colour tints its wedge, `hatching` that of a gap.
    """

    name: str
    ground: str
    space: str
    glow: str
    line: str
    ink: str
    muted: str
    on_dark: str
    centre: str
    highlight: str
    highlight_line: str
    marks: tuple[str, ...]
    words: tuple[str, ...]
    washes: float
    hatching: float


LIGHT = Theme(
    name="light",
    ground="#fbf9f4",
    space="#ffffff",
    glow="#fdf3df",
    line="#d8d2c6",
    ink="#22262e",
    muted="#5f6470",
    on_dark="#ffffff",
    centre="#2b303a",
    highlight="#fff2b8",
    highlight_line="#b58a00",
    marks=("#4a4f59", "#b97500", "#2a8cc8", "#008a63", "#8d8100", "#0062a3", "#cc5200", "#b4588c"),
    words=("#3b4049", "#8f5a00", "#1a6c9e", "#00704f", "#6e6500", "#005a96", "#b04600", "#98407a"),
    washes=0.055,
    hatching=0.30,
)
DARK = Theme(
    name="dark",
    ground="#14171c",
    space="#1b1f26",
    glow="#2a2822",
    line="#3a404b",
    ink="#f0ede6",
    muted="#adb2bb",
    on_dark="#14171c",
    centre="#f0ede6",
    highlight="#4a3f10",
    highlight_line="#e0c04a",
    marks=("#c9ced6", "#e69f00", "#7cc8f2", "#22b88c", "#e6db4a", "#4b9fdc", "#f0833a", "#e39cc2"),
    words=("#d3d7de", "#efae2a", "#8fd2f7", "#3fcba0", "#ece25f", "#6db4e6", "#f79a5c", "#ecb0cf"),
    washes=0.09,
    hatching=0.34,
)
THEMES = {theme.name: theme for theme in (LIGHT, DARK)}
