"""`kithmap connect` and `kithmap sync`: the password in the keyring and nowhere else, one sentence for each fault."""

import json
from datetime import date
from pathlib import Path

import keyring
import pytest
from click.testing import CliRunner, Result

from kithmap.actions.connect_account import connect_account
from kithmap.actions.take_sync import Fetched
from kithmap.book.file import load_book, save_book
from kithmap.book.memory import MemoryBook
from kithmap.sources.account import Account, Reached, ServerKind
from kithmap_app.cli import sync_command
from kithmap_app.cli.connect_command import command as connect
from kithmap_app.cli.sync_command import command as sync
from kithmap_app.live.address import account_at
from kithmap_app.live.refusals import KeyringClosed, LiveError, NoSuchAccount
from tests.live.dovecot import PASSWORD, MailServer
from tests.live.keyrings import LockedKeyring, MemoryKeyring
from tests.live.test_imap import message


@pytest.fixture
def book(tmp_path: Path) -> Path:
    return tmp_path / "book.json"


def connected(mail: MailServer, book: Path, *, secret: str = PASSWORD) -> Result:
    words = ["imap", f"imap://127.0.0.1:{mail.port}", "--user", mail.user, "--password-stdin", "--book", str(book)]
    return CliRunner().invoke(connect, words, input=f"{secret}\n")


def test_connected_once_synced_when_asked(mail: MailServer, book: Path, keys: MemoryKeyring) -> None:
    """Connecting reads no mail; the sync finds the password in the keyring; the login is the owner's own address."""
    mail.deliver(message(1), 1)
    told = connected(mail, book)
    before = len(load_book(book).facts.interactions)
    synced = CliRunner().invoke(sync, ["--book", str(book), "--json"], catch_exceptions=False)
    again = CliRunner().invoke(sync, ["--book", str(book)], catch_exceptions=False)
    after = load_book(book)

    assert "answers" in told.output
    assert before == 0
    assert json.loads(synced.stdout)["imports"][0][0]["new"] == 1
    assert "nothing new" in again.output
    assert len(after.facts.interactions) == 1
    assert after.facts.me.addresses == (f"mail:{mail.user}",)
    assert [act.title.partition(" ")[0] for act in after.journal] == ["Connect", "Sync"]


def test_the_password_is_in_the_keyring_and_not_in_the_book(mail: MailServer, book: Path, keys: MemoryKeyring) -> None:
    """Books are exported, backed up and sent to coaches."""
    told = connected(mail, book)
    kept = dict(keys.kept)
    CliRunner().invoke(connect, ["--forget", "imap", "--book", str(book)], catch_exceptions=False)

    assert list(kept.values()) == [PASSWORD]
    assert PASSWORD not in book.read_text(encoding="utf-8")
    assert PASSWORD not in told.output
    assert keys.kept == {}
    assert load_book(book).facts.accounts == {}


def test_a_wrong_password_connects_nothing(mail: MailServer, book: Path, keys: MemoryKeyring) -> None:
    """Neither the book nor the keyring remembers what did not work."""
    told = connected(mail, book, secret="hunter2-wrong")

    assert isinstance(told.exception, LiveError)
    assert not book.exists()
    assert keys.kept == {}


def test_without_a_keyring_it_is_said_and_asked_for_each_time(mail: MailServer, book: Path, no_keys: None) -> None:
    """A server in a cupboard has none; cron can be given the password by a pipe."""
    told = connected(mail, book)
    refused = CliRunner().invoke(sync, ["--book", str(book)])
    piped = CliRunner().invoke(sync, ["imap", "--password-stdin", "--book", str(book)], input=f"{PASSWORD}\n")

    assert "no keyring" in told.output
    assert PASSWORD not in book.read_text(encoding="utf-8")
    assert refused.exit_code == 1
    assert "give it again" in refused.output
    assert piped.exit_code == 0


def test_a_locked_keyring_is_told(mail: MailServer, book: Path, keys: MemoryKeyring) -> None:
    """It asks the owner to unlock it, and people press cancel."""
    keyring.set_keyring(LockedKeyring())
    told = connected(mail, book)

    assert isinstance(told.exception, KeyringClosed)
    assert not book.exists()


def test_one_server_that_is_down_does_not_keep_the_others(mail: MailServer, book: Path, keys: MemoryKeyring) -> None:
    """The exit code says that something is amiss, for cron."""
    mail.deliver(message(1), 1)
    connected(mail, book)
    other = mail.of("other")
    connected(other, book)
    keys.kept = {key: ("changed there" if number else PASSWORD) for number, key in enumerate(keys.kept)}
    # Dovecot takes any name with this one password
    done = CliRunner().invoke(sync, ["--book", str(book)])

    assert done.exit_code == 1
    assert "app password" in done.output
    assert len(load_book(book).facts.interactions) == 1


def test_a_preview_changes_nothing(mail: MailServer, book: Path, keys: MemoryKeyring) -> None:
    """Not even how far the server was read."""
    mail.deliver(message(1), 1)
    connected(mail, book)
    before = book.read_text(encoding="utf-8")
    done = CliRunner().invoke(sync, ["--preview", "--book", str(book)], catch_exceptions=False)

    assert "1 new" in done.output
    assert book.read_text(encoding="utf-8") == before


def test_an_account_that_is_not_connected_is_told(book: Path, keys: MemoryKeyring) -> None:
    """A slip of the pen."""
    save_book(book, MemoryBook())
    done = CliRunner().invoke(sync, ["nowhere", "--book", str(book)])

    assert isinstance(done.exception, NoSuchAccount)


def test_who_stops_during_the_third_account_keeps_the_first_two(book: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """An hour's reading of two servers must not be lost to Ctrl-C at the third."""
    made = MemoryBook()
    for number in range(3):
        connect_account(made, account_at(ServerKind.ICS, f"https://{number}.example/all.ics", user=""))
    save_book(book, made)
    third = list(made.facts.accounts.values())[2]

    def fetched(account: Account, *_: object, **__: object) -> Fetched:
        if account == third:
            raise KeyboardInterrupt
        return Fetched(account, (), (Reached(account=account.id, folder="feed", mark="1", day=date(2026, 11, 1)),))

    monkeypatch.setattr(sync_command, "fetch", fetched)
    monkeypatch.setattr(sync_command, "kept_secret", lambda _: "secret")
    stopped = CliRunner().invoke(sync, ["--book", str(book)])

    assert stopped.exit_code == 1
    assert len(load_book(book).facts.reached) == 2
