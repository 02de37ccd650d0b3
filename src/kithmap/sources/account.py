"""An account: a server that the owner wants read, and how far it has been read."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from urllib.parse import urlsplit

from kithmap.kit.speech import say
from kithmap.sources.card import content_key


class ServerKind(StrEnum):
    """How a server is spoken to."""

    IMAP = "imap"
    CARDDAV = "carddav"
    CALDAV = "caldav"
    ICS = "ics"


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A server to be read, never with its password.

    `address` is a URL ("imaps://imap.example.org:993", "https://dav.example.org/"); of a calendar behind a secret link
    it is the server alone, and `key` tells links of one server apart without giving them away. `folders` are those to
    be read, as the server calls them; none are the usual ones.
    """

    kind: ServerKind
    address: str
    user: str = ""
    key: str = ""
    folders: tuple[str, ...] = ()
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", content_key(self.kind.value, self.address, self.user, self.key))

    @property
    def host(self) -> str:
        """The server's name.

        >>> Account(kind=ServerKind.IMAP, address="imaps://imap.example.org:993").host
        'imap.example.org'
        """
        return urlsplit(self.address).hostname or self.address

    @property
    def called(self) -> str:
        """What the owner calls it: the user where there is one, and the server."""
        return say("{user} at {server}", user=self.user, server=self.host) if self.user else self.host


@dataclass(frozen=True, slots=True, kw_only=True)
class Reached:
    """How far one folder of an account has been read, in the server's own words.

    `mark` is what changes when there is something new: UIDVALIDITY and last UID of a mail folder, sync-token or ctag of
    a collection, ETag of a feed. `modseq` is the HIGHESTMODSEQ of a mail folder. `day` is when it was read: meetings
    since then have come to pass. `items` are the versions of items that were read, as digests, for servers without
    sync-tokens; of mail they are the numbers of drafts, which may yet be sent.
    `has_groups` says that cards there name members of groups, so that all of them are read when one changes.
    `is_settled` says that nothing in a feed comes to pass later.
    """

    account: str
    folder: str
    mark: str
    day: date
    modseq: int = 0
    items: tuple[str, ...] = ()
    has_groups: bool = False
    is_settled: bool = False
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", reached_id(self.account, self.folder))


def reached_id(account: str, folder: str) -> str:
    """Give the id under which it is remembered how far `folder` of the account with this id has been read."""
    return content_key("reached", account, folder)
