"""Arrange an introduction: from the plan over both yeses to the thank-you."""

from dataclasses import replace
from datetime import date

from kithmap.book.book import Book
from kithmap.book.facts import Changes, told
from kithmap.errors import KithmapError
from kithmap.goals.goal import Goal
from kithmap.kit.speech import say
from kithmap.people.person import Person
from kithmap.plan.introduction import Direction, Introduction, IntroductionState


class NotAgreed(KithmapError):
    """An introduction is to be made before both have said yes."""

    def __init__(self) -> None:
        super().__init__(say("Both must have said yes before the introduction is made."))


def plan_introduction(
    book: Book,
    who: Person,
    to: Person | str,
    *,
    direction: Direction,
    goal: Goal | None,
    today: date,
    blurb: str = "",
) -> Introduction:
    """Plan an introduction and give it. For the owner, `who` makes it, and `to` may be a name not yet known."""
    introduction = Introduction(
        direction=direction,
        who=who.id,
        to=to.id if isinstance(to, Person) else to.strip(),
        planned_on=today,
        goal_id=goal.id if goal else "",
        blurb=blurb.strip(),
    )
    name = to.name if isinstance(to, Person) else introduction.to
    title = say("Plan an introduction: {who} and {to}", who=who.name, to=name)
    book.apply(title, told(book.facts, [introduction]))
    return introduction


def edit_blurb(book: Book, introduction: Introduction, *, blurb: str) -> Introduction:
    """Change the words that can be passed on, and give the introduction; "" goes back to Kithmap's own."""
    return _moved(book, replace(introduction, blurb=blurb.strip()))


def drop_introduction(book: Book, introduction: Introduction) -> None:
    """Take an introduction off the list, as if it had never been planned."""
    book.apply(say("Take an introduction off the list"), Changes(dropped=(introduction,)))


def ask_for_introduction(book: Book, introduction: Introduction, *, day: date) -> Introduction:
    """Note that the owner has asked, and give the introduction."""
    return _moved(book, replace(introduction, asked_on=day))


def note_yes(book: Book, introduction: Introduction, *, by_who: bool, day: date) -> Introduction:
    """Note a yes, of `who` or else of `to`, and give the introduction."""
    if by_who:
        return _moved(book, replace(introduction, who_agreed_on=day, declined_on=None))
    return _moved(book, replace(introduction, to_agreed_on=day, declined_on=None))


def advance_introduction(
    book: Book, introduction: Introduction, *, state: IntroductionState, day: date
) -> Introduction:
    """Note that an introduction was made, that the two met, that the owner thanked, or that one said no; and give it.

    Raises NotAgreed where it would be made without both yeses.
    """
    if state is IntroductionState.MADE:
        if not introduction.is_agreed:
            raise NotAgreed
        return _moved(book, replace(introduction, made_on=day))
    if state is IntroductionState.MET:
        return _moved(book, replace(introduction, met_on=day))
    if state is IntroductionState.THANKED:
        return _moved(book, replace(introduction, thanked_on=day))
    return _moved(book, replace(introduction, declined_on=day))


def _moved(book: Book, introduction: Introduction) -> Introduction:
    book.apply(say("Note how an introduction stands"), told(book.facts, [introduction]))
    return introduction
