"""Open the sample: a book that knows the made-up owner, her words, and all of her files."""

from datetime import date
from pathlib import Path

from kithmap.actions.bring_in import bring_in
from kithmap.actions.brought import Brought
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.actions.make_sample import SampleMade
from kithmap.book.book import Book
from kithmap.book.facts import Fact, as_one, told
from kithmap.book.memory import MemoryBook
from kithmap.kit.speech import say
from kithmap.sources.hints import Hints


def open_sample(book: Book, made: SampleMade, *, today: date) -> Brought:
    """Put the sample's owner, goal, placements and files into `book`, all as one act that can be undone."""
    words = made.facts
    desk = MemoryBook(book.facts)
    introduce_owner(desk, name=words.owner_name, addresses=words.owner_addresses)
    facts: list[Fact] = [words.goal, *words.categories, *words.needs, *words.placements, *words.offers, *words.chairs]
    desk.apply(say("Set the goal"), told(desk.facts, facts))
    brought = bring_in(desk, [Path(file.path) for file in made.files], hints=Hints(today=today), inside=made.folder)
    book.apply(say("Open the sample network"), as_one(act.changes for act in desk.journal))
    return brought
