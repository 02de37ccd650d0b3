"""Each act of the loop is one entry of the journal, changes what it says, and can be taken back."""

from dataclasses import replace
from datetime import date, timedelta

import pytest

from kithmap.actions.arrange_introduction import (
    NotAgreed,
    advance_introduction,
    ask_for_introduction,
    note_yes,
    plan_introduction,
)
from kithmap.actions.debrief_talk import Tale, debrief_talk
from kithmap.actions.drop_goal import drop_goal
from kithmap.actions.edit_talk import drop_talk, edit_talk
from kithmap.actions.end_goal import end_goal, go_on, thanks_of
from kithmap.actions.forget_person import forget_person
from kithmap.actions.keep_week import NotThisWeek, keep_week, mark_done, put_off, swap_talk
from kithmap.actions.log_talk import TalkAhead
from kithmap.actions.make_ask import AskNotSent, draft_ask, edit_ask, follow_up, latest_ask, note_answer, send_ask
from kithmap.actions.make_promise import keep_promise, let_go, make_promise, promises_with
from kithmap.actions.pause_goal import end_pause, pause_goal
from kithmap.actions.place_person import place_person
from kithmap.actions.plan_week import digest_of, reminders_of, steps_of, week_of
from kithmap.actions.record_offer import record_offer
from kithmap.actions.review_week import keep_review, review_of
from kithmap.actions.see_progress import progress_of
from kithmap.actions.set_cadence import set_cadence
from kithmap.actions.set_preference import edit_question, reset_question, set_preference
from kithmap.actions.thank_person import thank_person
from kithmap.book.memory import MemoryBook
from kithmap.goals.offer import OfferState
from kithmap.plan.ask import AskState
from kithmap.plan.ending import EndingKind
from kithmap.plan.introduction import Direction, IntroductionState
from kithmap.plan.preference import Preference
from kithmap.plan.question import Question, Theme
from kithmap.plan.rest import RestLength
from kithmap.plan.step import StepKind
from kithmap.plan.weeks import SUNDAY
from tests.actions.first_map import ANA, POOL, TODAY, book_with_goal, goal_of, people_of, person_of, told_facts

LATER = TODAY + timedelta(days=10)


@pytest.fixture
def book() -> MemoryBook:
    made = book_with_goal(POOL)
    for person in people_of(made).people:
        place_person(made, person, goal=goal_of(made), ring=2)
    return made


def test_an_ask_moves_what_is_noted_of_the_help(book: MemoryBook) -> None:
    """Asked, gave, declined: the map and the ask never contradict each other."""
    goal, ana = goal_of(book), person_of(book, "Ana")
    need = next(iter(book.facts.needs.values()))
    record_offer(book, ana, need=need, influence=2)
    ask = draft_ask(book, ana, goal=goal, today=TODAY, need=need, text=" Dear Ana ", guess=1.7)

    def state() -> OfferState:
        return next(iter(book.facts.offers.values())).state

    assert (ask.text, ask.guess, ask.kind, state()) == ("Dear Ana", 1.0, need.support, OfferState.COULD)
    sent = send_ask(book, ask, ana, day=TODAY, way="mail")
    assert state() is OfferState.ASKED
    helped = note_answer(book, sent, ana, state=AskState.HELPED, day=LATER)
    assert (helped.state, helped.answered_on, state()) == (AskState.HELPED, LATER, OfferState.GAVE)
    note_answer(book, helped, ana, state=AskState.DECLINED, day=LATER)
    assert state() is OfferState.DECLINED
    book.undo()
    assert state() is OfferState.GAVE
    assert latest_ask(book, ana, goal=goal) == helped


def test_an_answer_needs_an_ask_that_was_sent(book: MemoryBook) -> None:
    """One sentence instead of a state that cannot be."""
    ana = person_of(book, "Ana")
    ask = edit_ask(book, draft_ask(book, ana, goal=goal_of(book), today=TODAY), ana, text="Hello", guess=None)

    with pytest.raises(AskNotSent, match="only drafted"):
        note_answer(book, ask, ana, state=AskState.HELPED, day=TODAY)
    with pytest.raises(AskNotSent):
        follow_up(book, ask, ana, day=TODAY)
    assert follow_up(book, send_ask(book, ask, ana, day=TODAY), ana, day=LATER).followed_up_on == LATER


