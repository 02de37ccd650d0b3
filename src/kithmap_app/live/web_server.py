"""The way to a server on the web: encrypted, bounded, led on only within one house, every fault a clear sentence."""

import logging
import ssl
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any
from urllib.parse import urljoin, urlsplit

from kithmap_app.live.address import is_here, refuse_unsafe
from kithmap_app.live.refusals import (
    CertificateRefused,
    CutOff,
    HostNotFound,
    LedAway,
    LiveNotInstalled,
    NobodyThere,
    NotUnderstood,
    ServerSaysNo,
    TooMuch,
    TooSlow,
    WrongPassword,
)

PATIENCE_SECONDS = 30.0
"""A server that is silent for so long is not going to answer."""
CEILING_MB = 200
"""The fullest address books and calendars have some tens of MB."""
MB = 1_000_000
MOST_HOPS = 5
"""Servers that lead on further than this lead in circles."""
LOGGERS = ("httpx", "httpcore")
LEADS_ON = (301, 302, 303, 307, 308)


@dataclass(frozen=True, slots=True)
class Answer:
    """What a server answered: where from in the end, with which status, headers (names in lower case) and body."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


class WebServer:
    """One server, spoken to with the name and password of its account."""

    def __init__(self, client: Any, url: str, secret: str) -> None:
        self._client = client
        self._home = urlsplit(url).hostname or ""
        self._secret = secret

    def ask(self, method: str, url: str, *, headers: Mapping[str, str] | None = None, body: str = "") -> Answer:
        """Give the answer, whatever its status but 401; led on at most `MOST_HOPS` times. Raises a `LiveError`."""
        for _ in range(MOST_HOPS):
            answer = self.once(method, url, headers=headers or {}, body=body)
            if answer.status == 401:
                raise WrongPassword(self._home)
            if answer.status not in LEADS_ON or "location" not in answer.headers:
                return answer
            url = joined(url, answer.headers["location"], home=self._home)
        raise NotUnderstood(self._home)

    def refusal(self, answer: Answer) -> ServerSaysNo:
        """Give the error for an answer that is none."""
        # most say why in a page of their own; the number is what can be looked up
        return ServerSaysNo(self._home, f"HTTP {answer.status}", secret=self._secret)

    def once(self, method: str, url: str, *, headers: Mapping[str, str], body: str = "") -> Answer:
        """Give the answer, whatever its status, never led on. Raises a `LiveError`."""
        self._refuse_elsewhere(url)
        with _told_plainly(self._home):
            content = body.encode() if body else None
            with self._client.stream(method, url, headers=dict(headers), content=content) as response:
                pieces, size = [], 0
                for piece in response.iter_bytes():
                    size += len(piece)
                    if size > CEILING_MB * MB:
                        raise TooMuch(self._home, ceiling_mb=CEILING_MB)
                    pieces.append(piece)
                told = {name.lower(): value for name, value in response.headers.items()}
                return Answer(url, response.status_code, told, b"".join(pieces))

    def _refuse_elsewhere(self, url: str) -> None:
        """The password goes to the owner's server and its neighbours (p42-caldav.example.org), never further."""
        parts = urlsplit(url)
        host = parts.hostname or ""
        refuse_unsafe(parts.scheme, host)
        if not is_neighbour(host, self._home):
            raise LedAway(self._home, host)


def joined(url: str, where: str, *, home: str) -> str:
    """Give the whole address of `where`, as told at `url` by the server `home`. Raises NotUnderstood if it is none."""
    try:
        whole = urljoin(url, where)
        urlsplit(whole)
    except ValueError as error:
        raise NotUnderstood(home) from error
    return whole


def is_neighbour(host: str, other: str) -> bool:
    """Do two servers belong to one house, as far as their names tell?

    >>> is_neighbour("p42-caldav.example.org", "caldav.example.org"), is_neighbour("evil.example", "dav.example")
    (True, False)
    """
    if host == other or host.endswith(f".{other}") or other.endswith(f".{host}"):
        return True
    house = other.partition(".")[2]
    return "." in house and not is_here(other) and host.endswith(f".{house}") and not _is_number(other)


@contextmanager
def web_server(url: str, *, user: str = "", secret: str = "") -> Iterator[WebServer]:
    """Give the server at `url`; with a user it is told the secret as a password. Raises a `LiveError`."""
    try:
        # an extra that takes 0.1 s to load
        import httpx
    except ImportError as error:
        raise LiveNotInstalled from error
    parts = urlsplit(url)
    refuse_unsafe(parts.scheme, parts.hostname or "")
    for talkative in LOGGERS:
        # httpx logs each address it asks, and the address of a calendar is a secret
        logging.getLogger(talkative).setLevel(logging.WARNING)
    login = httpx.BasicAuth(user, secret) if user else None
    with httpx.Client(
        auth=login,
        verify=ssl.create_default_context(),
        timeout=PATIENCE_SECONDS,
        follow_redirects=False,
        # a proxy of the company's is on the way to others, never to this machine
        trust_env=not is_here(parts.hostname or ""),
        headers={"User-Agent": "Kithmap"},
    ) as client:
        yield WebServer(client, url, secret)


@contextmanager
def _told_plainly(host: str) -> Iterator[None]:
    import httpx  # as above

    try:
        yield
    except httpx.TimeoutException as error:
        raise TooSlow(host) from error
    except httpx.ConnectError as error:
        raise _why_not_connected(host, error) from error
    except httpx.NetworkError as error:
        raise CutOff(host) from error
    except (httpx.HTTPError, httpx.InvalidURL) as error:
        raise NotUnderstood(host) from error


def _why_not_connected(host: str, error: BaseException) -> Exception:
    """httpx hides what happened behind two errors of others."""
    cause: BaseException | None = error
    while cause is not None:
        if isinstance(cause, ssl.SSLCertVerificationError):
            return CertificateRefused(host, cause.verify_message)
        if isinstance(cause, OSError) and type(cause).__name__ == "gaierror":
            return HostNotFound(host)
        cause = cause.__cause__ or cause.__context__
    return NobodyThere(host)


def _is_number(host: str) -> bool:
    return host.replace(".", "").isdigit() or ":" in host
