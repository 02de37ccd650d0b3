"""From the address that the owner knows to the address books or calendars there (RFC 6764)."""

from dataclasses import dataclass
from urllib.parse import urljoin

from kithmap.sources.account import Account
from kithmap_app.live.dav_answers import MULTISTATUS, Told, dav_answer, each_told, path_of
from kithmap_app.live.dav_kind import KINDS, DavKind
from kithmap_app.live.dav_questions import properties_wanted
from kithmap_app.live.dav_xml import CTAG, DAV
from kithmap_app.live.refusals import NothingThere
from kithmap_app.live.web_server import WebServer

PRINCIPAL = f"{DAV} current-user-principal"
WANTED = (
    f"{DAV} resourcetype",
    f"{DAV} displayname",
    f"{DAV} sync-token",
    f"{CTAG} getctag",
    f"{DAV} supported-report-set",
)


@dataclass(frozen=True, slots=True)
class Collection:
    """An address book or a calendar: where it is, what it is called, and its mark, which changes when anything does."""

    url: str
    name: str
    mark: str
    has_tokens: bool


def collections_of(server: WebServer, account: Account) -> tuple[Collection, ...]:
    """Give the collections of an account: that at its address itself, or those of whoever logs in.

    Chosen folders (by name or path) leave the others out. Raises NothingThere, or another `LiveError`.
    """
    kind = KINDS[account.kind]
    found = _below(server, account.address, kind) or _of_user(server, account.address, kind)
    chosen = set(account.folders)
    found = tuple(one for one in found if not chosen or one.name in chosen or path_of(one.url) in chosen)
    if not found:
        raise NothingThere(account.host)
    return found


def _of_user(server: WebServer, address: str, kind: DavKind) -> tuple[Collection, ...]:
    for start in (urljoin(address, kind.well_known), address):
        principal = _led_to(server, start, PRINCIPAL)
        home = _led_to(server, principal, kind.home_set) if principal else None
        if home and (found := _below(server, home, kind)):
            return found
    return ()


def _led_to(server: WebServer, url: str, property_: str) -> str | None:
    told = _told(server, url, (property_,), depth=0)
    return next((where for one in told if (where := one.leads_to(property_))), None)


def _below(server: WebServer, url: str, kind: DavKind) -> tuple[Collection, ...]:
    """Give the collections at an address and right below it."""
    return tuple(_collection(one) for one in _told(server, url, WANTED, depth=1) if one.is_a(kind.collection))


def _collection(told: Told) -> Collection:
    reports = told.properties.first(f"{DAV} supported-report-set")
    has_tokens = reports is not None and reports.first(f"{DAV} sync-collection") is not None
    return Collection(told.url, told.name or path_of(told.url), told.mark, has_tokens)


def _told(server: WebServer, url: str, wanted: tuple[str, ...], *, depth: int) -> tuple[Told, ...]:
    """Ask at an address that may hold nothing; a refusal there is no error, since there are others to ask at."""
    answer = dav_answer(server, "PROPFIND", url, properties_wanted(*wanted), depth=depth)
    return tuple(each_told(answer)) if answer.status == MULTISTATUS else ()
