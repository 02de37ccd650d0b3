"""Signing in without a password: a command's token, and a code typed in a browser, against a real Dovecot."""

import json
import shutil
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import replace
from itertools import count
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from kithmap.book.file import load_book
from kithmap.book.memory import MemoryBook
from kithmap.sources.account import Account, ServerKind
from kithmap_app.cli.connect_command import command as connect_command
from kithmap_app.cli.sync_command import command as sync_command
from kithmap_app.live.access_token import access_token
from kithmap_app.live.address import account_at
from kithmap_app.live.connecting import connect
from kithmap_app.live.device_code import Invitation, provider_called, sign_in
from kithmap_app.live.fetch import fetch, look
from kithmap_app.live.refusals import (
    BadAddress,
    LiveError,
    NoDeviceCode,
    NoTokensTaken,
    NotSecure,
    SignInNeedsKeyring,
    SignInOver,
    SignInRefused,
    TokenCommandFailed,
    TokenRefused,
)
from kithmap_app.live.secret import drop_secret, keep_secret, kept_secret
from kithmap_app.live.sign_in import Grant, TokenCommand
from tests.live.conftest import HINTS
from tests.live.dovecot import PASSWORD, MailServer, mail_server, program
from tests.live.keyrings import MemoryKeyring
from tests.live.provider import CLIENT, CODE, Provider, provider
from tests.live.test_imap import message

OAUTH = """
auth_mechanisms = plain login {mechanisms}
passdb {{
  driver = oauth2
  mechanisms = {mechanisms}
  args = {folder}/oauth2
}}
"""
_numbers = count()


@pytest.fixture(scope="module")
def world() -> Iterator[Provider]:
    with provider() as found:
        yield found


@pytest.fixture(scope="module", params=["oauthbearer xoauth2", "xoauth2"], ids=["both", "as-microsoft"])
def signed(request: pytest.FixtureRequest, world: Provider) -> Iterator[MailServer]:
    """Dovecot, which asks the provider about each token; as Gmail is asked, or as Microsoft is."""
    if program() is None or shutil.which("openssl") is None:
        pytest.skip("Dovecot is not installed: apt-get install dovecot-imapd")
    pytest.importorskip("imapclient", reason="the extra is not installed: pip install kithmap[live]")
    folder = Path(tempfile.mkdtemp(prefix="kithmap-"))
    (folder / "oauth2").write_text(
        f"tokeninfo_url = {world.url}/about/\nusername_attribute = email\n", encoding="utf-8"
    )
    with mail_server(folder, more=OAUTH.format(folder=folder, mechanisms=request.param)) as server:
        yield server
    shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture
def mail(signed: MailServer, world: Provider) -> MailServer:
    """A mailbox with one message in it, and a provider who knows its owner."""
    server = signed.of(f"token{next(_numbers)}")
    server.deliver(message(1), 1)
    known = Provider()
    world.user, world.tokens, world.refresh, world.answers = server.user, {}, known.refresh, []
    world.rotates, world.has_device = True, True
    world.asked.clear()
    return server


def account(server: MailServer) -> Account:
    return account_at(ServerKind.IMAP, f"imap://127.0.0.1:{server.port}", user=server.user)


def printing(text: str) -> TokenCommand:
    return TokenCommand((sys.executable, "-c", f"print({text!r})"))


def grant(world: Provider, refresh: str = "refresh-0") -> Grant:
    return Grant(f"{world.url}/token", CLIENT, "mail", refresh)


def test_a_token_of_the_owners_command_opens_the_mailbox(mail: MailServer, world: Provider) -> None:
    """Who has a program that signs in already needs nothing more; the password is not asked for."""
    secret = printing(world.token_for(mail.user))
    fetched = fetch(account(mail), secret, MemoryBook().facts, hints=HINTS)

    assert [harvest.read for harvest in fetched.harvests] == [1]


def test_a_refused_token_is_one_sentence_without_the_token(mail: MailServer, world: Provider) -> None:
    """Tokens run out; what the server says of one may repeat it."""
    with pytest.raises(TokenRefused) as told:
        look(account(mail), printing("stolen-token"), hints=HINTS)

    assert "stolen-token" not in str(told.value)


