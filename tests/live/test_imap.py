"""Mail servers, against a real Dovecot: headers only, each once, on after a cut, undone and offered again."""

import socket
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from datetime import UTC, datetime

import pytest
from imapclient import IMAPClient  # type: ignore[import-untyped]

from kithmap.actions.brought import Brought
from kithmap.actions.take_sync import take_sync
from kithmap.book.encoding import encoded_facts
from kithmap.book.memory import MemoryBook
from kithmap.sources.account import Account, ServerKind
from kithmap.sources.harvest.received import Headers, MailReceiver
from kithmap_app.live import imap
from kithmap_app.live.address import account_at
from kithmap_app.live.fetch import fetch, look
from kithmap_app.live.refusals import CertificateRefused, CutOff, NobodyThere, WrongPassword
from tests.live.conftest import HINTS
from tests.live.dovecot import PASSWORD, MailServer

BODY = "the body that must never travel"


def message(number: int, *, date: str | None = None) -> bytes:
    when = f"Mon, 2 Mar 2026 {number // 60 % 24:02}:{number % 60:02}:00 +0000" if date is None else date
    dated = f"Date: {when}\r\n" if when else ""
    return (
        f"Received: from a by b; Tue, 3 Mar 2026 08:00:00 +0000\r\n"
        f"From: Person {number} <p{number}@x.example>\r\nTo: mira@solberg.example\r\n"
        f"{dated}Subject: Letter {number}\r\n\r\n{BODY}\r\n"
    ).encode()


def account(server: MailServer, **told: tuple[str, ...]) -> Account:
    return account_at(
        ServerKind.IMAP, f"imap://127.0.0.1:{server.port}", user=server.user, folders=told.get("folders", ())
    )


def sync(book: MemoryBook, whose: Account) -> Brought:
    return take_sync(book, fetch(whose, PASSWORD, book.facts, hints=HINTS), hints=HINTS)


def sums(brought: Brought) -> list[tuple[str, int, int, int]]:
    return [(one.file.split(" of ")[0], one.read, one.new, one.same) for one in brought.imports]


def test_usual_folders_leave_out_drafts_and_junk(mail: MailServer) -> None:
    """Nobody was in contact through a draft, and nobody one knows writes junk."""
    mail.deliver(message(1), 1, folder="Clients")
    folders = look(account(mail), PASSWORD, hints=HINTS)

    assert set(folders) == {"INBOX", "Sent", "Clients"}


def test_each_message_comes_once_and_no_body_travels(mail: MailServer) -> None:
    """The second sync reads nothing; Dovecot counts the bodies it sent."""
    for number in range(30):
        mail.deliver(message(number), number)
    mail.deliver(message(40), 40, folder="Sent")
    book = MemoryBook()
    first, second = sync(book, account(mail)), sync(book, account(mail))
    mail.deliver(message(50), 50)
    third = sync(book, account(mail))
    said = mail.said()

    assert sorted(sums(first)) == [("INBOX", 30, 30, 0), ("Sent", 1, 1, 0)]
    assert sums(second) == []
    assert not second.changes
    assert sums(third) == [("INBOX", 1, 1, 0)]
    assert len(book.facts.interactions) == 32
    assert "hdr_count=31" in said
    assert {part for part in said.split() if part.startswith("body_count=")} == {"body_count=0"}


def test_the_same_message_from_a_file_and_from_the_server_is_one(mail: MailServer) -> None:
    """Headers that travelled are read as those of an mbox are: the key of a contact must not depend on the way."""
    mail.deliver(message(7), 7)
    book = MemoryBook()
    brought = sync(book, account(mail))
    came = brought.changes.brought
    whole = MailReceiver(HINTS).harvest([Headers("m", message(7).split(b"\r\n\r\n")[0])], document="d", format="f")

    assert came is not None
    assert whole.interactions.key.tolist() == came.key.tolist()
    assert next(iter(book.facts.interactions)).participants[0].address == "mail:p7@x.example"


def test_a_message_without_a_date_is_dated_by_its_arrival(mail: MailServer) -> None:
    """The long field that tells it is fetched for such messages alone."""
    mail.deliver(message(1, date=""), 1)
    mail.deliver(message(2), 2)
    book = MemoryBook()
    sync(book, account(mail))

    assert sorted(datetime.fromtimestamp(contact.when, UTC) for contact in book.facts.interactions) == [
        datetime(2026, 3, 2, 0, 2, tzinfo=UTC),
        datetime(2026, 3, 3, 8, 0, tzinfo=UTC),
    ]


