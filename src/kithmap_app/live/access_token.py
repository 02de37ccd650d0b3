"""A way to sign in gives the token that a server takes now, which lasts about an hour and is kept nowhere."""

import subprocess
from collections.abc import Mapping
from dataclasses import replace
from typing import NamedTuple
from urllib.parse import urlsplit

from kithmap_app.live.form_server import answered, ask_form
from kithmap_app.live.refusals import NotUnderstood, SignInOver, TokenCommandFailed
from kithmap_app.live.sign_in import Grant, SignIn, TokenCommand

COMMAND_SECONDS = 60
"""A command that asks the owner something needs a while; one that hangs must not hang the sync."""
GONE = frozenset(("invalid_grant", "interaction_required", "invalid_client", "unauthorized_client"))
"""Answers after which only the owner can help (RFC 6749, 5.2)."""


class Token(NamedTuple):
    """A token, and the way to the next one: some servers give a new refresh token each time."""

    text: str
    next: SignIn


def access_token(sign_in: SignIn) -> Token:
    """Give a token for now. Raises a `LiveError`."""
    if isinstance(sign_in, TokenCommand):
        return Token(_printed(sign_in), sign_in)
    fields = {
        "grant_type": "refresh_token",
        "client_id": sign_in.client_id,
        "refresh_token": sign_in.refresh_token,
        "scope": sign_in.scope,
    }
    told = ask_form(sign_in.token_url, fields, secret=sign_in.refresh_token)
    if answered(told, "error") in GONE:
        raise SignInOver(_host(sign_in.token_url))
    return Token(token_in(told, sign_in.token_url), renewed(sign_in, told))


def token_in(told: Mapping[str, object], url: str) -> str:
    """Give the access token in an answer. Raises NotUnderstood where there is none."""
    found = answered(told, "access_token")
    if not found or not found.isascii() or not found.isprintable():
        raise NotUnderstood(_host(url))
    return found


def renewed(grant: Grant, told: Mapping[str, object]) -> Grant:
    """Give the grant with the refresh token of the answer, where it has a new one."""
    return replace(grant, refresh_token=answered(told, "refresh_token") or grant.refresh_token)


def _printed(command: TokenCommand) -> str:
    """Give the first line that the command prints; what it says beside that goes to the owner's screen."""
    try:
        done = subprocess.run(
            command.words, stdin=subprocess.DEVNULL, stdout=subprocess.PIPE, timeout=COMMAND_SECONDS, check=False
        )
    except (OSError, ValueError, subprocess.TimeoutExpired) as error:
        raise TokenCommandFailed(command.words[0]) from error
    line = done.stdout.decode("utf-8", "replace").partition("\n")[0].strip()
    if done.returncode or not line or not line.isascii() or not line.isprintable():
        raise TokenCommandFailed(command.words[0])
    return line


def _host(url: str) -> str:
    return urlsplit(url).hostname or url
