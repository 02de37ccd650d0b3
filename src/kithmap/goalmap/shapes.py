"""Shapes: the marks of people, chips, chairs and the legend as SVG elements, the same for screen and paper."""

from math import pi

from kithmap.goalmap.colours import Theme
from kithmap.goalmap.markup import element, number
from kithmap.goalmap.picture import Chip, Dot, LegendEntry, MarkKind, Picture, PlacedChair, PlacedPerson
from kithmap.kit.geometry import Box
from kithmap.ties.tie import Warmth

DOT_LINE_EM = 0.36
"""Thickness of a hollow dot's line as a share of its radius."""
DASHES = 5
DIAMOND_REACH = 1.06
"""A little more than the radius, so that with its line a diamond covers about as much as a disc."""


def dot_shape(dot: Dot, colour: int, theme: Theme) -> str:
    """Give a dot: full is warm, half full cooling, hollow cold, dashed dormant, a diamond tells too little is known."""
    mark, line = theme.marks[colour], DOT_LINE_EM * dot.radius
    x, y, radius = number(dot.x), number(dot.y), dot.radius - line / 2
    if dot.warmth is Warmth.UNKNOWN:
        return _diamond(dot, stroke=mark, fill=theme.space)
    fills = {Warmth.WARM: mark, Warmth.COOLING: f"url(#km-half-{colour})"}
    dash = number(radius * pi / DASHES, 2)
    return element(
        "circle",
        cx=x,
        cy=y,
        r=number(radius),
        fill=fills.get(dot.warmth, theme.space),
        stroke=mark,
        stroke_width=number(line),
        stroke_dasharray=f"{dash} {dash}" if dot.warmth is Warmth.DORMANT else None,
    )


def _diamond(dot: Dot, *, stroke: str, fill: str) -> str:
    reach = dot.radius * DIAMOND_REACH
    side = number(reach)
    path = f"M{number(dot.x)} {number(dot.y - reach)}l{side} {side}l-{side} {side}l-{side} -{side}Z"
    width = number(DOT_LINE_EM * dot.radius * 0.8)
    return element("path", d=path, fill=fill, stroke=stroke, stroke_width=width)


def person_shape(person: PlacedPerson, picture: Picture, theme: Theme) -> str:
    """Give a person's dot, on a highlighted ground where a conversation is planned."""
    colour = picture.sectors[person.sector].colour
    ground = highlight(person.box, theme, picture.name_size) if person.next_step else ""
    return ground + dot_shape(person.dot, colour, theme)


def highlight(box: Box, theme: Theme, size: float) -> str:
    """Give the marker behind somebody to talk to this week."""
    return _pill(box, size, fill=theme.highlight, stroke=theme.highlight_line)


def _pill(box: Box, size: float, *, fill: str, stroke: str, dashes: str | None = None) -> str:
    inset = box.height * 0.05
    height = box.height - 2 * inset
    return element(
        "rect",
        x=number(box.x - 0.05 * size),
        y=number(box.y + inset),
        width=number(box.width + 0.1 * size),
        height=number(height),
        rx=number(height / 2),
        fill=fill,
        stroke=stroke,
        stroke_width=number(0.07 * size, 2),
        stroke_dasharray=dashes,
    )


def chip_shape(chip: Chip, picture: Picture, theme: Theme) -> str:
    """Give the pill of a "+N"."""
    return _pill(chip.box, picture.name_size, fill=theme.space, stroke=theme.marks[picture.sectors[chip.sector].colour])


def chair_shape(chair: PlacedChair, picture: Picture, theme: Theme) -> str:
    """Give an empty chair: a dashed square, so that nobody takes it for a person."""
    return seat_outline(chair.dot, theme.marks[picture.sectors[chair.sector].colour], theme)


def seat_outline(dot: Dot, stroke: str, theme: Theme) -> str:
    """Give the dashed square of a chair or of a need."""
    reach = dot.radius
    return element("rect", x=number(dot.x - reach), y=number(dot.y - reach), width=number(2 * reach),
                   height=number(2 * reach), rx=number(reach * 0.3), fill=theme.space, stroke=stroke,
                   stroke_width=number(reach * 0.26, 2),
                   stroke_dasharray=f"{number(reach * 0.5, 2)} {number(reach * 0.36, 2)}")  # fmt: skip


def legend_shape(entry: LegendEntry, theme: Theme) -> str:
    """Give the mark of one legend entry."""
    size = entry.caption.size
    if entry.kind is MarkKind.DOT and entry.dot:
        return dot_shape(entry.dot, 0, theme)
    if entry.kind in (MarkKind.CHAIR, MarkKind.NEED) and entry.dot:
        return seat_outline(entry.dot, theme.marks[0], theme)
    if entry.kind is MarkKind.NEXT_STEP:
        return highlight(entry.box, theme, size)
    if entry.kind is MarkKind.CHIP:
        return _pill(entry.box, size, fill=theme.space, stroke=theme.marks[0])
    if entry.kind is MarkKind.GAP:
        return _swatch(entry.box, fill="url(#km-gap-0)", stroke=theme.line)
    if entry.kind is MarkKind.NOT_PLACED:
        return _swatch(
            entry.box, fill=theme.space, stroke=theme.muted, dashes=f"{number(size * 0.15)} {number(size * 0.3)}"
        )
    return ""


def minimap_shape(picture: Picture, theme: Theme) -> str:
    """Give the dots of a mini-map, or nothing where there is none."""
    dots = [dot_shape(mini.dot, picture.sectors[mini.sector].colour, theme) for mini in picture.minimap]
    return element("g", "".join(dots), cls="minimap", aria_hidden="true") if dots else ""


def _swatch(box: Box, *, fill: str, stroke: str, dashes: str | None = None) -> str:
    return element("rect", x=number(box.x), y=number(box.y + box.height * 0.12), width=number(box.width),
                   height=number(box.height * 0.76), rx="2", fill=fill, stroke=stroke, stroke_width="0.8",
                   stroke_dasharray=dashes)  # fmt: skip
