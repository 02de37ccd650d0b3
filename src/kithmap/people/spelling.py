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

    Optimal string alignment distance (Damerau 1964), with a band of `most` around the diagonal.

    >>> slips_between("michael", "micheal"), slips_between("diaz", "diez"), slips_between("ana", "luis")
    (1, 1, 3)
    """
    if first == second:
        return 0
    if abs(len(first) - len(second)) > most:
        return most + 1
    while first and second and first[0] == second[0]:
        first, second = first[1:], second[1:]
    while first and second and first[-1] == second[-1]:
        first, second = first[:-1], second[:-1]
    if not first or not second:
        return min(max(len(first), len(second)), most + 1)
    if most == 1:
        return 1 if max(len(first), len(second)) == 1 or (len(first) == 2 and first == second[::-1]) else 2
    return min(_alignment(first, second), most + 1)


def _alignment(first: str, second: str) -> int:
    before: list[int] = []
    last = list(range(len(second) + 1))
    for i, a in enumerate(first, start=1):
        row = [i]
        for j, b in enumerate(second, start=1):
            cost = min(last[j] + 1, row[-1] + 1, last[j - 1] + (a != b))
            if before and j > 1 and a == second[j - 2] and first[i - 2] == b:
                cost = min(cost, before[j - 2] + 1)
            row.append(cost)
        before, last = last, row
    return last[-1]


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
