"""Calls are told as calls: of letters, calls and meetings, each by its name."""

from datetime import date, timedelta

import numpy as np
import pytest

from kithmap.people.correspondents import count_correspondents
from kithmap.sources.interaction import Channel, Interaction, Participant, Role, interaction_key
from kithmap.sources.interactions import gather
from kithmap.ties.daily import ContactDays, contact_days
from kithmap.ties.history import fold
from kithmap.ties.strength import measure_ties
from kithmap.ties.talk import Talk, with_talks
from kithmap.ties.tie_reading import read_ties
from tests.contacts import ME, at_noon, got, met, sent

TODAY = date(2026, 3, 16)
ANA, BEN, CYD = "mail:ana@x.example", "tel:+34600111222", "tel:+34600333444"
PEOPLE = (ANA, BEN, CYD)


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def rang(caller: str, called: str, day: date) -> Interaction:
    people = (Participant(Role.SENDER, caller, ""), Participant(Role.TO, called, ""))
    key = interaction_key("call", caller, called, day)
    return Interaction(key=key, when=at_noon(day), channel=Channel.CALL, participants=people)


def days_of(*items: Interaction, talks: tuple[Talk, ...] = ()) -> ContactDays:
    interactions = gather(list(items))
    history = fold(interactions, correspondents=count_correspondents(interactions), own=frozenset([ME]))
    history = with_talks(history, talks)
    rows = np.array([PEOPLE.index(handle) for handle in history.handles], dtype=np.int64)
    return contact_days(history, rows, people=len(PEOPLE))


def told(days: ContactDays, *, as_of: date = TODAY) -> list[str]:
    """Give what each of the three is said to have had, without day and rhythm."""
    book = read_ties(measure_ties(days, as_of=as_of))
    return [book.tie(row, who).reasons[0].text.split(", last on")[0] for row, who in enumerate(PEOPLE)]


def test_letters_calls_and_meetings_are_told_apart() -> None:
    """Somebody with whom one only talks on the phone wrote no messages."""
    days = days_of(
        sent(ANA, ago(9)), got(ANA, ago(8)), rang(ME, ANA, ago(7)), rang(ANA, ME, ago(6)), met((ANA,), ago(5)),
        rang(ME, BEN, ago(4)), rang(ME, BEN, ago(3)),
        rang(CYD, ME, ago(2)),
    )  # fmt: skip

    assert told(days) == [
        "2 messages, both ways, 2 calls, 1 meeting",
        "2 calls, all from you",
        "1 call, to you",
    ]


def test_a_call_that_the_owner_tells_of_is_a_call_and_no_meeting() -> None:
    """Nobody rang in it, as with a meeting, and still they did not meet."""
    talks = (
        Talk(person=BEN, day=ago(3), channel=Channel.CALL),
        Talk(person=BEN, day=ago(2), channel=Channel.CALL),
        Talk(person=BEN, day=ago(1), channel=Channel.MEETING),
        Talk(person=CYD, day=ago(1), channel=Channel.MESSAGE),
    )

    assert told(days_of(talks=talks))[1:] == ["2 calls, 1 meeting", "2 messages, both ways"]


def test_calls_count_as_before_towards_strength_and_stand_in_the_sums() -> None:
    """To tell them by name adds nothing: they are among those sent, received and neither."""
    ties = measure_ties(days_of(rang(ME, BEN, ago(4)), rang(BEN, ME, ago(4)), sent(BEN, ago(4))), as_of=TODAY)

    assert (ties.out[1], ties.got[1], ties.both[1]) == (2, 1, 0)
    assert ties.calls.tolist() == [[0, 0, 0], [1, 1, 0], [0, 0, 0]]


def test_a_past_day_knows_no_later_call() -> None:
    """The call of the day itself counts, that of the day after does not."""
    days = days_of(sent(BEN, ago(20)), rang(ME, BEN, ago(10)), rang(ME, BEN, ago(9)))

    assert told(days, as_of=ago(10))[1] == "1 message, all from you, 1 call, from you"
    assert told(days, as_of=ago(11))[1] == "1 message, all from you"


@pytest.mark.parametrize("rows", [1, 2, 3, 1_000])
def test_calls_stay_with_their_people_when_people_are_measured_in_parts(rows: int) -> None:
    """A part begins to count its people anew, and its calls with them."""
    days = days_of(rang(ME, ANA, ago(7)), rang(ANA, ME, ago(6)), rang(CYD, ME, ago(2)), sent(BEN, ago(1)))
    parts = [measure_ties(part, as_of=TODAY).calls for part in days.spans(rows)]

    assert np.concatenate(parts).tolist() == [[1, 1, 0], [0, 0, 0], [0, 1, 0]]
