"""A draft: what has been gathered about one person before it becomes a card."""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date

from kithmap.sources.card import Card, content_key

EAST_ASIAN = re.compile(r"[\u3400-\u9fff\uac00-\ud7a3]+")
"""Chinese characters and Hangul."""


@dataclass(slots=True, kw_only=True)
class Draft:
    """The fields of a card while a record is being read. Lists may hold blanks and repetitions; the card does not."""

    name: str = ""
    given: str = ""
    middle: str = ""
    family: str = ""
    nickname: str = ""
    emails: list[str] = field(default_factory=list)
    phones: list[str] = field(default_factory=list)
    urls: list[str] = field(default_factory=list)
    organisation: str = ""
    title: str = ""
    city: str = ""
    birthday: str = ""
    notes: list[str] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    known_since: date | None = None

    def card(self, *, source: str, key: str = "") -> Card | None:
        """Give the card, or None where there is nothing by which to know a person.

        Without a `key` of its own the record is known by a digest of its content: the same row twice is one card,
        and two people who share a name stay two.
        """
        given, family, nickname = self.given.strip(), self.family.strip(), self.nickname.strip()
        organisation = self.organisation.strip()
        emails, phones, urls = distinct(self.emails), distinct(self.phones), distinct(self.urls)
        name = self.name.strip() or composed(given, self.middle, family) or nickname or organisation
        if not (name or emails or phones or urls):
            return None
        rest = (self.title.strip(), self.city.strip(), self.birthday.strip(), "\n".join(distinct(self.notes)))
        labels = distinct(self.labels)
        digest = key or content_key(
            name, given, family, nickname, emails, phones, urls, organisation, rest, labels, self.known_since
        )
        title, city, birthday, note = rest
        return Card(
            source=source,
            key=digest,
            name=name,
            given=given,
            family=family,
            nickname=nickname,
            emails=emails,
            phones=phones,
            urls=urls,
            organisation=organisation,
            title=title,
            city=city,
            birthday=birthday,
            note=note,
            labels=labels,
            known_since=self.known_since,
        )


def composed(given: str, middle: str, family: str) -> str:
    """Give the whole name from its parts: surname first and without a blank where it is written in Chinese or Hangul.

    >>> composed("Ana", "", "Díaz"), composed("小明", "", "王")
    ('Ana Díaz', '王小明')
    """
    if given and family and EAST_ASIAN.fullmatch(family + given):
        return family + given
    return " ".join(part for text in (given, middle, family) if (part := text.strip()))


def distinct(texts: Iterable[str]) -> tuple[str, ...]:
    """Give the texts once each, without blanks, in the order they came.

    >>> distinct(["ana@x.org", " ", " ana@x.org "])
    ('ana@x.org',)
    """
    return tuple(dict.fromkeys(stripped for text in texts if (stripped := text.strip())))
