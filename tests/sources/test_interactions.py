"""Interactions as columns: nothing is lost on the way in and out."""

from datetime import timedelta

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from kithmap.sources.interaction import Channel, Interaction, Message, Participant, Role
from kithmap.sources.interactions import Gatherer, distinct, gather, in_order_of_appearance, join

participants = st.builds(
    Participant,
    role=st.sampled_from(Role),
    address=st.sampled_from(["mail:a@x.example", "mail:b@x.example", "tel:+447700900001"]),
    name=st.sampled_from(["", "Ana", "Бен"]),
)
interactions = st.builds(
    Interaction,
    key=st.integers(0, 2**64 - 1),
    when=st.integers(-(10**9), 10**10),
    channel=st.sampled_from(Channel),
    participants=st.lists(participants, max_size=4).map(tuple),
    minutes=st.sampled_from([0.0, 30.0, 90.5]),
    automatic=st.booleans(),
    subject=st.sampled_from([None, "", "Hello"]),
)
lists = st.lists(interactions, max_size=12)


@given(lists)
def test_what_goes_in_comes_out(items: list[Interaction]) -> None:
    """Columns are a way of keeping, not of changing."""
    assert list(gather(items)) == items


@given(lists)
def test_messages_among_others_keep_their_place(items: list[Interaction]) -> None:
    """Messages are put into columns many at once, which must not be seen."""
    desk = Gatherer()
    for item in items:
        if (item.channel, item.minutes) == (Channel.MESSAGE, 0.0):
            desk.add_message(Message(item.key, item.when, item.participants, item.automatic, item.subject))
        else:
            desk.add(item)

    assert len(desk) == len(items)
    assert list(desk.columns()) == items
    assert desk.columns().contacts == gather(items).contacts


@given(lists, lists, lists)
def test_batches_join_in_their_order(one: list[Interaction], two: list[Interaction], three: list[Interaction]) -> None:
    """Files come in pieces."""
    assert list(join([gather(one), gather(two), gather(three)])) == [*one, *two, *three]


@given(lists, st.data())
def test_rows_can_be_taken_in_any_order(items: list[Interaction], data: st.DataObject) -> None:
    """Undo and forgetting take rows out of the middle."""
    rows = data.draw(st.lists(st.integers(0, len(items) - 1), max_size=12)) if items else []
    taken = gather(items).take(np.array(rows, dtype=np.intp))

    assert list(taken) == [items[row] for row in rows]
    assert len(taken.contacts) == len({p[1:] for row in rows for p in items[row].participants})


@given(lists, st.integers(0, 12), st.integers(0, 12))
def test_a_span_is_the_rows_between(items: list[Interaction], first: int, size: int) -> None:
    """Folding goes by chunks."""
    first = min(first, len(items))

    assert list(gather(items).span(first, first + size)) == items[first : first + size]


def test_copies_are_taken_once_and_the_first_stays() -> None:
    """Folders of one mailbox hold copies of one another."""
    day = int(timedelta(days=1).total_seconds())
    first = Interaction(key=7, when=day, channel=Channel.MESSAGE, participants=())
    copy = Interaction(key=7, when=2 * day, channel=Channel.MESSAGE, participants=())
    other = Interaction(key=8, when=3 * day, channel=Channel.MESSAGE, participants=())

    assert list(distinct(gather([other, first, copy]))) == [other, first]


@given(lists, st.data())
def test_contacts_stand_as_they_appear_first(items: list[Interaction], data: st.DataObject) -> None:
    """One list for one content, however the rows came together: an export must not tell which way."""
    rows = data.draw(st.permutations(range(len(items))))
    mixed = gather(items).take(np.array(rows[: len(rows) // 2 + 1], dtype=np.intp))
    settled = in_order_of_appearance(mixed)

    assert list(settled) == list(mixed)
    assert settled.contacts == gather(mixed).contacts
    assert in_order_of_appearance(settled) is settled
