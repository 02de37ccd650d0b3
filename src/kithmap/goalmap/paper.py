"""A picture as PDF or PNG, set by Typst, with the same letters and shapes as the SVG."""

import json
from dataclasses import asdict, dataclass
from itertools import chain
from pathlib import Path
from typing import Any

from kithmap.errors import DrawingError
from kithmap.goalmap.colours import Theme
from kithmap.goalmap.foreign import MISSING, Foreign, foreign, without_missing
from kithmap.goalmap.ground import definitions, ground
from kithmap.goalmap.initials import with_initials
from kithmap.goalmap.leaf import Leaf
from kithmap.goalmap.markup import element, number
from kithmap.goalmap.measure import FAMILY, FONTS, is_bundled, text_width
from kithmap.goalmap.picture import Anchor, Picture, Text, Tone
from kithmap.goalmap.shapes import chair_shape, chip_shape, legend_shape, minimap_shape, person_shape
from kithmap.goalmap.shown import cleaned
from kithmap.goalmap.svg import theme_called
from kithmap.goalmap.wording import about_picture
from kithmap.kit.speech import language, say

SHEET = Path(__file__).with_name("sheet.typ")
POINTS_PER_INCH = 72.0
NOTE_SIZE = 8.5
NOTE_RISE = 4.0
MOST_NAMED_SIGNS = 8


def to_pdf(picture: Picture, theme: str = "light", initials: bool = False) -> bytes:
    """Give `picture` as a PDF of one page, its text selectable, tagged for readers as PDF/UA-1 asks.

    A sign that no font on this computer has is drawn as "�", and a note on the page names it. Raises
    `DrawingError` for an unknown theme, and where a text cannot be set at all.
    """
    return _typeset(_sheet(picture, theme, initials), format="pdf", pdf_standards="ua-1")


def to_file(picture: Picture, leaf: Leaf, theme: str = "light") -> bytes:
    """Give `picture` and behind it the words of `leaf` as a PDF of two pages, otherwise as `to_pdf`.

    The words are set as large as fits on one page, from 10 to 6.5 pt; where even the smallest does not fit, each
    chapter keeps its first paragraphs.
    """
    return _typeset(_sheet(picture, theme, initials=False, leaf=leaf), format="pdf", pdf_standards="ua-1")


def to_png(picture: Picture, theme: str = "light", initials: bool = False, *, scale: float = 2.0) -> bytes:
    """Give `picture` as a PNG with `scale` pixels for each unit of its page, otherwise as `to_pdf`."""
    ppi = POINTS_PER_INCH * scale / picture.page.unit_pt
    return _typeset(_sheet(picture, theme, initials), format="png", ppi=ppi)


def _typeset(sheet: "_Sheet", **options: Any) -> bytes:
    # Typst takes 60 ms to load, which no other command should pay.
    import typst

    try:
        page = typst.compile(
            SHEET,
            sys_inputs=sheet.inputs,
            font_paths=[FONTS],
            ignore_system_fonts=sheet.is_bundled,
            **options,
        )
    except typst.TypstError as why:
        raise DrawingError(say("The page could not be set: {why}. Save the map as SVG instead.", why=why)) from why
    assert isinstance(page, bytes)
    return page


@dataclass(frozen=True, slots=True)
class _Sheet:
    """What `sheet.typ` is given, and whether the bundled font is enough for it."""

    inputs: dict[str, str]
    is_bundled: bool


def _sheet(picture: Picture, theme: str, initials: bool, leaf: Leaf | None = None) -> _Sheet:
    colours = theme_called(theme)
    if initials:
        picture = with_initials(picture)
    needed = foreign(chain((text.text for text in picture.texts), map(cleaned, leaf.texts) if leaf else ()))
    texts = [*picture.texts, *_note(picture, needed)]
    data = {
        "width": picture.width,
        "height": picture.height,
        "unit": picture.page.unit_pt,
        "title": picture.heading.full_title,
        "about": about_picture(picture),
        "fonts": [FAMILY, *needed.families],
        "lines": [_line(text, colours, needed.missing) for text in texts],
        "lang": language(),
        "leaf": _shown(asdict(leaf), needed.missing) if leaf else None,
    }
    return _Sheet({"data": json.dumps(data), "shapes": shapes_svg(picture, colours)}, not needed.families)


def _shown(value: Any, missing: str) -> Any:
    """Give the texts of a leaf as they are drawn: cleaned, and with what no font has made visible."""
    if isinstance(value, dict):
        return {key: _shown(item, missing) for key, item in value.items()}
    if isinstance(value, str):
        return without_missing(cleaned(value), missing) if value else ""
    return [_shown(item, missing) for item in value]


def _line(text: Text, theme: Theme, missing: str) -> dict[str, object]:
    shown = without_missing(text.text, missing)
    return {
        "text": shown,
        "x": text.left,
        "y": text.y,
        "width": text.width,
        "size": text.size,
        "weight": 600 if text.semibold else 400,
        "fill": _fill(text, theme),
        "foreign": not is_bundled(shown),
    }


def _fill(text: Text, theme: Theme) -> str:
    fills = {Tone.INK: theme.ink, Tone.MUTED: theme.muted, Tone.ON_DARK: theme.on_dark}
    return theme.words[text.colour] if text.tone is Tone.SECTOR else fills[text.tone]


def _note(picture: Picture, needed: Foreign) -> list[Text]:
    """Give the line at the foot of a page that tells of signs no font has."""
    if not needed.missing:
        return []
    codes = [f"U+{ord(sign):04X}" for sign in needed.missing]
    named, more = ", ".join(codes[:MOST_NAMED_SIGNS]), len(codes) - MOST_NAMED_SIGNS
    shown = say("{some} and {number} more", some=named, number=more) if more > 0 else named
    text = say("{sign} stands for {signs}: no font on this computer has it.", sign=MISSING, signs=shown)
    size = NOTE_SIZE * picture.page.scale
    return [
        Text(
            text=text,
            x=picture.width / 2,
            y=picture.height - NOTE_RISE * picture.page.scale,
            width=text_width(text, size),
            size=size,
            anchor=Anchor.MIDDLE,
            tone=Tone.MUTED,
        )
    ]


def shapes_svg(picture: Picture, theme: Theme) -> str:
    """Give everything on the map but its letters as SVG text."""
    marks = chain(
        [element("defs", definitions(picture, theme))],
        ground(picture, theme),
        [minimap_shape(picture, theme)],
        (chair_shape(chair, picture, theme) for chair in picture.chairs),
        (person_shape(person, picture, theme) for person in picture.people),
        (chip_shape(chip, picture, theme) for chip in picture.chips),
        (legend_shape(entry, theme) for entry in picture.legend),
    )
    width, height = number(picture.width), number(picture.height)
    return element(
        "svg", "".join(marks), xmlns="http://www.w3.org/2000/svg", width=width, height=height,
        viewBox=f"0 0 {width} {height}",
    )  # fmt: skip
