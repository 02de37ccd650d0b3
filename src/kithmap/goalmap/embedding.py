"""A picture as an SVG element for a page of the app: coloured by the page's style sheet, every mark a link.

One element serves light and dark: colours are custom properties (`var(--map-mark-3)`), fonts and classes are those of
the page.
Heading and legend are left out, since the page has them in its own words.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import chain
from urllib.parse import urlencode

from kithmap.goalmap.colours import Theme
from kithmap.goalmap.frame import frame
from kithmap.goalmap.ground import definitions, ground
from kithmap.goalmap.markup import element, number, safe
from kithmap.goalmap.picture import Chip, Picture, PlacedChair, PlacedPerson, Text
from kithmap.goalmap.shapes import chair_shape, chip_shape, minimap_shape, person_shape
from kithmap.goalmap.svg import text_element
from kithmap.goalmap.wording import about_chair, about_gap, about_person, about_picture, how_many_more
from kithmap.goals.goal import COLOURS
from kithmap.kit.speech import say

STRONGEST_LINKS = 12
"""Links told for each person, strongest first: more curves than that from one name cannot be followed by eye."""
AIR_PX = 4.0
"""Between the titles of sectors and the border of the element."""

OF_PAGE = Theme(
    name="page",
    ground="none",
    space="var(--map-space)",
    glow="var(--map-glow)",
    line="var(--map-line)",
    ink="var(--ink)",
    muted="var(--muted)",
    on_dark="var(--map-on-dark)",
    centre="var(--map-centre)",
    highlight="var(--mark)",
    highlight_line="var(--mark-line)",
    marks=tuple(f"var(--map-mark-{colour})" for colour in range(COLOURS)),
    words=tuple(f"var(--map-word-{colour})" for colour in range(COLOURS)),
    washes=0.07,
    hatching=0.32,
)
"""The washes lie between those of the light and the dark theme, since an opacity cannot wait for the style sheet."""


@dataclass(frozen=True, slots=True)
class Told:
    """What the page tells about one person beside the picture: `needs` are numbers of needs that they could cover.

    `marks` are the classes of their mark, which those behind a "+N" have as well: what the page filters by.
    """

    organisation: str = ""
    needs: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Beside:
    """What the page knows beside the picture: by person id, and the links between people (a, b, weight)."""

    told: Mapping[str, Told] = field(default_factory=dict)
    links: Sequence[tuple[str, str, float]] = ()


def to_element(picture: Picture, beside: Beside | None = None) -> str:
    """Give `picture` as one SVG element that fills its container.

    With `beside` each mark links to "?person=ID", "?chair=ID", "?chip=RING&of=ID" or "?sector=ID" of the page's
    own address. Without it nothing can be opened, as it must be for a picture of initials.

    The element tells its geometry in data attributes, in px of its view box: `data-space` (centre and half axes of the
    ellipse), `data-angles` (borders of sectors, radians clockwise from 12 o'clock), `data-radii` (borders of rings, as
    shares of the half axes), `data-categories` (their ids), `data-links` (pairs of positions among the people).
    """
    shown = frame(picture.page).titles
    top, height = shown.y - AIR_PX, shown.height + 2 * AIR_PX
    body = "".join(
        chain(
            [_title(picture), element("defs", definitions(picture, OF_PAGE))],
            [element("g", "".join(ground(picture, OF_PAGE)), cls="ground-of-map", aria_hidden="true")],
            _rings(picture),
            _sectors(picture, beside),
            _gaps(picture),
            [element("g", "", cls="links", aria_hidden="true")],
            (_chair(chair, picture, beside) for chair in picture.chairs),
            (_person(person, picture, beside) for person in picture.people),
            (_chip(chip, picture, beside) for chip in picture.chips),
        )
    )
    return element("svg", body, cls="map", viewBox=f"0 {number(top)} {number(picture.width)} {number(height)}",
                   role="graphics-document document", aria_roledescription=say("map of people"),
                   aria_labelledby="km-title km-desc", font_size=number(picture.name_size, 2),
                   **_geometry(picture, beside))  # fmt: skip


def mini_map_element(picture: Picture) -> str:
    """Give the mini-map of a narrow picture as one SVG element without names, hidden from screen readers."""
    space = picture.space
    left, top = space.cx - space.rx - AIR_PX * 2, space.cy - space.ry - AIR_PX * 2
    box = (left, top, 2 * (picture.width / 2 - left), 2 * (space.cy - top))
    inner = "".join(
        [
            element("defs", definitions(picture, OF_PAGE).replace('id="km-', 'id="mini-')),
            *(part.replace("url(#km-", "url(#mini-") for part in ground(picture, OF_PAGE)),
            minimap_shape(picture, OF_PAGE).replace("url(#km-", "url(#mini-"),
        ]
    )
    return element("svg", inner, cls="mini", viewBox=" ".join(map(number, box)), aria_hidden="true")


def small_map_element(picture: Picture) -> str:
    """Give `picture` as one SVG element to be looked at only: places and names, without ties, links and geometry."""
    room = frame(picture.page).titles
    body = [
        element("title", safe(about_picture(picture)), id="growing-map-title"),
        element("defs", definitions(picture, OF_PAGE)),
        *ground(picture, OF_PAGE),
        *(text_element(ring.label) for ring in picture.rings if ring.label),
        text_element(picture.centre),
        *(text_element(line) for sector in picture.sectors for line in sector.title),
        *(_placed(person, picture) for person in picture.people),
        *(chip_shape(chip, picture, OF_PAGE) + text_element(chip.label) for chip in picture.chips),
    ]
    box = " ".join(map(number, (room.x, room.y, room.width, room.height)))
    return element("svg", "".join(body), cls="growing-map", viewBox=box, role="img",
                   aria_labelledby="growing-map-title")  # fmt: skip


def _placed(person: PlacedPerson, picture: Picture) -> str:
    inner = person_shape(person, picture, OF_PAGE) + text_element(person.label)
    return element("g", inner, cls="person", data_person=person.person_id)


def _geometry(picture: Picture, beside: Beside | None) -> dict[str, object]:
    space, rings = picture.space, picture.rings
    angles = [sector.wedge.start for sector in picture.sectors] + [picture.sectors[-1].wedge.end]
    radii = [ring.inner for ring in rings] + [rings[-1].outer]
    return {
        "data-space": " ".join(map(number, (space.cx, space.cy, space.rx, space.ry))),
        "data-angles": " ".join(number(angle, 4) for angle in angles),
        "data-radii": " ".join(number(radius, 4) for radius in radii),
        "data-categories": " ".join(sector.category_id for sector in picture.sectors) if beside else None,
        "data-names": "|".join(sector.name.replace("|", " ") for sector in picture.sectors),
        "data-links": _links(picture, beside.links) if beside else None,
    }


def _links(picture: Picture, links: Sequence[tuple[str, str, float]]) -> str:
    """Give the strongest links of each person as "a-b a-b", by positions in the picture."""
    position = {person.person_id: index for index, person in enumerate(picture.people)}
    drawn = dict.fromkeys(position, 0)
    pairs = []
    for a, b, _ in sorted(links, key=lambda link: -link[2]):
        if a in position and b in position and min(drawn[a], drawn[b]) < STRONGEST_LINKS:
            drawn[a], drawn[b] = drawn[a] + 1, drawn[b] + 1
            pairs.append(f"{position[a]}-{position[b]}")
    return " ".join(pairs)


def _title(picture: Picture) -> str:
    title = element("title", safe(picture.heading.full_title), id="km-title")
    return title + element("desc", safe(about_picture(picture)), id="km-desc")


def _rings(picture: Picture) -> Iterator[str]:
    rings = [text_element(ring.label) for ring in picture.rings if ring.label]
    yield element("g", "".join(rings) + text_element(picture.centre), cls="rings", aria_hidden="true")


def _sectors(picture: Picture, beside: Beside | None) -> Iterator[str]:
    for sector in picture.sectors:
        title = "".join(map(text_element, sector.title))
        about = say("{category}: open this category", category=sector.name)
        yield _mark("sector", title, about if beside else sector.name, address={"sector": sector.category_id},
                    beside=beside)  # fmt: skip


def _gaps(picture: Picture) -> Iterator[str]:
    for gap in picture.gaps:
        title = element("title", safe(about_gap(gap, picture)))
        yield element("g", title + "".join(map(text_element, gap.lines)), cls="prompt", data_sector=gap.sector)


def _person(person: PlacedPerson, picture: Picture, beside: Beside | None) -> str:
    classes = ["person", person.dot.warmth.value, f"pull-{person.pull_step}"]
    classes += ["proposed"] * person.proposed + ["next-step"] * person.next_step
    told = beside.told.get(person.person_id, Told()) if beside else Told()
    return _mark(
        " ".join(classes),
        person_shape(person, picture, OF_PAGE) + _name(person.label),
        about_person(person, picture),
        address={"person": person.person_id},
        beside=beside,
        data_ring=person.ring,
        data_sector=person.sector,
        data_needs=" ".join(map(str, told.needs)) or None,
        data_at=told.organisation or None,
    )


def _name(text: Text) -> str:
    """Give a name without what the whole map says once: its size, its font, its anchor."""
    return element("text", safe(text.text), x=number(text.x), y=number(text.y), textLength=number(text.width))


def _chair(chair: PlacedChair, picture: Picture, beside: Beside | None) -> str:
    inner = chair_shape(chair, picture, OF_PAGE) + _name(chair.label)
    return _mark("chair", inner, about_chair(chair, picture), address={"chair": chair.chair_id}, beside=beside,
                 data_ring=chair.ring, data_sector=chair.sector)  # fmt: skip


def _chip(chip: Chip, picture: Picture, beside: Beside | None) -> str:
    inner = chip_shape(chip, picture, OF_PAGE) + text_element(chip.label)
    where = {"chip": str(chip.ring or ""), "of": picture.sectors[chip.sector].category_id}
    return _mark("chip", inner, how_many_more(chip, picture), address=where, beside=beside, data_ring=chip.ring,
                 data_sector=chip.sector, data_holds=", ".join(chip.names) if beside else None,
                 data_each=_each(chip, beside) if beside else None)  # fmt: skip


def _each(chip: Chip, beside: Beside) -> str:
    """Give those behind a "+N" as "person=ID class class need-1|…", in the order of their names."""
    told = ((id_, beside.told.get(id_, Told())) for id_ in chip.person_ids)
    return "|".join(
        " ".join([urlencode({"person": id_}), *one.marks, *(f"need-{need}" for need in one.needs)]) for id_, one in told
    )


def _mark(
    cls: str, inner: str, about: str, *, address: Mapping[str, str], beside: Beside | None, **attributes: object
) -> str:
    """Give a mark as a link that opens it, or as a mere symbol where nothing may be opened."""
    if beside is None:
        return element("g", inner, cls=cls, tabindex="0", role="graphics-symbol img", aria_label=about, **attributes)
    return element("a", inner, cls=cls, href=f"?{urlencode(address)}", aria_label=about, **attributes)
