"""Folding interactions into a history."""

from dataclasses import replace
from datetime import date, timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kithmap.people.correspondents import count_correspondents
from kithmap.sources.interaction import Channel, Interaction, Role
from kithmap.sources.interactions import gather
from kithmap.ties.history import WEIGHT_UNIT, Direction, History, fold, merge
from tests.contacts import ME, got, met, sent

DAY = date(2026, 3, 2)
OWN = frozenset([ME])
DECLINED = Role.DECLINED
PEOPLE = tuple(f"mail:p{i}@x.example" for i in range(5))


def history_of(items: list[Interaction]) -> History:
    interactions = gather(items)
    return fold(interactions, correspondents=count_correspondents(interactions), own=OWN)


def weights(history: History) -> dict[tuple[str, Direction], float]:
    return {
        (history.handles[h], Direction(d)): w / WEIGHT_UNIT
        for h, d, w in zip(history.handle, history.direction, history.weight, strict=True)
    }


def test_a_message_counts_less_the_more_people_it_goes_to() -> None:
    """w = c / (n - 1): one letter is worth more than a round robin."""
    alone = history_of([sent(PEOPLE[0], DAY)])
    in_company = history_of([sent(PEOPLE[0], DAY, also=PEOPLE[1:5])])

    assert weights(alone) == {(PEOPLE[0], Direction.OUT): 1.0}
    assert {round(w, 6) for w in weights(in_company).values()} == {0.2}


def test_an_hour_together_weighs_two_times_the_logarithm_of_its_length() -> None:
    """c · log2(1 + minutes) / (n - 1), by hand: 2 · log2(61) / 2 for an hour of three people."""
    history = history_of([met(PEOPLE[:2], DAY, minutes=60)])

    assert np.isclose(weights(history)[(PEOPLE[0], Direction.BOTH)], 2 * np.log2(61) / 2, atol=1e-6)
    assert set(history.channel) == {Channel.MEETING}


def test_what_others_got_as_well_is_no_contact_with_them() -> None:
    """A copy to a third person says that they know the sender, not that they were in touch with the owner."""
    history = history_of([got(PEOPLE[0], DAY, also=(PEOPLE[1],))])

    assert history.handles == (PEOPLE[0],)
    assert list(history.direction) == [Direction.IN]


def test_list_mail_counts_as_one_letter_to_twenty_five() -> None:
    """A newsletter every day must not look like a friend."""
    history = history_of([got(PEOPLE[0], DAY, automatic=True)])

    assert np.isclose(weights(history)[(PEOPLE[0], Direction.IN)], 1 / 25, atol=1e-6)


def test_somebody_named_twice_in_one_message_counts_once() -> None:
    """To and Cc often repeat one address."""
    history = history_of([sent(PEOPLE[0], DAY, also=(PEOPLE[0], PEOPLE[1]))])

    assert weights(history) == {(PEOPLE[0], Direction.OUT): 0.5, (PEOPLE[1], Direction.OUT): 0.5}


def test_a_day_is_one_row_with_its_count() -> None:
    """Strength takes a root per day, so the day is what is kept."""
    history = history_of([sent(PEOPLE[0], DAY), sent(PEOPLE[0], DAY, also=(PEOPLE[1],)), got(PEOPLE[0], DAY)])

    assert len(history) == 3
    assert sorted(history.count.tolist()) == [1, 1, 2]


def test_a_meeting_that_the_owner_declined_is_none_and_whoever_declined_was_not_there() -> None:
    """Only the fold knows which of the invited is the owner."""
    meeting = met(PEOPLE[:2], DAY)
    i_declined = replace(
        meeting, participants=tuple(p._replace(role=DECLINED) if p.address == ME else p for p in meeting.participants)
    )
    ana_declined = replace(
        meeting,
        participants=tuple(p._replace(role=DECLINED) if p.address == PEOPLE[0] else p for p in meeting.participants),
    )

    assert len(history_of([i_declined])) == 0
    assert history_of([ana_declined]) == history_of([met(PEOPLE[1:2], DAY)])


anybody = st.sampled_from(PEOPLE)
days = st.integers(0, 40).map(lambda n: DAY + timedelta(days=n))
contacts = st.one_of(
    st.builds(sent, anybody, days, also=st.lists(anybody, max_size=3).map(tuple)),
    st.builds(got, anybody, days, also=st.lists(anybody, max_size=3).map(tuple), automatic=st.booleans()),
    st.builds(met, st.lists(anybody, min_size=1, max_size=4).map(tuple), days, minutes=st.floats(0, 500)),
)


@given(st.lists(contacts, max_size=30), st.integers(0, 30))
def test_folding_in_parts_gives_exactly_what_folding_at_once_gives(items: list[Interaction], cut: int) -> None:
    """Imports come in pieces, and on many machines: not one bit may depend on where they are cut."""
    whole = history_of(items)
    parts = merge(history_of(items[:cut]), history_of(items[cut:]))

    assert parts == whole


@given(st.lists(contacts, max_size=20), st.randoms())
def test_the_order_of_interactions_does_not_matter(items: list[Interaction], chance: object) -> None:
    """Files are read in any order."""
    shuffled = sorted(items, key=lambda item: (item.when, item.key))

    assert history_of(shuffled) == history_of(items)
