"""An opener: a first line to somebody that asks for nothing yet."""

from kithmap.gaps.member import Member
from kithmap.kit.dates import MONTHS


def opener(member: Member) -> str:
    """Give a warm-up from what the records say the two share: when they last talked, and where the person is.

    Easy first messages are what gets people over their reluctance to reach out (Aknin & Sandstrom 2024), so the favour
    waits for the answer.
    """
    last = member.tie.last
    since = f"we last talked in {MONTHS[last.month - 1]} {last.year}" if last else "we have not talked for a while"
    place = f", and how are things at {member.organisation}" if member.organisation else ""
    return f"Hello {member.given or member.name}, you came to my mind today; {since}. How are you{place}?"
