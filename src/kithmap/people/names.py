"""Names: folded for comparing, parsed into given and family, guessed from an address."""

import re
import unicodedata
from dataclasses import dataclass

from kithmap.people.given import Fit, given_fit
from kithmap.people.lexicon import lexicon

_PLAIN = str.maketrans({"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "æ": "ae", "œ": "oe", "ı": "i", "þ": "th", "ð": "d"})
_WORD = re.compile(r"[^\W\d_]+(?:['’.-][^\W\d_]+)*")
_NO_WORD = re.compile(r"[^\w\s-]")
_NOTE = re.compile(r"\s[-–—|/]\s.*| [#\d].*")
_TITLES = frozenset("mr mrs ms miss mx dr prof professor sir dame herr frau ing dipl mag sra phd md mba".split())
_GIVEN = frozenset({"md"})
"""Titles behind a name that stand for a given name before it: Md. Karim is Mohammed, Ann Karim MD a doctor."""
_SUFFIXES = frozenset("jr sr ii iii iv phd md mba esq cpa pmp".split())
_PARTICLES = frozenset("de del della di da dos du van von der den la le ter ten zu bin ibn al el".split())


@dataclass(frozen=True, slots=True)
class Name:
    """A name in parts, as shown. Either part may be empty; `given` holds all given names."""

    given: str
    family: str

    @property
    def full(self) -> str:
        return f"{self.given} {self.family}".strip()


def folded(text: str) -> str:
    """Give `text` without case, accents and punctuation, words one space apart, for comparing.

    >>> folded("  José  O'Brien-Łuczak ")
    'jose obrien luczak'
    """
    letters = text.lower()
    if text.isascii():
        if text.replace(" ", "").isalnum():
            return " ".join(letters.split())
    else:
        plain = unicodedata.normalize("NFKD", text.casefold().translate(_PLAIN)).casefold()
        letters = "".join(c for c in plain if not unicodedata.combining(c))
    return " ".join(_NO_WORD.sub("", letters).replace("-", " ").replace("_", " ").split())


def parsed(text: str) -> Name:
    """Give given and family name of a written name; titles, suffixes, brackets and notes behind it are left out.

    >>> parsed("Dr. García Márquez, Gabriel")
    Name(given='Gabriel', family='García Márquez')
    >>> parsed("Ludwig van Beethoven"), parsed("Ana Díaz - school")
    (Name(given='Ludwig', family='van Beethoven'), Name(given='Ana', family='Díaz'))
    """
    text = re.sub(r"\([^)]*\)|\[[^\]]*\]|[\"“”]", " ", text).strip(" ,;'")
    text = _NOTE.sub("", text) or text
    family, comma, rest = text.partition(",")
    if comma and rest.strip() and not _is_suffix(rest) and not _is_note(rest, behind=family):
        return Name(" ".join(_bare(rest.split())), " ".join(_bare(family.split())))
    words = _without_note(_bare((family if comma else text).split()))
    if len(words) < 2:
        return Name(" ".join(words), "")
    cut = len(words) - 1
    while cut > 1 and words[cut - 1].lower() in _PARTICLES:
        cut -= 1
    return Name(" ".join(words[:cut]), " ".join(words[cut:]))


def is_written_name(text: str) -> bool:
    """Tell whether `text` is a name rather than an address, a number or nothing."""
    return bool(_WORD.search(text)) and "@" not in text and "://" not in text


def guessed_name(handle: str) -> str:
    """Give the name that a mail address suggests ("ana.diaz@x.org" is Ana Diaz), else the part before the @.

    >>> guessed_name("mail:m..forney@x.org"), guessed_name("mail:dtang@x.org")
    ('M. Forney', 'dtang')
    """
    value = handle.partition(":")[2]
    local = value.rpartition("@")[0].partition("+")[0] or value
    words = [word for w in re.split(r"[._\-]+", re.sub(r"\d+", "", local)) if (word := w.strip("'’"))]
    if len(words) < 2 or not all(w.replace("'", "").isalpha() for w in words):
        return local
    return " ".join(f"{w.upper()}." if len(w) == 1 else w.capitalize() for w in words)


def are_compatible(first: str, second: str) -> bool:
    """Tell whether two written names could be one person's: the given names decide, surnames may change.

    A missing name fits every name, as does one in a script that cannot be compared. Initials fit what they begin
    ("A. Díaz", "Ana Díaz"), nicknames their names ("Bob", "Robert"), slips of the pen what was meant. Two full and
    different given names never fit, which keeps couples and colleagues apart.

    >>> are_compatible("Ana Díaz", "Luis Díaz"), are_compatible("Ana Díaz", "A. Diaz-Roth")
    (False, True)
    """
    one, two = parsed(first), parsed(second)
    fit = given_fit(tuple(folded(one.given).split()), tuple(folded(two.given).split()))
    return fit is not Fit.OTHER or set(folded(first).split()) == set(folded(second).split())


def _bare(words: list[str]) -> list[str]:
    start = next((at for at, word in enumerate(words) if not _is_title(word, at)), 0)
    kept = [w for at, w in enumerate(words) if at >= start and not (w.endswith(".") and _is_title(w, at))]
    while len(kept) > 1 and _is_suffix(kept[-1]):
        kept.pop()
    return kept or words


def _is_title(word: str, at: int) -> bool:
    """Tell whether a word is a title: before the name however it is written, behind it with a point (Ing is a name)."""
    return word.strip(".").lower() in (_TITLES if at else _TITLES - _GIVEN)


def _is_note(text: str, *, behind: str) -> bool:
    """Tell whether words are all small behind a whole name that is not: "Ana Díaz, neighbour"."""
    return behind[:1].isupper() and " " in behind.strip() and all(map(_is_small, text.split()))


def _without_note(words: list[str]) -> list[str]:
    """Leave out the small words behind a whole name in capitals: "Ana Díaz from climbing", not "Ana díaz"."""
    kept = len(words)
    while kept and _is_small(words[kept - 1]):
        kept -= 1
    is_note = 1 < kept < len(words) and words[0][:1].isupper()
    return words[:kept] if is_note and _PARTICLES.isdisjoint(words[kept - 1 : kept + 1]) else words


def _is_small(word: str) -> bool:
    """Tell whether a word begins small and is none of the names that the lexicon knows."""
    known = lexicon()
    return word[:1].islower() and folded(word) not in known.given and folded(word) not in known.surnames


def _is_suffix(text: str) -> bool:
    return all(w.strip(".,").lower() in _SUFFIXES for w in text.replace(".", "").split())
