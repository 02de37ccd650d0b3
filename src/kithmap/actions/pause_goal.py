"""Pause a goal: weeks in which nobody is proposed and nothing is reminded of."""

from dataclasses import replace
from datetime import date

from kithmap.book.book import Book
from kithmap.book.facts import told
from kithmap.goals.goal import Goal
from kithmap.kit.speech import say
from kithmap.plan.pause import Pause


def pause_goal(book: Book, goal: Goal, *, since: date, until: date | None = None) -> Pause:
    """Let a goal rest from `since` up to, but without, `until` (None: until the owner goes on), and give the pause."""
    pause = Pause(goal_id=goal.id, since=since, until=until)
    book.apply(say("Pause “{goal}”", goal=goal.outcome), told(book.facts, [pause]))
    return pause


def end_pause(book: Book, goal: Goal, *, today: date) -> None:
    """Go on with a goal today."""
    held = [pause for pause in book.facts.pauses.values() if pause.goal_id == goal.id and pause.holds(today)]
    ended = [replace(pause, until=today) for pause in held]
    book.apply(say("Go on with “{goal}”", goal=goal.outcome), told(book.facts, ended))