def test_help_that_nobody_had_noted_is_noted_once_it_came(book: MemoryBook) -> None:
    """The map learns from what happens."""
    ana, need = person_of(book, "Ana"), next(iter(book.facts.needs.values()))
    ask = send_ask(book, draft_ask(book, ana, goal=goal_of(book), today=TODAY, need=need), ana, day=TODAY)
    note_answer(book, ask, ana, state=AskState.HELPED, day=LATER)

    assert [(o.person, o.need_id, o.state) for o in book.facts.offers.values()] == [(ana.id, need.id, OfferState.GAVE)]


def test_a_debrief_brings_names_promises_and_a_talk_as_one_act(book: MemoryBook) -> None:
    """A minute after the talk; "María García" is known, "Lu Chen" is new and met through Ana."""
    before = told_facts(book)
    goal, ana = goal_of(book), person_of(book, "Ana")
    acts = len(book.journal)
    tale = Tale(
        day=TODAY,
        note="Coffee",
        learned="They hire",
        names="Lu Chen, María García",
        i_promised=("Send my notes", " "),
        they_promised=("Ask her boss",),
        promises_due=LATER,
        next_on=LATER,
    )
    debrief = debrief_talk(book, ana, tale, people=people_of(book), today=TODAY, goal=goal)
    lu = person_of(book, "Lu Chen")

    assert len(book.journal) == acts + 1
    assert debrief.new_names == (lu.id,)
    assert [(met.person, met.through) for met in book.facts.met.values()] == [(lu.id, ana.id)]
    assert f"{goal.id}/{lu.id}" in book.facts.placements
    assert [(p.by_me, p.what, p.due) for p in promises_with(book, ana)] == [
        (True, "Send my notes", LATER),
        (False, "Ask her boss", LATER),
    ]
    assert next(iter(book.facts.weeks.values())).goal_id == goal.id
    book.undo()
    assert told_facts(book) == before


def test_what_a_talk_brought_goes_where_the_talk_goes(book: MemoryBook) -> None:
    """The talk was yesterday after all; then it is taken back."""
    ana = person_of(book, "Ana")
    debrief_talk(book, ana, Tale(day=TODAY, learned="They hire"), people=people_of(book), today=TODAY)
    (old,) = book.facts.talks.values()
    kept = edit_talk(book, old, replace(old, day=TODAY - timedelta(days=1)), person=ana, today=TODAY)

    assert [(d.talk_id, d.day, d.learned) for d in book.facts.debriefs.values()] == [(kept.id, kept.day, "They hire")]
    drop_talk(book, kept, person=ana)
    assert dict(book.facts.debriefs) == {}
    book.undo()
    assert len(book.facts.debriefs) == 1


def test_a_talk_to_come_cannot_be_debriefed(book: MemoryBook) -> None:
    """As for logging."""
    with pytest.raises(TalkAhead):
        debrief_talk(book, person_of(book, "Ana"), Tale(day=LATER), people=people_of(book), today=TODAY)


def test_a_week_is_swapped_and_put_off_and_kept(book: MemoryBook) -> None:
    """Three people, three places: nobody is left to come, and undo brings the week back."""
    goal = goal_of(book)
    week = [talk.person_id for talk in week_of(book, goal, today=TODAY).conversations]
    first, second = (people_of(book).at(person_id) for person_id in week[:2])

    assert first is not None
    assert second is not None
    assert swap_talk(book, first, goal=goal, today=TODAY) is None
    assert [talk.person_id for talk in week_of(book, goal, today=TODAY).conversations] == week[1:]
    with pytest.raises(NotThisWeek, match="is not among this week"):
        swap_talk(book, first, goal=goal, today=TODAY)
    put_off(book, second, goal=goal, length=RestLength.NEVER, today=TODAY)
    assert [r.until for r in book.facts.rests.values()] == [None]
    assert [talk.person_id for talk in week_of(book, goal, today=TODAY).conversations] == week[2:]
    book.undo()
    book.undo()
    assert [talk.person_id for talk in week_of(book, goal, today=TODAY).conversations] == week


