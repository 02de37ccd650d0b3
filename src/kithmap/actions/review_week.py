"""Review the week: what happened, what is open, how the map moved, and what comes next."""

from datetime import date

from kithmap.actions.look_back import Past
from kithmap.actions.see_map import river
from kithmap.book.book import Book
from kithmap.book.facts import told
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.kit.speech import say
from kithmap.plan.review import Review
from kithmap.plan.week import plan_week
from kithmap.plan.weekly_review import WeeklyReview, review_since, weekly_review
from kithmap.plan.weeks import week_start, weeks_later


def review_of(book: Book, goal: Goal, *, today: date) -> WeeklyReview:
    """Give the review of one goal since the last one, or of a week; nothing is written down."""
    return review_in(river(book, goal, today=today))


def review_in(now: Flow) -> WeeklyReview:
    """Give the same from a flow; the map of then is today's people as they were."""
    then = Past(now).snapshot(review_since(now.loop, today=now.today))
    preference = now.facts.preference
    next_start = weeks_later(week_start(now.today, starts_on=preference.week_starts_on), 1)
    return weekly_review(
        now.loop,
        now.members,
        now=now.reading,
        then=then.reading,
        next_week=plan_week(now.circle, today=next_start, size=preference.capacity),
    )


def keep_review(book: Book, goal: Goal, *, today: date, words: str = "") -> Review:
    """Note that the owner has looked back today, with their own words, and give the review."""
    review = Review(goal_id=goal.id, day=today, words=words.strip())
    book.apply(say("Look back on the week"), told(book.facts, [review]))
    return review
