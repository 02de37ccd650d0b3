"""The next step of every introduction, with both yeses before it is made, and a blurb to pass on."""

from collections.abc import Iterator
from datetime import date

from kithmap.goals.goal import Goal
from kithmap.kit.speech import marked, say
from kithmap.plan.introduction import Direction, Introduction, IntroductionState
from kithmap.plan.loop import Loop
from kithmap.plan.step import Step, StepKind
from kithmap.plan.weeks import after_working_days

PATIENCE_WORKING_DAYS = 7
"""Working days after which the next word about an introduction is the owner's: as for asks."""

_STEPS = {
    (Direction.FOR_ME, IntroductionState.PLANNED): marked("Ask {who} whether they would introduce you to {to}."),
    (Direction.FOR_ME, IntroductionState.ASKED): marked("Ask {who} how it stands with the introduction to {to}."),
    (Direction.FOR_ME, IntroductionState.AGREED): marked("Both said yes: {who} can introduce you to {to} now."),
    (Direction.FOR_ME, IntroductionState.MADE): marked("Write to {to}: {who} has introduced you."),
    (Direction.FOR_ME, IntroductionState.MET): marked("Tell {who} how it went with {to}, and say thank you."),
    (Direction.BY_ME, IntroductionState.PLANNED): marked("Ask {who} and {to} whether they would like to meet."),
    (Direction.BY_ME, IntroductionState.ASKED): marked("One of {who} and {to} has still to say whether they would."),
    (Direction.BY_ME, IntroductionState.AGREED): marked("Both said yes: introduce {who} and {to}."),
    (Direction.BY_ME, IntroductionState.MADE): marked("Ask {who} or {to} whether they have met."),
}


def introduction_steps(loop: Loop, *, today: date) -> Iterator[Step]:
    """Give the next step of each introduction that has one; what others must do is due after seven working days."""
    for introduction in loop.introductions:
        sentence = _STEPS.get((introduction.direction, introduction.state))
        due = _due(introduction)
        if sentence is None or due > today:
            continue
        yield Step(
            kind=StepKind.INTRODUCTION,
            person_id=loop.person_id(introduction.who),
            name=loop.name(introduction.who),
            due=due,
            sentence=say(sentence, who=loop.name(introduction.who), to=loop.name(introduction.to)),
            fact_id=introduction.id,
        )


def next_word(introduction: Introduction, *, loop: Loop) -> str:
    """Give what is next with an introduction, whether it is due or not; "" where nothing is."""
    sentence = _STEPS.get((introduction.direction, introduction.state))
    return say(sentence, who=loop.name(introduction.who), to=loop.name(introduction.to)) if sentence else ""


def blurb(introduction: Introduction, *, loop: Loop, goal: Goal, owner_name: str) -> str:
    """Give a few lines that can be copied and passed on: who, why, and that a no is fine."""
    if introduction.blurb:
        return introduction.blurb
    if introduction.direction is Direction.FOR_ME:
        return say(
            "{owner} is working towards this: {goal}. A conversation with {to} would help: half an hour, "
            "and no is a fine answer. May I put you in touch?",
            owner=owner_name or say("A friend of mine"),
            goal=goal.outcome,
            to=loop.name(introduction.to),
        )
    return say(
        "{who}, {to}: I think you two would enjoy talking. Would you like me to put you in touch? No is a fine answer.",
        who=loop.name(introduction.who),
        to=loop.name(introduction.to),
    )


def _due(introduction: Introduction) -> date:
    """Give when the next step is due: at once where it is the owner's, after some patience where it is others'."""
    state = introduction.state
    if state is IntroductionState.ASKED and introduction.asked_on is not None:
        return after_working_days(introduction.asked_on, PATIENCE_WORKING_DAYS)
    if state is IntroductionState.MADE and introduction.made_on is not None:
        if introduction.direction is Direction.FOR_ME:
            return introduction.made_on
        return after_working_days(introduction.made_on, PATIENCE_WORKING_DAYS)
    yeses = [day for day in (introduction.who_agreed_on, introduction.to_agreed_on) if day is not None]
    return introduction.met_on or max(yeses, default=introduction.planned_on)
