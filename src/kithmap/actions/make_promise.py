"""Make a promise: note what was promised, either way, and that it was kept or let go."""

from dataclasses import replace
from datetime import date

from kithmap.book.book import Book
from kithmap.book.facts import told
from kithmap.kit.speech import say
from kithmap.people.person import Person
from kithmap.plan.promise import Promise


def make_promise(
    book: Book, person: Person, *, what: str, by_me: bool, today: date, due: date | None = None
) -> Promise:
    """Note a promise by the owner to a person, or by the person to the owner, and give it."""
    promise = Promise(person=person.id, by_me=by_me, what=what.strip(), made_on=today, due=due)
    title = say("Promise {name}: {what}", name=person.name, what=promise.what)
    if not by_me:
        title = say("{name} promises: {what}", name=person.name, what=promise.what)
    book.apply(title, told(book.facts, [promise]))
    return promise


def keep_promise(book: Book, promise: Promise, *, day: date) -> Promise:
    """Note that a promise was kept on `day`, and give it."""
    kept = replace(promise, kept_on=day, let_go_on=None)
    book.apply(say("Keep the promise: {what}", what=promise.what), told(book.facts, [kept]))
    return kept


def let_go(book: Book, promise: Promise, *, day: date) -> Promise:
    """Note that a promise is not owed any more, and give it."""
    gone = replace(promise, let_go_on=day)
    book.apply(say("Let the promise go: {what}", what=promise.what), told(book.facts, [gone]))
    return gone


def promises_with(book: Book, person: Person) -> tuple[Promise, ...]:
    """Give the open promises between the owner and a person, either way, in the order told."""
    anchors = person.anchors
    return tuple(p for p in book.facts.promises.values() if p.is_open and p.person in anchors)
