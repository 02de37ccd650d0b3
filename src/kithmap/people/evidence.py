"""Evidence: one named part of a likeness, its weight in bits and its sentence."""

from dataclasses import dataclass
from enum import StrEnum

from kithmap.kit.reason import Reason
from kithmap.kit.speech import marked, say


class Part(StrEnum):
    """What two records were compared in, and how it came out."""

    PRIOR = "prior"
    HANDLE = "handle"
    NUMBER = "number"
    SHARED = "shared"
    GIVEN_SAME = "given same"
    GIVEN_SPELLED = "given spelled"
    GIVEN_PARTLY = "given partly"
    GIVEN_NICKNAME = "given nickname"
    GIVEN_SHORT = "given short"
    GIVEN_INITIAL = "given initial"
    GIVEN_SLIP = "given slip"
    GIVEN_ALIKE = "given alike"
    GIVEN_OTHER = "given other"
    GIVEN_SECOND = "given second"
    FAMILY_SAME = "family same"
    FAMILY_SPELLED = "family spelled"
    FAMILY_PARTLY = "family partly"
    FAMILY_INITIAL = "family initial"
    FAMILY_SLIP = "family slip"
    FAMILY_ALIKE = "family alike"
    FAMILY_OTHER = "family other"
    SWAPPED = "swapped"
    BOND = "bond"
    NAMELESS = "nameless"
    ONCE = "once"
    BIRTHDAY = "birthday"
    NEAR_BIRTHDAY = "near birthday"
    OTHER_BIRTHDAY = "other birthday"
    GENERATION = "generation"
    WORK = "work"
    OTHER_WORK = "other work"
    CITY = "city"
    OTHER_CITY = "other city"
    TITLE = "title"
    LOCAL = "local"
    PERSONAL = "personal"
    COMPANY = "company"
    OTHER_HANDLES = "other handles"
    OTHER_PROFILE = "other profile"


SENTENCES = {
    Part.PRIOR: marked("two of your cards are seldom one person, unless something speaks for it"),
    Part.HANDLE: marked("both have {first}"),
    Part.NUMBER: marked("{first} and {second} are one number, written with and without its country"),
    Part.SHARED: marked("both have {first}, which others share"),
    Part.GIVEN_SAME: marked("both are called {first}"),
    Part.GIVEN_SPELLED: marked("{first} and {second} are one name, spelled differently"),
    Part.GIVEN_PARTLY: marked("{first} and {second} share a given name"),
    Part.GIVEN_NICKNAME: marked("{first} and {second} are forms of one name"),
    Part.GIVEN_SHORT: marked("{first} and {second} may be short for one another"),
    Part.GIVEN_INITIAL: marked("{first} and {second} begin alike; more is not written"),
    Part.GIVEN_SLIP: marked("{first} and {second} differ by a slip of the pen"),
    Part.GIVEN_ALIKE: marked("{first} and {second} look alike"),
    Part.GIVEN_OTHER: marked("{first} and {second} are different given names"),
    Part.GIVEN_SECOND: marked("the second names {first} and {second} agree"),
    Part.FAMILY_SAME: marked("both bear the name {first}"),
    Part.FAMILY_SPELLED: marked("{first} and {second} are one family name, spelled differently"),
    Part.FAMILY_PARTLY: marked("{first} and {second} share a family name"),
    Part.FAMILY_INITIAL: marked("{first} and {second} begin alike; more is not written"),
    Part.FAMILY_SLIP: marked("{first} and {second} differ by a slip of the pen"),
    Part.FAMILY_ALIKE: marked("{first} and {second} look alike"),
    Part.FAMILY_OTHER: marked("{first} and {second} are different family names; a name may change"),
    Part.SWAPPED: marked("given and family name stand in the other order"),
    Part.BOND: marked("among your people those with such surnames often have the same given names"),
    Part.NAMELESS: marked("one of the two has no name of its own"),
    Part.ONCE: marked("same full name in {first} and {second}, and only once in each"),
    Part.BIRTHDAY: marked("both were born on {first}"),
    Part.NEAR_BIRTHDAY: marked("the birthdays {first} and {second} differ by a slip of the pen"),
    Part.OTHER_BIRTHDAY: marked("they were born on {first} and {second}"),
    Part.GENERATION: marked("the names say father and son, or mother and daughter"),
    Part.WORK: marked("both are with {first}"),
    Part.OTHER_WORK: marked("they are with {first} and {second}"),
    Part.CITY: marked("both live in {first}"),
    Part.OTHER_CITY: marked("they live in {first} and {second}"),
    Part.TITLE: marked("both are “{first}”"),
    Part.LOCAL: marked("{first} and {second} have the same part before the @"),
    Part.PERSONAL: marked("{first} and {second} are both made of that name"),
    Part.COMPANY: marked("both write with the same people: {first}"),
    Part.OTHER_HANDLES: marked("each has their own: {first} and {second}"),
    Part.OTHER_PROFILE: marked("each has a profile of their own: {first} and {second}"),
}
"""What the owner reads for each part; {first} and {second} are what is written on the two cards."""


@dataclass(frozen=True, slots=True)
class Evidence:
    """One part of a likeness: `bits` is log2 of how much likelier it is on two cards of one person (Fellegi & Sunter
    1969); 1 bit doubles the odds, -1 halves them. `first` and `second` are what was compared, as written."""

    part: Part
    bits: float
    first: str = ""
    second: str = ""

    @property
    def sentence(self) -> str:
        """Give the part as words, in the language spoken now."""
        return say(SENTENCES[self.part], first=self.first, second=self.second)

    @property
    def reason(self) -> Reason:
        """Give the sentence with its weight in bits."""
        return Reason(self.sentence, self.bits)
