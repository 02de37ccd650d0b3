"""Who is who: what joins, what is asked, what never joins, whatever the order of the cards."""

from collections.abc import Sequence
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.people.correspondents import count_correspondents
from kithmap.people.directory import Directory, find_people
from kithmap.people.evidence import Part
from kithmap.people.joins import joined_unasked
from kithmap.people.questions import still_open
from kithmap.people.verdict import Verdict
from kithmap.sources.card import Card
from kithmap.sources.interaction import Interaction
from kithmap.sources.interactions import gather
from tests.contacts import ME, got

DAY = date(2026, 3, 2)


def card(
    name: str,
    *emails: str,
    key: str = "",
    source: str = "vcard",
    phone: str = "",
    city: str = "",
    birthday: str = "",
    organisation: str = "",
) -> Card:
    return Card(
        source=source,
        key=key or f"{name}{emails}{phone}",
        name=name,
        emails=emails,
        phones=(phone,) * bool(phone),
        city=city,
        birthday=birthday,
        organisation=organisation,
    )


def found(*cards: Card, mails: Sequence[Interaction] = (), verdicts: Sequence[Verdict] = ()) -> Directory:
    return find_people(
        {c.id: c for c in cards},
        correspondents=count_correspondents(gather(mails)),
        verdicts=verdicts,
        own=frozenset([ME]),
    )


def parts(directory: Directory) -> set[Part]:
    return {e.part for pairs in directory.reasons.values() for pair in pairs for e in pair.parts}


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Robert Marlowe", "Bob Marlowe"),
        ("José Quintana", "Pepe Quintana"),
        ("Ekaterina Belova", "Katya Belova"),
        ("Михаил Белов", "Mikhail Belov"),
        ("Νίκος Παπαδάκης", "Nikos Papadakis"),
        ("Jürgen Müller", "Juergen Mueller"),
        ("Ana Quintero", "A. Quintero"),
        ("Quintero Ana", "Ana Quintero"),
        ("Ana Quintero", "Ana Roth"),
    ],
)
def test_one_address_and_names_that_fit_are_one_person(first: str, second: str) -> None:
    """Nicknames, scripts, initials, order, slips and new surnames: who has the address is the same."""
    people = found(card(first, "ana.quintero@x.example"), card(second, "ana.quintero@x.example", source="google"))

    assert len(people) == 1
    assert joined_unasked(people)[0].pair.why == "both have ana.quintero@x.example"


def test_a_slip_of_the_pen_joins_at_an_address_made_of_the_name() -> None:
    """micheal is how one writes michael in a hurry; at an address that others may have too, it is asked."""
    own = found(
        card("Michael Marlowe", "michael.marlowe@x.example"), card("Micheal Marlowe", "michael.marlowe@x.example")
    )
    home = found(card("Michael Marlowe", "us@x.example"), card("Micheal Marlowe", "us@x.example"))

    assert len(own) == 1
    assert len(home.questions) == 1


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("Ana Díaz", "Luis Díaz"),
        ("Paul Weber", "Paula Weber"),
        ("Mario Conti", "Maria Conti"),
        ("Maria José Vega", "Maria Carmen Vega"),
        ("Thando Nkosi", "Thandi Nkosi"),
    ],
)
def test_couples_and_families_who_share_everything_else_stay_two(first: str, second: str) -> None:
    """One mailbox, one telephone, one surname, one town: the given names tell them apart."""
    people = found(*(card(name, "us@home.example", phone="+442079460018", city="Leeds") for name in (first, second)))

    assert len(people) == 2
    assert people.questions == ()
    assert "look like two people" in people.refusals[0].why


def test_colleagues_with_one_office_number_stay_apart_and_unasked() -> None:
    """A switchboard says where somebody works, not who they are; two Johns there are two."""
    names = ("John Ashdown", "John Barrow", "Carla Reyes", "Dan Okoro", "Eve Lindahl", "Fay Osei")
    people = found(*(card(name, phone="+442079460018") for name in names))

    assert len(people) == len(names)
    assert people.questions == ()