def test_a_token_for_somebody_else_opens_nothing(mail: MailServer, world: Provider) -> None:
    """The server, not Kithmap, says whose mail it is."""
    with pytest.raises(TokenRefused):
        look(account(mail), printing(world.token_for("other@solberg.example")), hints=HINTS)


@pytest.mark.parametrize(
    "words",
    [
        ("no-such-command-anywhere",),
        (sys.executable, "-c", "raise SystemExit(1)"),
        (sys.executable, "-c", "print()"),
        (sys.executable, "-c", "print('tok\\x01en')"),
    ],
)
def test_a_command_that_prints_no_token_is_named(words: tuple[str, ...]) -> None:
    """Missing, failing, silent, or printing what would end the line of the sign-in."""
    with pytest.raises(TokenCommandFailed, match=r"printed no token") as told:
        access_token(TokenCommand(words))

    assert words[0] in str(told.value)


def test_no_shell_reads_the_command(tmp_path: Path) -> None:
    """A semicolon in a name must not run something else."""
    touched = tmp_path / "touched"
    with pytest.raises(TokenCommandFailed):
        access_token(TokenCommand(("no-such-command;", "touch", str(touched))))

    assert not touched.exists()


def test_a_server_without_tokens_says_so(dovecot: MailServer) -> None:
    """Dovecot as it comes takes passwords only; the command is not even run."""
    with pytest.raises(NoTokensTaken):
        look(account(dovecot), TokenCommand(("no-such-command",)), hints=HINTS)


def test_a_code_typed_in_a_browser_becomes_a_grant(mail: MailServer, world: Provider) -> None:
    """The steps of RFC 8628, the waits as the server asks for them."""
    world.answers = ["authorization_pending", "slow_down"]
    told: list[Invitation] = []
    waits: list[float] = []
    found = sign_in(provider_called(world.url), CLIENT, tell=told.append, sleep=waits.append)

    assert told == [Invitation(f"{world.url}/open", CODE)]
    assert waits == [1, 1, 6]
    assert found == replace(grant(world, world.refresh), scope="openid offline_access")
    assert world.refresh not in repr(found)


@pytest.mark.parametrize("error", ["access_denied", "expired_token"])
def test_a_sign_in_that_is_refused_ends(world: Provider, error: str) -> None:
    """The owner pressed "no", or forgot about it."""
    world.answers = [error]
    with pytest.raises(SignInRefused, match=error):
        sign_in(provider_called(world.url), CLIENT, tell=lambda _: None, sleep=lambda _: None)
    world.answers = []


def test_a_code_that_nobody_types_runs_out(world: Provider) -> None:
    """Waiting ends after the thirty seconds that the server gave, whatever it answers."""
    world.answers = ["authorization_pending"] * 100
    waits: list[float] = []
    with pytest.raises(SignInRefused, match="expired_token"):
        sign_in(provider_called(world.url), CLIENT, tell=lambda _: None, sleep=waits.append)
    world.answers = []

    assert sum(waits) == 30


def test_providers_are_microsoft_or_describe_themselves(world: Provider) -> None:
    """Google names a device endpoint that gives no token for mail; one that names none is told so."""
    microsoft = provider_called("microsoft", tenant="firm.example")
    world.has_device = False
    with pytest.raises(NoDeviceCode):
        provider_called(world.url)
    world.has_device = True
    with pytest.raises(BadAddress):
        provider_called("gmail")
    with pytest.raises(NotSecure):
        provider_called("http://login.example")

    assert microsoft.token_url == "https://login.microsoftonline.com/firm.example/oauth2/v2.0/token"
    assert "IMAP.AccessAsUser.All" in microsoft.scope


def test_each_newer_refresh_token_is_kept(mail: MailServer, world: Provider, keys: MemoryKeyring) -> None:
    """Microsoft gives a new one each time; with the old one the next sync would fail."""
    book, whose = MemoryBook(), account(mail)
    connected = connect(book, whose, grant(world), hints=HINTS)
    first = kept_secret(whose)
    assert isinstance(first, Grant)
    fetch(whose, first, book.facts, hints=HINTS)
    second = kept_secret(whose)

    assert connected.is_kept
    assert first.refresh_token != "refresh-0"
    assert second == grant(world, world.refresh)
    assert second != first


