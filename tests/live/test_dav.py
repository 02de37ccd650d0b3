"""Address books and calendars, against a real Radicale: found, read by token, and by versions where there is none."""

from dataclasses import replace
from datetime import date

import pytest

from kithmap.actions.brought import Brought
from kithmap.actions.take_sync import take_sync
from kithmap.book.encoding import encoded_facts
from kithmap.book.memory import MemoryBook
from kithmap.sources.account import Account, ServerKind
from kithmap.sources.hints import Hints
from kithmap_app.live import dav
from kithmap_app.live.address import account_at
from kithmap_app.live.dav_discovery import Collection, collections_of
from kithmap_app.live.fetch import fetch, look
from kithmap_app.live.refusals import NothingThere, WrongPassword
from kithmap_app.live.web_server import WebServer
from tests.live.conftest import HINTS, TODAY
from tests.live.radicale import PASSWORD, USER, DavServer


def card(number: int, name: str, more: str = "") -> str:
    return f"BEGIN:VCARD\r\nVERSION:4.0\r\nUID:{number}\r\nFN:{name}\r\n{more}END:VCARD\r\n"


def event(uid: str, start: str, more: str = "") -> str:
    return (
        "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//x//y\r\nBEGIN:VEVENT\r\nDTSTAMP:20260101T000000Z\r\n"
        f"UID:{uid}\r\nDTSTART:{start}\r\nDURATION:PT1H\r\nSUMMARY:Climbing\r\n{more}"
        "ORGANIZER:mailto:mira@solberg.example\r\nATTENDEE;CN=Ana:mailto:ana@x.example\r\n"
        "END:VEVENT\r\nEND:VCALENDAR\r\n"
    )


def of(server: DavServer, kind: ServerKind, *folders: str) -> Account:
    return account_at(kind, server.url, user=USER, folders=folders)


def sync(book: MemoryBook, account: Account, *, today: date = TODAY) -> Brought:
    hints = Hints(today=today)
    return take_sync(book, fetch(account, PASSWORD, book.facts, hints=hints), hints=hints)


def sums(brought: Brought) -> list[tuple[int, int, int, int]]:
    return [(one.read, one.new, one.same, one.changed) for one in brought.imports]


def test_address_books_and_calendars_are_found_from_the_address_of_the_server(radicale: DavServer) -> None:
    """Nobody knows the address of an address book by heart; each kind finds its own."""
    radicale.make_book("found-book")
    radicale.make_calendar("found-calendar")
    books = look(of(radicale, ServerKind.CARDDAV), PASSWORD, hints=HINTS)
    calendars = look(of(radicale, ServerKind.CALDAV), PASSWORD, hints=HINTS)
    direct = account_at(ServerKind.CARDDAV, f"{radicale.url}{USER}/found-book/", user=USER)

    assert "found-book" in books
    assert "found-calendar" not in books
    assert "found-calendar" in calendars
    assert look(direct, PASSWORD, hints=HINTS) == ["found-book"]


def test_only_what_changed_is_fetched_and_what_is_gone_stays(radicale: DavServer) -> None:
    """One changed card of many is one card on the way; who was cleared away there is not forgotten here."""
    radicale.make_book("friends")
    for number in range(5):
        radicale.put(f"friends/{number}.vcf", card(number, f"Person {number}"))
    book, account = MemoryBook(), of(radicale, ServerKind.CARDDAV, "friends")
    first, second = sync(book, account), sync(book, account)
    radicale.put("friends/1.vcf", card(1, "Person 1", "EMAIL:one@x.example\r\n"))
    radicale.delete("friends/2.vcf")
    third = sync(book, account)

    assert sums(first) == [(5, 5, 0, 0)]
    assert sums(second) == []
    assert not second.changes
    assert sums(third) == [(1, 0, 0, 1)]
    assert len(book.facts.cards) == 5


def test_an_undone_sync_is_offered_again(radicale: DavServer) -> None:
    """The token goes back with the cards."""
    radicale.make_book("undone")
    radicale.put("undone/1.vcf", card(1, "Ana"))
    book, account = MemoryBook(), of(radicale, ServerKind.CARDDAV, "undone")
    before = encoded_facts(book.facts)
    sync(book, account)
    book.undo()
    undone = encoded_facts(book.facts)

    assert undone == before
    assert sums(sync(book, account)) == [(1, 1, 0, 0)]


