"""Open the sample: a book that knows the made-up owner, her words, and all of her files."""

from datetime import date
from pathlib import Path

from kithmap.actions.bring_in import Brought, bring_in
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.actions.make_sample import SampleMade
from kithmap.book.book import Book
from kithmap.book.facts import Fact, told
from kithmap.sources.hints import Hints


def open_sample(book: Book, made: SampleMade, *, today: date) -> Brought:
    """Put the sample's owner, goal and placements into `book` and bring in its files; each act can be undone."""
    words = made.facts
    introduce_owner(book, name=words.owner_name, addresses=words.owner_addresses)
    facts: list[Fact] = [words.goal, *words.categories, *words.needs, *words.placements, *words.offers, *words.chairs]
    book.apply(f"Set the goal “{words.goal.outcome}”", told(book.facts, facts))
    return bring_in(book, [Path(file.path) for file in made.files], hints=Hints(today=today), inside=made.folder)
