"""A picture as one self-contained SVG that opens anywhere, needs no network and speaks to screen readers."""

from collections.abc import Iterator
from itertools import chain

from kithmap.errors import DrawingError
from kithmap.goalmap.colours import THEMES, Theme
from kithmap.goalmap.ground import definitions, ground
from kithmap.goalmap.initials import with_initials
from kithmap.goalmap.markup import element, number, safe
from kithmap.goalmap.picture import Chip, Picture, PlacedChair, PlacedPerson, Text, Tone
from kithmap.goalmap.shapes import (
    chair_shape,
    chip_shape,
    legend_shape,
    minimap_shape,
    person_shape,
)
from kithmap.goalmap.typefaces import STACK, font_faces
from kithmap.goalmap.wording import about_chair, about_chip, about_gap, about_person, about_picture, how_many_more
from kithmap.kit.speech import language, say


def to_svg(picture: Picture, theme: str = "light", initials: bool = False) -> str:
    """Give `picture` as SVG text in theme "light" or "dark".

    With `initials`, nobody can be told from it: names, titles and ids are replaced (see `with_initials`). Raises
    `DrawingError` for a theme that does not exist.
    """
    colours = theme_called(theme)
    if initials:
        picture = with_initials(picture)
    body = chain(
        [_title(picture), element("style", _style(picture, colours)), element("defs", definitions(picture, colours))],
        [element("g", "".join(ground(picture, colours)), aria_hidden="true")],
        _heading(picture, colours),
        _sectors(picture, colours),
        _gaps(picture, colours),
        _chairs(picture, colours),
        map(text_element, picture.captions),
        [minimap_shape(picture, colours)],
        _people(picture, colours),
        _chips(picture, colours),
        _legend(picture, colours),
    )
    unit = "pt" if picture.page.unit_pt == 1 else ""
    return (
        f'<svg xmlns="http://www.w3.org/2000/svg" width="{number(picture.width)}{unit}" '
        f'height="{number(picture.height)}{unit}" viewBox="0 0 {number(picture.width)} {number(picture.height)}" '
        'role="graphics-document document" aria-labelledby="km-title km-desc" '
        f'aria-roledescription="{safe(say("map of people"))}" lang="{language()}">{"".join(body)}</svg>\n'
    )


def theme_called(name: str) -> Theme:
    """Give the theme called `name`, or raise `DrawingError`."""
    if name not in THEMES:
        raise DrawingError(
            say("There is no theme {name!r}. The themes are: {known}.", name=name, known=", ".join(THEMES))
        )
    return THEMES[name]


def _style(picture: Picture, theme: Theme) -> str:
    words = "".join(f".c{colour}{{fill:{word}}}" for colour, word in enumerate(theme.words))
    return (
        f"{font_faces(picture.texts)}"
        f"text{{font-family:{STACK};font-kerning:none;fill:{theme.ink};white-space:pre}}"
        f".muted{{fill:{theme.muted}}}.on-dark{{fill:{theme.on_dark}}}.semibold{{font-weight:600}}"
        f".middle{{text-anchor:middle}}.end{{text-anchor:end}}{words}"
        f"[tabindex]{{outline-offset:2px}}[tabindex]:focus-visible{{outline:2px solid {theme.centre}}}"
        "@media print{.ground{fill:none}}"
    )


def text_element(text: Text) -> str:
    """Give one line of text, held to its measured width whatever font the reader has."""
    classes = [
        f"c{text.colour}" if text.tone is Tone.SECTOR else text.tone.value if text.tone is not Tone.INK else "",
        "semibold" if text.semibold else "",
        text.anchor.value if text.anchor != "start" else "",
    ]
    return element(
        "text",
        safe(text.text),
        cls=" ".join(filter(None, classes)) or None,
        x=number(text.x),
        y=number(text.y),
        font_size=number(text.size, 2),
        textLength=number(text.width, 2),
        lengthAdjust="spacingAndGlyphs",
    )


def _title(picture: Picture) -> str:
    title = element("title", safe(picture.heading.full_title), id="km-title")
    return title + element("desc", safe(about_picture(picture)), id="km-desc")


def _heading(picture: Picture, theme: Theme) -> Iterator[str]:
    yield element("g", "".join(map(text_element, picture.heading.texts)), cls="heading")


def _sectors(picture: Picture, theme: Theme) -> Iterator[str]:
    rings = [text_element(ring.label) for ring in picture.rings if ring.label]
    yield element("g", "".join(rings) + text_element(picture.centre), cls="rings", aria_hidden="true")
    for sector in picture.sectors:
        yield element("g", "".join(map(text_element, sector.title)), cls="sector", data_category=sector.category_id)


def _gaps(picture: Picture, theme: Theme) -> Iterator[str]:
    for gap in picture.gaps:
        title = element("title", safe(about_gap(gap, picture)))
        lines = "".join(map(text_element, gap.lines))
        yield element("g", title + lines, cls="prompt")


def _people(picture: Picture, theme: Theme) -> Iterator[str]:
    yield from (_person(person, picture, theme) for person in picture.people)


def _person(person: PlacedPerson, picture: Picture, theme: Theme) -> str:
    about = about_person(person, picture)
    classes = ["person", person.dot.warmth.value, f"pull-{person.pull_step}"]
    classes += ["proposed"] * person.proposed + ["next-step"] * person.next_step
    return element(
        "g",
        element("title", safe(about)) + person_shape(person, picture, theme) + text_element(person.label),
        cls=" ".join(classes),
        tabindex="0",
        role="graphics-symbol img",
        aria_label=about,
        data_person=person.person_id,
        data_ring=person.ring or "",
    )


def _chairs(picture: Picture, theme: Theme) -> Iterator[str]:
    for chair in picture.chairs:
        yield _chair(chair, picture, theme)


def _chair(chair: PlacedChair, picture: Picture, theme: Theme) -> str:
    about = about_chair(chair, picture)
    inner = element("title", safe(about)) + chair_shape(chair, picture, theme) + text_element(chair.label)
    return element("g", inner, cls="chair", tabindex="0", role="graphics-symbol img", aria_label=about,
                   data_chair=chair.chair_id)  # fmt: skip


def _chips(picture: Picture, theme: Theme) -> Iterator[str]:
    for chip in picture.chips:
        yield _chip(chip, picture, theme)


def _chip(chip: Chip, picture: Picture, theme: Theme) -> str:
    about = about_chip(chip, picture)
    inner = element("title", safe(about)) + chip_shape(chip, picture, theme) + text_element(chip.label)
    return element("g", inner, cls="chip", tabindex="0", role="graphics-symbol img",
                   aria_label=how_many_more(chip, picture))  # fmt: skip


def _legend(picture: Picture, theme: Theme) -> Iterator[str]:
    entries = []
    for entry in picture.legend:
        sample = text_element(entry.sample) if entry.sample else ""
        entries.append(legend_shape(entry, theme) + sample + text_element(entry.caption))
    yield element("g", "".join(entries), cls="legend")
