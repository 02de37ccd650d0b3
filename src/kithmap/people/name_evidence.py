"""What two names say for or against their being one person's, in bits."""

from collections.abc import Iterator
from math import log2

from kithmap.people.evidence import Evidence, Part
from kithmap.people.frequency import Frequencies
from kithmap.people.given import AS_WRITTEN, Fit, Words, family_fit, given_fit, swapped_fits
from kithmap.people.record import Record
from kithmap.people.spelling import look_alike

M_GIVEN = {Fit.SAME: 0.7, Fit.SPELLED: 0.05, Fit.PARTLY: 0.05, Fit.NICKNAME: 0.1, Fit.SHORT: 0.02, Fit.SLIP: 0.03} | {
    Fit.ALIKE: 0.005
}
"""How often the given names on two cards of one person fit so; the rest is initials and names not written."""
M_AT_HANDLE = {Fit.SPELLED: 0.7}
"""Whether a name is spelled in one way or two, two at one handle seldom bear it: father and son spell it alike. Where
several are known to live there, Hussain and Hussein may be brothers."""
M_AT_HOME = {Fit.SHORT: 0.01}
"""So may Xin and Xinsu: fewer short forms are one person's where several live."""
M_SECOND = 0.9
"""How often second given names agree on two cards of one person that both have one; where they differ it is another."""
M_FAMILY = {Fit.SAME: 0.85, Fit.SPELLED: 0.05, Fit.PARTLY: 0.05, Fit.SLIP: 0.03, Fit.ALIKE: 0.005}
M_HALF = 0.005
"""Díaz Roth and Díaz Vega: on two cards of one person a surname is left out, seldom another written in its place."""
WIDER = {
    Fit.SAME: 1.0,
    Fit.SPELLED: 1.5,
    Fit.PARTLY: 3.0,
    Fit.NICKNAME: 3.0,
    Fit.SHORT: 3.0,
    Fit.SLIP: 2.0,
    Fit.ALIKE: 8.0,
}
"""How many names fit one in such a way, in shares of the commoner of the two: a slip or a nickname fits several."""
INITIAL_BITS = 0.5
"""An initial fits one in twelve strangers, and is what one card in twenty gives."""
INITIAL_AT_HANDLE_BITS = 3.5
GIVEN_OTHER_BITS, FAMILY_OTHER_BITS, FAMILY_OTHER_AT_HANDLE_BITS = -10.0, -8.0, -3.0
FAMILY_OTHER_AT_OFFICE_BITS = -10.0
"""Who is called otherwise is somebody else; a surname changes, in a marriage or for good, one in a hundred times.
At one number (of an office) two Johns of different surnames are colleagues."""
GIVEN_ALIKE_BITS = -6.0
"""Two given names at one address that differ by a letter or two: mostly Mario and Maria, now and then a slip."""
FAMILY_AT_HANDLE_BITS = 0.6
"""Families share their name and their telephone."""
SWAPPED_BITS = -1.0
NAMELESS_BITS = 4.0
"""A card without a name that has somebody's address is that address written down once more."""


class Names:
    """The names of two records held against each other, in the order that fits better."""

    __slots__ = ("family", "family_words", "given", "given_words", "is_swapped", "nameless", "one", "two")

    def __init__(self, one: Record, two: Record) -> None:
        self.one, self.two = one, two
        self.nameless = not one.has_name or not two.has_name
        self.given, self.family = given_fit(one.given, two.given), family_fit(one.family, two.family)
        self.is_swapped = False
        self.given_words, self.family_words = (one.given, two.given), (one.family, two.family)
        if Fit.OTHER in (self.given, self.family):
            self._try_swapped()

    def _try_swapped(self) -> None:
        one, two = self.one, self.two
        if fits := swapped_fits((one.given, one.family), (two.given, two.family)):
            (self.given, self.family), self.is_swapped = fits, True
            self.given_words, self.family_words = (one.given, two.family), (one.family, two.given)

    def share_of_given(self, common: Frequencies) -> float:
        return max(common.share_of_given(w[0]) for w in self._words(self.given_words, common) if w)

    def share_of_family(self, common: Frequencies) -> float:
        one, two = self.family_words
        if self.family is Fit.PARTLY and not self.is_swapped:
            return max(common.share_of_surname(word) for word in one if word in two)
        return max(common.share_of_family(w) for w in self._words(self.family_words, common) if w)

    @property
    def are_halves(self) -> bool:
        """Tell whether both have two surnames, each of them one that the other has not."""
        one, two = (set(words) for words in self.family_words)
        return self.family is Fit.PARTLY and bool(one - two and two - one)

    def may_be_surname(self, common: Frequencies) -> bool:
        """Tell whether the given name of both may be a surname that stands first."""
        one, two = self.given_words
        return bool(one and two) and one[0] == two[0] and common.is_surname(one[0])

    def _words(self, words: tuple[Words, Words], common: Frequencies) -> tuple[Words, ...]:
        """Of two in different order, or with the surname first, it is not said which is which: all words count then."""
        is_turned = self.is_swapped or self.may_be_surname(common)
        return (*self.given_words, *self.family_words) if is_turned else words


