"""Note a lack: that the owner thought of a need-check question and knows nobody."""

from datetime import date

from kithmap.book.book import Book
from kithmap.book.facts import Changes, Facts, told
from kithmap.goals.lack import Lack
from kithmap.goals.start_goal import NeedCheck
from kithmap.kit.speech import say


def note_lack(book: Book, check: NeedCheck, *, day: date) -> Lack:
    """Note that nobody came to mind for a question, and give it."""
    lack = Lack(need_id=check.need_id, question=check.question, day=day)
    book.apply(say("Nobody comes to mind: {question}", question=check.question), told(book.facts, [lack]))
    return lack


def drop_lack(book: Book, check: NeedCheck) -> None:
    """Take back that nobody came to mind; without such a note nothing happens."""
    old = lack_of(book.facts, check)
    if old is not None:
        book.apply(say("Somebody may come to mind: {question}", question=check.question), Changes(dropped=(old,)))


def lack_of(facts: Facts, check: NeedCheck) -> Lack | None:
    """Give the note that nobody came to mind for this question, None without one."""
    wanted = (check.need_id, check.question)
    return next((lack for lack in facts.lacks.values() if (lack.need_id, lack.question) == wanted), None)
