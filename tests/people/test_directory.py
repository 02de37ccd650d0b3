"""Who is who: cards, handles and verdicts become people."""

from collections.abc import Sequence
from datetime import date

import pytest

from kithmap.errors import NoSuchPerson, SeveralPeople
from kithmap.people.correspondents import count_correspondents
from kithmap.people.directory import Directory, find_people
from kithmap.people.verdict import Verdict
from kithmap.sources.card import Card
from kithmap.sources.interaction import Interaction
from kithmap.sources.interactions import gather
from tests.contacts import ME, got, sent

DAY = date(2026, 3, 2)


def card(name: str, *, source: str = "vcard", key: str = "", mail: str = "", phone: str = "", url: str = "") -> Card:
    return Card(
        source=source,
        key=key or name + mail,
        name=name,
        emails=(mail,) if mail else (),
        phones=(phone,) if phone else (),
        urls=(url,) if url else (),
    )


def directory(*cards: Card, mails: Sequence[Interaction] = (), verdicts: Sequence[Verdict] = ()) -> Directory:
    correspondents = count_correspondents(gather(mails))
    return find_people({c.id: c for c in cards}, correspondents=correspondents, verdicts=verdicts, own=frozenset([ME]))


def test_cards_with_one_handle_are_one_person() -> None:
    """The same address in the phone and at LinkedIn is the same Ana."""
    people = directory(
        card("Ana Díaz", mail="ana@x.example"),
        card("Ana Diaz-Roth", source="linkedin", mail="Ana@X.example", url="https://linkedin.com/in/ana"),
    )

    assert [p.name for p in people.people] == ["Ana Díaz"]
    assert people.people[0].handles == ("mail:ana@x.example", "url:linkedin.com/in/ana")
    assert people.people[0].sources == ("vcard", "linkedin")


def test_couples_and_colleagues_who_share_an_address_stay_two() -> None:
    """A family mailbox and an office number are shared by people with different given names."""
    people = directory(
        card("Ana Díaz", mail="family@diaz.example", phone="+442079460018"),
        card("Luis Díaz", mail="family@diaz.example", phone="+442079460018"),
    )

    assert sorted(p.name for p in people.people) == ["Ana Díaz", "Luis Díaz"]
    assert "look like two people" in people.refusals[0].why


def test_one_full_name_in_two_sources_is_one_person_if_each_knows_it_once() -> None:
    """LinkedIn gives no address: without this everybody would be there twice."""
    people = directory(card("Ana Díaz", mail="ana@x.example"), card("Ana Díaz", source="linkedin", url="l.example/ana"))

    assert len(people) == 1
    assert "same full name" in people.reasons[people.people[0].id][-1].why


def test_two_of_one_name_in_a_source_are_left_to_the_owner() -> None:
    """There are two Maria Garcías at every large firm."""
    people = directory(
        card("Maria García", key="1"), card("Maria García", key="2"), card("Maria García", source="linkedin")
    )

    assert len(people) == 3


def test_a_verdict_joins_and_a_verdict_splits() -> None:
    """The owner's word wins over any evidence, and taking it back restores what was."""
    ana, anja = card("Ana Díaz", mail="ana@x.example"), card("Anja D", source="google", mail="anja@y.example")
    same_mail = card("Ana Diaz", source="google", mail="ana@x.example")

    joined = directory(ana, anja, verdicts=[Verdict(first=ana.id, second=anja.id, same=True)])
    split = directory(ana, same_mail, verdicts=[Verdict(first=ana.id, second=same_mail.id, same=False)])

    assert (len(joined), len(split)) == (1, 2)
    assert (len(directory(ana, anja)), len(directory(ana, same_mail))) == (2, 1)


def test_a_verdict_on_an_address_takes_its_cards_along() -> None:
    """People name each other by address; the card behind it must not stay alone because the names differ."""
    ana, bea = card("Ana Díaz", mail="ana@x.example"), card("Bea Weber", mail="bea@x.example")
    people = directory(ana, bea, verdicts=[Verdict(first="mail:ana@x.example", second=bea.id, same=True)])

    assert len(people) == 1


def test_no_chain_joins_two_whom_the_owner_keeps_apart() -> None:
    """A - B - C must not make A and C one against a verdict."""
    a = card("Ana Díaz", key="a", mail="one@x.example")
    b = Card(source="google", key="b", name="", emails=("one@x.example", "two@x.example"))
    c = card("Ana Díaz", source="linkedin", key="c", mail="two@x.example")

    people = directory(a, b, c, verdicts=[Verdict(first=a.id, second=c.id, same=False)])

    assert people.at(a.id) is not people.at(c.id)


def test_the_owner_and_the_machines_are_not_among_the_people() -> None:
    """The owner is the centre, and a newsletter is nobody; both are counted elsewhere."""
    people = directory(
        card("Mira Solberg", mail="mira@solberg.example"),
        mails=[got("mail:ana@x.example", DAY), got("mail:no-reply@shop.example", DAY)],
    )

    assert [p.id for p in people.people] == ["mail:ana@x.example"]
    assert [(a.handle, a.interactions) for a in people.aside] == [("mail:no-reply@shop.example", 1)]


def test_names_come_from_cards_then_mail_then_the_address() -> None:
    """The owner's own spelling is the best one."""
    people = directory(
        card("Ana Díaz", mail="ana@x.example"),
        mails=[
            got("mail:ana@x.example", DAY, name="A. Diaz (work)"),
            got("mail:b.weber@x.example", DAY, name="Bea Weber"),
            sent("mail:cy.moss@x.example", DAY),
        ],
    )

    assert [p.name for p in people.people] == ["Ana Díaz", "Bea Weber", "Cy Moss"]


def test_people_are_found_by_name_part_address_or_anchor() -> None:
    """Commands name people as one speaks of them."""
    people = directory(card("Ana Díaz", mail="ana@x.example"), card("Ana Roth"), card("Bea Weber"))

    assert people.named("diaz").name == "Ana Díaz"
    assert people.named("ana@x.example").name == "Ana Díaz"
    assert people.named("mail:ana@x.example").name == "Ana Díaz"
    with pytest.raises(SeveralPeople, match="Ana Roth"):
        people.named("Ana")
    with pytest.raises(NoSuchPerson, match="Zoe"):
        people.named("Zoe")


def test_a_person_keeps_the_id_while_cards_join() -> None:
    """Placements and pages refer to people by id."""
    first = card("Ana Díaz", mail="ana@x.example")
    alone = directory(first)
    later = directory(first, card("Ana Díaz", source="google", mail="ana@x.example"))

    assert later.people[0].id == alone.people[0].id
    assert later.at("mail:ana@x.example") == later.people[0]