def test_an_undone_sync_is_offered_again(mail: MailServer) -> None:
    """How far the server was read goes back with what was read."""
    mail.deliver(message(1), 1)
    book = MemoryBook()
    before = encoded_facts(book.facts)
    first = sync(book, account(mail))
    book.undo()
    undone = encoded_facts(book.facts)
    again = sync(book, account(mail))

    assert undone == before
    assert sums(again) == sums(first) == [("INBOX", 1, 1, 0)]


def test_what_is_deleted_on_the_server_stays_in_the_book(mail: MailServer) -> None:
    """Who tidies a mailbox has not unmet anybody."""
    path = mail.deliver(message(1), 1)
    book = MemoryBook()
    sync(book, account(mail))
    path.unlink()
    mail.deliver(message(2), 2)
    sync(book, account(mail))

    assert len(book.facts.interactions) == 2


def test_a_folder_that_is_counted_anew_is_read_anew_and_nothing_is_twice(mail: MailServer) -> None:
    """UIDVALIDITY changes when a server rebuilds a folder: old numbers mean nothing then."""
    for number in range(3):
        mail.deliver(message(number), number)
    book = MemoryBook()
    sync(book, account(mail, folders=("INBOX",)))
    known = next(iter(book.facts.reached.values()))
    for index in mail.mail.glob("dovecot*"):
        index.unlink()
    listed = mail.mail / "dovecot-uidlist"
    validity = int(known.mark.split()[0]) + 5
    listed.write_text(f"3 V{validity} N1 G0123456789abcdef0123456789abcdef\n", encoding="ascii")
    mail.own(listed)
    again = sync(book, account(mail, folders=("INBOX",)))

    assert sums(again) == [("INBOX", 3, 0, 3)]
    assert next(iter(book.facts.reached.values())).mark == f"{validity} 3"


def test_a_draft_that_is_sent_later_comes_when_it_is_sent(mail: MailServer) -> None:
    """Its number is older than the last one read by then."""
    draft = mail.deliver(message(1), 1, flags="DS")
    mail.deliver(message(2), 2)
    book = MemoryBook()
    first = sync(book, account(mail))
    draft.rename(draft.with_name(draft.name.replace(":2,DS", ":2,S")))
    second, third = sync(book, account(mail)), sync(book, account(mail))

    assert sums(first) == [("INBOX", 1, 1, 0)]
    assert sums(second) == [("INBOX", 1, 1, 0)]
    assert sums(third) == []


def test_a_chosen_folder_that_is_not_there_is_a_trouble_beside_the_others(mail: MailServer) -> None:
    """It was renamed on another machine."""
    mail.deliver(message(1), 1)
    brought = sync(MemoryBook(), account(mail, folders=("Gone", "INBOX")))

    assert ("INBOX", 1, 1, 0) in sums(brought)
    assert [trouble.file.split(" of ")[0] for trouble in brought.troubles] == ["Gone"]
    assert "refused" in brought.troubles[0].what
    assert all(one.read == one.new + one.same + one.changed + one.trouble for one in brought.imports)


@contextmanager
def cutting(port: int, *, after_bytes: int, times: int) -> Iterator[int]:
    """A way to the server that breaks after so many bytes, so many times."""
    listener = socket.create_server(("127.0.0.1", 0))
    left = [times]

    def carry(source: socket.socket, target: socket.socket, most: int) -> None:
        passed = 0
        try:
            while (piece := source.recv(4096)) and passed <= most:
                target.sendall(piece)
                passed += len(piece)
        except OSError:
            pass
        for end in (source, target):
            try:
                end.shutdown(socket.SHUT_RDWR)
            except OSError:
                continue

    def serve() -> None:
        while True:
            try:
                caller = listener.accept()[0]
            except OSError:
                return
            server = socket.create_connection(("127.0.0.1", port))
            most = after_bytes if left[0] > 0 else 1 << 40
            left[0] -= 1
            pairs = [(server, caller, most), (caller, server, 1 << 40)]
            threads = [threading.Thread(target=carry, args=pair, daemon=True) for pair in pairs]
            for thread in threads:
                thread.start()
            for thread in threads:
                thread.join()
            server.close()
            caller.close()

    thread = threading.Thread(target=serve, daemon=True)
    thread.start()
    try:
        yield listener.getsockname()[1]
    finally:
        listener.shutdown(socket.SHUT_RDWR)
        listener.close()
        thread.join()


