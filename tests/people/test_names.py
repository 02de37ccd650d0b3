"""Names: folded, parsed, guessed and held against one another."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.people.names import Name, are_compatible, folded, guessed_name, is_written_name, parsed


@pytest.mark.parametrize(
    ("written", "given_name", "family"),
    [
        ("Ana Díaz", "Ana", "Díaz"),
        ("Díaz, Ana", "Ana", "Díaz"),
        ("Maria de la Cruz", "Maria", "de la Cruz"),
        ("Rogers, Benjamin Jr.", "Benjamin", "Rogers"),
        ("Benjamin Rogers, Jr.", "Benjamin", "Rogers"),
        ("Dr. Ana Díaz PhD", "Ana", "Díaz"),
        ("Don Miller", "Don", "Miller"),
        ('"Smith, Bob (Climbing)"', "Bob", "Smith"),
        ("Cher", "Cher", ""),
        ("", "", ""),
    ],
)
def test_written_names_come_apart_as_people_read_them(written: str, given_name: str, family: str) -> None:
    """Surname first, titles, suffixes and nicknames in brackets are all usual in address books."""
    assert parsed(written) == Name(given_name, family)


@pytest.mark.parametrize(
    ("handle", "name"),
    [
        ("mail:richard.broussard@x.example", "Richard Broussard"),
        ("mail:m..forney@x.example", "M. Forney"),
        ("mail:ana+lists@x.example", "ana"),
        ("mail:jo-anne.smith2@x.example", "Jo Anne Smith"),
        ("mail:dtang@x.example", "dtang"),
        ("mail:george'.'diaz@x.example", "George Diaz"),
        ("mail:kate.o'neil@x.example", "Kate O'neil"),
    ],
)
def test_an_address_without_a_name_suggests_one(handle: str, name: str) -> None:
    """Old mail often has addresses only."""
    assert guessed_name(handle) == name


@pytest.mark.parametrize(
    ("first", "second", "fits"),
    [
        ("Ana Díaz", "ana diaz", True),
        ("Ana Díaz", "Ana Roth", True),
        ("A. Díaz", "Ana Díaz", True),
        ("Ben Rogers", "Benjamin Rogers", True),
        ("Díaz, Ana", "Ana Díaz", True),
        ("Ana Díaz", "", True),
        ("Νίκος Παπαδάκης", "Nikos Papadakis", True),
        ("Ana Díaz", "Luis Díaz", False),
        ("Maria García", "Marta García", False),
        ("Mar Ruiz", "Mark Weber", False),
    ],
)
def test_given_names_decide_whether_two_names_may_be_one_person(first: str, second: str, *, fits: bool) -> None:
    """Surnames change; couples and colleagues share addresses and have different given names."""
    assert are_compatible(first, second) is fits
    assert are_compatible(second, first) is fits


def test_numbers_and_addresses_are_no_names() -> None:
    """Mail programs write the address where a name is missing."""
    assert [is_written_name(t) for t in ("Ana", "李小龍", "ana@x.example", "+34 600", "", "https://x.example")] == [
        True,
        True,
        False,
        False,
        False,
        False,
    ]


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing_more(text: str) -> None:
    """Folded names are compared with folded names."""
    assert folded(folded(text)) == folded(text)


@given(st.text(max_size=60))
def test_any_text_can_be_parsed(text: str) -> None:
    """Names come from files, and files hold anything."""
    name = parsed(text)

    assert isinstance(name.full, str)


@pytest.mark.parametrize(
    ("written", "given_name", "family"),
    [
        ("Ana Díaz - school", "Ana", "Díaz"),
        ("Ana Díaz, neighbour", "Ana", "Díaz"),
        ("Ana Díaz from climbing", "Ana", "Díaz"),
        ("Ana Díaz 2", "Ana", "Díaz"),
        ("Ana de la Cruz new", "Ana", "de la Cruz"),
        ("Ana / choir", "Ana", ""),
        ("ana díaz", "ana", "díaz"),
        ("Díaz, ana", "ana", "Díaz"),
        ("Cruz Vega, ana", "ana", "Cruz Vega"),
        ("Ana díaz", "Ana", "díaz"),
        ("Jan Peter van eck", "Jan Peter", "van eck"),
        ("Ana Díaz-Roth", "Ana", "Díaz-Roth"),
    ],
)
def test_a_note_behind_a_name_is_no_part_of_it(written: str, given_name: str, family: str) -> None:
    """On a telephone people write where they know somebody from behind the name, for want of another place."""
    assert parsed(written) == Name(given_name, family)


@pytest.mark.parametrize(("written", "fits"), [("Md. Karim", True), ("Ann Karim MD", False)])
def test_md_before_a_name_is_mohammed_and_a_doctor_behind_it(written: str, *, fits: bool) -> None:
    """In Bengal it is the commonest way of writing the name."""

    assert are_compatible(written, "Mohammed Karim") == fits
