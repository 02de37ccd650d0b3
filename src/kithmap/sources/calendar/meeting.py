"""One time an event took place becomes a meeting, if at least two were there."""

from kithmap.sources.calendar.events import Occurrence
from kithmap.sources.interaction import Channel, Interaction, Participant, Role, interaction_key

LEAST_PEOPLE = 2
"""Fewer who did not decline are an appointment with oneself."""
MOST_MINUTES = 480.0
"""A working day: nobody meets for longer, whatever the calendar says of conferences and all-day events."""


def meeting_at(
    occurrence: Occurrence, people: tuple[Participant, ...], *, uid: str, title: str, keep_subject: bool
) -> Interaction | None:
    """Give the meeting of `people` that an occurrence is, None where fewer than two of them came.

    Its key is the same from whichever calendar it came, as long as that writes the event's `uid`; without one, it is
    known by title and people.
    """
    if sum(person.role is not Role.DECLINED for person in people) < LEAST_PEOPLE:
        return None
    length = (occurrence.end - occurrence.start).total_seconds() / 60
    identity = uid or "\0".join((title, *(person.address for person in people)))
    return Interaction(
        interaction_key("calendar", identity, int(occurrence.recurs_at.timestamp())),
        int(occurrence.start.timestamp()),
        Channel.MEETING,
        people,
        MOST_MINUTES if occurrence.is_all_day else min(max(length, 0.0), MOST_MINUTES),
        False,
        title if keep_subject else None,
    )
