"""Strength, warmth and rhythm of ties as of a day."""

from datetime import date, timedelta

import numpy as np
import pytest

from kithmap.people.correspondents import count_correspondents
from kithmap.sources.interaction import Interaction
from kithmap.sources.interactions import gather
from kithmap.ties.daily import contact_days
from kithmap.ties.history import fold
from kithmap.ties.strength import Ties, measure_ties
from kithmap.ties.tie import Rhythm, Warmth
from kithmap.ties.tie_reading import read_ties
from tests.contacts import ME, got, met, sent

TODAY = date(2026, 3, 16)
ANA, BEN = "mail:ana@x.example", "mail:ben@x.example"


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def ties_of(items: list[Interaction], *, as_of: date = TODAY, people: tuple[str, ...] = (ANA, BEN)) -> Ties:
    interactions = gather(items)
    history = fold(interactions, correspondents=count_correspondents(interactions), own=frozenset([ME]))
    rows = np.array([people.index(h) if h in people else -1 for h in history.handles], dtype=np.int64)
    return measure_ties(contact_days(history, rows, people=len(people)), as_of=as_of)


def both_ways(who: str, *days_ago: int) -> list[Interaction]:
    return [act(who, ago(d)) for d in days_ago for act in (sent, got)]


def test_strength_is_the_formula_of_the_design() -> None:
    """(0.5 + 0.5 rho) · sum of 2^(-age/180) · sqrt(w), by hand for an exchange today, 180 and 360 days ago."""
    ties = ties_of(both_ways(ANA, 0, 180, 360))

    assert ties.strength[0] == pytest.approx(np.sqrt(2) * (1 + 0.5 + 0.25))
    assert ties.alive[0] == pytest.approx(np.sqrt(2) * (1 + 2**-4 + 2**-8))
    assert ties.reciprocity[0] == pytest.approx(1.0)


def test_one_way_contact_is_halved_and_not_more() -> None:
    """Reciprocity stays soft: a hard multiplier makes predictions worse (Enron: .82 to .69)."""
    one_way = ties_of([got(ANA, ago(d)) for d in (0, 180, 360)])

    assert one_way.strength[0] == pytest.approx(0.5 * (1 + 0.5 + 0.25))


def test_meetings_have_no_direction_and_count_on_both_sides() -> None:
    """Whoever meets cannot be called one-sided."""
    ties = ties_of([met((ANA,), ago(d), minutes=1) for d in (0, 10, 20)])

    assert ties.reciprocity[0] == pytest.approx(1.0)


def test_many_letters_in_a_day_count_less_than_in_proportion() -> None:
    """Bursts say less than days: four letters on one day weigh as two, by the root."""
    burst = ties_of([got(ANA, TODAY)] * 4)
    single = ties_of([got(ANA, TODAY)])

    assert burst.strength[0] == pytest.approx(2 * single.strength[0])


def test_a_past_day_sees_nothing_that_came_later() -> None:
    """A snapshot is the same flow with another today."""
    items = both_ways(ANA, 5, 100, 200, 300)
    then = ago(150)

    assert ties_of(items, as_of=then).strength[0] == ties_of(both_ways(ANA, 200, 300), as_of=then).strength[0]
    assert ties_of(items, as_of=then).last[0] == ties_of(both_ways(ANA, 200), as_of=then).last[0]
    assert ties_of(items, as_of=then).usual_gap.tolist()[1:] == [pytest.approx(np.nan, nan_ok=True)]


def test_the_usual_gap_is_the_median_gap() -> None:
    """One long holiday must not make a weekly tie look monthly."""
    ties = ties_of(both_ways(ANA, 0, 7, 14, 21, 100))

    assert ties.usual_gap[0] == 7


def test_below_three_days_of_contact_a_tie_is_unknown_and_not_weak() -> None:
    """Absence of data says nothing."""
    book = read_ties(ties_of([*both_ways(ANA, 1, 2), *both_ways(BEN, 1, 2, 3)]))

    assert book.tie(0, ANA).strength is None
    assert book.tie(0, ANA).warmth is Warmth.UNKNOWN
    assert book.tie(1, BEN).strength is not None


def test_unanswered_letters_are_attempts_and_leave_the_tie_unknown() -> None:
    """Writing to somebody who never answers is not knowing them."""
    book = read_ties(ties_of([sent(ANA, ago(d)) for d in (1, 5, 9, 20)]))

    assert book.tie(0, ANA).warmth is Warmth.UNKNOWN
    assert book.tie(0, ANA).sent == 4


def test_strength_is_shown_as_a_position_among_the_owners_own_ties() -> None:
    """Never against other people's networks."""
    book = read_ties(ties_of([*both_ways(ANA, 1, 2, 3, 4), *both_ways(BEN, 100, 200, 300)]))

    assert (book.tie(0, ANA).strength, book.tie(1, BEN).strength) == (1.0, 0.0)


def test_the_reason_tells_counts_ways_dates_and_rhythm() -> None:
    """A strength that one believes: why, in a sentence with dates."""
    book = read_ties(ties_of(both_ways(ANA, 40, 52, 64, 76)))
    tie = book.tie(0, ANA)

    assert tie.rhythm is Rhythm.SLIPPING
    assert tie.reasons[0].text == (
        "8 messages, both ways, last on 4 February; usually every 12 days, silent for 40 days: slipping."
    )


def test_nobody_known_gives_empty_ties() -> None:
    """A new book has no interactions at all."""
    ties = ties_of([], people=())

    assert len(ties) == 0
    assert len(read_ties(ties).position) == 0


def test_several_handles_of_one_person_meet_on_their_days() -> None:
    """The root is taken per day and person, so two addresses on one day are one day."""
    items = [*both_ways(ANA, 0, 1, 2), *both_ways("mail:ana@home.example", 0, 1, 2)]
    interactions = gather(items)
    history = fold(interactions, correspondents=count_correspondents(interactions), own=frozenset([ME]))
    as_one = measure_ties(contact_days(history, np.zeros(len(history.handles), dtype=int), people=1), as_of=TODAY)

    assert as_one.days.tolist() == [3]
    assert as_one.strength[0] == pytest.approx(np.sqrt(4) * sum(2 ** (-d / 180) for d in (0, 1, 2)))