def test_a_server_that_forgot_the_token_is_read_anew(radicale: DavServer) -> None:
    """Servers forget after weeks; then all is read, and what is known is the same."""
    radicale.make_book("forgetful")
    radicale.put("forgetful/1.vcf", card(1, "Ana"))
    book, account = MemoryBook(), of(radicale, ServerKind.CARDDAV, "forgetful")
    sync(book, account)
    known = next(iter(book.facts.reached.values()))
    stale = replace(known, mark="http://radicale.org/ns/sync/" + "0" * 64)
    aged = MemoryBook(replace(book.facts, reached={stale.id: stale}))
    radicale.put("forgetful/2.vcf", card(2, "Ben"))

    assert sums(sync(aged, account)) == [(2, 1, 1, 0)]


def test_without_tokens_versions_tell_what_changed(radicale: DavServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Some servers know ctags and ETags only: here the same one, taken at its word without tokens."""

    def without_tokens(server: WebServer, account: Account) -> tuple[Collection, ...]:
        return tuple(replace(one, has_tokens=False) for one in collections_of(server, account))

    monkeypatch.setattr(dav, "collections_of", without_tokens)
    radicale.make_book("plain")
    for number in range(3):
        radicale.put(f"plain/{number}.vcf", card(number, f"Person {number}"))
    book, account = MemoryBook(), of(radicale, ServerKind.CARDDAV, "plain")
    first, second = sync(book, account), sync(book, account)
    radicale.put("plain/1.vcf", card(1, "Person One"))
    radicale.put("plain/9.vcf", card(9, "Person 9"))
    third, fourth = sync(book, account), sync(book, account)

    assert [sums(one) for one in (first, second, fourth)] == [[(3, 3, 0, 0)], [], []]
    assert [(one.read, one.same) for one in third.imports] == [(2, 0)]


def test_members_of_groups_keep_their_labels_when_one_changes(radicale: DavServer) -> None:
    """Which groups a card is in stands in another card: what is fetched alone would lose it."""
    radicale.make_book("grouped")
    radicale.put("grouped/1.vcf", card(1, "Ana"))
    radicale.put("grouped/g.vcf", card(7, "Choir", "KIND:group\r\nMEMBER:urn:uuid:1\r\n"))
    book, account = MemoryBook(), of(radicale, ServerKind.CARDDAV, "grouped")
    sync(book, account)
    radicale.put("grouped/1.vcf", card(1, "Ana", "EMAIL:ana@x.example\r\n"))
    sync(book, account)
    ana = next(iter(book.facts.cards.values()))

    assert ana.labels == ("Choir",)
    assert ana.emails == ("ana@x.example",)


def test_meetings_come_in_when_they_have_come_to_pass(radicale: DavServer) -> None:
    """An event of next week, or one that recurs, keeps its version on the day it takes place."""
    radicale.make_calendar("work")
    radicale.put("work/weekly.ics", event("weekly", "20260302T100000Z", "RRULE:FREQ=WEEKLY\r\n"))
    radicale.put("work/later.ics", event("later", "20260318T100000Z"))
    radicale.put("work/old.ics", event("old", "20250318T100000Z"))
    book, account = MemoryBook(), of(radicale, ServerKind.CALDAV, "work")
    first = sync(book, account)
    again = sync(book, account)
    later = sync(book, account, today=date(2026, 3, 24))

    # weekly on 2, 9 and 16 March, and the old one; then 23 March and the 18th
    assert sums(first) == [(4, 4, 0, 0)]
    assert not again.changes
    assert [(one.read - one.same, one.new) for one in later.imports] == [(2, 2)]
    assert len(book.facts.interactions) == 6


def test_a_wrong_password_is_told_without_it(radicale: DavServer) -> None:
    """As for mail."""
    with pytest.raises(WrongPassword) as told:
        look(of(radicale, ServerKind.CARDDAV), "hunter2-wrong", hints=HINTS)

    assert "hunter2" not in str(told.value)


def test_an_address_with_nothing_behind_it_is_told(radicale: DavServer) -> None:
    """A chosen folder that is gone, or a server for something else."""
    with pytest.raises(NothingThere, match="No address book or calendar"):
        look(of(radicale, ServerKind.CARDDAV, "no such book"), PASSWORD, hints=HINTS)