def test_a_week_can_be_kept_and_ticked_off_without_a_talk(book: MemoryBook) -> None:
    """Twice is once."""
    goal, ana = goal_of(book), person_of(book, "Ana")
    kept = keep_week(book, goal, today=TODAY)
    acts = len(book.journal)
    assert keep_week(book, goal, today=TODAY) == kept
    assert len(book.journal) == acts
    mark_done(book, ana, goal=goal, today=TODAY)
    done = [talk.person_id for talk in week_of(book, goal, today=TODAY).conversations if talk.is_done]

    assert done == [ana.id]


def test_the_owners_weeks_are_theirs(book: MemoryBook) -> None:
    """Two conversations, weeks from Sunday: 15 March 2026 is one."""
    goal = goal_of(book)
    set_preference(book, Preference(week_starts_on=SUNDAY, capacity=2))
    week = week_of(book, goal, today=TODAY)

    assert (week.start, len(week.conversations)) == (date(2026, 3, 15), 2)
    edit_question(book, Question(id="advice:1", theme=Theme.ADVICE, text="What would you try?"))
    reset_question(book, "advice:1")
    assert dict(book.facts.questions) == {}


def test_an_introduction_waits_for_both(book: MemoryBook) -> None:
    """Double opt-in is a rule, not advice."""
    ana, maria = people_of(book).people[:2]
    planned = plan_introduction(book, ana, maria, direction=Direction.BY_ME, goal=goal_of(book), today=TODAY)
    asked = note_yes(book, ask_for_introduction(book, planned, day=TODAY), by_who=True, day=TODAY)

    with pytest.raises(NotAgreed, match="Both must have said yes"):
        advance_introduction(book, asked, state=IntroductionState.MADE, day=TODAY)
    agreed = note_yes(book, asked, by_who=False, day=TODAY)
    for state in (IntroductionState.MADE, IntroductionState.MET, IntroductionState.THANKED):
        agreed = advance_introduction(book, agreed, state=state, day=LATER)
        assert agreed.state is state
    assert list(book.facts.introductions.values()) == [agreed]


def test_promises_are_kept_or_let_go(book: MemoryBook) -> None:
    """Both settle them."""
    ana = person_of(book, "Ana")
    mine = make_promise(book, ana, what=" Send the book ", by_me=True, today=TODAY, due=LATER)
    theirs = make_promise(book, ana, what="Ring", by_me=False, today=TODAY)

    assert promises_with(book, ana) == (mine, theirs)
    assert [step.kind for step in steps_of(book, goal_of(book), today=LATER)] == [StepKind.PROMISE]
    keep_promise(book, mine, day=TODAY)
    let_go(book, theirs, day=TODAY)
    assert promises_with(book, ana) == ()


def test_cadences_are_set_and_taken_back(book: MemoryBook) -> None:
    """For a person, a category and a ring."""
    goal, ana = goal_of(book), person_of(book, "Ana")
    category = next(iter(book.facts.categories.values()))
    for whom in (ana, category, 2):
        set_cadence(book, whom, goal=goal, every_days=30)

    assert [c.whom for c in book.facts.cadences.values()] == [ana.id, category.id, "2"]
    assert [step.person_id for step in steps_of(book, goal, today=TODAY)] == [ana.id]
    set_cadence(book, ana, goal=goal, every_days=None)
    assert len(book.facts.cadences) == 2


def test_a_paused_goal_asks_for_nothing_until_it_goes_on(book: MemoryBook) -> None:
    """Weeks off."""
    goal = goal_of(book)
    pause_goal(book, goal, since=TODAY)

    assert week_of(book, goal, today=LATER).is_paused
    assert week_of(book, goal, today=LATER).conversations == ()
    assert reminders_of(book, goal, today=LATER) == ()
    assert digest_of(book, goal, today=LATER) is None
    end_pause(book, goal, today=LATER)
    assert not week_of(book, goal, today=LATER).is_paused


