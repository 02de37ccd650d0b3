"""Who joined, came nearer, warmed and cooled between two days."""

from datetime import date, timedelta

import pytest

from kithmap.gaps.dial import DialName
from kithmap.people.met import Met
from kithmap.sources.card import Card
from kithmap.then.first_days import FirstDays
from kithmap.then.move import Move, MoveKind
from kithmap.then.movement import Movement, movement
from kithmap.then.snapshot import Snapshot
from kithmap.ties.talk import Talk
from tests.gaps.circle import read
from tests.then.past import THEN, TODAY, address, days_before, past

LONG_AGO = days_before(THEN, 300, 310, 320, 330)
LATELY_THEN = days_before(THEN, 2, 9, 16, 23)
LATELY = days_before(TODAY, 2, 9, 16, 23)


def only(found: Movement) -> Move:
    (move,) = found.moves
    return move


def test_who_went_silent_cooled_with_the_day_of_the_last_contact() -> None:
    """In touch weekly until 29 April, then nothing for half a year.

    By hand: √2 · (2^(-187/45) + 2^(-194/45) + 2^(-201/45) + 2^(-208/45)) = 0.27, between 1/8 and 1/2.
    """
    move = only(past({"ana": LATELY_THEN}).since(THEN))

    assert move.kind is MoveKind.COOLED
    assert move.sentence == "From warm to cooling: last in touch on 29 April."


def test_who_was_cold_and_is_in_touch_again_warmed() -> None:
    """Four days with contact in the last month, none in the year before."""
    move = only(past({"ben": (*LONG_AGO, *LATELY)}).since(THEN))

    assert move.kind is MoveKind.WARMED
    assert move.sentence == "In touch on 4 days since 1 May, last on 31 October. From cold to warm."


def test_first_contact_after_the_day_is_somebody_new() -> None:
    """The records hold Cleo from 10 October on, while they begin in 2025."""
    found = past({"ben": LONG_AGO, "cleo": LATELY}).since(THEN)
    (joined,) = found.joined

    assert (joined.name, joined.day) == ("Cleo X", date(2026, 10, 10))
    assert joined.sentence == "Known since 10 October; in touch on 4 days so far."
    assert address("cleo") not in found.then.people
    assert address("cleo") in found.now.people


def test_whom_the_owner_holds_closest_is_never_new() -> None:
    """A mailbox that begins late must not make a sister a new acquaintance."""
    found = past({"ben": LONG_AGO, "sister": LATELY}, rings={"sister": 1}).since(THEN)

    assert found.joined == ()
    assert address("sister") in found.then.people


def test_the_owners_word_on_when_they_met_comes_first() -> None:
    """Records say October; the owner says 2019. And the other way round."""
    early = Met(person=address("cleo"), day=date(2019, 4, 1))
    late = Met(person=address("ana"), day=date(2026, 9, 1))
    found = past({"ana": LATELY_THEN, "cleo": LATELY}, rings={"ana": 1}, met=(early, late)).since(THEN)

    assert [move.person_id for move in found.joined] == [address("ana")]


def test_a_card_may_tell_the_day_two_connected() -> None:
    """LinkedIn's day of connection is older than the first message."""
    card = Card(source="linkedin", key="cleo", name="Cleo", emails=("cleo@x.example",), known_since=date(2020, 1, 1))
    found = past({"ben": LONG_AGO, "cleo": LATELY}, cards=(card,)).since(THEN)

    assert found.joined == ()


def test_a_talk_written_down_makes_nobody_new() -> None:
    """Old friends typed from memory have their first record on the day of the first note."""
    talk = Talk(person=address("dora"), day=TODAY - timedelta(days=3))
    found = past({"ben": LONG_AGO, "dora": ()}, talks=(talk,)).since(THEN)

    assert found.joined == ()


def test_the_first_of_several_talks_counts_against_the_records() -> None:
    """A message between two talks does not make an old friend new: the earlier talk was there before it."""
    talks = tuple(Talk(person=address("dora"), day=TODAY - timedelta(days=days)) for days in (60, 3))
    found = past({"ben": LONG_AGO, "dora": days_before(TODAY, 30)}, talks=talks).since(THEN)

    assert found.joined == ()


