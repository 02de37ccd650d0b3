"""An opener: a first line to somebody, from something the two share, that asks for nothing yet."""

from datetime import date

from kithmap.gaps.member import Member
from kithmap.gaps.wording import sentences
from kithmap.kit.dates import spoken_month_and_year
from kithmap.kit.speech import say

WORTH_SAYING_DAYS = 90
"""Silence from which it is natural to say when the two were last in touch."""


def opener(member: Member, *, today: date) -> str:
    """Give a warm-up from what the two share: their last talk, how they met, an organisation, or the last contact.

    It claims nothing that is not on record, and leaves out what a note says: those words are the owner's own. Easy
    first messages are what gets people over their reluctance to reach out (Aknin & Sandstrom 2024), so any favour
    waits for the answer.
    """
    return sentences(_memory(member, today=today), _how_are_you(member))


def greeting(member: Member) -> str:
    """Give how the owner would begin."""
    return say("Hello {name}", name=member.given or member.name)


def _memory(member: Member, *, today: date) -> str:
    hello, last = greeting(member), member.tie.last
    is_long_ago = last is not None and (today - last).days >= WORTH_SAYING_DAYS
    if member.talked is not None and is_long_ago:
        return say(
            "{hello}, our talk in {month} came back to me today.",
            hello=hello,
            month=spoken_month_and_year(member.talked.day),
        )
    if member.met is not None and member.met.how and is_long_ago:
        how = member.met.how.strip().rstrip(".!?")
        return say("{hello}, I was thinking today of how we met ({how}).", hello=hello, how=how)
    if last is not None and is_long_ago:
        if member.shared:
            return say(
                "{hello}, our time at {place} came to my mind today; we were last in touch in {month}.",
                hello=hello,
                place=member.shared,
                month=spoken_month_and_year(last),
            )
        return say(
            "{hello}, you came to my mind today; we were last in touch in {month}.",
            hello=hello,
            month=spoken_month_and_year(last),
        )
    return say("{hello}, you came to my mind today.", hello=hello)


def _how_are_you(member: Member) -> str:
    if member.organisation:
        return say("How are you, and how are things at {place}?", place=member.organisation)
    return say("How are you?")
