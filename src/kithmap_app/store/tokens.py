"""Tokens: keys by which programs on this machine use the book; only their digests are kept, beside the database.

They stand in a file of their own, not in the database: a backup that is put back must not bring back a token that was
taken away since.
"""

import json
import secrets
from contextlib import suppress
from dataclasses import asdict, dataclass, field, replace
from datetime import date
from enum import StrEnum
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path

from kithmap.errors import BookDamaged, BookNotWritable, KithmapError, NotFound
from kithmap_app.speech import say
from kithmap_app.store.folder import made_folder
from kithmap_app.store.replacing import replaced
from kithmap_app.store.turns import one_at_a_time

SECRET_BYTES = 32
"""Of chance in a token: nobody guesses it, so a plain digest keeps it."""
PREFIX = "kithmap_"
"""Tells whoever finds a token in a file what it opens."""
NAME_CHARS = 80
MOST_TOKENS = 100


class Scope(StrEnum):
    """What a token allows: to read, or to read and write."""

    READ = "read"
    WRITE = "write"


class NoSuchToken(NotFound):
    def __init__(self, id: str) -> None:
        super().__init__(say("There is no token {id!r}.", id=id))


class TokenRefused(KithmapError):
    """A token cannot be made as asked."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A token as it is kept: `digest` is the SHA-256 of its secret in hexadecimal, `used_on` the day of last use."""

    id: str
    name: str
    scope: Scope
    made_on: date
    digest: str
    used_on: date | None = None

    @property
    def may_write(self) -> bool:
        return self.scope is Scope.WRITE


@dataclass(frozen=True, slots=True)
class NewToken:
    """A token with its secret, which is told this once."""

    token: Token
    secret: str = field(repr=False)


class TokenFile:
    """The tokens of one home folder. Every call may raise BookDamaged or BookNotWritable, about the file."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "tokens.json"

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens, in the order made."""
        try:
            return tuple(_token(**kept) for kept in json.loads(self.path.read_text(encoding="utf-8")))
        except FileNotFoundError:
            return ()
        except OSError as error:
            raise BookNotWritable(self.path, error.strerror or str(error)) from error
        except (ValueError, TypeError) as error:
            raise BookDamaged(self.path, str(error)) from error

    def make(self, name: str, *, scope: Scope, today: date) -> NewToken:
        """Make a token and give it with its secret. Raises TokenRefused without a name, or where there are too many."""
        named = " ".join(name.split())[:NAME_CHARS]
        if not named:
            raise TokenRefused(say("Say what the token is for, so that you know it again."))
        secret = PREFIX + secrets.token_urlsafe(SECRET_BYTES)
        id = secrets.token_hex(4)
        token = Token(id=id, name=named, scope=scope, made_on=today, digest=digest_of(secret))
        with one_at_a_time(made_folder(self.path.parent)):
            known = self.tokens
            if len(known) >= MOST_TOKENS:
                raise TokenRefused(say("There are {number} tokens; take some away first.", number=len(known)))
            self._keep((*known, token))
        return NewToken(token, secret)

    def revoke(self, id: str) -> Token:
        """Take a token away for good, and give it. Raises NoSuchToken."""
        with one_at_a_time(made_folder(self.path.parent)):
            known = self.tokens
            gone = next((token for token in known if token.id == id), None)
            if gone is None:
                raise NoSuchToken(id)
            self._keep(tuple(token for token in known if token is not gone))
        return gone

    def find(self, secret: str, *, today: date) -> Token | None:
        """Give the token of a secret, None where there is none; the day of its use is noted once a day."""
        digest = digest_of(secret)
        found = next((token for token in self.tokens if compare_digest(token.digest, digest)), None)
        if found is not None and found.used_on != today:
            # a home that cannot be written to can still be read
            with suppress(BookNotWritable):
                self._note_use(found.id, today)
        return found

    def _note_use(self, id: str, today: date) -> None:
        with one_at_a_time(made_folder(self.path.parent)):
            self._keep(tuple(replace(token, used_on=today) if token.id == id else token for token in self.tokens))

    def _keep(self, tokens: tuple[Token, ...]) -> None:
        plain = [{**asdict(token), "made_on": str(token.made_on), "used_on": _day(token.used_on)} for token in tokens]
        with replaced(self.path) as file:
            file.write(json.dumps(plain, indent=1).encode())


def digest_of(secret: str) -> str:
    """Give what is kept of a secret.

    >>> digest_of("abc")[:8]
    'ba7816bf'
    """
    return sha256(secret.encode(errors="surrogateescape")).hexdigest()


def _day(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _token(*, scope: str, made_on: str, used_on: str | None, id: str, name: str, digest: str) -> Token:
    used = date.fromisoformat(used_on) if used_on else None
    return Token(id=id, name=name, scope=Scope(scope), made_on=date.fromisoformat(made_on), digest=digest, used_on=used)
