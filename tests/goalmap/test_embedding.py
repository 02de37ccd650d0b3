"""The map inside a page: one element for both themes, that opens what it shows and leaks nothing where names hide."""

import re
from dataclasses import replace
from xml.etree.ElementTree import Element, fromstring

from kithmap.goalmap.embedding import Beside, Told, mini_map_element, to_element
from kithmap.goalmap.initials import with_initials
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.opened import opened
from kithmap.goalmap.page import screen
from tests.goalmap.subjects import network

HOSTILE = '<script>alert("x")</script>'


def marks(markup: str, cls: str) -> list[Element]:
    return [found for found in fromstring(markup).iter() if cls in (found.get("class") or "").split()]


def test_everybody_on_the_picture_is_a_link_with_a_name_for_screen_readers() -> None:
    """What cannot be focused and named does not exist for those who do not see the map."""
    picture = lay_out(network(30), screen())
    people = marks(to_element(picture, Beside()), "person")

    assert [mark.tag for mark in people] == ["a"] * 30
    assert all((mark.get("href") or "").startswith("?person=") for mark in people)
    assert [(mark.get("aria-label") or "").split(":")[0] for mark in people] == [p.name for p in picture.people]


def test_no_mark_brings_style_or_script_of_its_own() -> None:
    """The policy of the pages forbids both, and would show a map without colours."""
    told = replace(network(5), seats=tuple(replace(seat, name=HOSTILE) for seat in network(5).seats))
    markup = to_element(lay_out(told, screen()), Beside(told={told.seats[0].person_id: Told(HOSTILE)}))

    assert "<script" not in markup
    assert "style" not in markup
    assert not re.search(r"\son\w+=", markup)


def test_colours_are_left_to_the_page() -> None:
    """One element serves light and dark only if it names no colour itself."""
    markup = to_element(lay_out(network(40), screen()), Beside())

    assert "var(--map-mark-" in markup
    assert not re.search(r"#[0-9a-f]{6}\b", markup)


def test_a_picture_of_initials_tells_nobody_and_opens_nothing() -> None:
    """A coach looks over the shoulder: neither text nor attributes may name anybody."""
    picture = lay_out(network(30), screen())
    markup = to_element(with_initials(picture))

    assert not any(person.name in markup or person.person_id in markup for person in picture.people)
    assert "href" not in markup
    assert "data-links" not in markup


def test_each_person_tells_only_their_strongest_links() -> None:
    """A hairball tells nothing; twelve curves from each of 40 people do."""
    told = network(40)
    ids = [seat.person_id for seat in told.seats]
    strongest = (ids[38], ids[39])
    everybody = [(a, b, 0.9 if (a, b) == strongest else 0.5) for i, a in enumerate(ids) for b in ids[i + 1 :]]
    picture = lay_out(told, screen())
    markup = to_element(picture, Beside(links=everybody))
    pairs = (fromstring(markup).get("data-links") or "").split()

    assert [picture.people[int(at)].person_id for at in pairs[0].split("-")] == list(strongest)
    assert 40 * 12 / 2 <= len(pairs) <= 40 * 12


def test_the_geometry_told_is_that_of_the_picture() -> None:
    """Who is dragged is dropped into the cell that is drawn."""
    picture = lay_out(network(30), screen())
    root = fromstring(to_element(picture, Beside()))
    angles = [float(angle) for angle in (root.get("data-angles") or "").split()]
    radii = [float(radius) for radius in (root.get("data-radii") or "").split()]

    assert len(angles) == len(picture.sectors) + 1
    assert abs(angles[1] - picture.sectors[0].wedge.end) < 1e-3
    assert abs(radii[1] - picture.rings[0].outer) < 1e-3
    assert (root.get("data-categories") or "").split() == [sector.category_id for sector in picture.sectors]


def test_an_opened_sector_holds_its_own_people_and_fills_the_ellipse() -> None:
    """Opening a category is how a crowded one is read."""
    told = network(60)
    category = told.categories[1]
    picture = lay_out(opened(told, category.id), screen())

    assert {p.person_id for p in picture.people} == {s.person_id for s in told.seats if s.category_id == category.id}
    assert len(picture.sectors) == 1
    assert opened(told, "no such category") is told


def test_an_opened_sector_tells_the_links_among_its_own_people_alone() -> None:
    """A curve to somebody who is not drawn would end nowhere."""
    told = network(60)
    inside = [seat.person_id for seat in told.seats if seat.category_id == "cat-1"][:2]
    outside = next(seat.person_id for seat in told.seats if seat.category_id != "cat-1")
    links = ((inside[0], inside[1], 0.5), (inside[0], outside, 0.9), (outside, inside[1], 0.9))

    assert opened(replace(told, links=links), "cat-1").links == links[:1]


def test_the_mini_map_has_a_dot_for_each_and_no_names() -> None:
    """On a phone the lists have the names; two definitions of one id would make dots take the wrong fill."""
    picture = lay_out(network(25), screen(width=390))
    markup = mini_map_element(picture)

    (dots,) = marks(markup, "minimap")

    assert len(dots) == 25
    assert not any(person.name in markup for person in picture.people)
    assert "km-half" not in markup


def test_a_crowded_cell_of_the_mini_map_has_as_many_dots_as_fit() -> None:
    """The lists below name all of them; an empty cell beside a long list would be false."""
    subject = network(200, sectors=6)
    crowd = replace(subject, seats=tuple(replace(seat, ring=1, category_id="cat-0") for seat in subject.seats))
    picture = lay_out(crowd, screen(width=390))

    assert 10 < len(picture.minimap) < 200
    assert len(picture.people) == 200
