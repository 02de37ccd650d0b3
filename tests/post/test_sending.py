"""Letters arrive at a real mail server, and whatever goes wrong is one sentence."""

from datetime import UTC, datetime
from email.message import EmailMessage
from pathlib import Path

import pytest

from kithmap.plan.digest import Digest
from kithmap_app.post.account import AccountIncomplete, MailAccount, Security
from kithmap_app.post.letter import letter
from kithmap_app.post.sending import LetterNotSent, send
from tests.post.mailbox import HOST, PASSWORD, USER, certificate, free_port, mail_server

NOW = datetime(2026, 11, 23, 9, tzinfo=UTC)
OPEN = Security.NONE


def account(port: int, **told: object) -> MailAccount:
    given = {"host": HOST, "to": "ana@x.example", "port": port, "security": OPEN, **told}
    return MailAccount(**given)  # type: ignore[arg-type]


def message(told: MailAccount, subject: str = "Two talks this week") -> EmailMessage:
    return letter(Digest(subject, "1. Zoë Ångström\n   „Grüß dich“ 陈美玲\n"), told, now=NOW)


def test_a_letter_arrives_whole() -> None:
    """From the owner to the owner, every letter of every script intact, and marked as nobody's typing."""
    with mail_server() as box:
        send(message(account(box.port)), account(box.port))
    (arrived,) = box.arrived

    assert (arrived["From"], arrived["To"]) == ("ana@x.example", "ana@x.example")
    assert arrived["Subject"] == "Two talks this week"
    assert "„Grüß dich“ 陈美玲" in arrived.get_content()
    assert arrived["Auto-Submitted"] == "auto-generated"
    assert arrived["Date"].datetime == NOW


def test_a_goal_of_several_lines_makes_no_second_header() -> None:
    """What the owner wrote is never a command to a mail server."""
    with mail_server() as box:
        send(message(account(box.port), subject="Lead\r\nBcc: eve@evil.example"), account(box.port))
    (arrived,) = box.arrived

    assert arrived["Bcc"] is None
    assert arrived["Subject"] == "Lead Bcc: eve@evil.example"


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # the line to this machine needs no guard
def test_name_and_password_open_the_server() -> None:
    """Most servers want both."""
    with mail_server(needs_login=True) as box:
        told = account(box.port, user=USER, password=PASSWORD)
        send(message(told), told)

    assert len(box.arrived) == 1


@pytest.mark.filterwarnings("ignore:Requiring AUTH")  # the line to this machine needs no guard
def test_a_wrong_password_is_said_and_not_repeated() -> None:
    """A sentence that stands on a page must not hold the password, nor what the server said about it."""
    with mail_server(needs_login=True) as box:
        told = account(box.port, user=USER, password="wrong horse")
        with pytest.raises(LetterNotSent, match="refused name or password") as refused:
            send(message(told), told)

    assert "horse" not in str(refused.value)
    assert box.arrived == []


def test_a_server_that_is_not_there_is_named_with_its_port() -> None:
    """The likeliest mistake is a typing error in the name."""
    port = free_port()

    with pytest.raises(LetterNotSent, match=f"{HOST} could not be reached at port {port}"):
        send(message(account(port)), account(port))


def test_a_letter_that_is_refused_is_no_letter_sent() -> None:
    """A full mailbox is not success."""
    with mail_server() as box:
        box.refusal = "552 Mailbox full"
        with pytest.raises(LetterNotSent, match="did not take the letter"):
            send(message(account(box.port)), account(box.port))


def test_without_tls_only_this_machine_is_written_to() -> None:
    """A password must not travel open."""
    told = MailAccount(host="mail.x.example", to="ana@x.example", security=OPEN)

    with pytest.raises(AccountIncomplete, match="travel open"):
        send(message(told), told)


def test_a_certificate_that_nobody_signed_gets_no_letter(tmp_path: Path) -> None:
    """Whoever sits in between could read it; a certificate that is trusted opens the way."""
    _, context = certificate(tmp_path)
    with mail_server(tls=context) as box:
        told = account(box.port, host="localhost", security=Security.STARTTLS)
        with pytest.raises(LetterNotSent, match="no certificate that this machine trusts"):
            send(message(told), told)

    assert box.arrived == []


def test_starttls_carries_the_letter(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The usual way at port 587."""
    cert, context = certificate(tmp_path)
    monkeypatch.setenv("SSL_CERT_FILE", str(cert))
    with mail_server(tls=context) as box:
        told = account(box.port, host="localhost", security=Security.STARTTLS)
        send(message(told), told)

    assert len(box.arrived) == 1
