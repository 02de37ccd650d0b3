"""A mended directory is what looking at everybody anew would give."""

from collections.abc import Mapping

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.people.correspondents import Correspondents, count_correspondents
from kithmap.people.directory import Directory, find_people
from kithmap.people.mend import Known, mended
from kithmap.people.verdict import Verdict
from kithmap.sources.card import Card
from kithmap.sources.interactions import gather

NAMES = ("Ana Díaz", "Ben Okri", "Cleo Marsh", "Dilan Kaya")
NOBODY = count_correspondents(gather([]))
WRITERS = Correspondents(
    handles=("mail:ben@x.example", "mail:zoe@y.example", "mail:news@shop.example"),
    contact=np.empty(0, dtype=np.int32),
    wrote=np.array([3, 2, 9]),
    automatic=np.array([0, 0, 9]),
    seen=np.array([5, 2, 9]),
    last_wrote=np.array([1, 2, 3]),
    names=("Ben Okri", "Zoë Adams", "The Shop"),
)


def card(key: str, name: str, *emails: str, source: str = "vcard") -> Card:
    return Card(source=source, key=key, name=name, emails=emails)


def by_id(*cards: Card) -> dict[str, Card]:
    return {one.id: one for one in cards}


def found(cards: Mapping[str, Card], *verdicts: Verdict, writers: Correspondents = NOBODY) -> Directory:
    return find_people(cards, correspondents=writers, verdicts=verdicts)


def known(cards: Mapping[str, Card], *verdicts: Verdict, writers: Correspondents = NOBODY) -> Known:
    return Known(cards=cards, correspondents=writers, verdicts=verdicts)


def assert_alike(mended_one: Directory, whole: Directory) -> None:
    assert mended_one.people == whole.people
    assert mended_one.rows == whole.rows
    assert {a.handle for a in mended_one.aside} == {a.handle for a in whole.aside}
    assert {id_: set(why) for id_, why in mended_one.reasons.items()} == {
        id_: set(why) for id_, why in whole.reasons.items()
    }


ANA, BEN, CLEO = card("1", "Ana Díaz", "ana@x.example"), card("2", "Ben Okri", "ben@x.example"), card("3", "Cleo Marsh")
NEW = card("4", "Dilan Kaya", source="names")
ANA_AGAIN = card("5", "Ana Díaz", source="linkedin")
BENS_OTHER = card("6", "B. Okri", "ben@x.example", source="google")
SHOP = card("7", "The Shop", "news@shop.example")


@pytest.mark.parametrize("more", [NEW, ANA_AGAIN, BENS_OTHER, SHOP], ids=lambda one: one.name)
def test_one_more_card_is_somebody_new_or_joins_whom_it_belongs_to(more: Card) -> None:
    """A name typed among ten thousand people must be seen at once, in its right place."""
    before = found(by_id(ANA, BEN, CLEO), writers=WRITERS)
    after = by_id(ANA, BEN, CLEO, more)

    whole = found(after, writers=WRITERS)
    assert_alike(mended(before, known(after, writers=WRITERS), touched=frozenset([more.id])), whole)


def test_a_card_that_goes_takes_its_person_along() -> None:
    """Undo of a name: nobody is left without a card or a handle."""
    before = found(by_id(ANA, NEW, CLEO))
    after = by_id(ANA, CLEO)
    mended_one = mended(before, known(after), touched=frozenset([NEW.id]))

    assert_alike(mended_one, found(after))
    assert [person.name for person in mended_one.people] == ["Ana Díaz", "Cleo Marsh"]


@pytest.mark.parametrize("same", [True, False])
def test_a_verdict_joins_or_parts_whom_it_names(same: bool) -> None:
    """And taking it back does the opposite."""
    cards = by_id(ANA, CLEO) if same else by_id(ANA, CLEO, ANA_AGAIN)
    verdict = Verdict(first=ANA.id, second=CLEO.id if same else ANA_AGAIN.id, same=same)
    ends = frozenset([verdict.first, verdict.second])
    without, with_ = found(cards), found(cards, verdict)

    assert len(with_.people) != len(without.people)
    assert_alike(mended(without, known(cards, verdict), touched=ends), with_)
    assert_alike(mended(with_, known(cards), touched=ends), without)


def test_people_who_are_not_touched_stay_the_very_same() -> None:
    """That is what makes it quick."""
    before = found(by_id(ANA, BEN, CLEO))
    after = mended(before, known(by_id(ANA, BEN, CLEO, NEW)), touched=frozenset([NEW.id]))

    assert all(one is other for one, other in zip(before.people, after.people[:3], strict=True))


cards_of_a_book = st.lists(
    st.builds(
        lambda source, name, mail: (source, name, mail),
        st.sampled_from(["vcard", "linkedin", "names"]),
        st.sampled_from(NAMES),
        st.sampled_from(["", "", "ben@x.example", "zoe@y.example", "ana@x.example"]),
    ),
    min_size=2,
    max_size=7,
)


def _cards(rows: list[tuple[str, str, str]]) -> dict[str, Card]:
    numbered = enumerate(rows)
    return by_id(*(card(str(n), name, *filter(None, [mail]), source=source) for n, (source, name, mail) in numbered))


@settings(max_examples=150, deadline=None)
@given(rows=cards_of_a_book, name=st.sampled_from(NAMES))
def test_a_name_typed_or_taken_back_gives_what_looking_at_everybody_gives(
    rows: list[tuple[str, str, str]], name: str
) -> None:
    """Namesakes and shared addresses: mending must find all of whom a name concerns."""
    typed = card("typed", name, source="names")
    without = _cards(rows)
    with_ = without | by_id(typed)
    touched, small, large = frozenset([typed.id]), found(without, writers=WRITERS), found(with_, writers=WRITERS)

    assert_alike(mended(small, known(with_, writers=WRITERS), touched=touched), large)
    assert_alike(mended(large, known(without, writers=WRITERS), touched=touched), small)


@settings(max_examples=150, deadline=None)
@given(rows=cards_of_a_book, same=st.booleans())
def test_whatever_is_told_nobody_is_lost_or_doubled(rows: list[tuple[str, str, str]], same: bool) -> None:
    """A verdict in a tangle of shared addresses may need everybody looked at; but all stay, each once, and it holds."""
    cards = _cards(rows)
    first, *_, last = cards
    verdict = Verdict(first=first, second=last, same=same)
    after = mended(found(cards, writers=WRITERS), known(cards, verdict, writers=WRITERS), touched={first, last})
    anchors = [anchor for person in after.people for anchor in (*person.card_ids, *person.handles)]

    assert sorted(id_ for id_ in anchors if id_ in cards) == sorted(cards)
    assert len(anchors) == len(set(anchors))
    assert {a: after.people[row].id for a, row in after.rows.items()} == {
        a: person.id for person in after.people for a in (*person.card_ids, *person.handles)
    }
    assert (after.at(first) is after.at(last)) == same
