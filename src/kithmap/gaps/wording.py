"""Names and counts in the words of a sentence."""

from collections.abc import Iterable, Sequence

from kithmap.gaps.member import Member
from kithmap.kit.speech import say, say_count

NAMES_SHOWN = 3
"""Names in one sentence: more than three are counted, since nobody reads a list in a sentence."""
UNPLACED_RING = 3.5
"""Where people without a ring stand in an order by closeness: in the middle, since "not placed" is not weak."""


def closest_first(members: Iterable[Member]) -> list[Member]:
    """Give people by ring, then by strength of the tie, then by name; not placed counts as the middle."""
    return sorted(members, key=lambda m: (m.ring or UNPLACED_RING, -(m.tie.strength or 0.0), m.name, m.person_id))


def ids_of(members: Iterable[Member]) -> tuple[str, ...]:
    """Give the person ids, in order."""
    return tuple(member.person_id for member in members)


def named(members: Sequence[Member], *, most: int = NAMES_SHOWN) -> str:
    """Give the names as one phrase: "Ana, Ben and 4 more", in the order given."""
    return listed([member.name for member in members], most=most)


def either(members: Sequence[Member]) -> str:
    """Give the names as a choice: "Ana or Ben"."""
    *before, last = [member.name for member in members]
    return say("{names} or {last}", names=", ".join(before), last=last) if before else last


def listed(items: Sequence[str], *, most: int = NAMES_SHOWN) -> str:
    """Give items as one phrase, of which at most `most` are written out.

    >>> listed(["Ana"]), listed(["Ana", "Ben"]), listed(["Ana", "Ben", "Cleo", "Dora", "Eli"])
    ('Ana', 'Ana and Ben', 'Ana, Ben, Cleo and 2 more')
    """
    shown = list(items[:most])
    if len(items) > most:
        more = len(items) - most
        return say_count("{names} and {number} more", "{names} and {number} more", more, names=", ".join(shown))
    if len(shown) < 2:
        return "".join(shown)
    return say("{names} and {last}", names=", ".join(shown[:-1]), last=shown[-1])


def quoted(labels: Sequence[str], *, most: int = NAMES_SHOWN) -> str:
    """Give labels in quotation marks as one phrase."""
    return listed([say("“{label}”", label=label) for label in labels], most=most)


def percent(share: float) -> str:
    """Give a share as people say it: whole per cent, and neither 0 nor 100 unless it is.

    The space is one at which no line breaks (U+00A0).

    >>> [percent(share).split() for share in (0.413, 0.999, 0.002)]
    [['41', '%'], ['99', '%'], ['1', '%']]
    """
    whole = round(100 * share)
    return f"{whole if share in (0.0, 1.0) else min(max(whole, 1), 99)}\N{NO-BREAK SPACE}%"


def sentences(*parts: str) -> str:
    """Give whole sentences one after another; empty ones are left out."""
    return " ".join(part for part in parts if part)


def plain_end(name: str) -> str:
    """Give a name without a full stop at its end, for the end of a sentence.

    >>> plain_end("Acme Inc.")
    'Acme Inc'
    """
    return name.rstrip(". ")
