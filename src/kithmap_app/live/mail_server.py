"""The way into a mail server: encrypted, logged in, and every fault a clear sentence."""

import imaplib
import socket
import ssl
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any
from urllib.parse import urlsplit

from kithmap.sources.account import Account
from kithmap_app.live.access_token import access_token
from kithmap_app.live.address import refuse_unsafe
from kithmap_app.live.refusals import (
    CertificateRefused,
    CutOff,
    HostNotFound,
    LiveNotInstalled,
    NobodyThere,
    NoTokensTaken,
    ServerSaysNo,
    TokenRefused,
    TooSlow,
    WrongPassword,
)
from kithmap_app.live.secret import keep_secret
from kithmap_app.live.sign_in import Secret, SignIn, password_of

PATIENCE_SECONDS = 30.0
"""A server that is silent for so long is not going to answer."""


@contextmanager
def mail_server(account: Account, secret: Secret) -> Iterator[Any]:
    """Give a server that is logged in (an `IMAPClient`), and log out at the end. Raises a `LiveError`."""
    with told_plainly(account.host, password_of(secret)):
        server = _connected(account)
        try:
            _log_in(server, account, secret)
            yield server
        finally:
            _leave(server)


@contextmanager
def told_plainly(host: str, secret: str = "") -> Iterator[None]:
    """Turn what a connection raises into the sentence for it."""
    try:
        yield
    except ssl.SSLCertVerificationError as error:
        raise CertificateRefused(host, error.verify_message) from error
    except socket.gaierror as error:
        raise HostNotFound(host) from error
    except TimeoutError as error:
        raise TooSlow(host) from error
    except ConnectionRefusedError as error:
        raise NobodyThere(host) from error
    except imaplib.IMAP4.abort as error:
        raise CutOff(host) from error
    except imaplib.IMAP4.error as error:
        raise ServerSaysNo(host, str(error), secret=secret) from None
    except (ConnectionError, ssl.SSLError) as error:
        raise CutOff(host) from error
    except OSError as error:
        raise NobodyThere(host) from error


def _connected(account: Account) -> Any:
    try:
        # an extra that takes a tenth of a second to load
        from imapclient import IMAPClient  # type: ignore[import-untyped]
    except ImportError as error:
        raise LiveNotInstalled from error
    parts = urlsplit(account.address)
    host = parts.hostname or ""
    refuse_unsafe(parts.scheme, host)
    is_encrypted = parts.scheme == "imaps"
    context = ssl.create_default_context() if is_encrypted else None
    return IMAPClient(host, port=parts.port, ssl=is_encrypted, ssl_context=context, timeout=PATIENCE_SECONDS)


def _log_in(server: Any, account: Account, secret: Secret) -> None:
    from imapclient.exceptions import LoginError  # type: ignore[import-untyped]  # as above

    try:
        if isinstance(secret, str):
            server.login(account.user, secret)
        else:
            _sign_in(server, account, secret)
    except LoginError:
        # what the server said is left out: some repeat what they were sent
        raise (WrongPassword if isinstance(secret, str) else TokenRefused)(account.host) from None


def _sign_in(server: Any, account: Account, secret: SignIn) -> None:
    """Sign in with a token (RFC 7628, or XOAUTH2, which Microsoft has alone), and keep the way to the next one."""
    if server.has_capability("AUTH=OAUTHBEARER"):
        log_in = server.oauthbearer_login
    elif server.has_capability("AUTH=XOAUTH2"):
        log_in = server.oauth2_login
    else:
        raise NoTokensTaken(account.host)
    token, following = access_token(secret)
    if following != secret:
        keep_secret(account, following)
    log_in(account.user, token)


def _leave(server: Any) -> None:
    """Say good-bye; whoever is gone already needs none."""
    try:
        server.logout()
    except (OSError, imaplib.IMAP4.error):
        server.shutdown()