def test_who_was_met_on_the_very_day_was_there() -> None:
    """The map of a day shows whom the owner met on it."""
    found = past({"ben": LONG_AGO, "cleo": LATELY}, met=(Met(person=address("cleo"), day=THEN),)).since(THEN)

    assert found.joined == ()
    assert address("cleo") in found.then.people


def test_nearer_asks_for_more_contact_not_only_for_a_better_rank() -> None:
    """Six strong ties fade while Ana's stays weak: she rises in rank, and is not told to have come nearer."""
    strong = {f"p{number}": days_before(THEN, *range(number, 200, 7)) for number in range(1, 7)}
    weak = days_before(THEN, 20, 60, 100)
    found = past({**strong, "ana": weak}).since(THEN)

    assert "Ana X" not in {move.name for move in found.nearer}


def test_somebody_seen_far_more_comes_nearer() -> None:
    """From three days in half a year to twice a week; the sentence says between which rings."""
    steady = {f"p{number}": days_before(TODAY, *range(number, 600, 5)) for number in range(1, 7)}
    hanna = (*days_before(THEN, 10, 60, 120), *days_before(TODAY, *range(1, 180, 4)))
    found = past({**steady, "hanna": hanna}).since(THEN)
    nearer = {move.name: move for move in found.nearer}["Hanna X"]

    assert nearer.sentence == (
        "In touch on 45 days since 1 May, last on 1 November. By contact alone from “know well” to “close”."
    )


def test_too_little_known_that_fades_is_no_move() -> None:
    """Unknown is not weak: two days and a third, then silence, never cooled and never warmed."""
    contact = (*days_before(THEN, 3, 10), THEN + timedelta(days=1))
    found = past({"ben": LONG_AGO, "eli": contact}).since(THEN)

    assert "Eli X" not in {move.name for move in found.moves}


def test_nothing_moves_between_a_day_and_itself() -> None:
    """And a day to come is taken for today."""
    found = past({"ana": LATELY_THEN, "ben": LATELY})

    for day in (TODAY, TODAY + timedelta(days=400)):
        assert found.since(day).moves == ()
        assert found.since(day).then.day == TODAY
        assert found.since(day).summary == "Since 2 November nobody moved so far that it shows."


def test_the_summary_counts_each_kind() -> None:
    """One sentence to begin with."""
    found = past({"ana": LATELY_THEN, "ben": (*LONG_AGO, *LATELY), "cleo": LATELY}).since(THEN)

    assert found.summary == "Since 1 May: 1 person joined, 1 warmed and 1 cooled."


@pytest.mark.parametrize(
    ("contact", "says"),
    [
        ({"ana": LATELY}, "Your records begin on 10 October; about 1 May they say nothing."),
        ({"ana": ()}, "No contact is recorded yet, so nothing can be said about 1 May."),
    ],
)
def test_before_the_records_nothing_is_claimed(contact: dict[str, tuple[date, ...]], says: str) -> None:
    """A map of then without facts of then would be a guess."""
    found = past(contact).since(THEN)

    assert found.summary == says
    assert (found.moves, found.closed, found.opened) == ((), (), ())


def test_dials_stand_side_by_side_with_who_made_the_difference() -> None:
    """Freshness names who came in and who went out: eight in touch then, one of them silent since, one new."""
    steady = {f"p{number}": days_before(TODAY, *range(number, 400, 9)) for number in range(1, 8)}
    found = past({**steady, "ana": days_before(THEN, 2, 9, 16, 30), "cleo": LATELY}).since(THEN)
    dials = {dial.now.name: dial for dial in found.dials}

    assert list(dials) == list(DialName)
    assert dials[DialName.SIZE].then.label == "8 people"
    assert dials[DialName.SIZE].now.label == "9 people"
    assert dials[DialName.FRESHNESS].sentence == "Came in: Cleo X. Went out: Ana X."


def test_records_that_begin_on_the_day_can_tell_of_it() -> None:
    """One day later they know nothing of the day itself."""
    then, now = (
        Snapshot(day=day, people={}, links=(), reading=read([])) for day in (date(2026, 5, 4), date(2026, 11, 2))
    )
    begin = movement(then, now, first=FirstDays({}), records_begin=date(2026, 5, 4))
    late = movement(then, now, first=FirstDays({}), records_begin=date(2026, 5, 5))

    assert (begin.can_tell, late.can_tell) == (True, False)
