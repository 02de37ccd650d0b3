"""Organisations by exact name: who is there, and whether most people come from one."""

import re
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from kithmap.gaps.member import Member
from kithmap.people.names import folded

_FORM = re.compile(
    r"(?: (?:inc|incorporated|corp|corporation|co|company|ltd|limited|llc|llp|plc|gmbh|mbh|ug|ag|kg|kgaa|ohg|se|ev|eg"
    r"|ab|hb|oy|oyj|as|asa|aps|bv|nv|sa|sas|sarl|sl|slu|srl|spa|sro|zoo|pty|pte|kk|lda|ltda|cv|sab))+$"
)
_SPLIT_FORM = re.compile(r"(?<=\b\w)[./](?=\w\b)")
"""Points and strokes inside "S.A.", "a/s" and "G.m.b.H.": letters that belong together."""


@dataclass(frozen=True, slots=True)
class Crowd:
    """The people of one organisation; `name` as most of them write it."""

    name: str
    members: tuple[Member, ...]


@lru_cache(maxsize=10_000)
def plain_organisation(name: str) -> str:
    """Give the name as it is compared: folded, without punctuation and legal form; "" for one without any letter.

    >>> plain_organisation("ACME, Inc."), plain_organisation("Acme Labs"), plain_organisation("Co")
    ('acme', 'acme labs', 'co')
    >>> plain_organisation("Acme GmbH & Co. KG"), plain_organisation("Acme S.A.")
    ('acme', 'acme')
    """
    return _FORM.sub("", " ".join(re.findall(r"\w+", _SPLIT_FORM.sub("", folded(name)))))


def largest_crowd(members: Iterable[Member]) -> Crowd | None:
    """Give the organisation that most of `members` share, or None where nobody's is known."""
    known = [(plain, member) for member in members if (plain := plain_organisation(member.organisation))]
    if not known:
        return None
    top = most_common([plain for plain, _ in known])
    there = tuple(member for plain, member in known if plain == top)
    return Crowd(most_common([member.organisation for member in there]), there)


def most_common(values: list[str]) -> str:
    """Give the value that occurs most often, of several the first by alphabet."""
    return min(Counter(values).items(), key=lambda item: (-item[1], item[0]))[0]
