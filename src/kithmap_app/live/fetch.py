"""An account is looked at or read, by whichever way its server is spoken to."""

from kithmap.actions.take_sync import Fetched
from kithmap.book.facts import Facts
from kithmap.sources.account import Account, ServerKind
from kithmap.sources.hints import Hints
from kithmap_app.live.asked import Asked, Progress, unseen
from kithmap_app.live.dav import collection_names, fetch_collections
from kithmap_app.live.ics import FEED, fetch_feed
from kithmap_app.live.imap import fetch_mail, folders_of
from kithmap_app.live.sign_in import Secret

FETCHES = {
    ServerKind.IMAP: fetch_mail,
    ServerKind.CARDDAV: fetch_collections,
    ServerKind.CALDAV: fetch_collections,
    ServerKind.ICS: fetch_feed,
}


def fetch(account: Account, secret: Secret, facts: Facts, *, hints: Hints, progress: Progress = unseen) -> Fetched:
    """Give what is new on a server since `facts`. Raises a `LiveError`; nothing is written anywhere."""
    asked = Asked(account=account, secret=secret, hints=hints, known=facts.reached, progress=progress)
    return FETCHES[account.kind](asked)


def look(account: Account, secret: Secret, *, hints: Hints) -> list[str]:
    """Knock at a server with this secret, and give the folders that would be read. Raises a `LiveError`."""
    asked = Asked(account=account, secret=secret, hints=hints)
    if account.kind is ServerKind.IMAP:
        return list(account.folders) or folders_of(asked)
    if account.kind is ServerKind.ICS:
        fetch_feed(asked)
        return [FEED]
    return collection_names(asked)
