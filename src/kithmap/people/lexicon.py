"""The lexicon: given names with their nicknames and sisters in other languages, and the commonest surnames.

Gathered by hand; which name is whose short form is knowledge, not something a formula finds.
"""

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, eq=False)
class Lexicon:
    """Names as `folded` gives them.

    `families` gives for each given name the numbers of the names that it is a form of ("kate": Catherine; "alex":
    Alexander and Alexandra); `given` holds all given names, `surnames` those that very many bear.
    """

    families: dict[str, frozenset[int]]
    given: frozenset[str]
    surnames: frozenset[str]

    def are_forms_of_one(self, first: str, second: str) -> bool:
        """Tell whether two given names may be forms of one name ("Bob", "Roberto")."""
        return not self.families.get(first, frozenset()).isdisjoint(self.families.get(second, frozenset()))

    def are_known(self, first: str, second: str) -> bool:
        """Tell whether both are given names of their own: if they differ, it is not by a slip of the pen."""
        return first in self.given and second in self.given


@cache
def lexicon() -> Lexicon:
    """Give the lexicon, read once."""
    families: dict[str, set[int]] = defaultdict(set)
    for number, line in enumerate(_lines("nicknames.txt")):
        for name in line.split():
            families[name].add(number)
    given = {name for line in _lines("given.txt") for name in line.split()}
    surnames = {name for line in _lines("surnames.txt") for name in line.split()}
    return Lexicon(
        {name: frozenset(numbers) for name, numbers in families.items()},
        frozenset(given | families.keys()),
        frozenset(surnames),
    )


def _lines(name: str) -> list[str]:
    text = (files("kithmap.people") / "wordlists" / name).read_text(encoding="utf-8")
    return [line for line in text.splitlines() if line and not line.startswith("#")]
