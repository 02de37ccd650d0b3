"""The ground of a map as SVG elements: page, rings, sectors, hatched gaps, the disc in the centre."""

from collections.abc import Iterator
from itertools import chain
from math import pi

from kithmap.goalmap.colours import Theme
from kithmap.goalmap.markup import element, number
from kithmap.goalmap.picture import Picture, Wedge
from kithmap.kit.geometry import Box, Ellipse

ARC_PX = 4.0
ARC_OFF_PX = 4.5
ARC_GAP_PX = 2.5
"""A sector's arc runs this far outside the border, clear of letters, with a small gap to the next."""
HAIRLINE_PX = 0.9
HATCH_PX = 7.0
HATCH_LINE_PX = 1.5
PLATE_PX = 3.0
"""How far the plate under a text that crosses lines reaches beyond it."""


def arc_path(space: Ellipse, *, start: float, end: float, radius: float) -> str:
    """Give the path along the ellipse at `radius`, clockwise; two halves, since one arc cannot make a full turn."""
    rx, ry = number(space.rx * radius), number(space.ry * radius)
    places = [space.point(angle, radius) for angle in (start, (start + end) / 2, end)]
    arcs = "".join(f"A{rx} {ry} 0 0 1 {number(place.x)} {number(place.y)}" for place in places[1:])
    return f"M{number(places[0].x)} {number(places[0].y)}{arcs}"


def wedge_path(space: Ellipse, wedge: Wedge) -> str:
    """Give the closed path round a wedge; a full turn becomes a disc, with a hole where it has an inner border."""
    outer = arc_path(space, start=wedge.start, end=wedge.end, radius=wedge.outer)
    rx, ry = number(space.rx * wedge.inner), number(space.ry * wedge.inner)
    places = [space.point(angle, wedge.inner) for angle in (wedge.end, (wedge.start + wedge.end) / 2, wedge.start)]
    back = "".join(f"A{rx} {ry} 0 0 0 {number(place.x)} {number(place.y)}" for place in places[1:])
    joint = "M" if wedge.end - wedge.start > 2 * pi - 1e-9 else "L"
    return f"{outer}{joint}{number(places[0].x)} {number(places[0].y)}{back}Z"


def definitions(picture: Picture, theme: Theme) -> str:
    """Give the half-filled dots and hatchings that this picture uses, one of each colour, and the glow."""
    used = sorted({sector.colour for sector in picture.sectors} | {0})
    hatched = sorted({picture.sectors[gap.sector].colour for gap in picture.gaps} | {0})
    return "".join(
        [
            *(_half_fill(colour, theme) for colour in used),
            *(_hatching(colour, theme, picture.page.scale) for colour in hatched),
            _glow(theme),
        ]
    )


def _half_fill(colour: int, theme: Theme) -> str:
    full = element("stop", offset="0.5", stop_color=theme.marks[colour])
    empty = element("stop", offset="0.5", stop_color=theme.space)
    return element("linearGradient", full + empty, id=f"km-half-{colour}", x1="0", y1="1", x2="0", y2="0")


def _hatching(colour: int, theme: Theme, scale: float) -> str:
    step = number(HATCH_PX * scale)
    line = element(
        "path",
        d=f"M0 0V{step}",
        stroke=theme.marks[colour],
        stroke_width=number(HATCH_LINE_PX * scale),
        stroke_opacity=theme.hatching,
    )
    return element(
        "pattern",
        line,
        id=f"km-gap-{colour}",
        width=step,
        height=step,
        patternUnits="userSpaceOnUse",
        patternTransform="rotate(40)",
    )


def _glow(theme: Theme) -> str:
    stops = element("stop", offset="0", stop_color=theme.glow) + element("stop", offset="0.75", stop_color=theme.space)
    return element("radialGradient", stops, id="km-glow")


