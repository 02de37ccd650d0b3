"""Strength, warmth and rhythm of ties as of a day."""

from dataclasses import fields
from datetime import date, timedelta
from itertools import pairwise

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.people.correspondents import count_correspondents
from kithmap.sources.interaction import Interaction
from kithmap.sources.interactions import gather
from kithmap.ties.daily import ContactDays, contact_days
from kithmap.ties.history import History, fold
from kithmap.ties.strength import ROWS_AT_ONCE, Ties, day_number, measure_ties
from kithmap.ties.tie import Rhythm, Warmth
from kithmap.ties.tie_reading import read_ties
from tests.contacts import ME, got, met, sent

TODAY = date(2026, 3, 16)
ANA, BEN, EVA = "mail:ana@x.example", "mail:ben@x.example", "mail:eva@x.example"
COLUMNS = [field.name for field in fields(Ties) if field.name != "as_of"]


def ago(days: int) -> date:
    return TODAY - timedelta(days=days)


def fold_of(items: list[Interaction]) -> History:
    interactions = gather(items)
    return fold(interactions, correspondents=count_correspondents(interactions), own=frozenset([ME]))


def random_days(*, people: int, each: int) -> ContactDays:
    """Give contact on random days of six years, some of them after today, every direction and weight."""
    chance, rows = np.random.default_rng(people), people * each
    history = History(
        handles=tuple(f"mail:p{i}@x.example" for i in range(people)),
        handle=chance.integers(0, people, rows).astype(np.int32),
        day=(day_number(TODAY) + chance.integers(-2_000, 200, rows)).astype(np.int32),
        channel=np.zeros(rows, dtype=np.int8),
        direction=chance.integers(0, 3, rows).astype(np.int8),
        count=np.ones(rows, dtype=np.int32),
        weight=chance.integers(1, 2**26, rows),
    )
    return contact_days(history, np.arange(people), people=people)


def ties_of(items: list[Interaction], *, as_of: date = TODAY, people: tuple[str, ...] = (ANA, BEN)) -> Ties:
    history = fold_of(items)
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


def test_letters_in_bursts_are_measured_from_burst_to_burst() -> None:
    """Days in a row and then quiet: the usual gap is the quiet, or everybody would be slipping after a weekend."""
    bursts = [start + day for start in (40, 70, 102) for day in (0, 1, 2, 5)]
    book = read_ties(ties_of(both_ways(ANA, *bursts)))
    tie = book.tie(0, ANA)

    assert (tie.usual_gap_days, tie.silence_days, tie.rhythm) == (25.0, 40, Rhythm.ON_TRACK)
    assert book.ties.spells.tolist() == [3, 0]
    assert tie.reasons[0].text == (
        "24 messages, both ways, last on 4 February; "
        "usually in spells of some days, 25 days apart, silent for 40 days: on track."
    )


def test_contact_nearly_every_day_keeps_its_days() -> None:
    """A holiday of two weeks does not make a daily tie a fortnightly one; five silent days are worth a word."""
    tie = read_ties(ties_of(both_ways(ANA, *range(5, 30), *range(44, 60)))).tie(0, ANA)

    assert (tie.usual_gap_days, tie.rhythm) == (1.0, Rhythm.SLIPPING)
    assert tie.reasons[0].text.endswith("usually nearly every day, silent for 5 days: slipping.")