def test_a_sign_in_that_fails_leaves_the_keyring_as_it_was(
    mail: MailServer, world: Provider, keys: MemoryKeyring
) -> None:
    """Whoever tries a token and mistypes keeps the password that works."""
    book, whose = MemoryBook(), account(mail)
    connect(book, whose, PASSWORD, hints=HINTS)
    for secret in (printing("wrong"), grant(world, "long gone")):
        with pytest.raises(LiveError):
            connect(book, whose, secret, hints=HINTS)

    assert kept_secret(whose) == PASSWORD
    assert list(keys.kept.values()) == [PASSWORD]


def test_a_sign_in_that_was_ended_asks_for_another(mail: MailServer, world: Provider, keys: MemoryKeyring) -> None:
    """Firms end sign-ins after some weeks."""
    with pytest.raises(SignInOver, match="kithmap connect"):
        look(account(mail), grant(world, "long gone"), hints=HINTS)


def test_what_is_typed_as_a_password_is_never_run(keys: MemoryKeyring) -> None:
    """On a server for several people whoever may type a password must not be able to run a command."""
    whose = account_at(ServerKind.IMAP, "imap.example.org", user="mira")
    keep_secret(whose, '{"command": ["touch", "/tmp/x"]}')
    typed = kept_secret(whose)
    keep_secret(whose, TokenCommand(("print-token",)))
    meant = kept_secret(whose)
    drop_secret(whose)

    assert typed == '{"command": ["touch", "/tmp/x"]}'
    assert meant == TokenCommand(("print-token",))
    assert keys.kept == {}


def run(command: object, book: Path, *words: str) -> Result:
    return CliRunner().invoke(command, [*words, "--book", str(book)])  # type: ignore[arg-type]


def test_on_the_command_line_a_code_then_syncs(
    mail: MailServer, world: Provider, keys: MemoryKeyring, tmp_path: Path
) -> None:
    """The page and the code are shown; nothing of the sign-in is in the book."""
    book = tmp_path / "book.json"
    where = ("imap", f"imap://127.0.0.1:{mail.port}", "--user", mail.user)
    told = run(connect_command, book, *where, "--sign-in", world.url, "--client-id", CLIENT)
    synced = run(sync_command, book, "--json")
    written = book.read_text(encoding="utf-8")

    assert f"{world.url}/open" in told.output
    assert CODE in told.output
    assert json.loads(synced.stdout)["imports"][0][0]["new"] == 1
    assert len(load_book(book).facts.interactions) == 1
    assert "refresh" not in written
    assert not any(token in written for token in world.tokens)
    assert [path for path, _ in world.asked if not path.startswith("/about")] == [
        "/.well-known/openid-configuration", "/device", "/token", "/token", "/token"
    ]  # fmt: skip


def test_on_the_command_line_a_command_without_a_keyring(
    mail: MailServer, world: Provider, no_keys: None, tmp_path: Path
) -> None:
    """From cron, where keyrings are locked."""
    book = tmp_path / "book.json"
    command = f"{sys.executable} -c 'print(\"{world.token_for(mail.user)}\")'"
    where = ("imap", f"imap://127.0.0.1:{mail.port}", "--user", mail.user)
    told = run(connect_command, book, *where, "--token-command", command)
    synced = run(sync_command, book, "imap", "--token-command", command, "--json")
    refused = run(connect_command, book, *where, "--sign-in", world.url, "--client-id", CLIENT)

    assert "answers" in told.output
    assert json.loads(synced.stdout)["imports"][0][0]["new"] == 1
    assert command not in book.read_text(encoding="utf-8")
    assert isinstance(refused.exception, SignInNeedsKeyring)


@pytest.mark.parametrize(
    "words",
    [("--token-command", "'open"), ("--token-command", " "), ("--sign-in", "microsoft")],
)
def test_what_is_missing_is_asked_for(words: tuple[str, ...], tmp_path: Path, no_keys: None) -> None:
    """Before anybody is spoken to."""
    told = run(connect_command, tmp_path / "book.json", "imap", "imap.example.org", "--user", "mira", *words)
    other = run(connect_command, tmp_path / "book.json", "carddav", "dav.example.org", "--user", "mira", *words)

    assert told.exit_code == 2
    assert other.exit_code == 2
