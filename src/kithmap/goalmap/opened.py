"""A sector opened: one category alone on the map, so that it fills the ellipse."""

from dataclasses import replace

from kithmap.goalmap.seat import MapSubject


def opened(subject: MapSubject, category_id: str) -> MapSubject:
    """Give `subject` with the people and chairs of one category only; unchanged where there is no such category."""
    kept = tuple(category for category in subject.categories if category.id == category_id)
    if not kept:
        return subject
    seats = tuple(seat for seat in subject.seats if seat.category_id == category_id)
    people = {seat.person_id for seat in seats}
    return replace(
        subject,
        categories=kept,
        seats=seats,
        chairs=tuple(chair for chair in subject.chairs if chair.category_id == category_id),
        links=tuple(link for link in subject.links if link[0] in people and link[1] in people),
    )
