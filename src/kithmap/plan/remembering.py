"""What stands between the owner and one person: when they last spoke, and what is promised."""

from datetime import date

from kithmap.gaps.member import Member
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import say
from kithmap.plan.loop import Loop
from kithmap.plan.promise import Promise

MOST_QUOTED = 160
"""Letters of a note that a card repeats: what the eye takes in at once."""


def last_spoke(member: Member, loop: Loop, *, today: date) -> str:
    """Give when the two were last in touch, with the words the owner noted then; "" where nothing is on record."""
    talks = [talk for talk in loop.talks if talk.day <= today and loop.person_id(talk.person) == member.person_id]
    latest = max(talks, key=lambda talk: talk.day, default=None)
    if latest is not None and (member.tie.last is None or latest.day >= member.tie.last):
        day = spoken_day(latest.day, today=today)
        if latest.note:
            return say("You last talked on {day}: “{note}”", day=day, note=shortened(latest.note))
        return say("You last talked on {day}.", day=day)
    if member.tie.last is None:
        return ""
    return say("You were last in touch on {day}.", day=spoken_day(member.tie.last, today=today))


def open_promises(loop: Loop, person_id: str) -> tuple[Promise, ...]:
    """Give the open promises between the owner and a person, either way, what is due first coming first."""
    found = [p for p in loop.promises if p.is_open and loop.person_id(p.person) == person_id]
    return tuple(sorted(found, key=lambda p: (p.due is None, p.due or p.made_on, p.made_on)))


def promise_sentence(promise: Promise, *, name: str, today: date) -> str:
    """Give a promise in words, with its day where it has one."""
    if promise.due is None:
        if promise.by_me:
            return say("You promised {name}: {what}", name=name, what=promise.what)
        return say("{name} promised you: {what}", name=name, what=promise.what)
    due = spoken_day(promise.due, today=today)
    if promise.by_me:
        return say("You promised {name} by {day}: {what}", name=name, day=due, what=promise.what)
    return say("{name} promised you by {day}: {what}", name=name, day=due, what=promise.what)


def shortened(text: str, *, most: int = MOST_QUOTED) -> str:
    """Give a text cut at a word, with an ellipsis where something was left out.

    >>> shortened("Her team hires in spring", most=12)
    'Her team…'
    """
    plain = " ".join(text.split())
    if len(plain) <= most:
        return plain
    # one letter more shows whether a word ends just here
    return plain[: most + 1].rsplit(" ", 1)[0][:most] + "…"
