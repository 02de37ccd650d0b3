"""A review tells every day once: from the one after the last review up to today."""

from dataclasses import replace
from datetime import timedelta

from kithmap.plan.review import Review
from kithmap.plan.week import Circle, plan_week
from kithmap.plan.weekly_review import review_since, weekly_review
from kithmap.ties.talk import Talk
from tests.gaps.circle import TODAY, read
from tests.plan.loops import day, loop


def test_a_review_looks_back_to_the_one_before_today_or_a_week() -> None:
    """Looking back twice on one day must not leave an empty review."""
    twice = loop(reviews=(Review(goal_id="goal", day=day(4)), Review(goal_id="goal", day=day(9))))

    assert review_since(twice, today=day(9)) == day(4)
    assert review_since(twice, today=day(10)) == day(9)
    assert review_since(loop(), today=day(9)) == day(2)


def test_the_day_of_the_last_review_was_told_then() -> None:
    """Ana's talk was in the last review already, Ben's and Cleo's are news."""
    now, since = read([]), TODAY - timedelta(days=7)
    told = loop(
        talks=tuple(
            Talk(person=person, day=when)
            for person, when in (("p0", since), ("p1", since + timedelta(days=1)), ("p2", TODAY))
        )
    )
    next_week = plan_week(Circle(members=(), reading=now), today=TODAY)
    found = weekly_review(told, (), now=now, then=replace(now, today=since), next_week=next_week)

    assert found.happened == ("You talked with Ben Berg and Cleo Dahl.",)
