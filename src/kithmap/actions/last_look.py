"""The last look: the day with which today is compared when nobody asks for another."""

from datetime import date, timedelta

from kithmap.book.facts import Facts
from kithmap.goals.goal import Goal

USUAL_DAYS = 30
"""Without a review: a month, in which a habit of five conversations a week shows."""


def last_look(facts: Facts, goal: Goal, *, today: date) -> date:
    """Give the day of the last review of a goal before today, or the day a month ago."""
    days = [review.day for review in facts.reviews.values() if review.goal_id == goal.id and review.day < today]
    return max(days, default=today - timedelta(days=USUAL_DAYS))
