"""A record: what one card, or one address seen in mail alone, says about who somebody is, made ready for comparing."""

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

from kithmap.people.given import Fit, Words, given_fit, swapped_fits
from kithmap.people.latin import in_latin
from kithmap.people.names import folded, guessed_name, is_written_name, parsed
from kithmap.people.roles import why_no_person
from kithmap.sources.card import Card

MAIL = "mail"
"""The source of records that stand on no card."""
_PARTICLES = frozenset("de del della di da dos du van von der den la le ter ten zu bin ibn al el y e i".split())
_LEGAL = frozenset(
    "gmbh ltd limited inc llc ag sa sl srl bv plc co corp corporation company kg oy ab as se spa the".split()
)
_GENERATION = frozenset("jr sr ii iii iv junior senior".split())
_DIGITS = re.compile(r"\d+")
LEAST_OWN = 3
"""Letters before the @ beside the name from which on it was chosen, not made of the name."""
LEAST_IN_COMMON = 0.6
"""Ratio of letters in common from which on what stands before the @ is the name in other letters: leyteris.antonoylas
of Λευτέρης Αντωνούλας has 0.89, zorro77 of Ana Díaz 0."""
LEAST_LOCAL = 4
"""Letters before the @ that are needed to know an address again at another place."""


@dataclass(frozen=True, slots=True)
class Shown:
    """What of a record is shown as it was written."""

    organisation: str = ""
    city: str = ""


NOTHING_SHOWN = Shown()


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """One card, or one address on no card, in the forms that are compared.

    `given` and `family` are folded words in the order written; `handles` are normal; `locals` is what stands before
    the @ of personal addresses; `generation` is "jr", "sr" … where the name says so.
    """

    anchor: str
    source: str
    name: str
    given: Words = ()
    family: Words = ()
    generation: str = ""
    handles: tuple[str, ...] = ()
    locals: tuple[str, ...] = ()
    organisation: str = ""
    title: str = ""
    city: str = ""
    birthday: str = ""
    shown: Shown = NOTHING_SHOWN

    def written(self, words: str) -> str:
        """Give folded `words` of the name as they are written on the card."""
        spelled = {folded(word): word.strip(",;") for word in self.name.split()}
        return " ".join(spelled.get(word, word.capitalize()) for word in words.lower().replace(".", "").split())

    @property
    def has_name(self) -> bool:
        return bool(self.given or self.family)


def records_of(
    cards: Iterable[Card], *, handles: Mapping[str, Sequence[str]], mail_names: Mapping[str, str]
) -> tuple[Record, ...]:
    """Give a record for each card (with its `handles`) and for each address on no card (with the name seen there)."""
    on_cards = (_of_card(card, tuple(handles[card.id])) for card in cards)
    return (*on_cards, *(_of_address(handle, name) for handle, name in mail_names.items()))


def _of_card(card: Card, handles: tuple[str, ...]) -> Record:
    given, family = _names(card) if is_written_name(card.name) else ((), ())
    return Record(
        anchor=card.id,
        source=card.source,
        name=card.name,
        given=given,
        family=family,
        generation=_generation(card.name) or _generation_noted(card.note),
        handles=handles,
        locals=_locals(handles),
        organisation=" ".join(w for w in folded(card.organisation).split() if w not in _LEGAL),
        title=folded(card.title),
        city=folded(card.city),
        birthday=card.birthday,
        shown=Shown(card.organisation, card.city),
    )


def _of_address(handle: str, name: str) -> Record:
    written = name or guessed_name(handle)
    known = parsed(written) if is_written_name(written) and " " in written.strip() else parsed("")
    return Record(
        anchor=handle,
        source=MAIL,
        name=name,
        given=tuple(folded(known.given).split()),
        family=_without_particles(folded(known.family).split()),
        generation=_generation(written),
        handles=(handle,),
        locals=_locals((handle,)),
    )


def _names(card: Card) -> tuple[Words, Words]:
    if not (card.given and card.family):
        known = parsed(card.name)
        return tuple(folded(known.given).split()), _without_particles(folded(known.family).split())
    given, family = folded(card.given).split(), folded(card.family).split()
    if len(given) == 1:
        given += _middle(folded(card.name).split(), given[0], family[0] if family else "")
    return tuple(given), _without_particles(family)


def _middle(words: list[str], given: str, family: str) -> list[str]:
    """Give what stands between given and family name where it is written so: "Ana R. Díaz"."""
    if given not in words or family not in words:
        return []
    return words[words.index(given) + 1 : words.index(family)]


