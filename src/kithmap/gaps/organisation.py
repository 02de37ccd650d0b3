"""Organisations by exact name: who is there, and whether most people come from one."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kithmap.gaps.member import Member
from kithmap.people.names import folded

_FORM = re.compile(
    r"(?: (?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|ag|kg|se|ab|oy|oyj|as|aps|bv|nv"
    r"|sa|sas|sarl|sl|srl|spa|pty|kk))+$"
)


@dataclass(frozen=True, slots=True)
class Crowd:
    """The people of one organisation; `name` as most of them write it."""

    name: str
    members: tuple[Member, ...]


@lru_cache(maxsize=10_000)
def plain_organisation(name: str) -> str:
    """Give the name as it is compared: folded, without punctuation and legal form.

    >>> plain_organisation("ACME, Inc."), plain_organisation("Acme Labs"), plain_organisation("Co")
    ('acme', 'acme labs', 'co')
    """
    return _FORM.sub("", " ".join(re.findall(r"\w+", folded(name))))


def people_at(organisation: str, members: Iterable[Member]) -> tuple[Member, ...]:
    """Give who is at `organisation`, by its whole name: "Acme" never finds "Acme Labs"."""
    wanted = plain_organisation(organisation)
    return tuple(m for m in members if wanted and plain_organisation(m.organisation) == wanted)


def largest_crowd(members: Iterable[Member]) -> Crowd | None:
    """Give the organisation that most of `members` share, or None where nobody's is known."""
    known = [(plain_organisation(member.organisation), member) for member in members if member.organisation]
    if not known:
        return None
    top = _most_common([plain for plain, _ in known])
    there = tuple(member for plain, member in known if plain == top)
    return Crowd(_most_common([member.organisation for member in there]), there)


def _most_common(values: list[str]) -> str:
    return min(Counter(values).items(), key=lambda item: (-item[1], item[0]))[0]
