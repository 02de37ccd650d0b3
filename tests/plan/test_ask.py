"""The state of asks, introductions and promises follows from their days."""

from dataclasses import replace
from datetime import date

from kithmap.plan.ask import Ask, AskState
from kithmap.plan.introduction import Direction, Introduction, IntroductionState
from kithmap.plan.promise import Promise

DAY = date(2026, 11, 2)
ASK = Ask(goal_id="g", person="p", drafted_on=DAY)
INTRODUCTION = Introduction(direction=Direction.BY_ME, who="p", to="q", planned_on=DAY)


def test_an_ask_walks_from_draft_to_help() -> None:
    """State and days can never disagree, since only the days are kept."""
    sent = replace(ASK, sent_on=DAY)
    answered = replace(sent, answered_on=DAY)

    assert [ask.state for ask in (ASK, sent, answered)] == [AskState.DRAFTED, AskState.SENT, AskState.ANSWERED]
    assert replace(answered, helped_on=DAY).state is AskState.HELPED
    assert replace(answered, declined_on=DAY).state is AskState.DECLINED
    assert [ask.is_waiting for ask in (ASK, sent, answered)] == [False, True, False]


def test_help_after_a_no_is_help() -> None:
    """People think again."""
    assert replace(ASK, sent_on=DAY, declined_on=DAY, helped_on=DAY).state is AskState.HELPED


def test_what_is_said_of_an_ask_later_keeps_its_id() -> None:
    """Words and days change; it is the same ask."""
    assert replace(ASK, text="Dear Ana", sent_on=DAY, guess=0.3).id == ASK.id
    assert replace(ASK, need_id="n").id != ASK.id


def test_one_yes_is_no_introduction() -> None:
    """Both must have agreed (double opt-in)."""
    one = replace(INTRODUCTION, asked_on=DAY, who_agreed_on=DAY)

    assert (one.state, one.is_agreed) == (IntroductionState.ASKED, False)
    assert replace(one, to_agreed_on=DAY).state is IntroductionState.AGREED


def test_an_introduction_is_where_its_last_day_says() -> None:
    """From plan to thank-you."""
    met = replace(INTRODUCTION, asked_on=DAY, who_agreed_on=DAY, to_agreed_on=DAY, made_on=DAY, met_on=DAY)

    assert INTRODUCTION.state is IntroductionState.PLANNED
    assert met.state is IntroductionState.MET
    assert replace(met, thanked_on=DAY).state is IntroductionState.THANKED
    assert replace(INTRODUCTION, asked_on=DAY, declined_on=DAY).state is IntroductionState.DECLINED


def test_a_promise_is_open_until_kept_or_let_go() -> None:
    """Letting go is honest too."""
    promise = Promise(person="p", by_me=True, what="Send the book", made_on=DAY)

    assert promise.is_open
    assert not replace(promise, kept_on=DAY).is_open
    assert not replace(promise, let_go_on=DAY).is_open
