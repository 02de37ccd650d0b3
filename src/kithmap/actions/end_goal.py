"""End a goal: it was reached, has become another, or is let go; whoever helped is thanked."""

from datetime import date

from kithmap.actions.see_map import river
from kithmap.book.book import Book
from kithmap.book.facts import Changes, told
from kithmap.goals.goal import Goal
from kithmap.kit.speech import say
from kithmap.plan.ending import Ending, EndingKind
from kithmap.plan.thanks import Thanks, thanks


def end_goal(book: Book, goal: Goal, *, kind: EndingKind, day: date, words: str = "") -> Ending:
    """Note how a goal ended, and give the ending. Its map stays; nothing is proposed or reminded of any more."""
    ending = Ending(goal_id=goal.id, kind=kind, day=day, words=words.strip())
    book.apply(say("End the goal “{goal}”", goal=goal.outcome), told(book.facts, [ending]))
    return ending


def go_on(book: Book, goal: Goal) -> None:
    """Take the ending of a goal back."""
    endings = tuple(ending for ending in book.facts.endings.values() if ending.goal_id == goal.id)
    book.apply(say("Go on with “{goal}”", goal=goal.outcome), Changes(dropped=endings))


def thanks_of(book: Book, goal: Goal, *, today: date) -> tuple[Thanks, ...]:
    """Give everybody who helped with a goal, what each gave, and a thank-you to begin from."""
    flow = river(book, goal, today=today)
    return thanks(flow.loop, (*flow.members, *flow.pool), goal=goal, needs=flow.needs)
