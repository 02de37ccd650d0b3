"""Nobody is worn out: rests, waits, another way after two attempts, an end after three."""

from datetime import timedelta

from kithmap.plan.capacity import REST_AFTER_ASK_DAYS, REST_AFTER_TALK_DAYS, WAIT_DAYS, capacity, unanswered
from kithmap.plan.rest import Rest
from kithmap.ties.talk import Talk
from tests.plan.loops import MONDAY, ask, day, loop


def test_an_open_ask_keeps_a_person_out_of_the_week_for_a_fortnight() -> None:
    """Whoever owes an answer has their follow-up, not another invitation."""
    found = loop(asks=(ask(),))

    assert capacity(found, today=MONDAY).away == {"p0"}
    assert capacity(found, today=MONDAY + timedelta(days=WAIT_DAYS - 1)).away == {"p0"}
    assert capacity(found, today=MONDAY + timedelta(days=WAIT_DAYS)).away == frozenset()


def test_nobody_is_asked_again_within_four_weeks() -> None:
    """Counted from the answer; a draft asks nothing."""
    found = loop(asks=(ask(helped_on=day(3)), ask("p1", sent=None)))
    last = day(3) + timedelta(days=REST_AFTER_ASK_DAYS - 1)

    assert capacity(found, today=last).no_ask == {"p0"}
    assert capacity(found, today=last + timedelta(days=1)).no_ask == frozenset()
    assert capacity(found, today=day(4)).away == frozenset()


def test_four_weeks_and_a_fortnight_are_what_the_owner_reads() -> None:
    """The pages say so in words: the figures stand here by hand, not by their names."""
    answered, talked = loop(asks=(ask(helped_on=day(3)),)), loop(talks=(Talk(person="p1", day=MONDAY),))
    twice = [capacity(answered, today=day(3) + timedelta(days=days)).no_ask for days in (27, 28)]
    again = [capacity(talked, today=MONDAY + timedelta(days=days)).away for days in (13, 14)]

    assert twice == [{"p0"}, frozenset()]
    assert again == [{"p1"}, frozenset()]


def test_two_attempts_ask_for_another_way_and_three_for_an_end() -> None:
    """Three messages without an answer are an answer."""
    twice = loop(asks=(ask(followed_up_on=day(11)),))
    thrice = loop(asks=(ask(followed_up_on=day(11)), ask(sent=12)))
    late = day(11) + timedelta(days=90)

    assert capacity(twice, today=late).another_way == {"p0"}
    assert capacity(twice, today=late).away == frozenset()
    assert capacity(thrice, today=late).away == {"p0"}
    assert capacity(thrice, today=late).another_way == frozenset()


def test_any_two_way_contact_after_an_attempt_is_an_answer() -> None:
    """They rang instead of writing back."""
    found = loop(asks=(ask(followed_up_on=day(11)),), heard={"p0": day(12)})

    assert unanswered(found, today=day(20)) == {}
    assert unanswered(loop(asks=found.asks, heard={"p0": day(5)}), today=day(20)) == {"p0": 1}


def test_people_are_known_by_any_of_their_handles() -> None:
    """A card that joined later must not free somebody from their rest."""
    found = loop(rests=(Rest(goal_id="goal", person="mail:ana@x.example", since=day(2), until=day(9)),))

    assert capacity(found, today=day(8)).away == {"p0"}
    assert capacity(found, today=day(9)).away == frozenset()


def test_whoever_was_just_talked_with_is_not_proposed_again() -> None:
    """A talk on Monday needs no talk on Thursday."""
    found = loop(talks=(Talk(person="p1", day=MONDAY),))

    assert capacity(found, today=MONDAY + timedelta(days=REST_AFTER_TALK_DAYS - 1)).away == {"p1"}
    assert capacity(found, today=MONDAY + timedelta(days=REST_AFTER_TALK_DAYS)).away == frozenset()


def test_an_answer_on_the_day_of_the_ask_is_one() -> None:
    """Days have no hours: who wrote back at once must not count as silent. Contact of the day before is no answer."""

    assert unanswered(loop(asks=(ask(),), heard={"p0": day(2)}), today=day(9)) == {}
    assert unanswered(loop(asks=(ask(),), heard={"p0": day(1)}), today=day(9)) == {"p0": 1}