def test_a_goal_ends_with_thanks(book: MemoryBook) -> None:
    """Who helped, and whether they were thanked; the ending can be taken back."""
    goal, ana = goal_of(book), person_of(book, "Ana")
    ask = send_ask(book, draft_ask(book, ana, goal=goal, today=TODAY), ana, day=TODAY)
    note_answer(book, ask, ana, state=AskState.HELPED, day=TODAY)
    end_goal(book, goal, kind=EndingKind.REACHED, day=LATER)

    assert [(thank.name, thank.is_thanked) for thank in thanks_of(book, goal, today=LATER)] == [("Ana Díaz", False)]
    assert thank_person(book, ana, goal=goal, day=LATER) == 2
    assert [thank.is_thanked for thank in thanks_of(book, goal, today=LATER)] == [True]
    go_on(book, goal)
    assert dict(book.facts.endings) == {}


def test_a_review_looks_back_to_the_last_one(book: MemoryBook) -> None:
    """A week at first, then since the review before."""
    goal = goal_of(book)
    first = review_of(book, goal, today=TODAY)
    keep_review(book, goal, today=TODAY, words=" Good ")
    debrief_talk(book, person_of(book, "Ana"), Tale(day=LATER), people=people_of(book), today=LATER, goal=goal)
    second = review_of(book, goal, today=LATER)

    assert first.since == TODAY - timedelta(days=7)
    assert first.happened == ("No talk, ask or promise was written down since 9 March.",)
    assert second.since == TODAY
    assert second.happened == ("You talked with Ana Díaz.",)
    assert second.next_week.start == date(2026, 3, 30)
    assert [move.title for move in second.map_moves][:2] == ["Size", "Coverage"]


def test_progress_has_a_point_for_each_week_since_the_goal_began(book: MemoryBook) -> None:
    """Begun on Monday, 16 March: that day, two more Mondays and the day asked for."""
    tracks = progress_of(book, goal_of(book), today=date(2026, 4, 1))

    assert tracks[0].days == (TODAY, date(2026, 3, 23), date(2026, 3, 30), date(2026, 4, 1))
    assert len({track.name for track in tracks}) == 6
    assert all(len(track.values) == 4 for track in tracks)


def test_whoever_is_forgotten_leaves_no_trace_in_the_loop(book: MemoryBook) -> None:
    """In no ask, promise, rest, week, introduction or list of thanks; others stay where they stood."""
    goal, ana = goal_of(book), person_of(book, "Ana")
    other = people_of(book).people[1]
    for who in (ana, other):
        send_ask(book, draft_ask(book, who, goal=goal, today=TODAY), who, day=TODAY)
        make_promise(book, who, what="Ring", by_me=True, today=TODAY)
        set_cadence(book, who, goal=goal, every_days=30)
        put_off(book, who, goal=goal, length=RestLength.WEEK, today=TODAY)
        told = Tale(day=TODAY, learned="Much")
        debrief_talk(book, who, told, people=people_of(book), today=TODAY, goal=goal)
    plan_introduction(book, other, ana, direction=Direction.BY_ME, goal=goal, today=TODAY)
    end_goal(book, goal, kind=EndingKind.DROPPED, day=TODAY)
    thank_person(book, ana, goal=goal, day=TODAY)
    thank_person(book, other, goal=goal, day=TODAY)
    forget_person(book, ana)
    left = str(told_facts(book))

    assert not any(anchor in left for anchor in (ANA, ana.id, *ana.card_ids))
    tables = (book.facts.asks, book.facts.promises, book.facts.cadences, book.facts.rests, book.facts.debriefs)
    assert [len(table) for table in tables] == [1] * 5
    assert next(iter(book.facts.endings.values())).thanked == (other.id,)
    assert other.id in str(book.facts.weeks)


def test_a_goal_that_is_dropped_takes_its_loop_along_and_undo_brings_it_back(book: MemoryBook) -> None:
    """What was promised to people stays."""
    goal, ana = goal_of(book), person_of(book, "Ana")
    send_ask(book, draft_ask(book, ana, goal=goal, today=TODAY), ana, day=TODAY)
    make_promise(book, ana, what="Ring", by_me=True, today=TODAY)
    pause_goal(book, goal, since=LATER)
    before = told_facts(book)
    drop_goal(book, goal)

    assert (len(book.facts.asks), len(book.facts.weeks), len(book.facts.pauses)) == (0, 0, 0)
    assert len(book.facts.promises) == 1
    book.undo()
    assert told_facts(book) == before
