"""Suggest people: those whose name the owner has begun to type."""

from kithmap.people.directory import Directory
from kithmap.people.names import folded
from kithmap.people.person import Person

LEAST_LETTERS = 2
"""One letter begins too many names to be of use."""
SUGGESTIONS = 7
"""Names that can be taken in while typing."""


def suggest_people(people: Directory, text: str, *, most: int = SUGGESTIONS) -> tuple[Person, ...]:
    """Give up to `most` people with a word of their name for each word of `text`, accents and case left aside.

    Names that begin with `text` come first, then in the order known.
    """
    wanted = folded(text)
    if len(wanted) < LEAST_LETTERS:
        return ()
    found = [(folded(person.name), person) for person in people.people]
    fitting = [(name, person) for name, person in found if _fits(name, wanted.split())]
    return tuple(person for _, person in sorted(fitting, key=lambda pair: not pair[0].startswith(wanted))[:most])


def _fits(name: str, wanted: list[str]) -> bool:
    words = name.split()
    return all(any(word.startswith(part) for word in words) for part in wanted)
