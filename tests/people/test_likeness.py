"""The weights of a likeness at their borders, by hand."""

from math import log2

import pytest

from kithmap.people.correspondents import count_correspondents
from kithmap.people.directory import Directory, find_people
from kithmap.people.evidence import Part
from kithmap.people.frequency import frequencies
from kithmap.people.record import records_of
from kithmap.sources.card import Card
from kithmap.sources.interactions import gather


def found(*cards: Card) -> Directory:
    return find_people({c.id: c for c in cards}, correspondents=count_correspondents(gather([])))


def oriane(email: str, *, key: str) -> Card:
    return Card(source="vcard", key=key, name="Oriane Vosgien", emails=(email,), city="Lyon")


FAR_BITS = (
    log2(0.15 / 50)  # two cards of a source that is taken as 50 cards: 15 % are there twice
    + log2(0.7 / 0.005)  # one given name, borne by 0.5 % of people
    + log2(0.85 / 0.0005)  # one rare surname, borne by 0.05 %
    + 4.0  # one town; log2(0.7 / (1 / 200)) = 7.1 is more than a town may say
    - 1.5  # each has a mail address of their own
)


def test_a_word_of_ones_own_before_the_at_joins_two_of_one_name_without_a_shared_handle() -> None:
    """zorro77 at two places, with one name: its 7 bits are hard evidence, no bit more is needed."""
    people = found(oriane("zorro77@x.example", key="1"), oriane("zorro77@y.example", key="2"))
    (pairs,) = people.reasons.values()

    assert len(people) == 1
    assert pairs[0].bits == pytest.approx(FAR_BITS + 7.0)
    assert {part.part: part.bits for part in pairs[0].parts}[Part.LOCAL] == 7.0


def test_a_name_before_the_at_is_no_further_evidence_and_two_of_one_name_are_asked_about() -> None:
    """vosgien77 at two places says what the names say: 11 bits are enough to join, but a name alone never does."""
    people = found(oriane("vosgien77@x.example", key="1"), oriane("vosgien77@y.example", key="2"))
    (question,) = people.questions

    assert len(people) == 2
    assert question.bits == pytest.approx(FAR_BITS + 1.5)
    assert question.bits > 10.0


def with_second(name: str, *, key: str, given: str = "Oriane") -> Card:
    return Card(
        source="vcard", key=key, name=name, given=given, family="Vosgien", city="Lyon", emails=(f"{key}@x.example",)
    )


def test_a_second_initial_on_both_cards_says_as_much_as_one_in_twelve_does() -> None:
    """Of two strangers one in twelve has one initial: log2(0.9 x 12) = 3.4 bits for Oriane B. and Oriane B."""
    people = found(with_second("Oriane B. Vosgien", key="1"), with_second("Oriane B. Vosgien", key="2"))
    (question,) = people.questions

    assert {part.part: part.bits for part in question.parts}[Part.GIVEN_SECOND] == pytest.approx(log2(0.9 * 12))
    assert question.bits == pytest.approx(FAR_BITS + log2(0.9 * 12))


def test_a_second_name_that_one_of_two_does_not_write_says_nothing() -> None:
    """Most cards leave a second name out: Oriane and Oriane B. are as likely one as without it."""
    people = found(with_second("Oriane B. Vosgien", key="1"), with_second("Oriane Vosgien", key="2"))
    (question,) = people.questions

    assert Part.GIVEN_SECOND not in {part.part for part in question.parts}


def test_a_second_name_that_always_follows_the_first_says_next_to_nothing() -> None:
    """Juan Pablo is one name in two words: where all forty Juans are Juan Pablo, u = (38 + 4/12) / (38 + 4)."""
    cards = [
        Card(source="vcard", key=str(n), name=f"Juan Pablo Ruiz{n}", given="Juan Pablo", family="Ruiz")
        for n in range(40)
    ]
    common = frequencies(records_of(cards, handles={card.id: () for card in cards}, mail_names={}))

    assert common.share_of_second("juan", "pablo") == pytest.approx((38 + 4 / 12) / 42)
    assert common.share_of_second("oriane", "b") == pytest.approx(1 / 12)
