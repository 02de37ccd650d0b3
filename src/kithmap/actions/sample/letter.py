"""A letter: one mail of the sample, and who signed it how."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from hashlib import blake2b

from kithmap.actions.sample.cast import SamplePerson, sample_owner
from kithmap.actions.sample.rhythm import DAYS_A_MONTH

FORMAL_DOMAIN = "brightwell.example"
"""The mail system here shows the surname first and only Latin script, as large firms' systems do."""


@dataclass(frozen=True, slots=True)
class Mailbox:
    """A name and an address as they stand in a header."""

    name: str
    address: str
    is_owner: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Letter:
    """One mail. `answers` is the id of the mail it replies to, `header` an extra header line."""

    id: str
    when: datetime
    sender: Mailbox
    to: tuple[Mailbox, ...]
    cc: tuple[Mailbox, ...]
    subject: str
    body: str
    answers: str
    header: str


def write_letter(
    sender: Mailbox,
    to: Iterable[Mailbox],
    *,
    when: datetime,
    subject: str,
    body: str,
    cc: Iterable[Mailbox] = (),
    answers: str = "",
    header: str = "",
) -> Letter:
    """Give a letter whose id is a digest of who wrote what when."""
    when = when.replace(microsecond=0)
    digest = blake2b(f"{sender.address}/{when.isoformat()}/{subject}".encode(), digest_size=10).hexdigest()
    return Letter(
        id=f"<{digest}@{sender.address.rpartition('@')[2]}>",
        when=when,
        sender=sender,
        to=tuple(to),
        cc=tuple(cc),
        subject=subject,
        body=body,
        answers=answers,
        header=header,
    )


def owner_mailbox(category: str, day: date, *, today: date) -> Mailbox:
    """Give Nora as she signs to people of `category` on `day`."""
    owner = sample_owner()
    address = owner.address(category, (today - day).days / DAYS_A_MONTH)
    return Mailbox(_shown(owner.name, address), address, is_owner=True)


def mailbox(person: SamplePerson, day: date, *, today: date) -> Mailbox:
    """Give a person as they sign on `day`: with the address and the surname of that time."""
    address = person.address((today - day).days / DAYS_A_MONTH)
    name = person.name
    if person.former_name and address != person.addresses[0]:
        name = person.former_name
    elif person.nickname and address == person.addresses[0]:
        name = f"{person.nickname} {person.family}"
    elif person.latin and address.endswith(f"@{FORMAL_DOMAIN}"):
        name = person.latin
    return Mailbox(_shown(name, address), address)


def _shown(name: str, address: str) -> str:
    given, _, family = name.rpartition(" ")
    return f"{family}, {given}" if address.endswith(f"@{FORMAL_DOMAIN}") else name
