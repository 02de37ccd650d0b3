"""A first map for the acts' tests: a goal from the usual template, and three people in the pool."""

from datetime import date

from kithmap.actions.ask_prompts import Prompt, prompts_of
from kithmap.actions.edit_category import categories_of
from kithmap.actions.edit_need import needs_of
from kithmap.actions.set_goal import set_goal
from kithmap.book.book import Book
from kithmap.book.facts import KINDS, Fact, told
from kithmap.book.memory import MemoryBook
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.people.directory import Directory
from kithmap.people.person import Person
from kithmap.sources.card import Card

TODAY = date(2026, 3, 16)
ANA = "mail:ana@x.example"
POOL = (
    Card(source="vcard", key="1", name="Ana Díaz", emails=("ana@x.example",)),
    Card(source="vcard", key="2", name="María García", emails=("maria@x.example",)),
    Card(source="vcard", key="3", name="Maria Garcia", emails=("mg@y.example",)),
)


def book_with_goal(pool: tuple[Card, ...] = ()) -> MemoryBook:
    """Give a book with a goal and `pool`."""
    book = MemoryBook()
    set_goal(book, "Lead a data team", today=TODAY)
    book.apply("Bring in", told(book.facts, pool))
    return book


def told_facts(book: Book) -> dict[str, dict[str, Fact]]:
    """Give every fact but interactions, by kind and id: for comparing where the order does not matter."""
    return {kind: dict(getattr(book.facts, kind)) for kind in KINDS}


def goal_of(book: Book) -> Goal:
    """Give the goal of the book."""
    return next(iter(book.facts.goals.values()))


def people_of(book: Book) -> Directory:
    """Give everybody in the book."""
    return Flow(book.facts, today=TODAY, goal_id="").people


def person_of(book: Book, name: str) -> Person:
    """Give the one person called `name`."""
    return people_of(book).named(name)


def prompt_of(book: Book, title: str) -> Prompt:
    """Give the prompt about the category or need called `title`."""
    goal = goal_of(book)
    prompts = prompts_of(goal, categories=categories_of(book, goal), needs=needs_of(book, goal))
    return next(prompt for prompt in prompts if prompt.title == title)
