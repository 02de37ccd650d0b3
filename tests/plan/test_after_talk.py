"""What a talk would change is what the formula says once it is logged."""

from datetime import date, timedelta

import numpy as np
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.actions.log_talk import log_talk
from kithmap.actions.place_person import place_person
from kithmap.actions.record_offer import record_offer
from kithmap.actions.see_map import river
from kithmap.actions.set_goal import set_goal
from kithmap.book.facts import Changes, Facts, Owner, told
from kithmap.book.memory import MemoryBook
from kithmap.flow import Flow
from kithmap.gaps.wording import percent
from kithmap.plan.after_talk import after_talk
from kithmap.plan.last_heard import last_heard
from kithmap.sources.card import Card
from kithmap.sources.interaction import Channel, Interaction
from kithmap.sources.interactions import gather
from kithmap.ties.strength import EPOCH
from kithmap.ties.talk import Talk
from tests.contacts import ME, got, met, sent

TODAY = date(2026, 11, 2)
CARDS = [
    Card(source="names", key=name, name=name, emails=(f"{name.lower()}@x.example",)) for name in ("Ana", "Ben", "Cy")
]
ADDRESSES = [f"mail:{card.emails[0]}" for card in CARDS]

days_back = st.integers(-30, 900).map(lambda n: TODAY - timedelta(days=n))
contacts = st.one_of(
    st.builds(sent, st.sampled_from(ADDRESSES), days_back),
    st.builds(got, st.sampled_from(ADDRESSES), days_back),
    st.builds(lambda person, day: met((person,), day), st.sampled_from(ADDRESSES), days_back),
)


def facts_of(found: list[Interaction]) -> Facts:
    one_each = {item.key: item for item in found}.values()
    book = MemoryBook()
    book.apply("Begin", Changes(put=told(book.facts, [Owner(addresses=(ME,)), *CARDS]).put, brought=gather(one_each)))
    return book.facts


@settings(max_examples=60, deadline=None)
@given(st.lists(contacts, max_size=25))
def test_the_forecast_is_the_formula_itself(found: list[Interaction]) -> None:
    """For everybody at once, and the same as when each talk is logged and all ties are measured anew."""
    facts = facts_of(found)
    flow = Flow(facts, today=TODAY, goal_id="")
    then = after_talk(flow.days, today=TODAY)
    for row, person in enumerate(flow.people.people):
        logged = facts.with_changes(told(facts, [Talk(person=person.id, day=TODAY)]))
        ties = Flow(logged, today=TODAY, goal_id="").ties

        assert np.isclose(then.alive[row], ties.ties.alive[row], rtol=1e-12)
        assert then.warmth(row) is ties.tie(row, person.id).warmth


def test_nobody_and_no_history_are_no_trouble() -> None:
    """The first minute of the first day."""
    flow = Flow(Facts(), today=TODAY, goal_id="")

    assert len(after_talk(flow.days, today=TODAY).alive) == 0
    assert len(last_heard(flow.days, today=TODAY)) == 0


def test_what_a_card_promises_is_what_the_reading_says_after_the_talk() -> None:
    """ "From 22 % to 41 %" must come true as soon as the talk is logged."""
    book = MemoryBook(
        facts_of([met((ADDRESSES[n],), TODAY - timedelta(days=40 + 200 * n + i)) for n in range(3) for i in range(4)])
    )
    goal = set_goal(book, "Lead a data team", today=TODAY)
    flow = river(book, goal, today=TODAY)
    need = flow.needs[0]
    for number, person in enumerate(flow.people.people):
        place_person(book, person, goal=goal, ring=3)
        record_offer(book, person, need=need, influence=1 + number)
    planned = river(book, goal, today=TODAY).week.conversations
    for talk in planned:
        before = river(book, goal, today=TODAY).reading.coverage.needs[0].value
        log_talk(book, [flow.people.named(talk.name)], day=TODAY, today=TODAY)
        after = river(book, goal, today=TODAY).reading.coverage.needs[0].value
        book.undo()
        changed = f"from {percent(before)} to {percent(after)}."
        same = f"at {percent(after)}."

        assert talk.would_change.endswith(changed if round(100 * before) != round(100 * after) else same)
    assert any("from" in talk.would_change for talk in planned)


def test_only_what_came_from_them_is_a_sign_of_life() -> None:
    """By hand: Ana was met 9 days ago and only written to since; Ben only ever wrote; Cy wrote back 5 days ago."""
    ago = {n: TODAY - timedelta(days=n) for n in (5, 7, 9)}
    found = [met((ADDRESSES[0],), ago[9]), sent(ADDRESSES[0], ago[5]), got(ADDRESSES[1], ago[5])]
    found += [sent(ADDRESSES[2], ago[7]), got(ADDRESSES[2], ago[5])]
    flow = Flow(facts_of(found), today=TODAY, goal_id="")
    heard = last_heard(flow.days, today=TODAY)

    assert heard.tolist() == [(ago[9] - EPOCH).days, -1, (ago[5] - EPOCH).days]
    assert last_heard(flow.days, today=ago[7]).tolist() == [(ago[9] - EPOCH).days, -1, -1]


def test_a_talk_that_was_logged_is_a_sign_of_life() -> None:
    """Monica's oldest complaint is that contact does not reset its reminders: a message counts, and so does a call."""
    for channel in Channel:
        facts = facts_of([])
        logged = facts.with_changes(told(facts, [Talk(person=CARDS[0].id, day=TODAY, channel=channel)]))
        flow = Flow(logged, today=TODAY, goal_id="")

        assert flow.loop.heard == {flow.people.people[0].id: TODAY}