def test_a_cut_connection_goes_on_where_it_was(mail: MailServer, monkeypatch: pytest.MonkeyPatch) -> None:
    """Trains have tunnels: no message is lost, none is twice."""
    monkeypatch.setattr(imap, "BATCH", 20)
    for number in range(100):
        mail.deliver(message(number), number)
    book = MemoryBook()
    with cutting(mail.port, after_bytes=12_000, times=4) as port:
        whose = account_at(ServerKind.IMAP, f"imap://127.0.0.1:{port}", user=mail.user)
        brought = sync(book, whose)

    assert [one[1:] for one in sums(brought)] == [(100, 100, 0)]
    assert brought.troubles == ()


def test_a_connection_that_stays_cut_keeps_what_came_and_the_next_sync_brings_the_rest(
    mail: MailServer, monkeypatch: pytest.MonkeyPatch
) -> None:
    """What came is in the book with how far it reached; the rest is told."""
    monkeypatch.setattr(imap, "BATCH", 20)
    monkeypatch.setattr(imap, "TRIES", 1)
    for number in range(100):
        mail.deliver(message(number), number)
    book = MemoryBook()
    with cutting(mail.port, after_bytes=12_000, times=1) as port:
        whose = account_at(ServerKind.IMAP, f"imap://127.0.0.1:{port}", user=mail.user)
        first = sync(book, whose)
        some = len(book.facts.interactions)
        sync(book, whose)

    assert len(first.troubles) == 1
    assert "cut" in first.troubles[0].what
    assert 0 < some < 100
    assert some % 20 == 0
    assert len(book.facts.interactions) == 100


def test_a_connection_that_is_cut_at_once_is_told(mail: MailServer) -> None:
    """Nothing came, so there is nothing to keep and one sentence to say."""
    with cutting(mail.port, after_bytes=10, times=99) as port:
        whose = account_at(ServerKind.IMAP, f"imap://127.0.0.1:{port}", user=mail.user)

        with pytest.raises(CutOff, match="was cut"):
            sync(MemoryBook(), whose)


def test_a_wrong_password_is_one_sentence_without_the_password(
    mail: MailServer, caplog: pytest.LogCaptureFixture
) -> None:
    """Errors are shown, logged and copied into letters to others."""
    caplog.set_level("DEBUG")
    with pytest.raises(WrongPassword) as told:
        look(account(mail), "hunter2-wrong", hints=HINTS)

    assert "app password" in str(told.value)
    assert "hunter2" not in str(told.value)
    assert told.value.__cause__ is None
    assert "hunter2" not in caplog.text


def test_a_certificate_that_nobody_vouches_for_gets_no_password(mail: MailServer) -> None:
    """Not even on this machine: encryption to the wrong one is none."""
    whose = account_at(ServerKind.IMAP, f"imaps://localhost:{mail.tls_port}", user=mail.user)

    with pytest.raises(CertificateRefused, match="no password was sent"):
        look(whose, PASSWORD, hints=HINTS)


def test_a_port_where_nobody_listens_is_told(mail: MailServer) -> None:
    """A slip in the address, or the server is down."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]

        with pytest.raises(NobodyThere, match="cannot be reached"):
            look(account_at(ServerKind.IMAP, f"imap://127.0.0.1:{port}", user=mail.user), PASSWORD, hints=HINTS)


@pytest.mark.parametrize("left_out", [b"UIDNEXT", b"MESSAGES"])
def test_a_server_that_tells_less_before_a_folder_is_opened_is_read_all_the_same(
    mail: MailServer, monkeypatch: pytest.MonkeyPatch, left_out: bytes
) -> None:
    """RFC 3501 lets a server leave things out; the second sync still reads only what is new."""
    whole = IMAPClient.folder_status

    def lacking(client: IMAPClient, folder: str, what: list[str]) -> dict[bytes, int]:
        return {key: value for key, value in whole(client, folder, what).items() if key != left_out}

    monkeypatch.setattr(IMAPClient, "folder_status", lacking)
    book = MemoryBook()
    mail.deliver(message(1), 1)
    first = sync(book, account(mail, folders=("INBOX",)))
    mail.deliver(message(2), 2)
    second = sync(book, account(mail, folders=("INBOX",)))

    assert [sums(first)[0][1:], sums(second)[0][1:]] == [(1, 1, 0), (1, 1, 0)]