def test_two_of_one_name_in_one_book_are_asked_about_not_joined() -> None:
    """There are two Maria Garcías at every large firm, and some people are there twice: only the owner knows."""
    people = found(card("Wilhelmina Ostrow", key="1"), card("Wilhelmina Ostrow", key="2"))

    assert len(people) == 2
    assert len(people.questions) == 1


def test_father_and_son_of_one_name_stay_two() -> None:
    """Jr. is there to tell them apart, and so is another day of birth."""
    father, son = card("Ruben Castell", key="1", city="Leeds"), card("Ruben Castell Jr.", key="2", city="Leeds")
    born = [card("Ruben Castell", "r@x.example", key=d, birthday=d) for d in ("1950-01-02", "1980-03-04")]

    assert len(found(father, son)) == 2
    assert found(father, son).questions == ()
    assert len(found(*born)) == 2


def test_an_initial_that_fits_two_of_a_household_is_asked_about() -> None:
    """J. may be John or Jane: to take either would be a guess."""
    number = "+442079460018"
    john, jane, j = (card(f"{given} Marlowe", phone=number) for given in ("John", "Jane", "J."))
    people = found(john, jane, j)

    assert len(people) == 3
    assert {q.first for q in people.questions} | {q.second for q in people.questions} >= {j.id}


def test_a_desk_is_nobodys_own_address() -> None:
    """Two who give info@ as their address share a firm."""
    people = found(card("Ana Quintero", "info@firm.example"), card("Benno Adler", "info@firm.example"))

    assert len(people) == 2


def test_the_owners_own_addresses_make_nobody() -> None:
    """Oneself in one's own address book, several times, is the most usual duplicate."""
    people = find_people(
        {c.id: c for c in (card("Mira", "mira@a.example"), card("Mira Solberg", "mira@b.example"))},
        correspondents=count_correspondents(gather([])),
        own=frozenset(["mail:mira@a.example", "mail:mira@b.example"]),
    )

    assert len(people) == 0


def test_a_number_is_known_with_and_without_its_country() -> None:
    """Telephones keep numbers as they were dialled."""
    people = found(card("Ana Quintero", phone="+34 600 111 222"), card("Ana Quintero", phone="600111222", key="2"))

    assert len(people) == 1
    assert Part.NUMBER in parts(people)


def test_several_addresses_of_one_name_in_mail_are_one_person() -> None:
    """Work, home and an old job: mail knows people by addresses alone."""
    people = found(
        mails=[
            got("mail:ana.quintero@x.example", DAY, name="Ana Quintero"),
            got("mail:quintero.ana@y.example", DAY, name="Quintero, Ana"),
        ]
    )

    assert [set(p.handles) for p in people.people] == [{"mail:ana.quintero@x.example", "mail:quintero.ana@y.example"}]


def test_a_rare_name_says_more_than_a_common_one() -> None:
    """Newcombe (1959): who shares a rare name is sooner one person."""
    crowd = [card(f"Maria N{n}", key=f"m{n}") for n in range(40)] + [
        card(f"P{n} García", key=f"g{n}") for n in range(40)
    ]
    rare = [card("Oriane Vosgien", key=k) for k in "12"]
    common = [card("Maria García", key=k) for k in "34"]
    bits = {q.first: q.bits for q in found(*crowd, *rare, *common).questions}

    assert len(bits) >= 1
    assert max(bits, key=lambda anchor: bits[anchor]) in {c.id for c in rare}
    assert not set(bits) & {c.id for c in common} or min(bits.values()) < max(bits.values())


