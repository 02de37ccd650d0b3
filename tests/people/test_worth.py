"""Shortcuts of large books: what columns tell never contradicts what weighing part by part tells."""

from collections import Counter
from itertools import combinations

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.people import matches
from kithmap.people.candidates import MOST_IN_BLOCK, find_candidates
from kithmap.people.each_two import Rows, told_of_pairs
from kithmap.people.frequency import frequencies
from kithmap.people.given import Fit, family_fit, given_fit
from kithmap.people.handle_evidence import Several
from kithmap.people.likeness import Compared, full_name, likeness
from kithmap.people.reach import most_bits
from kithmap.people.record import Record, records_of
from kithmap.people.spelling import slips_between
from kithmap.people.unlike import unlike_family, unlike_given
from kithmap.people.worth import worth_weighing
from kithmap.sources.card import Card

names = st.sampled_from(
    "ana anna anita ann hannah nina нина bob robert roberto rob robbie mikhail micheal michael mike jo j jon john "
    "joan mueller muller meyer maier mayer schmidt schmitt shmidt garcia gracia vosgien oriane oriana al ali".split()
)
words = st.lists(names, min_size=0, max_size=2).map(tuple)
letters = st.text(alphabet="abcd", max_size=7)


def all_pairs(number: int) -> tuple[Rows, Rows]:
    pairs = np.array([*combinations(range(number), 2)], dtype=np.int64).reshape(-1, 2)
    return pairs[:, 0], pairs[:, 1]


@settings(max_examples=60, deadline=None)
@given(st.lists(words, min_size=2, max_size=12))
def test_names_that_are_unlike_by_their_letters_do_not_fit(own: list[tuple[str, ...]]) -> None:
    """Nobody is lost because columns of letters are quicker than words."""
    one, two = all_pairs(len(own))
    given_fits = [given_fit(own[a], own[b]) for a, b in zip(one, two, strict=True)]
    family_fits = [family_fit(own[a], own[b]) for a, b in zip(one, two, strict=True)]

    assert {f for f, is_unlike in zip(given_fits, unlike_given(own, one, two), strict=True) if is_unlike} <= {Fit.OTHER}
    assert {f for f, is_unlike in zip(family_fits, unlike_family(own, one, two), strict=True) if is_unlike} <= {
        Fit.OTHER
    }


@pytest.mark.parametrize(
    ("first", "second", "is_unlike"),
    [("robert", "sigismund", True), ("tomas", "tila", True), ("tomas", "tilas", False), ("oksana", "osama", False)],
)
def test_five_letters_that_only_one_name_has_tell_them_apart(first: str, second: str, is_unlike: bool) -> None:
    """Two slips change four letters: o, m, i, l tell nothing of Tomas and Tilas; o, m, s, i, l do of Tomas and Tila."""
    told = unlike_given([(first,), (second,)], np.array([0]), np.array([1]))

    assert told.tolist() == [is_unlike]
    assert unlike_family([(first,), (second,)], np.array([0]), np.array([1])).tolist() == [is_unlike]


@given(letters, letters)
def test_slips_are_the_alignment_distance(first: str, second: str) -> None:
    """Damerau (1964), as the table that is filled letter by letter gives it."""
    assert slips_between(first, second, most=2) == min(_table(first, second), 3)
    assert slips_between(first, second, most=1) == min(_table(first, second), 2)


def _table(first: str, second: str) -> int:
    rows = [list(range(len(second) + 1))]
    for i, a in enumerate(first):
        row = [i + 1]
        for j, b in enumerate(second):
            least = min(rows[i][j + 1] + 1, row[j] + 1, rows[i][j] + (a != b))
            if i and j and a == second[j - 1] and first[i - 1] == b:
                least = min(least, rows[i - 1][j - 1] + 1)
            row.append(least)
        rows.append(row)
    return rows[-1][-1]


def test_each_two_values_are_told_of_once_and_in_their_order() -> None:
    """Of a thousand pairs of two names one call is enough."""
    asked: list[tuple[str, str]] = []

    def tell(first: str, second: str) -> int:
        asked.append((first, second))
        return len(first) - len(second)

    one, two = np.array([0, 0, 1, 2]), np.array([1, 3, 2, 3])
    told = told_of_pairs(["ana", "luis", "ana", "luis"], tell, one, two)

    assert told.tolist() == [-1, -1, 1, -1]
    assert sorted(asked) == [("ana", "luis"), ("luis", "ana")]


