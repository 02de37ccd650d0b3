"""Join people: the owner says that two people of the directory are one."""

from collections.abc import Set

from kithmap.book.book import Book
from kithmap.book.facts import Changes, told
from kithmap.kit.speech import say
from kithmap.people.person import Person
from kithmap.people.verdict import Verdict


def join_people(book: Book, first: Person, second: Person) -> Verdict:
    """Put the verdict that two people are one into the book, and give it; undo parts them again.

    What the owner said before to keep them apart goes with it, for it would stand against the new word.
    """
    low, high = sorted((first.id, second.id))
    verdict = Verdict(first=low, second=high, same=True)
    changes = told(book.facts, [verdict])
    mine, theirs = first.anchors, second.anchors
    against = [
        old
        for old in book.facts.verdicts.values()
        if not old.same and old.id != verdict.id and _is_between(old, mine, theirs)
    ]
    title = say("Join {first} and {second}", first=first.name, second=second.name)
    book.apply(title, Changes(put=changes.put, dropped=(*changes.dropped, *against)))
    return verdict


def _is_between(verdict: Verdict, mine: Set[str], theirs: Set[str]) -> bool:
    first, second = verdict.first, verdict.second
    return (first in mine and second in theirs) or (first in theirs and second in mine)
