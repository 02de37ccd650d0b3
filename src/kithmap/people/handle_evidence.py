"""What a shared handle says for two being one person, in bits: one's own more than a home's, an office's least."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from kithmap.people.evidence import Evidence, Part
from kithmap.people.record import Record, is_ones_own

HANDLE_BITS = {"mail": 4.0, "tel": 1.5, "url": 7.5}
"""The odds that two cards with one such handle, nothing else known, are one person: a mail address 16 to 1, a number
(of a home, an office) 3 to 1, a profile 180 to 1. The odds before it are in it."""
PERSONAL_BITS = 3.0
"""More for an address made of the very name: anadiaz@ is Ana's, family@ may be anybody's at that table."""
MORE_HANDLES_BITS = 2.0
"""More for each further handle that both have."""
HOME_LESS_BITS = 1.0
"""Less for a handle that two to four people are known to share: a home."""
OFFICE_BITS = 0.0
"""For a handle that more people share, or that is spelled like a desk."""


@dataclass(frozen=True, slots=True)
class Several:
    """The handles that several people have (`shared`), and of these the ones of a few (`homes`)."""

    shared: frozenset[str]
    homes: frozenset[str]


def shared_handles(one: Record, two: Record) -> Iterator[tuple[str, str]]:
    """Give the handles that both have, as each has them: a number may lack its country on one side."""
    theirs = set(two.handles)
    for handle in one.handles:
        if handle in theirs:
            yield handle, handle
        elif handle.startswith("tel:"):
            yield from ((handle, other) for other in two.handles if _are_one_number(handle, other))


LEAST_DIGITS = 8
"""Digits that a number without its country needs to be known again."""


def _are_one_number(one: str, two: str) -> bool:
    if not two.startswith("tel:") or one.startswith("tel:+") == two.startswith("tel:+"):
        return False
    short, long = (h.removeprefix("tel:").lstrip("+0") for h in sorted((one, two), key=lambda h: h.startswith("tel:+")))
    return len(short) >= LEAST_DIGITS and long.endswith(short)


def evidence_at(shared: Iterable[tuple[str, str]], one: Record, two: Record, *, several: Several) -> Iterator[Evidence]:
    """Give what each of the handles in `shared` says; the first counts in full, each further one a little."""
    found = sorted((_at_handle(pair, one, two, several=several) for pair in shared), key=lambda e: (-e.bits, e.first))
    yield found[0]
    yield from (
        Evidence(e.part, MORE_HANDLES_BITS if e.part is not Part.SHARED else 0.0, e.first, e.second) for e in found[1:]
    )


def _at_handle(pair: tuple[str, str], one: Record, two: Record, *, several: Several) -> Evidence:
    (kind, _, mine), theirs = pair[0].partition(":"), pair[1].partition(":")[2]
    bits = HANDLE_BITS.get(kind, HANDLE_BITS["mail"])
    if {pair[0], pair[1]} & several.shared:
        is_home = {pair[0], pair[1]} & several.homes
        return Evidence(Part.SHARED, bits - HOME_LESS_BITS if is_home else OFFICE_BITS, mine, theirs)
    if kind == "mail" and is_ones_own(mine.rpartition("@")[0], one, two):
        bits += PERSONAL_BITS
    return Evidence(Part.HANDLE if mine == theirs else Part.NUMBER, bits, mine, theirs)
