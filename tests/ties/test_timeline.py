"""A timeline shows what passed with one person, and when."""

from collections.abc import Sequence
from datetime import date

from kithmap.people.correspondents import count_correspondents
from kithmap.sources.interaction import Channel, Interaction
from kithmap.sources.interactions import gather
from kithmap.ties.history import Direction, History, fold
from kithmap.ties.timeline import Contact, Month, timeline_of
from tests.contacts import ME, got, met, sent

ANA, ANA_AT_HOME, BEN = "mail:ana@x.example", "mail:ana@home.example", "mail:ben@x.example"
TODAY = date(2026, 3, 16)


def history(items: Sequence[Interaction]) -> History:
    mails = gather(items)
    return fold(mails, correspondents=count_correspondents(mails), own=frozenset([ME]))


def test_months_run_without_a_gap_and_hold_all_addresses_of_a_person() -> None:
    """A silence is what one looks for: it must take its place in the picture."""
    known = history(
        [
            sent(ANA, date(2025, 12, 30)),
            got(ANA_AT_HOME, date(2025, 12, 31)),
            met((ANA, BEN), date(2026, 2, 1)),
            sent(BEN, date(2025, 11, 1)),
        ]
    )

    assert timeline_of(known, (ANA, ANA_AT_HOME), as_of=TODAY).months == (
        Month(date(2025, 12, 1), out=1, got=1),
        Month(date(2026, 1, 1)),
        Month(date(2026, 2, 1), both=1),
        Month(date(2026, 3, 1)),
    )


def test_the_latest_contacts_come_first_and_no_more_than_asked() -> None:
    """Whoever is about to write wants to know what came last, and from whom."""
    known = history([sent(ANA, date(2026, 3, 1)), sent(ANA, date(2026, 3, 2)), got(ANA, date(2026, 3, 10))])

    assert timeline_of(known, (ANA,), as_of=TODAY, latest=2).latest == (
        Contact(date(2026, 3, 10), Channel.MESSAGE, Direction.IN, 1),
        Contact(date(2026, 3, 2), Channel.MESSAGE, Direction.OUT, 1),
    )


def test_what_comes_after_the_day_asked_for_is_not_there() -> None:
    """A look back shows what was known then, and a meeting in the calendar of next week has not happened."""
    known = history([sent(ANA, date(2026, 3, 16)), met((ANA,), date(2026, 3, 17))])
    timeline = timeline_of(known, (ANA,), as_of=TODAY)

    assert timeline.months == (Month(date(2026, 3, 1), out=1),)
    assert [contact.day for contact in timeline.latest] == [TODAY]


def test_a_person_without_contact_has_an_empty_timeline() -> None:
    """People from a phone book have no history at all."""
    timeline = timeline_of(history([sent(ANA, TODAY)]), ("tel:+34600111222",), as_of=TODAY)

    assert timeline.months == ()
    assert timeline.latest == ()
    assert timeline_of(history([]), (ANA,), as_of=TODAY).months == ()
