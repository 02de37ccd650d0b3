"""A mail server is read: headers only, from where the last sync ended, and on after a connection was cut."""

import imaplib
import re
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from kithmap.actions.take_sync import Fetched
from kithmap.kit.speech import marked
from kithmap.sources.account import Reached
from kithmap.sources.harvest.harvest import Harvest
from kithmap.sources.harvest.received import ARRIVAL_FIELD, WANTED_FIELDS, Headers, MailReceiver
from kithmap.sources.harvest.task import only_trouble
from kithmap.sources.trouble import Trouble
from kithmap_app.live.asked import Asked
from kithmap_app.live.mail_server import mail_server
from kithmap_app.live.refusals import CutOff, LiveError, ServerSaysNo, TooSlow
from kithmap_app.speech import say

BATCH = 500
"""Messages asked for at a time: 200 kB of headers, so that little is lost when a connection is cut."""
TRIES = 3
"""A connection that is cut so often without anything new between is given up; what came until then is kept."""
NOT_MAIL = frozenset((b"\\noselect", b"\\nonexistent", b"\\drafts", b"\\junk"))
"""Marks of folders that hold no mail, none that was sent, or none that a person wrote (RFC 6154)."""
NOT_MAIL_NAMES = frozenset(("drafts", "templates", "junk", "spam"))
"""The same by name, for servers without such marks."""
ALL_MAIL = b"\\all"
"""Mark of a folder that holds every message once, as Gmail's does."""


FORMAT = marked("Mail server (IMAP)")


def folders_of(asked: Asked) -> list[str]:
    """Give the folders that would be read if none are chosen. Raises a `LiveError`."""
    with mail_server(asked.account, asked.secret) as server:
        return _usual_folders(server)


def fetch_mail(asked: Asked) -> Fetched:
    """Give the messages that are new since the last sync, folder by folder. Raises a `LiveError`.

    A connection that is cut is made anew and goes on where it was; where that does not help, what came until then is
    given with a trouble, and the next sync goes on from there.
    """
    reading = _Reading(asked)
    tries = 0
    while True:
        before = reading.count
        try:
            with mail_server(asked.account, asked.secret) as server:
                reading.go_on(server)
            break
        except (CutOff, TooSlow) as error:
            tries = 1 if reading.count > before else tries + 1
            if tries >= TRIES:
                reading.give_up(error)
                break
    return Fetched(asked.account, tuple(reading.harvests), tuple(reading.reached.values()))


NEEDED = frozenset({b"UIDVALIDITY", b"UIDNEXT", b"MESSAGES"})
"""What must be known of a folder; some servers leave one or another out before it is opened."""


@dataclass(frozen=True, slots=True)
class _State:
    """What a server says of a folder before it is opened. `last` is the highest number that a message can have."""

    folder: str
    validity: int
    last: int
    modseq: int
    messages: int

    @property
    def mark(self) -> str:
        return _mark(self.validity, self.last)

    def first(self, known: Reached | None) -> int:
        """Give the number of the first message that is new: the server counts anew where its validity changed."""
        if known is None:
            return 1
        validity, _, last = known.mark.partition(" ")
        return int(last) + 1 if int(validity) == self.validity else 1

    def is_as_it_was(self, known: Reached | None) -> bool:
        """Has nothing come since, and, as far as the server can tell, nothing changed among the drafts?"""
        if known is None or known.mark != self.mark:
            return False
        return not known.items or (known.modseq == self.modseq and bool(self.modseq))


