"""Whom do I know at Acme? By the whole name, legal form aside, and "nobody" is said aloud."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.gaps.gap import GapKind
from kithmap.gaps.organisation import plain_organisation
from kithmap.gaps.whereabouts import AtOrganisation, Employed, whereabouts
from kithmap.goals.target import Target
from tests.gaps.circle import GOAL, person, read

FORMS = (
    "GmbH",
    "Inc.",
    "Ltd",
    "S.A.",
    "A/S",
    "GmbH & Co. KG",
    ", Inc.",
    "LLC",
    "AB",
    "B.V.",
    "Oy",
    "s.r.l.",
    "Pty Ltd",
)


def who(number: int, organisation: str, *elsewhere: str) -> Employed:
    one = person(number)
    return Employed(person_id=one.person_id, name=one.name, organisation=organisation, elsewhere=elsewhere)


PEOPLE = (who(0, "ACME GmbH"), who(1, "Acme Labs"), who(2, "Acme, Inc."), who(3, "Fern", "Acme"), who(4, ""))


def at(organisation: str, *on_map: str) -> AtOrganisation:
    return whereabouts(PEOPLE).at(organisation, on_map=frozenset(on_map))


@pytest.mark.parametrize("asked", ["Acme", "acme gmbh", "ACME, Inc.", " Acme  S.A. ", "Acme G.m.b.H."])
def test_legal_forms_are_folded(asked: str) -> None:
    """One company has three names in three address books."""
    found = at(asked, "p0")

    assert (found.on_map, found.off_map, found.formerly) == (("p0",), ("p2",), ("p3",))
    assert found.people == ("p0", "p2", "p3")


@pytest.mark.parametrize("asked", ["Ac", "Acme Lab", "cme", "Acme Labs Europe", "", "  ", "GmbH ", "..."])
def test_a_part_of_a_name_finds_nobody(asked: str) -> None:
    """A substring makes strangers of Acme Labs into people at Acme."""
    assert at(asked).people == ()


@given(st.from_regex(r"[A-Za-zÅÄÖåäöéüß]{3,12}( [A-Za-z0-9]{3,9}){0,2}", fullmatch=True), st.sampled_from(FORMS))
def test_a_legal_form_changes_nothing(name: str, form: str) -> None:
    """Whatever the company is called."""
    assert plain_organisation(f"{name} {form}") == plain_organisation(name)


def test_nobody_is_said_aloud_and_blanks_are_counted() -> None:
    """Four of five people have an organisation: the fifth might be there, and the sentence says so."""
    found = at("Nimbus")

    assert found.sentence == "Nobody is known to be at Nimbus; where 1 person works is not known."
    assert found.next_step == "Ask two people in that trade whom they know at Nimbus."
    assert whereabouts(PEOPLE[:4]).at("Nimbus", on_map=frozenset()).sentence == "Nobody you know is at Nimbus."


def test_who_was_there_once_is_the_nearest() -> None:
    """A card of Dora's names Acme, another one Fern, where she is now."""
    found = whereabouts(PEOPLE[3:]).at("Acme", on_map=frozenset(["p3"]))

    assert found.sentence == "Nobody you know is at Acme now; Dora Alm once stood on a card of theirs."
    assert found.next_step == "Ask Dora Alm who is at Acme now."


def test_who_is_there_is_named_on_the_map_first() -> None:
    """Whom the owner chose comes before the pool."""
    assert at("acme", "p0").sentence == "At ACME GmbH you know Ana Alm, and off your map Cleo Alm."
    assert at("acme", "p0", "p2").sentence == "At ACME GmbH you know Ana Alm and Cleo Alm."
    assert at("acme").next_step == "Bring Ana Alm onto your map."


def test_a_target_without_anybody_is_a_gap_by_how_much_it_is_wanted() -> None:
    """By hand: 2.0 · 5/5 and 2.0 · 3/5; Ana is at Acme and an advocate speaks at Fern, so neither is a gap."""
    targets = (
        Target(goal_id=GOAL.id, organisation="Nimbus", motivation=5),
        Target(goal_id=GOAL.id, organisation="Osier"),
        Target(goal_id=GOAL.id, organisation="ACME"),
        Target(goal_id=GOAL.id, organisation="Fern", advocate="p1"),
    )
    members = [person(0, organisation="Acme"), person(1, organisation="Elsewhere")]
    gaps = {g.sentence: g.weight for g in read(members, targets=targets).gaps if g.kind is GapKind.TARGET}

    assert gaps == {"Nobody you know is at Nimbus.": 2.0, "Nobody you know is at Osier.": pytest.approx(1.2)}
