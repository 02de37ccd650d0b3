"""Tell acquaintances: the owner's answers to whether two of their people know each other."""

from collections.abc import Sequence
from dataclasses import dataclass

from kithmap.book.book import Book
from kithmap.book.facts import Facts, told
from kithmap.kit.speech import say, say_count
from kithmap.people.directory import Directory
from kithmap.people.person import Person
from kithmap.ties.acquaintance import Acquaintance


@dataclass(frozen=True, slots=True)
class Answer:
    """Whether `one` and `other` know each other; `is_known` is None for "don't know"."""

    one: Person
    other: Person
    is_known: bool | None


def tell_acquaintances(book: Book, answers: Sequence[Answer]) -> tuple[Acquaintance, ...]:
    """Remember answers as one act, and give them; what was answered before about the same two is replaced."""
    facts = tuple(Acquaintance(one=a.one.id, other=a.other.id, is_known=a.is_known) for a in answers)
    if answers:
        book.apply(_title(answers), told(book.facts, facts))
    return facts


def answered_pairs(facts: Facts, people: Directory) -> frozenset[frozenset[str]]:
    """Give the pairs of person ids that need no asking: the owner was, "don't know" included, or a file is sure."""
    found = set()
    for fact in facts.acquaintances.values():
        if fact.sureness < 1.0:
            continue
        one, other = people.at(fact.one), people.at(fact.other)
        if one is not None and other is not None:
            found.add(frozenset((one.id, other.id)))
    return frozenset(found)


def _title(answers: Sequence[Answer]) -> str:
    one, other = answers[0].one.name, answers[0].other.name
    if len(answers) == 1:
        return say("Say whether {one} knows {other}", one=one, other=other)
    return say_count("Say of {number} pair who knows whom", "Say of {number} pairs who knows whom", len(answers))
