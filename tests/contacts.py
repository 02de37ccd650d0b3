"""Interactions made in one line, for tests of ties, people and actions."""

from datetime import UTC, date, datetime

from kithmap.sources.interaction import Channel, Interaction, Participant, Role, interaction_key

ME = "mail:mira@solberg.example"


def at_noon(day: date) -> int:
    """Give noon UTC of a day, in seconds since 1970."""
    return int(datetime(day.year, day.month, day.day, 12, tzinfo=UTC).timestamp())


def sent(to: str, day: date, *, also: tuple[str, ...] = (), automatic: bool = False) -> Interaction:
    """Give a message from the owner."""
    return _message(ME, (to, *also), day, automatic=automatic)


def got(sender: str, day: date, *, also: tuple[str, ...] = (), automatic: bool = False, name: str = "") -> Interaction:
    """Give a message to the owner and, where given, to others."""
    return _message(sender, (ME, *also), day, automatic=automatic, name=name)


def met(others: tuple[str, ...], day: date, *, minutes: float = 60.0) -> Interaction:
    """Give a meeting of the owner with others."""
    people = tuple(Participant(Role.ATTENDEE, address, "") for address in (ME, *others))
    key = interaction_key("met", others, day)
    return Interaction(key=key, when=at_noon(day), channel=Channel.MEETING, participants=people, minutes=minutes)


def _message(sender: str, to: tuple[str, ...], day: date, *, automatic: bool, name: str = "") -> Interaction:
    people = (Participant(Role.SENDER, sender, name), *(Participant(Role.TO, address, "") for address in to))
    key = interaction_key(sender, to, day)
    return Interaction(key=key, when=at_noon(day), channel=Channel.MESSAGE, participants=people, automatic=automatic)
