"""What is told in the app, week by week, is what the plan learns from."""

from datetime import date, timedelta

import pytest

from kithmap.actions.debrief_talk import Tale, debrief_talk
from kithmap.actions.keep_week import keep_week
from kithmap.actions.make_ask import draft_ask, note_answer, send_ask
from kithmap.actions.place_person import place_person
from kithmap.actions.record_offer import record_offer
from kithmap.actions.see_map import river
from kithmap.actions.set_goal import set_goal
from kithmap.book.facts import Changes, Owner, told
from kithmap.book.memory import MemoryBook
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.plan.ask import AskState
from kithmap.plan.attempts import Silence
from kithmap.sources.card import Card
from kithmap.sources.interactions import gather
from tests.contacts import ME, met

MONDAY = date(2026, 11, 2)
NAMES = ("Ana", "Ben", "Cy", "Dora", "Eli", "Finn")


@pytest.fixture
def book() -> MemoryBook:
    """Six people on ring 3, each met on four days until two years ago, and a goal that begins today."""
    cards = [Card(source="names", key=n, name=n, emails=(f"{n.lower()}@x.example",)) for n in NAMES]
    days = [MONDAY - timedelta(days=730 + week) for week in range(0, 28, 7)]
    meetings = [met((f"mail:{card.emails[0]}",), day) for card in cards for day in days]
    made = MemoryBook()
    made.apply("Begin", Changes(put=told(made.facts, [Owner(addresses=(ME,)), *cards]).put, brought=gather(meetings)))
    goal = set_goal(made, "Lead a data team", today=MONDAY)
    for person in river(made, goal, today=MONDAY).people.people:
        place_person(made, person, goal=goal, ring=3)
    return made


def flow_of(book: MemoryBook, *, day: int) -> Flow:
    return river(book, goal_of(book), today=MONDAY + timedelta(days=day))


def goal_of(book: MemoryBook) -> Goal:
    return next(iter(book.facts.goals.values()))


def test_two_of_five_answered(book: MemoryBook) -> None:
    """By hand: 2 of 5, all silent for two years, so (4 + 2) / (4 + 5) = 2/3 from the next Monday on, and not before."""
    keep_week(book, goal_of(book), today=MONDAY)
    planned = [talk.name for talk in flow_of(book, day=0).week.conversations]
    people = flow_of(book, day=0).people
    tuesday = MONDAY + timedelta(days=1)
    for name in planned[:2]:
        debrief_talk(book, people.named(name), Tale(day=tuesday), people=people, today=tuesday, goal=goal_of(book))

    assert flow_of(book, day=6).week.learned == ()
    week = flow_of(book, day=7).week
    assert [one.silence for one in flow_of(book, day=7).circle.attempts] == [Silence.YEARS] * 5
    assert [reason.weight for reason in week.learned] == pytest.approx([2 / 3])
    lost = [talk for talk in week.conversations if talk.name not in planned[:2]]
    assert [talk.comes for talk in lost] == pytest.approx([2 / 3] * len(lost))


def test_an_ask_without_an_answer_counts_until_one_comes(book: MemoryBook) -> None:
    """Sent on Monday: a no after a week, a yes once the answer is told, and nothing at all before."""
    ana, goal = flow_of(book, day=0).people.named("Ana"), goal_of(book)
    sent = send_ask(book, draft_ask(book, ana, goal=goal, today=MONDAY), ana, day=MONDAY)
    book.apply("Only the ask", Changes(dropped=tuple(book.facts.weeks.values())))

    assert flow_of(book, day=6).circle.attempts == ()
    assert [one.is_answered for one in flow_of(book, day=7).circle.attempts] == [False]
    note_answer(book, sent, ana, state=AskState.ANSWERED, day=MONDAY + timedelta(days=9))
    assert [one.is_answered for one in flow_of(book, day=9).circle.attempts] == [True]


def test_help_is_noted_with_its_day_once(book: MemoryBook) -> None:
    """A second tap changes how much they could, never when it was first thought of; what had no day gets none."""
    ana, ben = (flow_of(book, day=0).people.named(name) for name in ("Ana", "Ben"))
    need, tuesday = flow_of(book, day=0).needs[0], MONDAY + timedelta(days=1)
    record_offer(book, ana, need=need, today=MONDAY)
    record_offer(book, ben, need=need)

    assert record_offer(book, ana, need=need, influence=3, today=tuesday).noted_on == MONDAY
    assert record_offer(book, ben, need=need, influence=3, today=tuesday).noted_on is None


def test_what_came_up_is_learned_by_ring(book: MemoryBook) -> None:
    """The first help noted out of a talk begins the count; Ben brings one of the goal's needs, Cy none."""
    people, needs = flow_of(book, day=0).people, flow_of(book, day=0).needs
    for number, (name, brings) in enumerate([("Ana", True), ("Ben", True), ("Cy", False)]):
        day = MONDAY + timedelta(days=number)
        person = people.named(name)
        debrief_talk(book, person, Tale(day=day), people=people, today=day, goal=goal_of(book))
        if brings:
            record_offer(book, person, need=needs[0], today=day)
    book.apply("Only talks", Changes(dropped=tuple(book.facts.weeks.values())))

    (reason,) = flow_of(book, day=9).week.learned
    assert reason.text.startswith("1 of 2 first talks with people on ring 3 brought up help")
    looked = 2 * len(needs)
    pooled = (15 + 1) / (160 + looked)
    assert reason.weight == pytest.approx((160 * pooled + 1) / (160 + looked))
