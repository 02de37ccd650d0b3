"""Address books and calendars on a server are read: what changed since the last sync, and meetings since then."""

from collections.abc import Sequence
from urllib.parse import urlsplit

from kithmap.actions.take_sync import Fetched
from kithmap.sources.account import Reached, ServerKind
from kithmap.sources.harvest.harvest import Harvest
from kithmap.sources.harvest.received import Item, harvest_items
from kithmap.sources.harvest.task import only_trouble
from kithmap.sources.trouble import Trouble
from kithmap_app.live.asked import Asked
from kithmap_app.live.dav_answers import asked_for, path_of
from kithmap_app.live.dav_changes import Changed, everything, meetings_since, news_since
from kithmap_app.live.dav_discovery import Collection, collections_of
from kithmap_app.live.dav_kind import KINDS
from kithmap_app.live.dav_questions import these_items
from kithmap_app.live.refusals import ServerSaysNo
from kithmap_app.live.web_server import WebServer, web_server
from kithmap_app.speech import say

BATCH = 100
"""Items asked for at a time; some servers refuse many more."""
GROUP = b"KIND:GROUP"
"""Stands in cards that list the members of a group, in vCard 4 and, behind a prefix, in Apple's."""


def collection_names(asked: Asked) -> list[str]:
    """Give the names of the collections that would be read. Raises a `LiveError`."""
    account = asked.account
    with web_server(account.address, user=account.user, secret=asked.password) as server:
        return [one.name for one in collections_of(server, account)]


def fetch_collections(asked: Asked) -> Fetched:
    """Give what is new in each collection of an account. Raises a `LiveError`.

    What is gone from the server stays in the book: a card that was cleared away there is no reason to forget a person.
    """
    account = asked.account
    harvests, reached = [], []
    with web_server(account.address, user=account.user, secret=asked.password) as server:
        for collection in collections_of(server, account):
            try:
                found, here = _Collecting(asked, server, collection).read()
            except ServerSaysNo as error:
                document = _document(asked, collection)
                harvests.append(only_trouble(Trouble(document, None, str(error), say("The others are read."))))
                continue
            harvests += found
            reached.append(here)
    return Fetched(account, tuple(harvests), tuple(reached))


class _Collecting:
    """One collection being read."""

    def __init__(self, asked: Asked, server: WebServer, collection: Collection) -> None:
        self._asked = asked
        self._server = server
        self._collection = collection
        self._known = asked.reached(collection.url)
        self._kind = KINDS[asked.account.kind]

    def read(self) -> tuple[list[Harvest], Reached]:
        changed = news_since(self._server, self._collection, self._known)
        urls = list(changed.urls)
        if self._known is not None and self._asked.account.kind is ServerKind.CALDAV:
            # an event of days to come is no meeting yet, and its version does not change when it becomes one
            today = self._asked.hints.today
            passed = meetings_since(self._server, self._collection, self._known.day, today=today)
            urls += [url for url in passed if url not in set(urls)]
        items = self._items(urls)
        has_groups = _has_groups(items)
        if self._known is not None and items and (has_groups or self._known.has_groups):
            # cards do not say which groups they are in: whoever changed would lose theirs
            items = self._items(everything(self._server, self._collection).urls)
            has_groups = _has_groups(items)
        found = self._harvests(_together(items) if has_groups else items)
        return found, self._reached(changed, has_groups=has_groups or bool(self._known and self._known.has_groups))

    def _harvests(self, items: Sequence[Item]) -> list[Harvest]:
        if not items:
            return []
        document = _document(self._asked, self._collection)
        return [harvest_items(items, self._asked.hints, document=document, format=say(self._kind.format))]

    def _items(self, urls: Sequence[str]) -> list[Item]:
        """Fetch the contents of items; those that are gone meanwhile are left out."""
        items: list[Item] = []
        for batch in (urls[i : i + BATCH] for i in range(0, len(urls), BATCH)):
            body = these_items(self._kind.multiget, self._kind.data, [urlsplit(url).path for url in batch])
            told = asked_for(self._server, "REPORT", self._collection.url, body, depth=1)
            items += [Item(path_of(one.url).rpartition("/")[2], one.data) for one in told if one.data]
            self._asked.progress(len(items), len(urls), len(items))
        return items

    def _reached(self, changed: Changed, *, has_groups: bool) -> Reached:
        return Reached(
            account=self._asked.account.id,
            folder=self._collection.url,
            mark=changed.mark,
            day=self._asked.hints.today,
            items=changed.versions,
            has_groups=has_groups,
        )


def _has_groups(items: Sequence[Item]) -> bool:
    return any(GROUP in item.text.upper() for item in items)


def _together(items: Sequence[Item]) -> list[Item]:
    """Groups and their members are understood in one file only."""
    return [Item(items[0].name, b"\r\n".join(item.text for item in items))]


def _document(asked: Asked, collection: Collection) -> str:
    return say("{folder} of {account}", folder=collection.name, account=asked.account.called)
