"""The SVG: whole, safe, readable by machines and by people who do not see it."""

import re
from dataclasses import replace
from math import pi
from xml.etree import ElementTree

import pytest

from kithmap.errors import DrawingError
from kithmap.goalmap.colours import LIGHT
from kithmap.goalmap.embedding import Beside, to_element
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.markup import number
from kithmap.goalmap.measure import text_width
from kithmap.goalmap.page import A4, screen
from kithmap.goalmap.picture import Dot
from kithmap.goalmap.shapes import dot_shape
from kithmap.goalmap.svg import to_svg
from kithmap.goalmap.wording import about_person
from kithmap.ties.tie import Warmth
from tests.goalmap.subjects import network

SVG = "{http://www.w3.org/2000/svg}"
HOSTILE = "\"><script>alert(1)</script>&amp;<g onload='x' \x00\x1b\ud800"


def elements(svg: str) -> list[ElementTree.Element]:
    """Give every element of an SVG text, parsed as XML."""
    return list(ElementTree.fromstring(svg).iter())


def groups(svg: str, name: str) -> list[ElementTree.Element]:
    """Give the groups whose class begins with `name`."""
    return [one for one in elements(svg) if one.tag == f"{SVG}g" and one.get("class", "").split(" ")[0] == name]


@pytest.mark.parametrize("people", [0, 1, 60, 1000])
@pytest.mark.parametrize("theme", ["light", "dark"])
def test_every_person_is_a_group_with_a_name_that_can_be_focused(people: int, theme: str) -> None:
    """Keyboard and screen reader find everybody who is drawn, and chips name the rest."""
    picture = lay_out(network(people, chairs=1), screen())
    found = groups(to_svg(picture, theme), "person")

    assert len(found) == len(picture.people)
    for group, person in zip(found, picture.people, strict=True):
        assert group.get("tabindex") == "0"
        assert group.get("data-person") == person.person_id
        assert group.get("aria-label") == group.findtext(f"{SVG}title") == about_person(person, picture)
        assert group.get("aria-label", "").startswith(f"{person.name}: ")


def test_a_chip_lists_everybody_it_counts() -> None:
    """Nobody is dropped silently: the names stand in the chip's title."""
    picture = lay_out(network(1000), screen())
    titles = [group.findtext(f"{SVG}title", "") for group in groups(to_svg(picture), "chip")]

    assert len(titles) == len(picture.chips)
    for title, chip in zip(titles, picture.chips, strict=True):
        assert all(name in title for name in chip.names)
        assert title.startswith(f"{len(chip.names)} more")


def test_a_chip_is_called_by_its_number_and_place_in_brief() -> None:
    """A screen reader goes from mark to mark; a colon in the name of a category ends nothing."""
    subject = network(1000, sectors=2)
    named = replace(subject.categories[0], name="Work: Berlin")
    picture = lay_out(replace(subject, categories=(named, subject.categories[1])), screen())
    chip = next(chip for chip in picture.chips if (chip.ring, chip.sector) == (3, 0))
    expected = f"{len(chip.names)} more, know well, Work: Berlin"

    assert expected in [group.get("aria-label") for group in groups(to_svg(picture), "chip")]
    assert f'aria-label="{expected}"' in to_element(picture)
    assert f'aria-label="{expected}"' in to_element(picture, Beside())


def test_a_chair_in_a_hatched_sector_lies_on_a_plate_as_its_prompt_does() -> None:
    """Letters on hatching cannot be read; the lists of a narrow page lie on plain paper and need no plates."""
    subject = network(20, sectors=4, empty=1, chairs=4)
    wide, narrow = (lay_out(subject, page) for page in (screen(), screen(390, 844)))
    (gap,) = wide.gaps
    (chair,) = (chair for chair in wide.chairs if chair.sector == gap.sector)
    plates = [(one.get("x"), one.get("y")) for one in elements(to_svg(wide)) if one.get("class") == "plate"]

    assert len(plates) == 5 + len(gap.lines) + 1
    assert (number(chair.label.box.x - 3), number(chair.label.box.y)) in plates
    assert 'class="plate"' not in to_svg(narrow)


@pytest.mark.parametrize("people", [250, 251, 1000, 10_000])
def test_a_view_has_at_most_1500_elements(people: int) -> None:
    """Browsers stay fluent up to about 1,500 elements, whatever the network's size."""
    svg = to_svg(lay_out(network(people, chairs=3, unplaced=0.1), screen()))

    assert len(elements(svg)) <= 1500


def test_hostile_names_stay_text() -> None:
    """Names come from files that anybody may have written."""
    subject = network(3, sectors=1)
    seats = tuple(replace(seat, name=HOSTILE, person_id=HOSTILE) for seat in subject.seats)
    category = replace(subject.categories[0], name=HOSTILE, id=HOSTILE)
    seats = tuple(replace(seat, category_id=HOSTILE) for seat in seats)
    subject = replace(subject, seats=seats, categories=(category,), title=HOSTILE, subtitle=HOSTILE)
    svg = to_svg(lay_out(subject, screen()))
    tags = {one.tag for one in elements(svg)}

    assert f"{SVG}script" not in tags
    assert not any("onload" in one.attrib for one in elements(svg))
    svg.encode("utf-8")


def test_the_file_needs_nothing_from_outside() -> None:
    """One file that opens anywhere: no link, no import, its font inside."""
    svg = to_svg(lay_out(network(60), screen()))
    addresses = re.findall(r"url\(([^)]{0,12})", svg) + re.findall(r"(?:href|src)\s*=\s*(\S{0,12})", svg)

    assert addresses
    assert [one for one in addresses if not one.startswith(("#km-", "data:font/"))] == []
    assert "http" not in svg.replace('xmlns="http://www.w3.org/2000/svg"', "")
    assert svg.count("@font-face") >= 2


