"""Addresses that are nobody in particular."""

from datetime import date, timedelta

import pytest

from kithmap.people.correspondents import count_correspondents
from kithmap.people.roles import set_aside, why_no_person
from kithmap.sources.interactions import gather
from tests.contacts import ME, got

DAY = date(2026, 3, 2)


@pytest.mark.parametrize(
    "address",
    [
        "no-reply@shop.example",
        "noreply2@shop.example",
        "notifications@code.example",
        "mailer-daemon@x.example",
        "weekly.news@paper.example",
        "all.employees@firm.example",
        "team-london@firm.example",
        "info@firm.example",
        "calendar-notification@cal.example",
        "jo@bounces.firm.example",
        "promo@newsletter.firm.example",
        "hottap.helpdesk@firm.example",
        "center.omaha@firm.example",
        "grid.traders@firm.example",
        "grid.test2@firm.example",
        "spouse.rossi@firm.example",
    ],
)
def test_lists_robots_newsletters_and_desks_are_nobody(address: str) -> None:
    """Inner rings are people, not tools."""
    assert why_no_person(f"mail:{address}")


@pytest.mark.parametrize(
    "address",
    [
        "ana.lopez@firm.example",
        "allison@firm.example",
        "al.lister@firm.example",
        "newsom@firm.example",
        "teamer.jo@firm.example",
        "tomas.abbot@botany.example",
        "infante@firm.example",
        "pamela.daily@firm.example",
        "rick.root@firm.example",
        "ana.testa@firm.example",
        "bill.centers@firm.example",
    ],
)
def test_people_whose_names_hold_such_words_stay_people(address: str) -> None:
    """Nobody is dropped for being called Allison or Newsom."""
    assert why_no_person(f"mail:{address}") == ""


def test_whoever_sends_only_list_mail_is_a_machine_whatever_the_name() -> None:
    """The source's own headers tell more than a spelling."""
    mails = [got("mail:kim@shop.example", DAY + timedelta(days=d), automatic=True) for d in range(3)]
    mails += [got("mail:lee@firm.example", DAY, automatic=True), got("mail:lee@firm.example", DAY + timedelta(days=1))]
    found = set_aside(count_correspondents(gather(mails)), named={}, own=frozenset([ME]))

    assert [(a.handle, a.interactions) for a in found] == [("mail:kim@shop.example", 3)]


def test_a_desk_that_stands_on_a_card_with_a_name_is_a_person() -> None:
    """Self-employed friends write from info@."""
    mails = gather([got("mail:info@studio.example", DAY)])
    named = {"mail:info@studio.example": "card:1"}

    assert set_aside(count_correspondents(mails), named=named, own=frozenset([ME])) == ()
    assert len(set_aside(count_correspondents(mails), named={}, own=frozenset([ME]))) == 1