@dataclass(slots=True)
class _Reading:
    """One sync as far as it has come; it outlives the connections that it takes."""

    asked: Asked
    harvests: list[Harvest] = field(default_factory=list)
    reached: dict[str, Reached] = field(default_factory=dict)
    refused: set[str] = field(default_factory=set)
    count: int = 0
    total: int = 0
    receiver: MailReceiver = field(init=False)

    def __post_init__(self) -> None:
        self.receiver = MailReceiver(self.asked.hints)

    def go_on(self, server: Any) -> None:
        """Read what is not read yet, over a connection that may be cut at any moment."""
        folders = self.asked.account.folders or _usual_folders(server)
        states = [found for folder in folders if (found := self._look(server, folder))]
        waiting = [state for state in states if not state.is_as_it_was(self._known(state.folder))]
        self.total = self.count + sum(self._size(state) for state in waiting)
        for state in waiting:
            with self._troubles_of(state.folder):
                server.select_folder(state.folder, readonly=True)
                self._folder(server, state)

    def give_up(self, error: LiveError) -> None:
        """Tell what is missing; a sync that gave nothing at all has only the error to tell."""
        if not self.harvests:
            raise error
        self._trouble(
            self.asked.account.called, str(error), say("What came until then is here; sync again for the rest.")
        )

    def _known(self, folder: str) -> Reached | None:
        return self.reached.get(folder) or self.asked.reached(folder)

    def _look(self, server: Any, folder: str) -> _State | None:
        if folder in self.refused:
            return None
        wanted = ["UIDVALIDITY", "UIDNEXT", "MESSAGES"]
        wanted += ["HIGHESTMODSEQ"] if server.has_capability("CONDSTORE") else []
        with self._troubles_of(folder):
            told = server.folder_status(folder, wanted)
            if not NEEDED.issubset(told):
                told = {**_told_on_opening(server, folder), **told}
            return _State(
                folder,
                told[b"UIDVALIDITY"],
                told[b"UIDNEXT"] - 1,
                told.get(b"HIGHESTMODSEQ", 0),
                told[b"MESSAGES"],
            )
        return None

    def _size(self, state: _State) -> int:
        """Tell how many messages are likely new."""
        return min(state.messages, max(state.last + 1 - state.first(self._known(state.folder)), 0))

    def _folder(self, server: Any, state: _State) -> None:
        known = self._known(state.folder)
        first = state.first(known)
        drafts = [int(uid) for uid in known.items] if known is not None and first > 1 else []
        new = _found(server, first, state.last, "ALL")
        waiting_drafts = set(_found(server, first, state.last, "DRAFT")) | set(_still_drafts(server, drafts))
        sent = [uid for uid in drafts if uid not in waiting_drafts]
        left = [*sent, *(uid for uid in new if uid not in waiting_drafts)]
        for batch in (left[i : i + BATCH] for i in range(0, len(left), BATCH)):
            self._take(server, state.folder, batch)
            at = batch[-1]
            items = [uid for uid in sorted(waiting_drafts) if uid <= at] + [uid for uid in sent if uid > at]
            self._note(state, last=max(at, first - 1), items=items, modseq=0)
            self.asked.progress(self.count, max(self.total, self.count), self.count)
        self._note(state, last=state.last, items=sorted(waiting_drafts), modseq=state.modseq)

    def _take(self, server: Any, folder: str, batch: Sequence[int]) -> None:
        """Read the headers of some messages; of those without a date of their own also when they arrived."""
        found = _headers(server, batch, WANTED_FIELDS)
        doubtful = [uid for uid, headers in found.items() if not self.receiver.is_dated(headers)]
        if doubtful:
            found.update(_headers(server, doubtful, f"{WANTED_FIELDS} {ARRIVAL_FIELD}"))
        document = self._document(folder)
        self.harvests.append(self.receiver.harvest(found.values(), document=document, format=say(FORMAT)))
        self.count += len(found)

    def _note(self, state: _State, *, last: int, items: Sequence[int], modseq: int) -> None:
        self.reached[state.folder] = Reached(
            account=self.asked.account.id,
            folder=state.folder,
            mark=_mark(state.validity, last),
            modseq=modseq,
            day=self.asked.hints.today,
            items=tuple(map(str, items)),
        )

    def _document(self, folder: str) -> str:
        return say("{folder} of {account}", folder=folder, account=self.asked.account.called)

    @contextmanager
    def _troubles_of(self, folder: str) -> Iterator[None]:
        """A folder that is refused is a trouble beside the others; a connection that is cut concerns them all."""
        try:
            yield
        except imaplib.IMAP4.abort:
            raise
        except imaplib.IMAP4.error as error:
            refusal = ServerSaysNo(self.asked.account.host, str(error), secret=self.asked.password)
            self.refused.add(folder)
            self._trouble(self._document(folder), str(refusal), say("The other folders are read."))

    def _trouble(self, document: str, what: str, todo: str) -> None:
        trouble = Trouble(document, None, what, todo)
        self.harvests.append(only_trouble(trouble))


def _usual_folders(server: Any) -> list[str]:
    """Give the folders with mail in them; where one holds everything, that one alone."""
    listed = [({flag.lower() for flag in flags}, name) for flags, _, name in server.list_folders()]
    everything = [name for flags, name in listed if ALL_MAIL in flags]
    return everything or [name for flags, name in listed if not flags & NOT_MAIL and not _is_no_mail(name)]


def _is_no_mail(name: str) -> bool:
    return re.split(r"[./]", name)[-1].lower() in NOT_MAIL_NAMES


def _found(server: Any, first: int, last: int, what: str) -> list[int]:
    """Give the numbers of messages from `first` to `last`, ascending; a server reads "7:5" as "5:7"."""
    if first > last:
        return []
    return sorted(uid for uid in server.search(["UID", f"{first}:{last}", what]) if first <= uid <= last)


def _still_drafts(server: Any, drafts: Sequence[int]) -> list[int]:
    return list(server.search(["UID", ",".join(map(str, drafts)), "DRAFT"])) if drafts else []


def _headers(server: Any, batch: Sequence[int], fields: str) -> dict[int, Headers]:
    """Fetch header fields without marking the messages as read; those that are gone meanwhile are left out."""
    told = server.fetch(batch, [f"BODY.PEEK[HEADER.FIELDS ({fields})]"])
    found: dict[int, Headers] = {}
    for uid in batch:
        for key, value in told.get(uid, {}).items():
            if key.startswith(b"BODY[HEADER"):
                found[uid] = Headers(say("message {number}", number=uid), value or b"")
    return found


def _told_on_opening(server: Any, folder: str) -> dict[bytes, int]:
    """Give what a server says of a folder once it is opened, for one that leaves it out before.

    Raises `imaplib.IMAP4.error` where it numbers messages anew each time: then nobody knows what is new.
    """
    told = server.select_folder(folder, readonly=True)
    if b"UIDVALIDITY" not in told:
        raise imaplib.IMAP4.error(say("it gives its messages no lasting numbers"))
    highest = max(server.search("ALL"), default=0)
    return {
        b"UIDVALIDITY": told[b"UIDVALIDITY"],
        b"UIDNEXT": told.get(b"UIDNEXT", highest + 1),
        b"MESSAGES": told.get(b"EXISTS", 0),
    }


def _mark(validity: int, last: int) -> str:
    return f"{validity} {last}"
