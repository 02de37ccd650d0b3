"""A snapshot becomes the subject of a map: today's map with that day's warmth, without those who were not there yet."""

from dataclasses import replace

from kithmap.goalmap.seat import MapSubject
from kithmap.then.snapshot import Snapshot


def subject_of(snapshot: Snapshot, subject: MapSubject) -> MapSubject:
    """Give today's `subject` as of a snapshot. Everybody keeps their ring and category, so that nobody jumps when dates
    are looked through; who was not there yet is left out. Next steps belong to today alone.
    """
    links = snapshot.links
    return replace(
        subject,
        today=snapshot.day,
        seats=tuple(
            replace(seat, warmth=snapshot.people[seat.person_id].member.tie.warmth, next_step=False)
            for seat in subject.seats
            if seat.person_id in snapshot.people
        ),
        links=tuple((link.a, link.b, link.weight) for link in links if link.weight > 0),
    )