def names_of_strangers(names: Names, common: Frequencies) -> Iterator[Evidence]:
    """Give what the names say of two who share no handle: the rarer, the more."""
    (a, b), (c, d) = names.given_words, names.family_words
    if names.given is Fit.INITIAL:
        yield Evidence(Part.GIVEN_INITIAL, INITIAL_BITS, _shown(a), _shown(b))
    elif names.given in M_GIVEN:
        share = names.share_of_given(common)
        yield _agreeing("given", names.given, M_GIVEN[names.given], share, (a, b))
    elif names.given is Fit.OTHER:
        yield Evidence(Part.GIVEN_OTHER, GIVEN_OTHER_BITS, _shown(a), _shown(b))
    if second := _second(names):
        share = common.share_of_second(a[0], min(second, key=len))
        yield Evidence(Part.GIVEN_SECOND, max(log2(M_SECOND / share), 0.0), *map(_shown, ((w,) for w in second)))
    if names.family in M_FAMILY:
        share = names.share_of_family(common)
        m = M_HALF if names.are_halves else M_FAMILY[names.family]
        yield _agreeing("family", names.family, m, share, (c, d))
    elif names.family is Fit.INITIAL:
        yield Evidence(Part.FAMILY_INITIAL, INITIAL_BITS, _shown(c), _shown(d))
    elif names.family is Fit.OTHER:
        yield Evidence(Part.FAMILY_OTHER, FAMILY_OTHER_BITS, _shown(c), _shown(d))
    if names.is_swapped:
        yield Evidence(Part.SWAPPED, SWAPPED_BITS)
    if common.bond > 1 and not {Fit.OTHER, Fit.UNKNOWN}.intersection((names.given, names.family)):
        yield Evidence(Part.BOND, -log2(common.bond))


def _second(names: Names) -> Words:
    """Give the second given names of both where the first ones are one name and the second ones agree, else nothing.

    Only of strangers: a father hands his second name on with the first, and the telephone with both.
    """
    one, two = names.given_words
    if names.given not in AS_WRITTEN or min(len(one), len(two)) < 2:
        return ()
    agrees = given_fit(one[1:2], two[1:2]) in (*AS_WRITTEN, Fit.INITIAL)
    return (one[1], two[1]) if agrees else ()


def names_at_handle(names: Names, common: Frequencies, *, is_office: bool, is_of_several: bool) -> Iterator[Evidence]:
    """Give what the names say of two who share a handle: the given name decides, families share the other."""
    if names.nameless:
        yield Evidence(Part.NAMELESS, NAMELESS_BITS)
        return
    (a, b), (c, d) = names.given_words, names.family_words
    if names.given is Fit.INITIAL:
        yield Evidence(Part.GIVEN_INITIAL, INITIAL_AT_HANDLE_BITS, _shown(a), _shown(b))
    elif names.family is Fit.OTHER and names.may_be_surname(common):
        yield Evidence(Part.GIVEN_OTHER, GIVEN_OTHER_BITS, _shown(c), _shown(d))
    elif names.given in M_GIVEN:
        share = names.share_of_given(common)
        m = (M_AT_HOME if is_of_several else M_AT_HANDLE).get(names.given, M_GIVEN[names.given])
        yield _agreeing("given", names.given, m, share, (a, b))
    elif names.given is Fit.OTHER:
        bits = GIVEN_ALIKE_BITS if look_alike(a[0], b[0]) else GIVEN_OTHER_BITS
        yield Evidence(Part.GIVEN_OTHER, bits, _shown(a), _shown(b))
    if names.family is Fit.OTHER:
        bits = FAMILY_OTHER_AT_OFFICE_BITS if is_office else FAMILY_OTHER_AT_HANDLE_BITS
        yield Evidence(Part.FAMILY_OTHER, bits, _shown(c), _shown(d))
    elif names.family is not Fit.UNKNOWN:
        yield Evidence(Part(f"family {names.family.value}"), FAMILY_AT_HANDLE_BITS, _shown(c), _shown(d))
    if names.is_swapped:
        yield Evidence(Part.SWAPPED, SWAPPED_BITS)


def _agreeing(what: str, fit: Fit, m: float, share: float, words: tuple[Words, Words]) -> Evidence:
    bits = log2(m / min(share * WIDER[fit], 1.0))
    return Evidence(Part(f"{what} {fit.value}"), bits, _shown(words[0]), _shown(words[1]))


def _shown(words: Words) -> str:
    return " ".join(word.capitalize() if len(word) > 1 else f"{word.upper()}." for word in words)
