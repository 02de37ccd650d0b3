"""A map for a coach: nobody on it can be told."""

from dataclasses import replace

import pytest

from kithmap.goalmap.initials import initials_of, with_initials
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import screen
from kithmap.goalmap.svg import to_svg
from tests.goalmap.subjects import network


@pytest.mark.parametrize("people", [30, 400])
def test_no_name_and_no_id_is_left_in_the_file(people: int) -> None:
    """Not in labels, titles, chips, ids, nor anywhere else in the text of the SVG."""
    subject = network(people)
    svg = to_svg(lay_out(subject, screen()), initials=True)

    assert not [seat.person_id for seat in subject.seats if seat.person_id in svg]
    assert not [word for seat in subject.seats for word in seat.name.split() if len(word) > 3 and f"{word}" in svg]
    assert "A." in svg


def test_people_who_share_initials_are_told_apart() -> None:
    """ "A. D. 2" can be talked about without a name."""
    subject = network(3, sectors=1)
    names = ("Ana Díaz", "Alan Dale", "Bo Ek")
    seats = tuple(replace(seat, name=name, ring=2) for seat, name in zip(subject.seats, names, strict=True))
    picture = with_initials(lay_out(replace(subject, seats=seats), screen()))

    assert sorted(person.label.text for person in picture.people) == ["A. D.", "A. D. 2", "B. E."]
    assert sorted(person.person_id for person in picture.people) == ["p1", "p2", "p3"]
    assert picture.remembered is None


def test_every_id_is_given_once_behind_chips_too() -> None:
    """Two people of one id would open one card."""
    picture = with_initials(lay_out(network(400), screen()))
    ids = [person.person_id for person in picture.people]
    ids += [person_id for chip in picture.chips for person_id in chip.person_ids]

    assert sorted(ids) == sorted(f"p{number}" for number in range(1, 401))


def test_widths_are_those_of_the_initials() -> None:
    """The length of a name would give a long one away."""
    picture = lay_out(network(60), screen())
    short = with_initials(picture)

    assert max(person.label.width for person in short.people) < 4.5 * picture.name_size
    assert all(new.label.width <= new.box.right - new.label.left + 1e-6 for new in short.people)
    assert max(new.box.width for new in short.people) < 6 * picture.name_size


@pytest.mark.parametrize(
    ("name", "initials"),
    [
        ("Ana Díaz", "A. D."),
        ("Ludwig van Beethoven", "L. B."),
        ("(no name)", "N. N."),
        ("王小明", "王."),
        ("??", "?."),
        ("'t Hooft", "T. H."),
    ],
)
def test_initials_of_names_of_many_kinds(name: str, initials: str) -> None:
    """Chosen by hand; a Chinese name keeps its family sign alone."""
    assert initials_of(name) == initials
