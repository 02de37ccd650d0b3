"""What is due comes on its day, once, and not before; and nothing comes that nobody asked for."""

from datetime import date, timedelta
from typing import Any

import pytest

from kithmap.gaps.member import Member
from kithmap.goals.goal import Goal
from kithmap.plan.cadence import Cadence, CadenceOf
from kithmap.plan.debrief import Debrief
from kithmap.plan.ending import Ending, EndingKind
from kithmap.plan.introduction import Direction, Introduction
from kithmap.plan.introduction_steps import blurb
from kithmap.plan.loop import Loop
from kithmap.plan.pause import Pause
from kithmap.plan.promise import Promise
from kithmap.plan.rest import Rest
from kithmap.plan.step import StepKind
from kithmap.plan.steps import due_steps
from tests.gaps.circle import person
from tests.plan.loops import ask, day, loop

MEMBERS = (person(0, ring=1, category="work"), person(1, ring=2, category="friends"), person(2, ring=2))


def kinds(found: Loop, today: date, *, members: tuple[Member, ...] = ()) -> list[StepKind]:
    return [step.kind for step in due_steps(found, members, today=today)]


def test_without_anything_told_nothing_is_due() -> None:
    """Quiet by default: three years of silence are no reminder."""
    assert kinds(loop(), day(2), members=MEMBERS) == []


def test_after_three_working_days_others_at_the_same_place_are_proposed() -> None:
    """3B7 (Dalton 2012). Asked on Friday the 6th: Monday, Tuesday, Wednesday the 11th. "Acme GmbH" is "ACME"."""
    found = loop(asks=(ask(sent=6), ask("p3", sent=6, declined_on=day(7))))

    assert kinds(found, day(10)) == []
    (step,) = due_steps(found, (), today=day(11))
    assert (step.kind, step.due, step.others) == (StepKind.ANOTHER_PERSON, day(11), ("p1", "p4"))
    assert step.sentence == "No answer from Ana Alm yet. You could ask at Acme GmbH too: Ben Berg and Eli Falk."


def test_after_seven_working_days_a_follow_up_is_due_once() -> None:
    """Asked on Monday the 2nd: due on Wednesday the 11th; written again, it is not due a second time."""
    assert StepKind.FOLLOW_UP not in kinds(loop(asks=(ask(),)), day(10))
    assert StepKind.FOLLOW_UP in kinds(loop(asks=(ask(),)), day(11))
    assert StepKind.FOLLOW_UP not in kinds(loop(asks=(ask(followed_up_on=day(11)),)), day(25))


@pytest.mark.parametrize("told", [{"answered_on": day(5)}, {"declined_on": day(5)}])
def test_an_answer_ends_the_waiting(told: dict[str, Any]) -> None:
    """Nobody is reminded of what has come."""
    assert kinds(loop(asks=(ask(**told),)), day(20)) == []
    assert kinds(loop(asks=(ask(),), heard={"p0": day(4)}), day(20)) == []


def test_help_is_thanked_for() -> None:
    """Until it is."""
    assert kinds(loop(asks=(ask(helped_on=day(5)),)), day(5)) == [StepKind.THANK]
    assert kinds(loop(asks=(ask(helped_on=day(5), thanked_on=day(6)),)), day(6)) == []


def test_own_promises_come_in_time_and_others_when_their_day_has_passed() -> None:
    """Two days ahead there is still time to keep one; on their day others may still keep theirs."""
    mine = Promise(person="p0", by_me=True, what="Send the book", made_on=day(2), due=day(10))
    theirs = Promise(person="p0", by_me=False, what="Ask around", made_on=day(2), due=day(10))
    some_day = Promise(person="p0", by_me=True, what="Come by", made_on=day(2))
    found = loop(promises=(mine, theirs, some_day))

    assert kinds(found, day(7)) == []
    assert kinds(found, day(8)) == [StepKind.PROMISE]
    assert kinds(found, day(10)) == [StepKind.PROMISE]
    assert kinds(found, day(11)) == [StepKind.OWED, StepKind.PROMISE]


def test_a_talk_that_was_agreed_is_due_unless_it_was_had() -> None:
    """The day named in the debrief; the talk that the debrief tells of is not the one that was agreed."""
    debrief = Debrief(talk_id="t", person="p0", day=day(2), next_on=day(16))

    assert kinds(loop(debriefs=(debrief,)), day(15)) == []
    assert kinds(loop(debriefs=(debrief,)), day(16)) == [StepKind.TALK_AGAIN]
    assert kinds(loop(debriefs=(debrief,), heard={"p0": day(2)}), day(16)) == [StepKind.TALK_AGAIN]
    assert kinds(loop(debriefs=(debrief,), heard={"p0": day(14)}), day(16)) == []


def cadence(of: CadenceOf, whom: str, days: int) -> Cadence:
    return Cadence(goal_id="goal", of=of, whom=whom, every_days=days)


def test_a_cadence_is_reset_by_two_way_contact_from_wherever() -> None:
    """Imported or logged, or an answer that was told of."""
    often = (cadence(CadenceOf.PERSON, "mail:ana@x.example", 7),)

    assert kinds(loop(cadences=often, heard={"p0": day(2)}), day(8), members=MEMBERS) == []
    assert kinds(loop(cadences=often, heard={"p0": day(2)}), day(9), members=MEMBERS) == [StepKind.IN_TOUCH]
    answered = loop(cadences=often, heard={"p0": day(2)}, asks=(ask(answered_on=day(5)),))
    assert kinds(answered, day(11), members=MEMBERS) == []
    assert kinds(answered, day(12), members=MEMBERS) == [StepKind.IN_TOUCH]


