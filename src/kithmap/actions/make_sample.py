"""Make the sample network: sixty made-up people with three years of mail and meetings, in every format there is."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from importlib.resources import files
from pathlib import Path

from kithmap.actions.sample.calendar_file import write_calendar
from kithmap.actions.sample.cast import SamplePerson, sample_people
from kithmap.actions.sample.contact_tables import write_google, write_names, write_outlook
from kithmap.actions.sample.facts import SampleFacts, sample_facts
from kithmap.actions.sample.letter import Letter
from kithmap.actions.sample.letters import letters
from kithmap.actions.sample.linkedin_file import write_linkedin
from kithmap.actions.sample.mail_files import write_inbox, write_maildir, write_sent
from kithmap.actions.sample.meetings import meetings
from kithmap.actions.sample.rhythm import DAYS_A_MONTH
from kithmap.actions.sample.vcard_file import write_vcards
from kithmap.kit.speech import marked

ARCHIVED_MONTHS = 30
"""Mail older than this was moved from the inbox to the archive, as people do once in a while."""
KEPT_TWICE = 25
"""So many archived letters are in the inbox as well: copies are what every real mail folder has."""


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleFile:
    """One file (or maildir) of the sample with what it holds. `events` are calendar entries, repeating ones once."""

    path: Path
    what: str
    cards: int = 0
    messages: int = 0
    events: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleMade:
    """The sample as made: its folder, the files to bring in, and the owner's own words for the book."""

    folder: Path
    files: tuple[SampleFile, ...]
    facts: SampleFacts


def make_sample(folder: Path, *, today: date, seed: int = 7) -> SampleMade:
    """Write the sample network into `folder`, which is made where it is missing.

    Same `today` and `seed`, same bytes. Files of an earlier sample are overwritten; nothing else is touched. `OSError`
    passes through where the folder cannot be written.
    """
    (folder / "mail").mkdir(parents=True, exist_ok=True)
    made = SampleMade(
        folder=folder,
        files=(
            *_contacts(folder),
            _linkedin(folder, today=today, seed=seed),
            *_mail(folder / "mail", letters(today=today, seed=seed), today=today),
            _calendar(folder, today=today, seed=seed),
        ),
        facts=sample_facts(today=today),
    )
    (folder / "README.txt").write_text(_readme(made, today=today, seed=seed), encoding="utf-8", newline="\n")
    return made


def _contacts(folder: Path) -> list[SampleFile]:
    names, vcf = folder / "names.txt", folder / "contacts.vcf"
    google, outlook = folder / "google.csv", folder / "outlook.csv"
    return [
        SampleFile(path=names, what=marked("names typed from memory"), cards=write_names(names, _in("names"))),
        SampleFile(
            path=vcf, what=marked("an address book (vCard 3.0, one 4.0, one 2.1)"), cards=write_vcards(vcf, _in("vcf"))
        ),
        SampleFile(path=google, what=marked("Google contacts"), cards=write_google(google, _in("google"))),
        SampleFile(
            path=outlook, what=marked("Outlook contacts from work"), cards=write_outlook(outlook, _in("outlook"))
        ),
    ]


def _linkedin(folder: Path, *, today: date, seed: int) -> SampleFile:
    path = folder / "linkedin-export.zip"
    counts = write_linkedin(path, _in("linkedin"), today=today, seed=seed)
    what = marked("the LinkedIn export: connections and messages")
    return SampleFile(path=path, what=what, cards=counts.connections, messages=counts.messages)


def _mail(folder: Path, written: Sequence[Letter], *, today: date) -> list[SampleFile]:
    sent = [letter for letter in written if letter.sender.is_owner]
    received = [letter for letter in written if not letter.sender.is_owner]
    old = [letter for letter in received if (today - letter.when.date()).days > ARCHIVED_MONTHS * DAYS_A_MONTH]
    inbox = received[len(old) - min(KEPT_TWICE, len(old)) :]
    places = folder / "inbox.mbox", folder / "sent.mbox.gz", folder / "archive"
    write_inbox(places[0], inbox)
    write_sent(places[1], sent)
    write_maildir(places[2], old)
    return [
        SampleFile(path=places[0], what=marked("the inbox (mbox)"), messages=len(inbox)),
        SampleFile(path=places[1], what=marked("sent mail (mbox, packed)"), messages=len(sent)),
        SampleFile(
            path=places[2], what=marked("older mail (maildir); a few letters are in the inbox too"), messages=len(old)
        ),
    ]


def _calendar(folder: Path, *, today: date, seed: int) -> SampleFile:
    path = folder / "calendar.ics"
    birthdays = [person for person in sample_people() if person.birthday]
    events = write_calendar(path, meetings(today=today, seed=seed), birthdays=birthdays)
    return SampleFile(
        path=path, what=marked("the calendar: repeating, moved, declined and cancelled meetings"), events=events
    )


def _in(source: str) -> list[SamplePerson]:
    return [person for person in sample_people() if source in person.sources]


def _readme(made: SampleMade, *, today: date, seed: int) -> str:
    facts = made.facts
    title = f"The sample network of {facts.owner_name}"
    lines = [
        f"  {file.path.relative_to(made.folder).as_posix():22} {file.what}: {_counts(file)}" for file in made.files
    ]
    text = (files("kithmap.actions.sample") / "readme.txt").read_text(encoding="utf-8")
    return text.format(
        owner=facts.owner_name,
        underline="=" * len(title),
        goal=facts.goal.outcome,
        by=f"{facts.goal.by:%Y-%m-%d}",
        addresses=" ".join(facts.owner_addresses),
        files="\n".join(lines),
        today=today.isoformat(),
        seed=seed,
    )


def _counts(file: SampleFile) -> str:
    counts = {"cards": file.cards, "messages": file.messages, "events": file.events}
    return ", ".join(f"{count} {name}" for name, count in counts.items() if count)
