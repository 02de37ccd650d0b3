"""Names held against one another: same, a form of the other, an initial, a slip of the pen, or somebody else's."""

from enum import StrEnum
from functools import lru_cache

from kithmap.people.latin import in_latin, sound
from kithmap.people.lexicon import lexicon
from kithmap.people.spelling import is_other_ending, is_slip, look_alike

SHORT_FORM_LETTERS = 3
"""Letters that a short form of a given name has at least (Ben, Benjamin): fewer would join strangers."""


class Fit(StrEnum):
    """How two parts of names fit, the best first."""

    SAME = "same"
    SPELLED = "spelled"
    """Other letters for the same sound, also in another script: Müller, Mueller; Нина, Nina."""
    PARTLY = "partly"
    """One of several names is the same: Juan Carlos, Carlos; Díaz, Díaz-Roth."""
    NICKNAME = "nickname"
    SHORT = "short"
    """The one begins the other, and the lexicon knows neither as a name of its own."""
    INITIAL = "initial"
    SLIP = "slip"
    ALIKE = "alike"
    """Two slips apart: not a decision, but beside a birthday or an address of their own it may be one name."""
    UNKNOWN = "unknown"
    """One is missing, or the two stand in scripts that cannot be compared."""
    OTHER = "other"


AS_WRITTEN = frozenset((Fit.SAME, Fit.SPELLED))
"""Names that fit so are one name; all others may be a sister's or a father's."""
Words = tuple[str, ...]


@lru_cache(maxsize=200_000)
def given_fit(first: Words, second: Words) -> Fit:
    """Give how the given names of two people fit, each as folded words.

    >>> given_fit(("bob",), ("robert",)), given_fit(("ana",), ("luis",)), given_fit(("j", "r"), ("john",))
    (<Fit.NICKNAME: 'nickname'>, <Fit.OTHER: 'other'>, <Fit.INITIAL: 'initial'>)
    """
    if not first or not second:
        return Fit.UNKNOWN
    fit = _word_fit(first[0], second[0])
    if fit is Fit.OTHER and len(first) + len(second) > 2:
        return _fit_of_others(first, second)
    if fit in AS_WRITTEN and len(first) > 1 and len(second) > 1:
        middle = _word_fit(first[1], second[1])
        return Fit.OTHER if middle is Fit.OTHER else fit
    return fit


def _fit_of_others(first: Words, second: Words) -> Fit:
    """A second given name may be the one that is used: Juan Carlos, Carlos; J. Robert, Bob."""
    shorter, longer = sorted((first, second), key=len)
    if len(shorter) == 1 and len(shorter[0]) > 1 and any(_word_fit(shorter[0], w) is Fit.SAME for w in longer[1:]):
        return Fit.PARTLY
    if len(longer[0]) == 1 and any(_word_fit(shorter[0], w) in (Fit.SAME, Fit.NICKNAME) for w in longer[1:]):
        return Fit.PARTLY
    return Fit.OTHER


@lru_cache(maxsize=200_000)
def _word_fit(first: str, second: str) -> Fit:
    if first == second:
        return Fit.SAME if len(first) > 1 else Fit.INITIAL
    names = lexicon()
    if not (first.isascii() and second.isascii()):
        fit = _fit_across_scripts(first, second)
        if fit is not None:
            return fit
    short, long = sorted((first, second), key=len)
    if len(short) == 1:
        return Fit.INITIAL if long.startswith(short) else Fit.OTHER
    if plain(first) == plain(second):
        return Fit.SPELLED
    if names.are_forms_of_one(first, second):
        return Fit.SPELLED if _sound_alike(first, second) else Fit.NICKNAME
    if names.are_known(first, second) or is_other_ending(first, second):
        return Fit.OTHER
    if len(short) >= SHORT_FORM_LETTERS and long.startswith(short):
        return Fit.SHORT
    if is_slip(first, second):
        return Fit.SLIP
    return Fit.ALIKE if look_alike(first, second) else Fit.OTHER