def _without_particles(words: list[str]) -> Words:
    kept = tuple(w for w in words if w not in _PARTICLES and w not in _GENERATION)
    return kept or tuple(words)


def _generation(name: str) -> str:
    """Give "jr", "sr" … where a name ends so."""
    last = name.rstrip(" .").rpartition(" ")[2].lower() if " " in name else ""
    return {"junior": "jr", "senior": "sr"}.get(last, last) if last in _GENERATION else ""


def _generation_noted(note: str) -> str:
    return _generation(f" {note}") if len(note) <= len("junior.") else ""


def _locals(handles: Iterable[str]) -> tuple[str, ...]:
    found = (h.partition(":")[2].rpartition("@")[0].partition("+")[0] for h in handles if is_personal(h))
    return tuple(dict.fromkeys(local for local in found if len(local) >= LEAST_LOCAL))


def is_personal(handle: str) -> bool:
    """Tell whether a handle is a mail address that is spelled like one person's."""
    return handle.startswith("mail:") and not why_no_person(handle)


def local_names(local: str, record: Record) -> bool:
    """Tell whether what stands before the @ is made of the name on a record: ana.diaz, adiaz, diaza, ana.

    >>> ana = Record(anchor="1", source="vcard", name="Ana Díaz", given=("ana",), family=("diaz",))
    >>> [local_names(text, ana) for text in ("ana.diaz77", "adiaz", "anad", "family", "luis.diaz")]
    [True, True, True, False, False]
    """
    if not record.given:
        return False
    text = _letters(local)
    family = "".join(map(in_latin, record.family))
    names = ("".join(map(in_latin, record.given)), *map(in_latin, record.given))
    return any(text in _written_locals(given, family) for given in names)


def is_ones_own(local: str, one: Record, two: Record) -> bool:
    """Tell whether what stands before the @ is made of the name of one person, whichever of two records bears it.

    Where it is one word that both have while all others differ it may be a surname, and anybody's in that family.
    """
    words, others = ({*map(in_latin, (*r.given, *r.family))} for r in (one, two))
    text = _letters(local)
    if text in words & others and words - {text} and others - {text} and not (words & others) - {text}:
        return False
    return any(local_names(local, record) for record in (one, two))


def is_of_name(local: str, record: Record) -> bool:
    """Tell whether nothing but pieces of the name on a record stands before the @: it says no more than the name.

    >>> ana = Record(anchor="1", source="vcard", name="Ana Díaz", given=("ana",), family=("diaz",))
    >>> is_of_name("diaz84", ana), is_of_name("ana.diazm", ana), is_of_name("zorro77", ana)
    (True, True, False)
    """
    words = [in_latin(word) for word in (*record.given, *record.family)]
    text = left = _letters(local)
    for word in sorted(words, key=len, reverse=True):
        left = left.replace(word, "", 1) if len(word) > 1 else left
    if len(left) < LEAST_OWN or any(word.startswith(left) for word in words):
        return True
    return SequenceMatcher(None, text, "".join(words)).ratio() >= LEAST_IN_COMMON


def _letters(local: str) -> str:
    return folded(_DIGITS.sub("", local).replace(".", " ").replace("-", " ")).replace(" ", "")


def _written_locals(given: str, family: str) -> tuple[str, ...]:
    if not family:
        return (given,)
    first, last = given[0], family[0]
    return (given, given + family, family + given, first + family, family + first, given + last, last + given)


def may_be_one(one: Record, two: Record) -> bool:
    """Tell whether nothing on two records says that they are two people: given names, whole birthdays, generations."""
    days = one.birthday, two.birthday
    if all(day[:1].isdigit() for day in days) and days[0] != days[1] and not is_slip_of_day(*days):
        return False
    if one.generation and two.generation and one.generation != two.generation:
        return False
    if given_fit(one.given, two.given) is not Fit.OTHER:
        return True
    return swapped_fits((one.given, one.family), (two.given, two.family)) is not None


def is_slip_of_day(one: str, two: str) -> bool:
    """Tell whether two dates differ by one digit, or by day and month in the other order.

    >>> is_slip_of_day("1980-05-06", "1980-06-05"), is_slip_of_day("1980-05-06", "1950-05-06")
    (True, True)
    """
    if len(one) != len(two):
        return False
    year, _, day = one.partition("-")
    return sum(a != b for a, b in zip(one, two, strict=True)) == 1 or two == f"{year}-{'-'.join(day.split('-')[::-1])}"