cards = st.lists(
    st.tuples(
        st.sampled_from(("Ana Díaz", "Anna Diaz", "Bob Marlowe", "Robert Marlowe", "A. Díaz", "Díaz Ana", "Ana", "")),
        st.sampled_from(("", "zorro@x.example", "zorro@y.example", "ana.diaz@x.example", "us@x.example")),
        st.sampled_from(("", "+34600111222", "600111222", "+442079460018")),
        st.sampled_from(("", "1980-05-06", "1980-06-05", "1950-01-02")),
        st.sampled_from(("", "Lab", "Mill")),
        st.sampled_from(("", "Leeds", "Leads", "Porto")),
        st.sampled_from(("vcard", "google")),
    ),
    min_size=2,
    max_size=10,
)
Row = tuple[str, str, str, str, str, str, str]


def records(rows: list[Row]) -> list[Record]:
    own = [
        Card(
            source=source,
            key=str(n),
            name=name,
            emails=(mail,) * bool(mail),
            phones=(phone,) * bool(phone),
            birthday=born,
            organisation=work,
            city=city,
        )
        for n, (name, mail, phone, born, work, city, source) in enumerate(rows)
    ]
    handles = {c.id: tuple(f"mail:{m}" for m in c.emails) + tuple(f"tel:{p}" for p in c.phones) for c in own}
    loose = {"mail:ana.diaz@z.example": "Ana Diaz", "mail:zorro@z.example": "Ana Diaz"}
    return sorted(records_of(own, handles=handles, mail_names=loose), key=lambda r: r.anchor)


def known(own: list[Record]) -> Compared:
    shared = {h for r in own for h in r.handles if h.startswith("mail:us")}
    return Compared(
        common=frequencies(own),
        sizes=Counter(r.source for r in own),
        several=Several(frozenset(shared), frozenset(shared)),
        full_names=Counter((r.source, name) for r in own if (name := full_name(r))),
        overlaps={},
        company={r.anchor: frozenset(["mail:luis@x.example"]) for r in own if r.source == "mail"},
    )


@settings(max_examples=150, deadline=None)
@given(cards)
def test_nobody_comes_to_more_than_columns_say(rows: list[Row]) -> None:
    """What is left out of a large book by its reach would never have been asked about."""
    own = records(rows)
    worth = worth_weighing(own, find_candidates(own))
    most = most_bits(own, worth, known(own))

    for (a, b), bits in zip(worth.rows(), most.tolist(), strict=True):
        assert likeness(own[a], own[b], known(own)).bits <= bits + 1e-9


def test_two_in_one_town_reach_exactly_what_they_come_to() -> None:
    """Names, town and workplace are counted as they are: a reach that is too long would spare nothing."""
    own = records([("Oriane Vosgien", "", "", "", "Lab", "Leeds", "vcard")] * 2)
    worth = worth_weighing(own, find_candidates(own))
    near = worth.only(np.array([{own[a].name, own[b].name} == {"Oriane Vosgien"} for a, b in worth.rows()]))
    ((a, b),) = near.rows()

    assert most_bits(own, near, known(own))[0] == pytest.approx(likeness(own[a], own[b], known(own)).bits)


def test_a_book_is_settled_the_same_with_and_without_its_reach(monkeypatch: pytest.MonkeyPatch) -> None:
    """From so many pairs on columns go before weighing: that must not be seen from outside."""
    names = ("Ana Díaz", "Anna Diaz", "Bob Marlowe", "Roberta Marlowe", "Ana Roth")
    rows = [(name, "", "", born, work, "Leeds", "vcard")
            for name in names for born in ("", "1980-05-06") for work in ("", "Lab", "Mill")]  # fmt: skip
    one_by_one = matches.find_matches(records(rows), company=lambda asked: {})
    monkeypatch.setattr(matches, "MANY_PAIRS", 0)
    by_reach = matches.find_matches(records(rows), company=lambda asked: {})

    assert by_reach == one_by_one
    assert (len(one_by_one.sure), len(one_by_one.open)) > (0, 0)


def test_a_block_of_all_pairs_ends_where_neighbours_begin() -> None:
    """24 of one address are all compared: 276 pairs; of 25 each with six that follow: 19 x 6 and 15 at the end."""
    own = [
        Record(anchor=f"{n:02}", source="vcard", name="", handles=("mail:us@x.example",))
        for n in range(MOST_IN_BLOCK + 1)
    ]

    assert len(find_candidates(own[:MOST_IN_BLOCK]).pairs) == 276
    assert len(find_candidates(own).pairs) == 19 * 6 + 15
