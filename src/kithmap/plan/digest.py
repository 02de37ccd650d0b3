"""The weekly digest: subject and text of one e-mail to the owner, ready to be sent by whoever may send."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from kithmap.goals.goal import Goal
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import say, say_count
from kithmap.plan.conversation import Conversation
from kithmap.plan.step import Step
from kithmap.plan.week import Week


@dataclass(frozen=True, slots=True)
class Digest:
    """An e-mail: one line as its subject, and plain text."""

    subject: str
    body: str


def digest(week: Week, steps: Sequence[Step], *, goal: Goal, today: date) -> Digest | None:
    """Give the digest of a week; None where there is nothing to tell, for an empty letter is noise."""
    talks = [talk for talk in week.conversations if not talk.is_done]
    if not talks and not steps:
        return None
    blocks = [say("Your week for “{goal}”, from {day}.", goal=goal.outcome, day=spoken_day(week.start, today=today))]
    blocks += [_talk(number, talk) for number, talk in enumerate(talks, start=1)]
    if steps:
        blocks.append("\n".join([say("Also open:"), *(f"- {step.sentence}" for step in steps)]))
    blocks.append(say("Any one of these is a good week."))
    return Digest(_subject(len(talks), goal), "\n\n".join(blocks) + "\n")


def _subject(talks: int, goal: Goal) -> str:
    outcome = " ".join(goal.outcome.split())
    if not talks:
        return say("This week for “{goal}”", goal=outcome)
    return say_count(
        "{number} conversation this week for “{goal}”",
        "{number} conversations this week for “{goal}”",
        talks,
        goal=outcome,
    )


def _talk(number: int, talk: Conversation) -> str:
    lines = [f"{number}. {talk.name}", talk.would_change, talk.last_spoke, *talk.promises, talk.opener]
    return "\n   ".join(line for line in lines if line)
