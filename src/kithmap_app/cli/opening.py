"""Open a book, or make one of bare files, and find the goal that is asked for."""

from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Protocol, runtime_checkable

import click

from kithmap.actions.bring_in import bring_in
from kithmap.actions.brought import Brought
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.actions.set_goal import USUAL_TEMPLATE, set_goal
from kithmap.book.book import Book
from kithmap.book.facts import Import
from kithmap.book.file import load_book
from kithmap.book.memory import MemoryBook
from kithmap.errors import NothingRead
from kithmap.goals.goal import Goal
from kithmap.kit.speech import marked, written
from kithmap.people.correspondents import count_correspondents
from kithmap.people.own import likely_own
from kithmap.sources.hints import Hints
from kithmap_app.cli.file_book import FileBook, known_book, open_file_book
from kithmap_app.cli.options import Asked
from kithmap_app.cli.progress import progress_bar
from kithmap_app.speech import say
from kithmap_app.store.start import start_store

NO_GOAL = marked("The people around me")
"""Title of a map that was asked for without a goal."""


@dataclass(frozen=True, slots=True)
class Opened:
    """A book ready to be looked at, and its goal."""

    book: MemoryBook
    goal: Goal


@runtime_checkable
class WithGoalInHand(Protocol):
    """A book that knows which goal the owner took up last: the one that the pages show."""

    @property
    def goal_in_hand(self) -> str:
        """The id of that goal, "" where none was taken up."""


class OwnCopy(MemoryBook):
    """A copy of your own book, with its goal in hand."""

    def __init__(self, own: Book) -> None:
        super().__init__(own.facts)
        self.goal_in_hand = own.goal_in_hand if isinstance(own, WithGoalInHand) else ""


def open_asked(asked: Asked) -> Opened:
    """Give the book that was asked for, with bare files brought in beside it; nothing is written to disk."""
    book = MemoryBook() if asked.files and asked.book is None else _to_look(asked.book)
    if asked.me or asked.name or asked.region:
        introduce_owner(book, name=asked.name, addresses=asked.me, region=asked.region)
    if asked.files:
        take_files(book, asked)
    return Opened(book, _goal(book, asked))


def _to_look(path: Path | None) -> MemoryBook:
    """Give the book at `path`, or a copy of your own, so that a look changes nothing."""
    if path is not None:
        return load_book(known_book(path))
    copied = OwnCopy(home_book())
    facts = copied.facts
    if not (facts.cards or facts.goals or len(facts.interactions)):
        raise click.UsageError(say("Your book is empty. Give files to look at, or another book with --book FILE."))
    return copied


def take_files(book: Book, asked: Asked, *, preview: bool = False) -> Brought:
    """Bring the files that were asked for into `book`, with a progress bar, and say what became of them."""
    hints = Hints(today=date.today(), keep_subjects=asked.keep_subjects, columns=asked.columns)
    with progress_bar(say("Reading")) as show:
        brought = bring_in(book, asked.files, hints=hints, progress=show, preview=preview)
    report_import(brought)
    if all(file.read == file.trouble for file in brought.imports):
        raise NothingRead
    if not preview and not book.facts.me.addresses:
        _guess_owner(book)
    return brought


def report_import(brought: Brought) -> None:
    """Say on standard error what became of each file's records, and show the first troubles."""
    for file in brought.imports:
        click.echo(_sums(file), err=True)
    for trouble in brought.troubles[:SHOWN_TROUBLES]:
        line = trouble.line
        place = say("{file}, line {line}", file=trouble.file, line=line) if line else trouble.file
        click.echo(f"  {place}: {trouble.what} {trouble.todo}", err=True)
    if (more := len(brought.troubles) - SHOWN_TROUBLES) > 0:
        told = say("… and {number} more; --json of `kithmap bring` lists them all.", number=written(more))
        click.echo(f"  {told}", err=True)


def _sums(file: Import) -> str:
    return say(
        "{file} ({format}): {read} read = {new} new + {same} same + {changed} changed + {trouble} trouble",
        file=file.file,
        format=file.format or say("not read"),
        read=written(file.read),
        new=written(file.new),
        same=written(file.same),
        changed=written(file.changed),
        trouble=written(file.trouble),
    )


SHOWN_TROUBLES = 5


def home_book() -> Book:
    """Give your own book, the one that the pages show."""
    # Django takes half a second to start: `--help`, and books in files, do without
    start_store()
    from kithmap_app.store.home import open_home_book

    return open_home_book()


def open_to_write(path: Path | None) -> Book:
    """Give the book at `path` for an act that changes it; without path your own. Raises NoSuchBook."""
    return home_book() if path is None else open_file_book(known_book(path))


def open_to_begin(path: Path | None) -> Book:
    """Give the book at `path` for an act that a book may begin with, a new one where there is none yet."""
    return home_book() if path is None else open_file_book(path)


def keep(path: Path | None, book: Book) -> None:
    """Write the book after an act; your own is written already. Raises BookBusy where others wrote there meanwhile."""
    if path is not None and isinstance(book, FileBook):
        is_new = book.is_new
        book.write()
        if is_new:
            click.echo(say("{file} is a new book.", file=path), err=True)


def goal_of(book: Book, outcome: str | None) -> Goal | None:
    """Give the goal called `outcome`, or the one in hand, or the one set last; None where there is none such."""
    known = book.facts.goals
    goals = list(known.values())
    if outcome is None:
        in_hand = known.get(book.goal_in_hand) if isinstance(book, WithGoalInHand) else None
        return in_hand or (goals[-1] if goals else None)
    return next((goal for goal in goals if goal.outcome.casefold() == outcome.strip().casefold()), None)


def _goal(book: MemoryBook, asked: Asked) -> Goal:
    known = goal_of(book, asked.goal)
    if known is not None and asked.by is None and not asked.why:
        return known
    template = asked.template or (USUAL_TEMPLATE if asked.goal else "blank")
    outcome = known.outcome if known else asked.goal or say(NO_GOAL)
    return set_goal(book, outcome, today=asked.today, by=asked.by, why=asked.why, template=template)


def _guess_owner(book: Book) -> None:
    """Take the address that is in nearly all the mail for the owner's, and say so."""
    interactions = book.facts.interactions
    if not len(interactions):
        return
    found = likely_own(count_correspondents(interactions), interactions=len(interactions))
    if found:
        address = found.partition(":")[2]
        told = say(
            "Taking {address} for you, since it is in most of the mail; say otherwise with --me.", address=address
        )
        click.echo(told, err=True)
        introduce_owner(book, addresses=[found])
    else:
        click.echo(say("Which address is yours is not clear from these files; give it with --me ADDRESS."), err=True)