def test_a_persons_own_cadence_goes_before_category_and_ring() -> None:
    """And 0 keeps somebody out of it."""
    heard = {f"p{number}": day(2) for number in range(3)}
    wide = (cadence(CadenceOf.RING, "2", 10), cadence(CadenceOf.CATEGORY, "friends", 20))
    narrow = (*wide, cadence(CadenceOf.PERSON, "p2", 0))

    def due(cadences: tuple[Cadence, ...], today: date) -> list[str]:
        return [step.person_id for step in due_steps(loop(cadences=cadences, heard=heard), MEMBERS, today=today)]

    assert due(wide, day(12)) == ["p2"]
    assert due(wide, day(22)) == ["p2", "p1"]
    assert due(narrow, day(22)) == ["p1"]


def test_nobody_without_contact_is_due_by_a_wide_cadence() -> None:
    """A new map of forty names must not ring forty times."""
    assert kinds(loop(cadences=(cadence(CadenceOf.RING, "2", 10),)), day(20), members=MEMBERS) == []
    assert kinds(loop(cadences=(cadence(CadenceOf.PERSON, "p1", 10),)), day(20), members=MEMBERS) == [StepKind.IN_TOUCH]


def test_a_pause_an_ending_and_a_rest_are_kept() -> None:
    """Silence that was asked for."""
    told = {"asks": (ask(helped_on=day(5)),)}
    often = (cadence(CadenceOf.PERSON, "p0", 7),)
    resting = (Rest(goal_id="goal", person="p0", since=day(9)),)

    assert kinds(loop(**told, pauses=(Pause(goal_id="goal", since=day(6), until=day(13)),)), day(12)) == []
    assert kinds(loop(**told, pauses=(Pause(goal_id="goal", since=day(6), until=day(13)),)), day(13)) != []
    ended = Ending(goal_id="goal", kind=EndingKind.REACHED, day=day(12))
    assert kinds(loop(**told, endings=(ended,)), day(12)) == []
    assert kinds(loop(cadences=often, heard={"p0": day(2)}, rests=resting), day(20), members=MEMBERS) == []


def introduction(direction: Direction, **told: Any) -> Introduction:
    return Introduction(direction=direction, who="p0", to="Lu Chen", planned_on=day(2), **told)


def test_an_introduction_is_made_once_both_have_said_yes() -> None:
    """Double opt-in, one sentence at a time."""
    asked = introduction(Direction.BY_ME, asked_on=day(2), who_agreed_on=day(3))
    agreed = introduction(Direction.BY_ME, asked_on=day(2), who_agreed_on=day(3), to_agreed_on=day(4))

    assert kinds(loop(introductions=(asked,)), day(10)) == []
    (waiting,) = due_steps(loop(introductions=(asked,)), (), today=day(11))
    assert waiting.sentence == "One of Ana Alm and Lu Chen has still to say whether they would."
    (ready,) = due_steps(loop(introductions=(agreed,)), (), today=day(4))
    assert ready.sentence == "Both said yes: introduce Ana Alm and Lu Chen."


def test_whoever_introduced_hears_how_it_went() -> None:
    """The thank-you that is forgotten most often."""
    met = introduction(
        Direction.FOR_ME,
        asked_on=day(2),
        who_agreed_on=day(3),
        to_agreed_on=day(3),
        made_on=day(4),
        met_on=day(9),
    )
    (step,) = due_steps(loop(introductions=(met,)), (), today=day(9))

    assert step.sentence == "Tell Ana Alm how it went with Lu Chen, and say thank you."


def test_a_blurb_can_be_passed_on_and_leaves_room_for_a_no() -> None:
    """For whoever introduces the owner; own words come first."""
    goal = Goal(id="goal", outcome="Lead a data team")
    text = blurb(introduction(Direction.FOR_ME), loop=loop(), goal=goal, owner_name="Mira Solberg")

    assert text.startswith("Mira Solberg is working towards this: Lead a data team. A conversation with Lu Chen")
    assert "no is a fine answer" in text
    own = Introduction(direction=Direction.FOR_ME, who="p0", to="p1", planned_on=day(2), blurb="My words.")
    assert blurb(own, loop=loop(), goal=goal, owner_name="") == "My words."


def test_what_is_due_longest_comes_first() -> None:
    """The same order, whatever the order of facts."""
    promises = [Promise(person="p0", by_me=True, what=str(n), made_on=day(2), due=day(4 + n)) for n in range(3)]
    steps = due_steps(loop(promises=tuple(reversed(promises))), (), today=day(20))

    assert [step.due for step in steps] == [day(4) + timedelta(days=n) for n in range(3)]


def test_whoever_rests_is_not_proposed_in_place_of_another() -> None:
    """ "Not now" holds for every proposal; the day it ends they may be asked again."""
    rest = Rest(goal_id="goal", person="p1", since=day(2), until=day(12))
    found = loop(asks=(ask(sent=6),), rests=(rest,))

    assert [step.others for step in due_steps(found, (), today=day(11))] == [("p3", "p4")]
    assert [step.others for step in due_steps(found, (), today=day(12))] == [("p1", "p3")]


def test_an_introduction_is_due_from_the_second_yes() -> None:
    """Whichever of the two said it: before, there was nothing to introduce."""
    agreed = introduction(Direction.BY_ME, asked_on=day(2), who_agreed_on=day(9), to_agreed_on=day(4))
    (ready,) = due_steps(loop(introductions=(agreed,)), (), today=day(9))

    assert ready.due == day(9)
