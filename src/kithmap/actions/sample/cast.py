"""The sixty people of the sample network and their owner, as written in the data files."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Any


@dataclass(frozen=True, slots=True)
class Stretch:
    """A rhythm of contact over a time that is counted in months before the sample's day."""

    rhythm: str
    since_months: float
    until_months: float


@dataclass(frozen=True, slots=True)
class OfferLine:
    """What somebody could do, by kind of support, as the owner would say it."""

    support: str
    influence: int
    state: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SamplePerson:
    """One made-up person: who they are, how Nora knows them, how often they were in touch, where they are written down.

    `mails[0]` is the address now, `mails[1]` the one until `moved_months` ago. `starts` is the share of threads that
    Nora begins, `answers` the chance of each further reply. `latin` is the name in Latin script where it is another.
    """

    key: str
    name: str
    given: str
    family: str
    latin: str
    nickname: str
    former_name: str
    addresses: tuple[str, ...]
    moved_months: float
    phone: str
    organisation: str
    title: str
    city: str
    birthday: str
    known: str
    category: str
    ring: int | None
    mails: tuple[Stretch, ...]
    meets: tuple[Stretch, ...]
    starts: float
    answers: float
    sources: tuple[str, ...]
    labels: tuple[str, ...]
    linkedin_mail: bool
    linkedin_chat: bool
    offers: tuple[OfferLine, ...]
    links: tuple[str, ...]
    met_through: str

    @property
    def anchor(self) -> str:
        """The handle by which facts name this person, in its normal form."""
        if self.addresses:
            return f"mail:{self.addresses[0].lower()}"
        return "tel:" + self.phone.replace(" ", "")

    @property
    def profile_url(self) -> str:
        """A profile address that belongs to nobody: its last part says so."""
        plain = "".join(c if c.isascii() and c.isalnum() else "-" for c in (self.latin or self.name).lower())
        return f"https://www.linkedin.com/in/{plain.strip('-')}-kithmap-sample"

    def address(self, months_ago: float) -> str:
        """Give the address that this person used so many months ago."""
        return self.addresses[1 if months_ago >= self.moved_months and len(self.addresses) > 1 else 0]


@dataclass(frozen=True, slots=True)
class WorkAddress:
    """An address at work and the months before the sample's day in which it was Nora's."""

    address: str
    since_months: float
    until_months: float


@dataclass(frozen=True, slots=True, kw_only=True)
class SampleOwner:
    """Nora: her private address, and the ones at work with the months in which each was hers."""

    name: str
    given: str
    family: str
    phone: str
    city: str
    organisation: str
    title: str
    private: str
    work: tuple[WorkAddress, ...]

    @property
    def addresses(self) -> tuple[str, ...]:
        return (self.private, *(work.address for work in self.work))

    def address(self, category: str, months_ago: float) -> str:
        """Give the address under which Nora wrote to people of `category` so many months ago."""
        before, now = self.work
        if category == "Colleagues":
            return now.address
        if category == "Former colleagues" and months_ago >= before.until_months:
            return before.address
        return self.private


@cache
def sample_people() -> tuple[SamplePerson, ...]:
    """Give the sixty, in the order in which they are written down."""
    return tuple(_person(row) for row in data("people.toml")["people"])


@cache
def sample_owner() -> SampleOwner:
    """Give Nora."""
    row = data("owner.toml")["owner"]
    return SampleOwner(**{**row, "work": tuple(WorkAddress(*line) for line in row["work"])})


def data(name: str) -> Mapping[str, Any]:
    """Give one of the sample's data files, parsed."""
    return tomllib.loads((files("kithmap.actions.sample") / name).read_text(encoding="utf-8"))


def _person(row: Mapping[str, Any]) -> SamplePerson:
    given, _, family = row["name"].rpartition(" ")
    return SamplePerson(
        key=row["key"],
        name=row["name"],
        given=row.get("given", given),
        family=row.get("family", family),
        latin=row.get("latin", ""),
        nickname=row.get("nickname", ""),
        former_name=row.get("former_name", ""),
        addresses=tuple(row.get("mail", ())),
        moved_months=row.get("moved", 0),
        phone=row.get("phone", ""),
        organisation=row.get("organisation", ""),
        title=row.get("title", ""),
        city=row.get("city", ""),
        birthday=row.get("birthday", ""),
        known=row["known"],
        category=row["category"],
        ring=row.get("ring"),
        mails=tuple(Stretch(*line) for line in row.get("mails", ())),
        meets=tuple(Stretch(*line) for line in row.get("meets", ())),
        starts=row.get("starts", 0.5),
        answers=row.get("answers", 0.7),
        sources=tuple(row["sources"]),
        labels=tuple(row.get("labels", ())),
        linkedin_mail=row.get("linkedin_mail", False),
        linkedin_chat=row.get("linkedin_chat", False),
        offers=tuple(OfferLine(*line) for line in row.get("offers", ())),
        links=tuple(row.get("links", ())),
        met_through=row.get("met_through", ""),
    )
