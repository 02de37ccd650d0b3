"""What the commands of the loop share: a book with its goal and people, and a day."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from kithmap.book.book import Book
from kithmap.errors import NotFound
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.goals.need import Need
from kithmap.people.names import folded
from kithmap.people.person import Person
from kithmap_app.cli.opening import goal_of, keep, open_to_write
from kithmap_app.cli.options import AS_OF, BOOK
from kithmap_app.speech import say

Command = TypeVar("Command", bound=Callable[..., Any])


@dataclass(frozen=True, slots=True)
class LoopDesk:
    """A book open for an act of the loop."""

    path: Path | None
    book: Book
    goal: Goal
    today: date

    def flow(self) -> Flow:
        """Give the flow of the book as it is now."""
        return Flow(self.book.facts, today=self.today, goal_id=self.goal.id)

    def person(self, name: str) -> Person:
        """Give the one person meant by a name or an address."""
        return self.flow().people.named(name)

    def save(self) -> None:
        keep(self.path, self.book)


def need_of(flow: Flow, told: str) -> Need:
    """Give the need of the goal that is told by a part of its name, or by its kind ("advice").

    The first that begins so is meant before one that holds it. Raises NotFound, which names those that there are.
    """
    part = folded(told)
    fits = [need for need in flow.needs if folded(need.label).startswith(part)]
    fits += [need for need in flow.needs if part in folded(need.label) or part == need.support.value]
    if not fits:
        known = ", ".join(need.label for need in flow.needs)
        raise NotFound(say("This goal has no need {name!r}. It has: {known}.", name=told, known=known))
    return fits[0]


def works_on_the_loop(command: Command) -> Command:
    """Add --book, --goal and --as-of to a command, and pass them as one `desk`."""

    @wraps(command)
    def gathered(**given: Any) -> Any:
        return command(desk=open_desk(given.pop("book"), given.pop("goal"), today=given.pop("as_of")), **given)

    for option in (AS_OF, click.option("--goal", help="Which goal; the one in hand unless told otherwise."), BOOK):
        gathered = option(gathered)
    return gathered  # type: ignore[return-value]


def open_desk(path: Path | None, outcome: str | None, *, today: date | None) -> LoopDesk:
    """Give the desk for the book at `path`. Raises NotFound where it has no such goal."""
    book = open_to_write(path)
    goal = goal_of(book, outcome)
    if goal is None:
        raise NotFound(say('This book has no such goal yet. Set one: kithmap goal "…"'))
    return LoopDesk(path, book, goal, today or date.today())
