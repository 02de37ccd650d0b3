"""Greetings, guesses, the funnel and thanks say what happened, and no more."""

import pytest

from kithmap.goals.goal import Goal
from kithmap.goals.need import Support
from kithmap.goals.offer import OfferState
from kithmap.plan.courage import easy_greetings, own_guesses, takes_courage
from kithmap.plan.ending import Ending, EndingKind
from kithmap.plan.funnel import funnel
from kithmap.plan.introduction import Direction, Introduction
from kithmap.plan.thanks import thanks
from kithmap.ties.talk import Talk
from kithmap.ties.tie import Warmth
from tests.gaps.circle import NEEDS, TODAY, offer, person, tie
from tests.plan.loops import ask, day, loop

GOAL = Goal(id="goal", outcome="Lead a data team")


def test_greetings_go_to_people_who_will_be_glad_of_them() -> None:
    """Warm first, then close; never to the one who is hard to write to, nor to a lost tie in an outer ring."""
    members = [
        person(0, ring=4, bond=tie("p0", days_ago=3, warmth=Warmth.WARM)),
        person(1, ring=1),
        person(2, ring=2),
        person(3, ring=1, bond=tie("p3", days_ago=2, warmth=Warmth.WARM)),
        person(4, ring=5, bond=tie("p4", days_ago=700, warmth=Warmth.DORMANT)),
    ]
    found = easy_greetings(members, besides=["p1"], today=TODAY)

    assert [greeting.person_id for greeting in found] == ["p3", "p0", "p2"]
    assert found[0].text.startswith("Hello Dora, you came to my mind today")
    assert easy_greetings(members[4:], today=TODAY) == ()


def test_guesses_are_silent_before_five_answers() -> None:
    """Four tell nothing; an ask without a guess or an answer is not one of them."""
    four = [ask(guess=0.2, helped_on=day(5))] * 4
    others = [ask(helped_on=day(5)), ask(guess=0.2)]

    assert own_guesses([*four, *others]) is None
    assert own_guesses([*four, ask(guess=0.2, declined_on=day(5))]) is not None


@pytest.mark.parametrize(
    ("yes", "guess", "sentence"),
    [
        (4, 0.4, "Of your last 5 asks 4 brought help, where you had expected about 2. People help more often"),
        (1, 0.6, "Of your last 5 asks 1 brought help, where you had expected about 3. A no is about the day"),
        (3, 0.6, "Of your last 5 asks 3 brought help, as you expected."),
    ],
)
def test_own_guesses_stand_beside_what_came(yes: int, guess: float, sentence: str) -> None:
    """By hand: five asks; the guess is a mean share. People underestimate a yes (Flynn & Lake 2008)."""
    asks = [ask(guess=guess, helped_on=day(5))] * yes + [ask(guess=guess, declined_on=day(5))] * (5 - yes)
    found = own_guesses(asks)

    assert found is not None
    assert (found.asks, found.came) == (5, yes / 5)
    assert found.expected == pytest.approx(guess)
    assert found.sentence.startswith(sentence)


def test_the_funnel_tells_each_stage_once_it_is_reached() -> None:
    """No figure for what has not happened, and no praise for counts."""
    talks = tuple(Talk(person=f"p{n}", day=day(3)) for n in range(3))
    asks = (ask(helped_on=day(5)), ask("p1", declined_on=day(5)), ask("p2"), ask("p3", sent=None))

    assert funnel(loop()).sentences == ()
    assert funnel(loop(talks=talks, asks=asks)).sentences == (
        "You had 3 conversations.",
        "You asked 3 times.",
        "2 had an answer so far.",
        "Help came from Ana Alm.",
    )
    ended = loop(talks=talks[:1], endings=(Ending(goal_id="goal", kind=EndingKind.REACHED, day=day(9)),))
    assert funnel(ended).sentences == ("You had 1 conversation.", "You reached your goal.")


def test_everybody_who_helped_is_named_with_what_they_gave() -> None:
    """By an ask, by an offer that was given, by an introduction; each once."""
    made = Introduction(
        direction=Direction.FOR_ME,
        who="p2",
        to="Lu Chen",
        planned_on=day(2),
        who_agreed_on=day(2),
        to_agreed_on=day(2),
        made_on=day(3),
    )
    members = [person(0, offers=[offer("intro", 0, state=OfferState.GAVE)]), person(1, offers=[offer("advice", 1)])]
    asks = (
        ask(need_id="intro", helped_on=day(5), thanked_on=day(6)),
        ask("p3", need_id="", kind=Support.FEEDBACK, helped_on=day(5)),
    )
    found = thanks(loop(asks=asks, introductions=(made,)), members, goal=GOAL, needs=NEEDS)

    assert [(thank.name, thank.gave, thank.is_thanked) for thank in found] == [
        ("Ana Alm", ("Introductions",), True),
        ("Cleo Dahl", ("an introduction to Lu Chen",), False),
        ("Dora Ek", ("feedback",), False),
    ]
    assert found[0].text == "Hello Ana, thank you for “Introductions”. It helped me with this: Lead a data team."


def test_thanks_at_the_end_count() -> None:
    """Whoever was thanked in the last round is not listed as open."""
    ended = Ending(goal_id="goal", kind=EndingKind.REACHED, day=day(9), thanked=("mail:ana@x.example",))
    found = thanks(loop(asks=(ask(helped_on=day(5)),), endings=(ended,)), (), goal=GOAL, needs=NEEDS)

    assert [thank.is_thanked for thank in found] == [True]


def test_only_silence_takes_courage() -> None:
    """Greetings first are for messages that are put off: not for those to people one writes to anyway."""
    hard = {warmth for warmth in Warmth if takes_courage(warmth)}

    assert hard == {Warmth.COLD, Warmth.DORMANT, Warmth.UNKNOWN}
