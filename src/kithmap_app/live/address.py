"""What the owner types as an address becomes an account: encrypted or on this machine, and without a password."""

from urllib.parse import SplitResult, urlsplit

from kithmap.sources.account import Account, ServerKind
from kithmap.sources.card import content_key
from kithmap_app.live.refusals import BadAddress, NotSecure, SecretInAddress

HERE = frozenset(("localhost", "127.0.0.1", "::1"))
"""Names of this machine, on which nobody can read along."""
IMAPS_PORT = 993


def account_at(kind: ServerKind, address: str, *, user: str = "", folders: tuple[str, ...] = ()) -> Account:
    """Give the account at an address as it was typed. Raises BadAddress, NotSecure or SecretInAddress.

    Of a link to a calendar only the server is kept, since whoever knows the link may read the calendar.

    >>> account_at(ServerKind.IMAP, "imap.example.org", user="ana").address
    'imaps://imap.example.org:993'
    >>> account_at(ServerKind.ICS, "webcal://cal.example.org/private-a7f/basic.ics").address
    'https://cal.example.org/'
    """
    parts = _parts(kind, address.strip())
    if kind is ServerKind.IMAP:
        where = f"{parts.scheme}://{_netloc(parts, IMAPS_PORT)}"
        return Account(kind=kind, address=where, user=user.strip(), folders=folders)
    if kind is ServerKind.ICS:
        where = f"{parts.scheme}://{_netloc(parts)}/"
        return Account(kind=kind, address=where, user=user.strip(), key=content_key(parts.geturl()))
    where = parts._replace(netloc=_netloc(parts), path=parts.path or "/", query="", fragment="").geturl()
    return Account(kind=kind, address=where, user=user.strip(), folders=folders)


def link_of(address: str) -> str:
    """Give the link to a calendar as it is fetched; errors as in `account_at`."""
    return _parts(ServerKind.ICS, address.strip()).geturl()


def is_here(host: str) -> bool:
    """Is this the machine that Kithmap runs on?"""
    return host in HERE


def refuse_unsafe(scheme: str, host: str) -> None:
    """Raise NotSecure for a server elsewhere that would be spoken to without encryption."""
    if scheme not in ("https", "imaps") and not is_here(host):
        raise NotSecure(host)


def _parts(kind: ServerKind, address: str) -> SplitResult:
    usual = "imaps" if kind is ServerKind.IMAP else "https"
    whole = address if "://" in address else f"{usual}://{address}"
    if whole.startswith("webcal://"):
        whole = f"https://{whole.removeprefix('webcal://')}"
    try:
        parts = urlsplit(whole)
        host, _ = parts.hostname, parts.port
    except ValueError as error:
        raise BadAddress(address) from error
    if parts.username or parts.password:
        raise SecretInAddress
    allowed = ("imap", "imaps") if kind is ServerKind.IMAP else ("http", "https")
    if not host or parts.scheme not in allowed or any(c.isspace() for c in whole):
        raise BadAddress(address)
    refuse_unsafe(parts.scheme, host)
    return parts


def _netloc(parts: SplitResult, usual_port: int | None = None) -> str:
    host = parts.hostname or ""
    shown = f"[{host}]" if ":" in host else host
    port = parts.port or (usual_port if parts.scheme == "imaps" else None)
    return f"{shown}:{port}" if port else shown