def test_reasons_are_sentences_with_their_weights() -> None:
    """The owner can check each of them on the two cards."""
    people = found(card("Ana Quintero", "a@x.example", organisation="Lab"), card("Anita Quintero", organisation="Lab"))
    (pair,) = people.questions or next(iter(people.reasons.values()))
    texts = [reason.text for reason in pair.reasons]

    assert "both bear the name Quintero" in texts
    assert "both are with Lab" in texts
    assert pair.bits == pytest.approx(sum(part.bits for part in pair.parts))


# for all books


NAMES = ("Ana Díaz", "Ana Diaz", "A. Díaz", "Anita Díaz", "Luis Díaz", "Díaz, Ana", "Benno Adler", "Ben Adler", "")
books = st.lists(
    st.builds(
        lambda name, mail, phone, source: (name, mail, phone, source),
        st.sampled_from(NAMES),
        st.sampled_from(("", "ana@x.example", "us@x.example", "ben@x.example")),
        st.sampled_from(("", "+442079460018", "02079460018")),
        st.sampled_from(("vcard", "google", "linkedin")),
    ),
    min_size=2,
    max_size=9,
)


def cards_of(rows: Sequence[tuple[str, str, str, str]]) -> list[Card]:
    return [
        Card(source=source, key=str(n), name=name, emails=(mail,) * bool(mail), phones=(phone,) * bool(phone))
        for n, (name, mail, phone, source) in enumerate(rows)
    ]


def partition(directory: Directory) -> set[frozenset[str]]:
    return {frozenset((*person.card_ids, *person.handles)) for person in directory.people}


@settings(max_examples=40, deadline=None)
@given(rows=books, chance=st.randoms(use_true_random=False))
def test_the_order_of_cards_says_nothing(rows: list[tuple[str, str, str, str]], chance: object) -> None:
    """Which file is brought in first must not decide who is who."""
    cards = cards_of(rows)
    turned = list(reversed(cards))

    assert partition(found(*cards)) == partition(found(*turned))
    assert set(found(*cards).questions) == set(found(*turned).questions)


@settings(max_examples=40, deadline=None)
@given(rows=books, ends=st.lists(st.tuples(st.integers(0, 8), st.integers(0, 8), st.booleans()), max_size=4))
def test_the_owners_word_always_wins(rows: list[tuple[str, str, str, str]], ends: list[tuple[int, int, bool]]) -> None:
    """Not through any chain are two one whom the owner keeps apart; and nobody is lost or doubled."""
    cards = cards_of(rows)
    told = {}
    for a, b, same in ends:
        low, high = sorted((cards[a % len(cards)].id, cards[b % len(cards)].id))
        if low != high:
            told[low, high] = Verdict(first=low, second=high, same=same)
    people = found(*cards, verdicts=list(told.values()))

    assert sorted(id_ for person in people.people for id_ in person.card_ids) == sorted(c.id for c in cards)
    for verdict in told.values():
        one, two = people.at(verdict.first), people.at(verdict.second)
        assert one
        assert two
        if not verdict.same:
            assert one.id != two.id
            assert not any({q.first, q.second} == {verdict.first, verdict.second} for q in people.questions)
    if len(told) == 1 and all(v.same for v in told.values()):
        assert all(people.rows[v.first] == people.rows[v.second] for v in told.values())


@settings(max_examples=25, deadline=None)
@given(rows=books)
def test_answering_every_question_leaves_none_and_taking_answers_back_restores(
    rows: list[tuple[str, str, str, str]],
) -> None:
    """A review ends, and undo is exact."""
    cards = cards_of(rows)
    before = found(*cards)
    verdicts: list[Verdict] = []
    people = before
    for _ in range(40):
        if not people.questions:
            break
        pair = people.questions[0]
        low, high = sorted((pair.first, pair.second))
        verdicts.append(Verdict(first=low, second=high, same=False))
        assert still_open(people.questions, people.rows, verdicts) != people.questions
        people = found(*cards, verdicts=verdicts)

    assert people.questions == ()
    assert partition(found(*cards)) == partition(before)
