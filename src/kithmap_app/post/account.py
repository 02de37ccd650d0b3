"""The mail account by which letters go to the owner: kept in the home folder, never in the book."""

import json
from dataclasses import asdict, dataclass, field, fields
from enum import StrEnum
from ipaddress import ip_address
from pathlib import Path

from kithmap.errors import BookDamaged, BookNotWritable, KithmapError
from kithmap.kit.speech import ENGLISH
from kithmap_app.speech import say
from kithmap_app.store.folder import made_folder
from kithmap_app.store.replacing import replaced

# A file that only its owner may read (0600, in a folder of 0700), beside the database that holds who is close to whom.
# A keyring would ask for more than it gives here: cron, systemd and a server without a screen have none that is
# unlocked, so the letter that should come would not; and whoever can read this file can read the book as well.

LINE_CHARS = 320
"""An address is at most 254 letters, a host name 253 (RFC 5321, RFC 1035)."""
MOST_PORT = 65_535


class Security(StrEnum):
    """How the way to the mail server is guarded."""

    TLS = "tls"
    STARTTLS = "starttls"
    NONE = "none"


USUAL_PORT = {Security.TLS: 465, Security.STARTTLS: 587, Security.NONE: 25}


class AccountIncomplete(KithmapError):
    """A mail account cannot be used as told; the sentence says what is missing."""


@dataclass(frozen=True, slots=True, kw_only=True)
class MailAccount:
    """Where letters are handed in, and to whom they go. `language` is the one they are written in."""

    host: str
    to: str
    sender: str = ""
    port: int = 0
    security: Security = Security.TLS
    user: str = ""
    password: str = field(default="", repr=False)
    language: str = ENGLISH

    @property
    def written_by(self) -> str:
        """The address that letters come from: the owner's own unless told otherwise."""
        return self.sender or self.to

    @property
    def port_used(self) -> int:
        return self.port or USUAL_PORT[self.security]


def checked(account: MailAccount) -> MailAccount:
    """Give the account if it can be used. Raises AccountIncomplete."""
    if not account.host or _is_odd(account.host):
        raise AccountIncomplete(say("Say which mail server to use, as smtp.example.org."))
    if any("@" not in address or _is_odd(address) for address in (account.to, account.written_by)):
        raise AccountIncomplete(say("Say to which address letters go, as me@example.org."))
    if not 0 <= account.port <= MOST_PORT:
        raise AccountIncomplete(say("A port is a number up to 65535; leave it out for the usual one."))
    if account.security is Security.NONE and not is_here(account.host):
        raise AccountIncomplete(
            say("Without TLS your password and letters would travel open. That is allowed to this machine only.")
        )
    return account


def is_here(host: str) -> bool:
    """Tell whether a host is this machine.

    >>> is_here("localhost"), is_here("127.0.0.1"), is_here("mail.example.org")
    (True, True, False)
    """
    if host == "localhost":
        return True
    try:
        return ip_address(host).is_loopback
    except ValueError:
        return False


class AccountFile:
    """The account of one home folder. Every call may raise BookDamaged or BookNotWritable, about the file."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "mail-account.json"

    def read(self) -> MailAccount | None:
        """Give the account, None where none is kept."""
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            known = {one.name for one in fields(MailAccount)}
            told = {name: value for name, value in kept.items() if name in known}
            return MailAccount(**{**told, "security": Security(kept["security"]), "port": int(kept["port"])})
        except FileNotFoundError:
            return None
        except OSError as error:
            raise BookNotWritable(self.path, error.strerror or str(error)) from error
        except (ValueError, TypeError, KeyError, AttributeError) as error:
            raise BookDamaged(self.path, type(error).__name__) from error

    def keep(self, account: MailAccount) -> None:
        """Keep an account. Raises AccountIncomplete where it cannot be used."""
        try:
            made_folder(self.path.parent)
        except OSError as error:
            raise BookNotWritable(self.path, error.strerror or str(error)) from error
        with replaced(self.path) as file:
            file.write(json.dumps(asdict(checked(account)), indent=1).encode())

    def forget(self) -> None:
        """Forget the account with its password."""
        try:
            self.path.unlink(missing_ok=True)
        except OSError as error:
            raise BookNotWritable(self.path, error.strerror or str(error)) from error


def _is_odd(text: str) -> bool:
    return len(text) > LINE_CHARS or any(letter.isspace() or not letter.isprintable() for letter in text)