def test_only_the_scripts_in_use_are_embedded() -> None:
    """An English map is not burdened with Cyrillic letters."""
    subject = network(5, sectors=2)
    plain = replace(subject, seats=tuple(replace(seat, name="Ann Lee") for seat in subject.seats))
    russian = replace(subject, seats=tuple(replace(seat, name="Анна Ли") for seat in subject.seats))

    assert "U+400-52F" not in to_svg(lay_out(plain, screen()))
    assert "U+400-52F" in to_svg(lay_out(russian, screen()))
    assert len(to_svg(lay_out(plain, screen()))) < 60_000


def test_every_text_is_held_to_its_measured_width() -> None:
    """With another font than ours, letters are squeezed rather than overlap."""
    for text in (one for one in elements(to_svg(lay_out(network(60), screen()))) if one.tag == f"{SVG}text"):
        semibold = "semibold" in text.get("class", "")
        size = float(text.get("font-size", "0"))

        assert float(text.get("textLength", "0")) == pytest.approx(
            text_width(text.text or "", size, semibold=semibold), abs=0.02
        )


def test_paper_is_measured_in_points_and_screens_in_pixels() -> None:
    """A4 opened in a browser prints as A4."""
    assert 'width="841.9pt" height="595.3pt"' in to_svg(lay_out(network(3), A4))
    assert 'width="1440" height="820"' in to_svg(lay_out(network(3), screen()))


def test_the_document_speaks_as_a_whole() -> None:
    """A screen reader starts with the goal, how many people there are and where nobody is."""
    subject = network(40, sectors=5, empty=1)
    root = ElementTree.fromstring(to_svg(lay_out(subject, screen())))

    assert "graphics-document" in root.get("role", "")
    assert root.findtext(f"{SVG}title") == subject.title
    assert root.findtext(f"{SVG}desc") == (
        "40 people in 5 categories, those closest in the middle. Nobody yet in Mentors and teachers. 221 days left."
    )


def test_a_whole_network_is_counted_with_those_behind_chips() -> None:
    """Who does not see the map hears of 1,000 people, not of the 160 whose names found room."""
    root = ElementTree.fromstring(to_svg(lay_out(network(1000), screen())))

    assert root.findtext(f"{SVG}desc", "").startswith("1,000 people in 8 categories, ")


def test_a_person_is_told_with_all_that_their_mark_shows() -> None:
    """Ring, category, warmth, pull, whose word the place is, and what comes next, in this order."""
    subject = network(1, sectors=1)
    seat = replace(subject.seats[0], name="Ana Díaz", ring=2, warmth=Warmth.COOLING, pull=0.9)
    own = replace(seat, ring_is_proposed=False, next_step=False)
    theirs = replace(seat, ring_is_proposed=True, next_step=True, ring=None, pull=None, warmth=Warmth.UNKNOWN)
    pictures = [lay_out(replace(subject, seats=(one,)), screen()) for one in (own, theirs)]

    assert [about_person(picture.people[0], picture) for picture in pictures] == [
        "Ana Díaz: close, Family, cooling, could help a lot",
        "Ana Díaz: not placed yet, Family, too little known to say, place proposed, talk to this week",
    ]


def test_warmth_is_told_by_shape_not_by_colour_alone() -> None:
    """In black and white the five kinds of dot still differ."""
    picture = lay_out(network(60, seed=3), screen())
    shapes: dict[str, set[tuple[str, bool, bool, str]]] = {}
    for group, person in zip(groups(to_svg(picture), "person"), picture.people, strict=True):
        dot = next(one for one in group if one.tag in (f"{SVG}circle", f"{SVG}path"))
        fill = dot.get("fill", "")
        kind = "half" if fill.startswith("url") else "empty" if fill == "#ffffff" else "full"
        look = dot.tag, dot.get("stroke-dasharray") is not None, dot.get("stroke") is not None, kind
        shapes.setdefault(person.dot.warmth.value, set()).add(look)

    assert len(shapes) == 5
    assert all(len(looks) == 1 for looks in shapes.values())
    assert len(set.union(*shapes.values())) == 5


def test_a_diamond_covers_as_much_as_a_disc() -> None:
    """By hand: a square on its tip has 2·reach², a disc π·radius², both with their lines. Neither is louder."""
    disc, diamond = (
        ElementTree.fromstring(dot_shape(Dot(x=0, y=0, radius=20, warmth=warmth), 0, LIGHT))
        for warmth in (Warmth.COLD, Warmth.UNKNOWN)
    )
    radius = float(disc.get("r", "")) + float(disc.get("stroke-width", "")) / 2
    side = float(re.findall(r"l([\d.]+) ", diamond.get("d", ""))[0])
    reach = side + float(diamond.get("stroke-width", "")) / 2 * 2**0.5

    assert radius == pytest.approx(20, abs=0.1)
    assert 2 * reach**2 == pytest.approx(pi * radius**2, rel=0.03)


def test_the_arc_of_a_sector_runs_outside_its_border() -> None:
    """A line over the letters of the outermost ring would strike them through."""
    picture = lay_out(network(60, sectors=1), screen())
    arc = next(one for one in elements(to_svg(picture)) if one.tag == f"{SVG}path" and one.get("stroke-width") == "4")
    top = float(arc.get("d", "").split(" ")[1].split("A")[0])

    assert top + 4 / 2 < picture.space.cy - picture.space.ry


def test_an_unknown_theme_is_told_with_the_known_ones() -> None:
    """An error says what to do."""
    with pytest.raises(DrawingError, match="light, dark"):
        to_svg(lay_out(network(1), screen()), "sepia")
