"""A talk counts as contact on its day, for whichever anchor its person stands under."""

from datetime import date, timedelta

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.people.correspondents import count_correspondents
from kithmap.sources.interaction import Channel
from kithmap.sources.interactions import gather
from kithmap.ties.history import WEIGHT_UNIT, Direction, History, fold, merge
from kithmap.ties.talk import Talk, talk_history, talk_interactions, with_talks
from tests.contacts import ME, got, met, sent

ANA, BEN, LEE = "mail:ana@x.example", "tel:+447700900117", "card:0123456789abcdef"
DAY = date(2026, 3, 2)
EPOCH_DAY = 20_514
"""Days from 1970-01-01 to 2026-03-02, by `date -d 2026-03-02 +%s` divided by 86,400."""

some_talks = st.lists(
    st.builds(
        Talk,
        person=st.sampled_from([ANA, BEN, LEE]),
        day=st.dates(date(2025, 12, 1), date(2026, 3, 1)),
        channel=st.sampled_from(Channel),
        minutes=st.integers(0, 90),
    ),
    max_size=8,
    unique_by=lambda talk: talk.id,
)


def rows(history: History) -> list[tuple[str, int, Channel, Direction, int, float]]:
    """Give a history as one line a row, weights as multiples of one letter."""
    return [
        (
            history.handles[int(history.handle[i])],
            int(history.day[i]),
            Channel(int(history.channel[i])),
            Direction(int(history.direction[i])),
            int(history.count[i]),
            int(history.weight[i]) / WEIGHT_UNIT,
        )
        for i in range(len(history))
    ]


@pytest.mark.parametrize(
    ("channel", "minutes", "expected"),
    [
        # by hand, w = c · m / (n - 1) of two people: 2 · log2(1 + 63), 2 without a length, 2 for a call, 1 for a letter
        (Channel.MEETING, 63, [(Direction.BOTH, 12.0)]),
        (Channel.MEETING, 0, [(Direction.BOTH, 2.0)]),
        (Channel.CALL, 30, [(Direction.BOTH, 2.0)]),
        (Channel.MESSAGE, 0, [(Direction.OUT, 1.0), (Direction.IN, 1.0)]),
    ],
)
def test_a_talk_weighs_what_the_same_contact_weighs_in_a_file(
    channel: Channel, minutes: int, expected: list[tuple[Direction, float]]
) -> None:
    """What the owner tells counts as much as what a calendar tells, and a conversation has two sides."""
    folded = talk_history([Talk(person=ANA, day=DAY, channel=channel, minutes=minutes)])

    assert rows(folded) == [(ANA, EPOCH_DAY, channel, direction, 1, weight) for direction, weight in expected]


def test_somebody_without_an_address_has_a_history_too() -> None:
    """Names from memory have a card and nothing else; talks are all that is ever known of their contact."""
    assert talk_history([Talk(person=LEE, day=DAY)]).handles == (LEE,)


def test_talks_join_the_history_of_files_by_day() -> None:
    """Two meetings on one day are one day of contact, whoever told of them."""
    files = gather([met((ANA,), DAY, minutes=63)])
    known = fold(files, correspondents=count_correspondents(files), own=frozenset([ME]))
    joined = with_talks(known, [Talk(person=ANA, day=DAY, minutes=63)])

    assert rows(joined) == [(ANA, EPOCH_DAY, Channel.MEETING, Direction.BOTH, 2, 24.0)]
    assert with_talks(known, []) is known


@given(some_talks, some_talks)
def test_talks_fold_exactly_in_whatever_parts(first: list[Talk], second: list[Talk]) -> None:
    """Strengths must not depend on the order in which talks were logged."""
    second = [talk for talk in second if talk.id not in {other.id for other in first}]
    files = gather([sent(ANA, DAY), got(ANA, DAY + timedelta(days=1))])
    known = fold(files, correspondents=count_correspondents(files), own=frozenset([ME]))

    assert with_talks(with_talks(known, first), second) == with_talks(known, [*second, *first])
    assert merge(talk_history(first), known) == with_talks(known, first)


def test_each_talk_is_an_interaction_of_its_own_and_always_the_same_one() -> None:
    """Keys tell copies apart: two talks are no copies, and one talk read twice is."""
    talks = [Talk(person=ANA, day=DAY), Talk(person=ANA, day=DAY, note="Again"), Talk(person=BEN, day=DAY)]
    keys = talk_interactions(talks).key

    assert len(set(keys.tolist())) == 3
    assert np.array_equal(talk_interactions(talks).key, keys)


def test_what_is_told_makes_the_id() -> None:
    """The same words twice are one talk; another word makes another."""
    talk = Talk(person=ANA, day=DAY, note="Lunch", useful=True)

    assert talk.id == Talk(person=ANA, day=DAY, note="Lunch", useful=True).id
    assert len({talk.id, Talk(person=ANA, day=DAY, note="Lunch").id, Talk(person=BEN, day=DAY, note="Lunch").id}) == 3