def ground(picture: Picture, theme: Theme) -> Iterator[str]:
    """Give page, disc, washes, gaps, rings, borders, arcs and plates, from bottom to top."""
    space = picture.space
    yield element("rect", cls="ground", width=number(picture.width), height=number(picture.height), fill=theme.ground)
    disc = max(ring.outer for ring in picture.rings if ring.ring is not None)
    yield _oval(space, disc, fill="url(#km-glow)")
    for sector in picture.sectors:
        yield element(
            "path", d=wedge_path(space, sector.wedge), fill=theme.marks[sector.colour], fill_opacity=theme.washes
        )
    for gap in picture.gaps:
        colour = picture.sectors[gap.sector].colour
        yield element("path", cls="gap", d=wedge_path(space, gap.wedge), fill=f"url(#km-gap-{colour})")
    yield from _rings(picture, theme)
    yield from _borders(picture, theme)
    yield from _arcs(picture, theme)
    for box in _crossed(picture):
        yield _plate(box, picture.page.scale, theme)
    yield element(
        "circle", cx=number(space.cx), cy=number(space.cy), r=number(picture.centre_radius), fill=theme.centre
    )


def _oval(space: Ellipse, radius: float, *, fill: str, stroke: str | None = None, width: float = 0) -> str:
    return element(
        "ellipse",
        cx=number(space.cx),
        cy=number(space.cy),
        rx=number(space.rx * radius),
        ry=number(space.ry * radius),
        fill=fill,
        stroke=stroke,
        stroke_width=number(width) if stroke else None,
    )


def _rings(picture: Picture, theme: Theme) -> Iterator[str]:
    """Give the borders between rings; the outermost is told by the sectors' arcs."""
    for ring in picture.rings:
        if ring.outer < 1:
            yield _oval(
                picture.space,
                ring.outer,
                fill="none",
                stroke=theme.line,
                width=HAIRLINE_PX * picture.page.scale,
            )


def _borders(picture: Picture, theme: Theme) -> Iterator[str]:
    if len(picture.sectors) < 2:
        return
    space, lines = picture.space, []
    for sector in picture.sectors:
        inner, outer = space.point(sector.wedge.start, sector.wedge.inner), space.point(sector.wedge.start)
        lines.append(f"M{number(inner.x)} {number(inner.y)}L{number(outer.x)} {number(outer.y)}")
    width = number(HAIRLINE_PX * picture.page.scale)
    yield element("path", d="".join(lines), fill="none", stroke=theme.line, stroke_width=width)


def _arcs(picture: Picture, theme: Theme) -> Iterator[str]:
    scale, inner = picture.page.scale, picture.space
    space = Ellipse(inner.cx, inner.cy, inner.rx + ARC_OFF_PX * scale, inner.ry + ARC_OFF_PX * scale)
    trim = ARC_GAP_PX * scale / space.rx if len(picture.sectors) > 1 else 0.0
    for sector in picture.sectors:
        path = arc_path(space, start=sector.wedge.start + trim, end=sector.wedge.end - trim, radius=1.0)
        colour = theme.marks[sector.colour]
        yield element("path", d=path, fill="none", stroke=colour, stroke_width=number(ARC_PX * scale))
        if sector.leader:
            points = " ".join(f"{number(place.x)},{number(place.y)}" for place in sector.leader)
            width = number(HAIRLINE_PX * scale)
            yield element("polyline", points=points, fill="none", stroke=colour, stroke_width=width)


def _crossed(picture: Picture) -> Iterator[Box]:
    """Give the room of what lies on lines or hatching: names of rings, prompts, and chairs where nobody else is."""
    hatched = {gap.sector for gap in picture.gaps}
    rings = (ring.label.box for ring in picture.rings if ring.label)
    prompts = (line.box for gap in picture.gaps for line in gap.lines)
    chairs = (chair.label.box for chair in picture.chairs if chair.sector in hatched)
    # lists stand below their small map, on plain paper
    return filter(picture.space.meets, chain(rings, prompts, chairs))


def _plate(box: Box, scale: float, theme: Theme) -> str:
    """Give the plate that keeps lines and hatching out of a text's letters."""
    reach = PLATE_PX * scale
    return element(
        "rect",
        cls="plate",
        x=number(box.x - reach),
        y=number(box.y),
        width=number(box.width + 2 * reach),
        height=number(box.height),
        rx=number(reach),
        fill=theme.space,
        fill_opacity="0.85",
    )
