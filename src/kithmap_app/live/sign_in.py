"""How the owner signs in without a password: by a command that prints a token, or a grant that fetches tokens."""

import json
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class TokenCommand:
    """A command of the owner's, as words; it prints an access token. No shell reads it."""

    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Grant:
    """What a sign-in in the browser gave: at `token_url` the refresh token becomes a token for an hour (RFC 6749)."""

    token_url: str
    client_id: str
    scope: str
    refresh_token: str = field(repr=False)


SignIn = TokenCommand | Grant
Secret = str | SignIn
"""A password (or the link to a calendar), or another way to sign in."""


def password_of(secret: Secret) -> str:
    """Give a password, "" where there is another way to sign in."""
    return secret if isinstance(secret, str) else ""


def written_down(sign_in: SignIn) -> str:
    """Give a way to sign in as the keyring keeps it.

    >>> sign_in_of(written_down(TokenCommand(("print-token", "ana"))))
    TokenCommand(words=('print-token', 'ana'))
    """
    if isinstance(sign_in, TokenCommand):
        return json.dumps({"command": sign_in.words})
    grant = sign_in
    return json.dumps([grant.token_url, grant.client_id, grant.scope, grant.refresh_token])


def sign_in_of(kept: str) -> SignIn | None:
    """Give what was written down, None where it is not ours."""
    try:
        found = json.loads(kept)
    except ValueError:
        return None
    words = found.get("command") if isinstance(found, dict) else found
    if not isinstance(words, list) or not words or not all(isinstance(word, str) for word in words):
        return None
    if isinstance(found, dict):
        return TokenCommand(tuple(words))
    return Grant(*words) if len(words) == 4 else None
