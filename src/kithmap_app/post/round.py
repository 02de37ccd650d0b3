"""The round of the post: the weekly letter goes out when it is due, once a week whoever asks."""

from dataclasses import dataclass
from datetime import date, datetime
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from kithmap.actions.plan_week import digest_of
from kithmap.book.book import Book
from kithmap.errors import KithmapError
from kithmap.goals.goal import Goal
from kithmap.kit.speech import speaking
from kithmap.plan.digest import Digest
from kithmap.plan.preference import Preference
from kithmap.plan.weeks import week_start
from kithmap_app.post.account import AccountFile, AccountIncomplete, MailAccount
from kithmap_app.post.letter import letter, trial_digest
from kithmap_app.post.log import LogFile
from kithmap_app.post.sending import LetterNotSent, send
from kithmap_app.speech import say


class NoAccount(KithmapError):
    """A letter is to be sent before it was said how."""

    def __init__(self) -> None:
        super().__init__(say("Say first by which mail server letters go: on the page Reminders, or with --set-up."))


class NothingToTell(KithmapError):
    """There is nothing to write about, and an empty letter is noise."""

    def __init__(self) -> None:
        super().__init__(say("There is nothing to tell this week, so no letter goes."))


@dataclass(frozen=True, slots=True)
class Post:
    """The post of one home folder."""

    folder: Path

    @property
    def account(self) -> MailAccount | None:
        return AccountFile(self.folder).read()

    @property
    def trouble(self) -> str:
        """What went wrong with the latest letter, "" once it works again."""
        return LogFile(self.folder).read().failure

    def send_now(self, digest: Digest, *, now: datetime, week: date | None = None) -> None:
        """Send a digest at once, as the letter of the week that begins on `week` where it is one.

        Raises NoAccount, LetterNotSent; what happens is noted either way.
        """
        account = self._account()
        log = LogFile(self.folder)
        if week is not None:
            log.note_sending(week)
        try:
            send(letter(digest, account, now=now), account)
        except (LetterNotSent, AccountIncomplete) as error:
            log.note_failure(str(error))
            raise
        log.note_sent(now=now, week=week)

    def send_test(self, *, now: datetime) -> None:
        """Send the letter of the test button. Raises NoAccount, LetterNotSent."""
        with speaking(self._account().language):
            self.send_now(trial_digest(), now=now)

    def send_week(self, book: Book, goal: Goal, *, now: datetime) -> Digest:
        """Send the letter of this week whether it is due or not, and give it. Raises NothingToTell and as above."""
        preference = book.facts.preference
        today = _local(now, preference).date()
        with speaking(self._account().language):
            digest = digest_of(book, goal, today=today)
        if digest is None:
            raise NothingToTell
        self.send_now(digest, now=now, week=week_start(today, starts_on=preference.week_starts_on))
        return digest

    def send_if_due(self, book: Book, goal: Goal, *, now: datetime) -> Digest | None:
        """Send this week's letter where the owner wants one and it is time, and give it; None where nothing was sent.

        It is due from the owner's alarm hour on the first day of the week: a machine that was off then sends it later.
        Raises LetterNotSent; the next try is an hour later.
        """
        preference = book.facts.preference
        if not preference.wants_digest or self.account is None or not is_time(preference, now=now):
            return None
        week = week_start(_local(now, preference).date(), starts_on=preference.week_starts_on)
        if not LogFile(self.folder).claim(week, now=now):
            return None
        try:
            return self.send_week(book, goal, now=now)
        except NothingToTell:
            return None

    def _account(self) -> MailAccount:
        account = self.account
        if account is None:
            raise NoAccount
        return account


def is_time(preference: Preference, *, now: datetime) -> bool:
    """Tell whether the letter of the week in which `now` lies may go: from the alarm hour of its first day."""
    local = _local(now, preference)
    first = week_start(local.date(), starts_on=preference.week_starts_on)
    return local.date() > first or local.hour >= preference.alarm_hour


def _local(now: datetime, preference: Preference) -> datetime:
    """Give the moment where the owner lives; without a zone of theirs, as it was told."""
    if not preference.time_zone:
        return now
    try:
        return now.astimezone(ZoneInfo(preference.time_zone))
    except (ZoneInfoNotFoundError, ValueError):
        return now
