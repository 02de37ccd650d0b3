"""The language of sentences: English stands in the code, other languages in catalogues beside it.

The language is the one thing that sentences take from their surroundings: a shell sets it where a request or a command
begins (`speaking`), and every sentence made inside is in that language. Without it sentences are English.
"""

import gettext
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from pathlib import Path

ENGLISH = "en"
LANGUAGES = {ENGLISH: "English", "es": "Español"}
"""The languages that are complete, by their two-letter codes, each under its own name."""
_THOUSANDS = {ENGLISH: ",", "es": "."}
TOLD_IN = ("KITHMAP_LANGUAGE", "LC_ALL", "LC_MESSAGES", "LANG")
"""Variables that tell the language, the first that is set counts (POSIX, "Internationalization Variables")."""

_language: ContextVar[str] = ContextVar("language", default=ENGLISH)


def language() -> str:
    """Give the code of the language spoken now."""
    return _language.get()


def language_around(environment: Mapping[str, str]) -> str:
    """Give the code of the language that the terminal speaks, English where Kithmap does not know it.

    >>> language_around({"LANG": "es_MX.UTF-8"}), language_around({"LANG": "C"}), language_around({})
    ('es', 'en', 'en')
    """
    told = next((value for name in TOLD_IN if (value := environment.get(name))), "")
    code = told[:2].lower()
    return code if code in LANGUAGES else ENGLISH


@contextmanager
def speaking(code: str) -> Iterator[None]:
    """Make sentences in the language `code` inside; an unknown code speaks English."""
    before = _language.set(code if code in LANGUAGES else ENGLISH)
    try:
        yield
    finally:
        _language.reset(before)


def written(number: int) -> str:
    """Give a whole number with its thousands apart, as the language writes it.

    >>> written(1200)
    '1,200'
    """
    return f"{number:,}".replace(",", _THOUSANDS[language()])


def marked(text: str) -> str:
    """Give `text` as it is: it is a sentence for the catalogues that is said elsewhere, by `say`."""
    return text


@dataclass(frozen=True)
class Catalogues:
    """The catalogues of one package: `folder`/CODE/LC_MESSAGES/`domain`.mo, read when first needed."""

    folder: Path
    domain: str
    _read: dict[str, gettext.NullTranslations] = field(default_factory=dict)

    def say(self, text: str, /, **facts: object) -> str:
        """Give `text` in the language spoken now, its {named} places filled by `facts`."""
        said = self._now.gettext(text)
        return _filled(said, facts) if facts else said

    def say_as(self, sense: str, text: str, /, **facts: object) -> str:
        """Give `text` in the language spoken now, where the same English word has several senses."""
        said = self._now.pgettext(sense, text)
        return _filled(said, facts) if facts else said

    def say_count(self, one: str, many: str, number: int, /, **facts: object) -> str:
        """Give `one` or `many` as `number` asks for; "{number}" stands for the number itself."""
        return _filled(self._now.ngettext(one, many, number), {"number": written(number), **facts})

    @property
    def _now(self) -> gettext.NullTranslations:
        code = language()
        if code not in self._read:
            self._read[code] = gettext.translation(self.domain, self.folder, [code], fallback=True)
        return self._read[code]


def _filled(text: str, facts: Mapping[str, object]) -> str:
    """Fill the places of `text`; where a fact ends a sentence and brings a full stop of its own, one is enough.

    >>> _filled("You know {name}. Ask {name} first.", {"name": "Martin L."})
    'You know Martin L. Ask Martin L. first.'
    """
    said = text.format(**facts)
    for fact in facts.values():
        if isinstance(fact, str) and fact.endswith(".") and fact.strip("."):
            said = said.replace(f"{fact}.", fact)
    return said


_OURS = Catalogues(Path(__file__).parents[1] / "locale", "kithmap")
say, say_as, say_count = _OURS.say, _OURS.say_as, _OURS.say_count
