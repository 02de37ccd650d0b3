"""An opener: a first line to somebody that asks for nothing yet."""

from datetime import date

from kithmap.gaps.member import Member
from kithmap.kit.dates import spoken_month_and_year

WORTH_SAYING_DAYS = 90
"""Silence from which it is natural to say when the two were last in touch."""


def opener(member: Member, *, today: date) -> str:
    """Give a warm-up from what the records say the two share: when they were last in touch, where the person is.

    It claims nothing that is not on record. Easy first messages are what gets people over their reluctance to reach
    out (Aknin & Sandstrom 2024), so any favour waits for the answer.
    """
    last = member.tie.last
    since = ""
    if last is not None and (today - last).days >= WORTH_SAYING_DAYS:
        since = f"; we were last in touch in {spoken_month_and_year(last)}"
    place = f", and how are things at {member.organisation}" if member.organisation else ""
    return f"{greeting(member)}, you came to my mind today{since}. How are you{place}?"


def greeting(member: Member) -> str:
    """Give how the owner would begin."""
    return f"Hello {member.given or member.name}"
