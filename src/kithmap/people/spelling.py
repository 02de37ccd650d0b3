"""Spelling: whether two words differ by a slip of the pen."""

LEAST_LETTERS, LEAST_LEFT = 4, 3
"""Shorter words are other words when a letter changes (Jan, Jon); one letter may be lost of the least."""
LETTERS_FOR_ALIKE = 5
"""Shorter words two slips apart have little in common."""
LETTERS_FOR_TWO = 9
"""From this length on two slips are still the same word."""
_VOWELS = frozenset("aeiouy")


def slips_between(first: str, second: str, *, most: int = 2) -> int:
    """Give the number of slips (a letter lost, added, changed, or two exchanged) between two words, up to `most` + 1.

    Optimal string alignment distance (Damerau 1964). `most` is 1 or 2: each slip is tried out where the two part.

    >>> slips_between("michael", "micheal"), slips_between("diaz", "diez"), slips_between("ana", "luis")
    (1, 1, 3)
    """
    if first == second:
        return 0
    # a slip changes at most two of the letters that occur: most words are told apart by that alone
    if abs(len(first) - len(second)) > most or len({*first} ^ {*second}) > 2 * most:
        return most + 1
    one, two = _where_they_differ(first, second)
    if _is_one_slip(one, two):
        return 1
    return 2 if most == 2 and _are_two_slips(one, two) else most + 1


def _where_they_differ(first: str, second: str) -> tuple[str, str]:
    """Give two words without the letters with which both begin and end."""
    least = min(len(first), len(second))
    start = 0
    while start < least and first[start] == second[start]:
        start += 1
    end = 0
    while end < least - start and first[-1 - end] == second[-1 - end]:
        end += 1
    return first[start : len(first) - end], second[start : len(second) - end]


def _is_one_slip(one: str, two: str) -> bool:
    return (len(one) < 2 and len(two) < 2) or (len(one) == 2 and one == two[::-1])


def _are_two_slips(one: str, two: str) -> bool:
    """Tell whether two words whose first letters differ are one slip apart behind a slip at their beginning."""
    rests = [(one[1:], two), (one, two[1:]), (one[1:], two[1:])]
    if one[:2] == two[1::-1]:
        rests.append((one[2:], two[2:]))
    return any(_is_one_slip(*_where_they_differ(*rest)) for rest in rests)


def is_slip(first: str, second: str) -> bool:
    """Tell whether two folded words may be one word with a slip of the pen.

    Other endings are no slips: in many languages Paulo and Paula, Thando and Thandi are two people.

    >>> is_slip("michael", "micheal"), is_slip("paulo", "paula"), is_slip("jan", "jana")
    (True, False, False)
    """
    shorter, longer = sorted((first, second), key=len)
    if len(longer) < LEAST_LETTERS or len(shorter) < LEAST_LEFT or is_other_ending(shorter, longer):
        return False
    most = 2 if len(shorter) >= LETTERS_FOR_TWO else 1
    return slips_between(first, second, most=most) <= most


def look_alike(first: str, second: str) -> bool:
    """Tell whether two folded words are near enough to be one with two slips: worth a question, not a decision."""
    return min(len(first), len(second)) >= LETTERS_FOR_ALIKE and slips_between(first, second, most=2) <= 2


def is_other_ending(first: str, second: str) -> bool:
    """Tell whether two words differ in a closing vowel alone."""
    return first != second and _without_ending(first) == _without_ending(second)


def _without_ending(word: str) -> str:
    return word[:-1] if word[-1:] in _VOWELS else word
