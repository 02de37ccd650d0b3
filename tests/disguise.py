"""A disguised language: all that can be translated stands in Cyrillic letters, and what stays Latin cannot be."""

import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, fields, is_dataclass
from enum import Enum
from gettext import GNUTranslations
from html.parser import HTMLParser
from io import BytesIO
from pathlib import Path
from typing import cast

from babel.messages.catalog import Catalog
from django.conf import settings
from django.utils.translation import trans_real

from kithmap.book.facts import Facts
from kithmap.kit import speech
from kithmap_app import speech as speech_of_shells
from tools.catalogues import DOMAINS, Domain, compiled
from tools.sentences import sentences_of
from tools.translations import merged

CODE = "xx"
"""No language has this code; the maps of a real one would be remembered for the tests that follow."""
_LATIN = "abcdefghijklmnopqrstuvwxyz"
_CYRILLIC = "абцдефгхийклмнопярстуввхыз"
_LETTERS = str.maketrans(_LATIN + _LATIN.upper(), _CYRILLIC + _CYRILLIC.upper())
_KEPT = re.compile(r"(\{[^{}]*\}|%\(\w+\)s|<[^>]*>|&\w+;)")
"""Places for facts, and tags: what a translation leaves as it is."""
_SPOKEN_ATTRIBUTES = ("aria-label", "aria-roledescription", "aria-valuetext", "title", "placeholder", "alt")
_UNSPOKEN_TAGS = ("script", "style", "code", "pre")
_ADDRESSES = re.compile(r"\S+@\S+|\S*/\S*/\S*|\S+\.(?:vcf|mbox|csv|ics|json|pdf|svg|zip|txt)\b|--[\w-]+")
"""Addresses of mail, pages and files, and names of options."""
NAME_WORDS = 4
"""Names, organisations and titles of jobs have so many words at most; they are told in parts, too ("Dr Ana K.")."""
_WORD = re.compile(r"[A-Za-zÀ-ÿ]{2,}")


def disguised(text: str) -> str:
    """Give a sentence in disguise; places for facts and tags stay.

    >>> disguised("See {name}.")
    'Сее {name}.'
    """
    return "".join(part if _KEPT.fullmatch(part) else part.translate(_LETTERS) for part in _KEPT.split(text))


@contextmanager
def disguise(folder: Path) -> Iterator[None]:
    """Let Kithmap know the disguised language (`CODE`) inside; its catalogues are written to `folder`."""
    place = folder / CODE / "LC_MESSAGES"
    place.mkdir(parents=True)
    for domain in DOMAINS:
        (place / f"{domain.name}.mo").write_bytes(_catalogue(domain))
    before = settings.LANGUAGES, settings.LOCALE_PATHS
    settings.LANGUAGES, settings.LOCALE_PATHS = [*before[0], (CODE, CODE)], [folder, *before[1]]
    speech.LANGUAGES[CODE], speech._THOUSANDS[CODE] = CODE, ","
    kept = (speech._OURS._read, speech_of_shells._OURS._read)
    for read, domain in zip(kept, DOMAINS, strict=True):
        read[CODE] = GNUTranslations(BytesIO((place / f"{domain.name}.mo").read_bytes()))
    _forget_languages()
    try:
        yield
    finally:
        settings.LANGUAGES, settings.LOCALE_PATHS = before
        for table in (speech.LANGUAGES, speech._THOUSANDS, *kept):
            cast(dict[str, object], table).pop(CODE)
        _forget_languages()


def _forget_languages() -> None:
    """Django remembers which languages there are."""
    trans_real.reset_cache(setting="LANGUAGES")
    trans_real._translations.pop(CODE, None)  # type: ignore[attr-defined]  # Django's typed stubs leave it out


def _catalogue(domain: Domain) -> bytes:
    # counted as Spanish counts: one, and all others
    catalogue = Catalog(locale="es")
    for one in merged(sentences_of(domain)):
        said = disguised(one.id) if isinstance(one.id, str) else tuple(map(disguised, one.id))
        catalogue.add(one.id, string=said, context=one.sense)
    return compiled(catalogue, "es")


class Spoken(HTMLParser):
    """What a page says: its texts, and those of labels, in order."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.texts: list[str] = []
        self._unspoken = 0
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self._unspoken += tag in _UNSPOKEN_TAGS
        self.texts += [value for name, value in attrs if name in _SPOKEN_ATTRIBUTES and value]

    def handle_endtag(self, tag: str) -> None:
        self._unspoken -= tag in _UNSPOKEN_TAGS

    def handle_data(self, data: str) -> None:
        if not self._unspoken and data.strip():
            self.texts.append(" ".join(data.split()))


@dataclass(frozen=True, slots=True)
class Own:
    """What was told by the owner or by a source, and so is never translated: phrases, and the words of short ones."""

    phrases: tuple[str, ...]
    words: frozenset[str]

    def has(self, text: str) -> bool:
        """Tell whether nothing but what was told stands in Latin letters in `text`."""
        part = _ADDRESSES.sub(" ", text).strip(" …“”→?")
        return any(part in phrase for phrase in self.phrases) or not self.foreign(text)

    def foreign(self, text: str) -> list[str]:
        """Give the words in Latin letters that were not told."""
        left = _ADDRESSES.sub(" ", text)
        for phrase in self.phrases:
            left = left.replace(phrase, " ")
        words = _WORD.findall(left)
        if left.endswith("…") and words and any(own.startswith(words[-1].lower()) for own in self.words):
            words.pop()  # a name that was cut
        return [word for word in words if word.lower() not in self.words]


def own_words(facts: Facts, *more: str) -> Own:
    """Give what was told; `more` are words that are the same in every language."""
    texts = sorted({text for text in _texts_of(facts) if _WORD.search(text)}, key=len, reverse=True)
    short = [text for text in texts if len(text.split()) <= NAME_WORDS]
    words = frozenset(word.lower() for text in (*short, *more) for word in _WORD.findall(text))
    return Own(tuple(text for text in texts if len(text.split()) > NAME_WORDS), words)


def _texts_of(value: object) -> Iterator[str]:
    if isinstance(value, str) and not isinstance(value, Enum):
        yield value
    elif isinstance(value, dict):
        for inner in value.values():
            yield from _texts_of(inner)
    elif isinstance(value, tuple | list | frozenset):
        for inner in value:
            yield from _texts_of(inner)
    elif is_dataclass(value):
        for one in fields(value):
            if not one.name.endswith("id"):
                yield from _texts_of(getattr(value, one.name))
