"""Set preferences: how the owner's weeks go, and their own questions."""

from kithmap.book.book import Book
from kithmap.book.facts import Changes, told
from kithmap.kit.speech import say
from kithmap.plan.preference import Preference
from kithmap.plan.question import Question


def set_preference(book: Book, preference: Preference) -> None:
    """Keep how the owner's weeks go."""
    book.apply(say("Set how your weeks go"), told(book.facts, [preference]))


def edit_question(book: Book, question: Question) -> None:
    """Keep a question in the bank, in the place of one with the same id; an empty text leaves that one out."""
    book.apply(say("Change a question"), told(book.facts, [question]))


def reset_question(book: Book, question_id: str) -> None:
    """Take the owner's change to a question back; one of their own goes."""
    old = book.facts.questions.get(question_id)
    book.apply(say("Take a question back"), Changes(dropped=(old,) if old else ()))
