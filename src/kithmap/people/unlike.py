"""Unlike: names of which their letters alone tell that they do not fit, for very many pairs at once."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from kithmap.people.each_two import Rows, codes_of
from kithmap.people.given import SHORT_FORM_LETTERS, Words, plain
from kithmap.people.lexicon import lexicon

MOST_LETTERS = 4
"""Letters of the alphabet that stand in only one of two names two slips apart, at most: a slip changes two."""


def unlike_given(names: Sequence[Words], one: Rows, two: Rows) -> NDArray[np.bool_]:
    """Tell of which pairs of given names it is certain that `given_fit` finds them other."""
    short = codes_of(words[0][:SHORT_FORM_LETTERS] if len(words) == 1 else "" for words in names)
    forms = np.array([bool(words) and words[0] in lexicon().families for words in names], dtype=np.bool_)
    return np.asarray(_unlike(names, one, two) & (short[one] != short[two]) & ~(forms[one] & forms[two]))


def unlike_family(names: Sequence[Words], one: Rows, two: Rows) -> NDArray[np.bool_]:
    """Tell of which pairs of family names it is certain that `family_fit` finds them other."""
    return _unlike(names, one, two)


def _unlike(names: Sequence[Words], one: Rows, two: Rows) -> NDArray[np.bool_]:
    """Tell which are one plain word each, differ in too many letters for a slip, and sound otherwise."""
    words = ["" if len(own) != 1 or len(own[0]) < 2 or not own[0].isascii() else own[0] for own in names]
    sounds = codes_of(map(plain, words))
    letters = np.array(
        [sum(1 << ord(c) - ord("a") for c in {*word} if "a" <= c <= "z") for word in words], dtype=np.int64
    )
    both = (sounds[one] > 0) & (sounds[two] > 0) & (sounds[one] != sounds[two])
    return np.asarray(both & (np.bitwise_count(letters[one] ^ letters[two]) > MOST_LETTERS))