def _sound_alike(first: str, second: str) -> bool:
    """Tell whether two forms of one name are one by ear: Mohammed, Muhamad; not Maria, Marie, nor Jan, Jana."""
    return sound(first) == sound(second) and not is_other_ending(first, second) and look_alike(first, second)


def _fit_across_scripts(first: str, second: str) -> Fit | None:
    """Names in one script are compared as they are: None. Across scripts a likeness speaks, a difference seldom."""
    one, two = in_latin(first), in_latin(second)
    if first.isascii() == second.isascii() and one.isascii() == two.isascii():
        return None
    if not (one.isascii() and two.isascii()):
        return Fit.UNKNOWN
    if one == two or (sound(one) == sound(two) and len(sound(one)) > 1):
        return Fit.SPELLED
    if lexicon().are_forms_of_one(one, two):
        return Fit.NICKNAME
    return Fit.INITIAL if min(len(one), len(two)) == 1 and one[0] == two[0] else Fit.UNKNOWN


@lru_cache(maxsize=200_000)
def family_fit(first: Words, second: Words) -> Fit:
    """Give how the family names of two people fit, each as folded words without particles.

    >>> family_fit(("garcia", "marquez"), ("garcia",)), family_fit(("diaz",), ("roth",))
    (<Fit.PARTLY: 'partly'>, <Fit.OTHER: 'other'>)
    """
    if not first or not second:
        return Fit.UNKNOWN
    if first == second:
        return Fit.SAME if len(first[0]) > 1 or len(first) > 1 else Fit.INITIAL
    one, two = "".join(map(in_latin, first)), "".join(map(in_latin, second))
    if not (one.isascii() and two.isascii()):
        return Fit.UNKNOWN if one.isascii() != two.isascii() else Fit.OTHER
    if one == two or plain(one) == plain(two) or _is_other_script(first, second, one, two):
        return Fit.SPELLED
    if min(len(first[0]), len(second[0])) == 1:
        return Fit.INITIAL if one[0] == two[0] else Fit.OTHER
    if any(len(w) > 1 and w in second for w in first):
        return Fit.PARTLY
    if _is_slip_of_family(one, two):
        return Fit.SLIP
    return Fit.ALIKE if look_alike(one, two) else Fit.OTHER


Fits = tuple[Fit, Fit]
_UNLIKE = frozenset((Fit.OTHER, Fit.UNKNOWN))


def swapped_fits(one: tuple[Words, Words], two: tuple[Words, Words]) -> Fits | None:
    """Give how given and family names fit if one of two people is written in the other order, None if they do not.

    >>> swapped_fits((("diaz",), ("ana",)), (("anita",), ("diaz",)))
    (<Fit.NICKNAME: 'nickname'>, <Fit.SAME: 'same'>)
    """
    if not all((*one, *two)):
        return None
    for given, family in (((one[0], two[1]), (one[1], two[0])), ((one[1], two[0]), (one[0], two[1]))):
        if given_fit(*given) not in _UNLIKE and (fit := family_fit(*family)) not in _UNLIKE:
            return given_fit(*given), fit
    return None


def _is_slip_of_family(one: str, two: str) -> bool:
    return is_slip(one, two) or (
        is_other_ending(one, two) and min(len(one), len(two)) >= len("nowak") and sound(one) == sound(two)
    )


def _is_other_script(first: Words, second: Words, one: str, two: str) -> bool:
    across = all(w.isascii() for w in first) != all(w.isascii() for w in second)
    return across and sound(one) == sound(two)


@lru_cache(maxsize=100_000)
def plain(word: str) -> str:
    """Give a word as it would be without the ways in which languages write one sound."""
    for written, plain in (("ae", "a"), ("oe", "o"), ("ue", "u"), ("ss", "s"), ("y", "i"), ("j", "i")):
        word = word.replace(written, plain)
    return word
