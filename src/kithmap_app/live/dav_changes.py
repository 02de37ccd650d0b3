"""What changed in a collection: by its sync-token, or by the versions of what is listed."""

import hashlib
from dataclasses import dataclass
from datetime import date, timedelta

from kithmap.sources.account import Reached
from kithmap_app.live.dav_answers import MULTISTATUS, Told, asked_for, dav_answer, each_told, path_of, token_of
from kithmap_app.live.dav_discovery import Collection
from kithmap_app.live.dav_questions import changes_since, meetings_between, properties_wanted
from kithmap_app.live.dav_xml import DAV
from kithmap_app.live.web_server import WebServer

DIGEST_BYTES = 6
"""Enough to tell versions of an item apart; a book of 5,000 cards remembers 60 kB."""
ONE_DAY = timedelta(days=1)
MOST_PIECES = 1_000
"""Pieces in which a server may tell its changes before it seems to go round in circles."""


@dataclass(frozen=True, slots=True)
class Changed:
    """Items that are new or changed, the mark of the collection now, and versions where it has no tokens."""

    urls: tuple[str, ...]
    mark: str
    versions: tuple[str, ...] = ()


def news_since(server: WebServer, collection: Collection, known: Reached | None) -> Changed:
    """Give what changed since the collection was read; everything where it never was, or the server forgot when."""
    if known is None:
        return everything(server, collection)
    if known.mark and known.mark == collection.mark:
        return Changed((), known.mark, known.items)
    if collection.has_tokens and not known.items:
        return _by_token(server, collection, known.mark) or everything(server, collection)
    return _listed(server, collection, known)


def everything(server: WebServer, collection: Collection) -> Changed:
    """Give all items of a collection."""
    by_token = _by_token(server, collection, "") if collection.has_tokens else None
    return by_token or _listed(server, collection, None)


def meetings_since(server: WebServer, collection: Collection, day: date, *, today: date) -> tuple[str, ...]:
    """Give the events that took place from `day` until today, one more on either side for the zones."""
    body = meetings_between(day - ONE_DAY, today + 2 * ONE_DAY)
    return tuple(one.url for one in asked_for(server, "REPORT", collection.url, body, depth=1))


def _by_token(server: WebServer, collection: Collection, token: str) -> Changed | None:
    """Ask by sync-token, in as many pieces as the server likes; None where it does not know the token any more."""
    urls: dict[str, None] = {}
    for _ in range(MOST_PIECES):
        # RFC 6578 has depth 0 here; what is asked for is in the sync-level
        answer = dav_answer(server, "REPORT", collection.url, changes_since(token), depth=0)
        if answer.status != MULTISTATUS:
            return None
        told = list(each_told(answer))
        urls.update((one.url, None) for one in told if _is_item(one, collection))
        token = token_of(answer)
        if not any(one.is_cut for one in told):
            return Changed(tuple(urls), token)
    return None


def _listed(server: WebServer, collection: Collection, known: Reached | None) -> Changed:
    """Compare the versions of all that is listed with those that were read."""
    wanted = properties_wanted(f"{DAV} getetag")
    told = asked_for(server, "PROPFIND", collection.url, wanted, depth=1)
    versions = {one.url: _version(one) for one in told if _is_item(one, collection)}
    before = set(known.items) if known is not None else set()
    urls = tuple(url for url, version in versions.items() if version not in before)
    mark = collection.mark or _digest("\n".join(sorted(versions.values())))
    return Changed(urls, mark, tuple(versions.values()))


def _is_item(told: Told, collection: Collection) -> bool:
    path = path_of(told.url)
    return not told.is_gone and not told.is_cut and not path.endswith("/") and path != path_of(collection.url)


def _version(told: Told) -> str:
    return _digest(f"{path_of(told.url)}\n{told.etag}")


def _digest(text: str) -> str:
    return hashlib.blake2b(text.encode(), digest_size=DIGEST_BYTES).hexdigest()