def told_gap(days: list[int]) -> float | None:
    """Give the usual gap of contact days in ascending order as the docs tell it, step by step."""
    gaps = [after - before for before, after in pairwise(days)]
    pauses = sorted(gap for gap in gaps if gap > 3)
    if len(pauses) >= 2:
        return pauses[(len(pauses) - 1) // 2]
    if len(days) >= 10 and sum(gaps) <= 3 * len(gaps):
        return sorted(gaps)[(len(gaps) - 1) // 2]
    return None


@given(
    st.lists(st.sets(st.integers(0, 60), max_size=40), min_size=2, max_size=2),
    st.integers(0, 60),
)
def test_the_usual_gap_of_columns_is_the_one_told_step_by_step_on_any_day(days: list[set[int]], back: int) -> None:
    """All people and any past day in one pass give what each person's days alone would give."""
    items = [got(who, ago(day)) for who, there in zip((ANA, BEN), days, strict=True) for day in there]
    measured = ties_of(items, as_of=ago(back))
    seen = [sorted(-day for day in there if day >= back) for there in days]

    assert [None if np.isnan(gap) else gap for gap in measured.usual_gap] == [told_gap(there) for there in seen]
    assert measured.spells.tolist() == [sum(b - a > 3 for a, b in pairwise(t)) + bool(t) for t in seen]


@pytest.mark.parametrize("days", [(43, 44, 45), (43, 44, 90), (40, 42, 43, 45, 47, 48, 110, 111, 113, 114)])
def test_one_exchange_or_two_are_no_rhythm(days: tuple[int, ...]) -> None:
    """Unknown stays unknown: after a few letters nobody can say how often is usual."""
    tie = read_ties(ties_of(both_ways(ANA, *days))).tie(0, ANA)

    assert (tie.usual_gap_days, tie.rhythm) == (None, Rhythm.UNKNOWN)
    assert tie.strength is not None
    assert "too few pauses yet to know your rhythm." in tie.reasons[0].text


def test_the_sentence_names_what_there_was_and_from_whom() -> None:
    """Meetings and letters are told apart, and so is who wrote."""
    met_and_wrote = [met((ANA,), ago(d)) for d in (0, 30)] + [got(ANA, ago(60)), *both_ways(BEN, 1)]
    book = read_ties(ties_of(met_and_wrote))

    assert book.tie(0, ANA).reasons[0].text == (
        "1 message, all to you, 2 meetings, last on 16 March; usually every 30 days, in touch today: on track."
    )
    assert book.tie(1, BEN).reasons[0].text == "2 messages, both ways, last on 15 March: not enough to say more."


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


def test_many_people_measured_in_parts_are_what_each_is_alone() -> None:
    """Work is done on some rows at a time to stay in the cache: which people share a part may not show in any bit."""
    days = random_days(people=2_500, each=40)
    whole = measure_ties(days, as_of=TODAY)
    parts = [measure_ties(part, as_of=TODAY) for part in days.spans(700)]

    assert len(days) > ROWS_AT_ONCE
    assert len(parts) > 100
    for name in COLUMNS:
        told = np.concatenate([getattr(part, name) for part in parts])
        assert told.tobytes() == getattr(whole, name).tobytes(), name


@pytest.mark.parametrize("rows", [1, 3, 7, 1_000])
def test_spans_hold_everybody_once_and_cut_nobody_in_two(rows: int) -> None:
    """Somebody with more days than a part has room for stays whole, and nobody without contact is lost."""
    history = fold_of([*both_ways(BEN, *range(10)), *both_ways(ANA, 1)])
    days = contact_days(history, np.array([1, 3]), people=5)
    parts = list(days.spans(rows))

    assert sum(part.people for part in parts) == 5
    assert [n for part in parts for n in np.diff(part.start).tolist()] == [0, 1, 0, 10, 0]
    assert np.concatenate([part.day for part in parts]).tolist() == days.day.tolist()


def test_equal_strengths_share_a_position() -> None:
    """By hand: of three known ties two are equal and one is stronger, so 0, 0 and 2 are weaker, of 2 others."""
    items = [act for who, at in ((ANA, 9), (BEN, 9), (EVA, 3)) for act in both_ways(who, at, at + 1, at + 2)]
    book = read_ties(ties_of(items, people=(ANA, EVA, BEN)))

    assert book.position.tolist() == [0.0, 1.0, 0.0]


def test_several_handles_of_one_person_meet_on_their_days() -> None:
    """The root is taken per day and person, so two addresses on one day are one day."""
    items = [*both_ways(ANA, 0, 1, 2), *both_ways("mail:ana@home.example", 0, 1, 2)]
    history = fold_of(items)
    as_one = measure_ties(contact_days(history, np.zeros(len(history.handles), dtype=int), people=1), as_of=TODAY)

    assert as_one.days.tolist() == [3]
    assert as_one.strength[0] == pytest.approx(np.sqrt(4) * sum(2 ** (-d / 180) for d in (0, 1, 2)))


@pytest.mark.parametrize(
    ("days_ago", "gap", "words"),
    [
        (range(0, 20, 2), 2.0, "usually nearly every day"),
        (range(0, 30, 3), 3.0, "usually every few days"),
        ([0, 1, 2, 9, 10, 11, 18, 19, 20], 7.0, "usually every few days"),
        ([0, 1, 2, 10, 11, 12, 20, 21, 22], 8.0, "usually in spells of some days, 8 days apart"),
    ],
)
def test_the_usual_gap_is_told_in_the_words_of_its_length(days_ago: list[int], gap: float, words: str) -> None:
    """Two days are nearly daily, three no longer; a week between spells is every few days, eight days are a pause."""
    tie = read_ties(ties_of(both_ways(ANA, *days_ago))).tie(0, ANA)

    assert tie.usual_gap_days == gap
    assert words in tie.reasons[0].text


def test_ten_days_of_contact_without_a_pause_are_a_habit() -> None:
    """Nine days three days apart are one exchange of letters, whose rhythm is not known yet."""
    nine = read_ties(ties_of(both_ways(ANA, *range(0, 27, 3)))).tie(0, ANA)

    assert (nine.days_with_contact, nine.usual_gap_days, nine.rhythm) == (9, None, Rhythm.UNKNOWN)
