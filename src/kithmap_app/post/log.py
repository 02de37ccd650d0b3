"""The post's log: for which week a letter was sent last, and what went wrong since."""

import json
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from pathlib import Path

from kithmap.errors import BookNotWritable
from kithmap.kit.speech import marked
from kithmap_app.speech import say
from kithmap_app.store.folder import made_folder
from kithmap_app.store.replacing import replaced
from kithmap_app.store.turns import one_at_a_time

RETRY = timedelta(hours=1)
"""Between two tries of one letter: a server that is down for a minute is not asked every minute."""

STOPPED = marked(
    "Kithmap was stopped while it went out, so it has arrived or not. `kithmap digest` sends it once more."
)
_MOMENTS = ("sent_for", "sent_at", "tried_at", "sending_for")


@dataclass(frozen=True, slots=True, kw_only=True)
class PostLog:
    """`sent_for` is the first day of the week whose letter went last, `sent_at` when; `tried_at` when the
    letter of a week was taken in hand last; `sending_for` is the week whose letter is on its way to the server.

    That is noted before: a log that still says so later tells of a program that was stopped in between, and then
    nobody knows whether the letter went. It does not go by itself again: once at most, since a letter twice is noise
    and the week stands on the pages anyway. The owner is told.

    `failure` is what went wrong at the latest try, "" once it worked; moments carry their offset.
    """

    sent_for: date | None = None
    sent_at: datetime | None = None
    tried_at: datetime | None = None
    sending_for: date | None = None
    failure: str = ""

    def may_try(self, week: date, *, now: datetime) -> bool:
        """Tell whether the letter of the week that begins on `week` may be tried at `now`."""
        if self.sent_for is not None and self.sent_for >= week:
            return False
        return self.tried_at is None or not timedelta() <= now - self.tried_at < RETRY


class LogFile:
    """The log of one home folder; a log that cannot be read is an empty one, since it can be thrown away."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "post-log.json"

    def read(self) -> PostLog:
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            sent_for, sent_at, tried_at, sending_for = (kept.get(name) for name in _MOMENTS)
            return PostLog(
                sent_for=date.fromisoformat(sent_for) if sent_for else None,
                sent_at=_moment(sent_at),
                tried_at=_moment(tried_at),
                sending_for=date.fromisoformat(sending_for) if sending_for else None,
                failure=str(kept.get("failure", "")),
            )
        except (OSError, ValueError, TypeError, AttributeError):
            return PostLog()

    def claim(self, week: date, *, now: datetime) -> bool:
        """Take the letter of a week in hand, unless it was sent or is being tried, here or by another program."""
        try:
            with one_at_a_time(made_folder(self.path.parent)):
                return self._claim(week, now=now)
        except OSError as error:
            raise BookNotWritable(self.path, error.strerror or str(error)) from error

    def _claim(self, week: date, *, now: datetime) -> bool:
        log = self.read()
        if not log.may_try(week, now=now):
            return False
        if log.sending_for == week:
            self._keep(replace(log, sent_for=week, sending_for=None, failure=say(STOPPED)))
            return False
        self._keep(replace(log, tried_at=now))
        return True

    def note_sending(self, week: date) -> None:
        """Note that the letter of a week is about to go."""
        self._keep(replace(self.read(), sending_for=week))

    def note_sent(self, *, now: datetime, week: date | None = None) -> None:
        """Note that a letter went; it works again, whatever went wrong before. A test letter is of no week."""
        log = self.read()
        self._keep(PostLog(sent_for=week or log.sent_for, sent_at=now, tried_at=log.tried_at))

    def note_failure(self, sentence: str) -> None:
        self._keep(replace(self.read(), failure=sentence, sending_for=None))

    def clear_failure(self) -> None:
        """Forget what went wrong, for an owner who wants no letters any more."""
        if (log := self.read()).failure:
            self._keep(replace(log, failure=""))

    def _keep(self, log: PostLog) -> None:
        plain = {
            "sent_for": _text(log.sent_for),
            "sent_at": _text(log.sent_at),
            "tried_at": _text(log.tried_at),
            "sending_for": _text(log.sending_for),
            "failure": log.failure,
        }
        try:
            made_folder(self.path.parent)
            with replaced(self.path) as file:
                file.write(json.dumps(plain, indent=1).encode())
        except OSError as error:
            raise BookNotWritable(self.path, error.strerror or str(error)) from error


def _moment(text: str | None) -> datetime | None:
    found = datetime.fromisoformat(text) if text else None
    # a moment without its offset could not be held against one that has it
    return found if found is None or found.tzinfo is not None else None


def _text(day: date | None) -> str | None:
    return day.isoformat() if day is not None else None
