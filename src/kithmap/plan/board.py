"""The board: all asks of a goal in words, by how far they have come, each with its next step."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import marked, say
from kithmap.plan.ask import Ask, AskState
from kithmap.plan.capacity import STOP_FROM, unanswered
from kithmap.plan.follow_ups import FOLLOW_UP_AFTER_WORKING_DAYS, follow_ups
from kithmap.plan.loop import Loop
from kithmap.plan.weeks import after_working_days


class Part(StrEnum):
    """The parts of the board, in the order in which an ask goes through them."""

    DRAFTED = marked("Drafted")
    WAITING = marked("Waiting for an answer")
    ANSWERED = marked("Answered")
    HELPED = marked("Helped")
    DECLINED = marked("Said no")

    @property
    def heading(self) -> str:
        return say(self.value)


_PART = {
    AskState.DRAFTED: Part.DRAFTED,
    AskState.SENT: Part.WAITING,
    AskState.ANSWERED: Part.ANSWERED,
    AskState.HELPED: Part.HELPED,
    AskState.DECLINED: Part.DECLINED,
}


@dataclass(frozen=True, slots=True)
class BoardAsk:
    """One ask as the board tells it: whom it went to, how it stands, and one next step, "" where there is none."""

    ask: Ask
    person_id: str
    name: str
    stands: str
    next_step: str


@dataclass(frozen=True, slots=True)
class BoardPart:
    """One part of the board with its asks, the latest first."""

    part: Part
    asks: tuple[BoardAsk, ...]


def board(loop: Loop, *, today: date) -> tuple[BoardPart, ...]:
    """Give the parts of the board that hold any ask. It counts nothing: how many there are brings no goal nearer."""
    due: dict[str, str] = {}
    for step in follow_ups(loop, today=today):
        due[step.fact_id] = " ".join(filter(None, (due.get(step.fact_id, ""), step.sentence)))
    attempts = unanswered(loop, today=today)
    told = [_told(ask, loop, due=due, attempts=attempts, today=today) for ask in loop.asks]
    found = (BoardPart(part, tuple(_latest_first(told, part))) for part in Part)
    return tuple(each for each in found if each.asks)


def _latest_first(told: Iterable[BoardAsk], part: Part) -> list[BoardAsk]:
    mine = [one for one in told if _PART[one.ask.state] is part]
    return sorted(mine, key=lambda one: (-_latest_day(one.ask).toordinal(), one.name))


def _latest_day(ask: Ask) -> date:
    days = (ask.drafted_on, ask.sent_on, ask.followed_up_on, ask.answered_on, ask.helped_on, ask.declined_on)
    return max(day for day in days if day is not None)


def _told(ask: Ask, loop: Loop, *, due: Mapping[str, str], attempts: Mapping[str, int], today: date) -> BoardAsk:
    person_id = loop.person_id(ask.person)
    step = due.get(ask.id) or _quiet_step(ask, attempts.get(person_id, 0), today=today)
    return BoardAsk(ask, person_id, loop.name(ask.person), _stands(ask, today=today), step)


def _stands(ask: Ask, *, today: date) -> str:
    def spoken(day: date | None) -> str:
        return spoken_day(day or ask.drafted_on, today=today)

    if ask.state is AskState.DRAFTED:
        return say("Drafted on {day}, not sent yet.", day=spoken(ask.drafted_on))
    if ask.state is AskState.SENT:
        if ask.followed_up_on:
            return say("Sent on {day}, again on {again}.", day=spoken(ask.sent_on), again=spoken(ask.followed_up_on))
        return say("Sent on {day}.", day=spoken(ask.sent_on))
    if ask.state is AskState.ANSWERED:
        return say("They answered on {day}.", day=spoken(ask.answered_on))
    if ask.state is AskState.DECLINED:
        return say("They said no on {day}.", day=spoken(ask.declined_on))
    if ask.thanked_on:
        return say("They helped on {day}; you thanked them on {thanked}.", day=spoken(ask.helped_on),
                   thanked=spoken(ask.thanked_on))  # fmt: skip
    return say("They helped on {day}.", day=spoken(ask.helped_on))


def _quiet_step(ask: Ask, attempts: int, *, today: date) -> str:
    """Give what is next where nothing is due."""
    if ask.state is AskState.DRAFTED:
        return say("Send it when it reads well, then say so here.")
    if ask.state is AskState.ANSWERED:
        return say("Say whether it helped, once you know.")
    if ask.state is AskState.SENT and ask.sent_on is not None:
        if not attempts:
            return say("You two have been in touch since: was that the answer?")
        if attempts >= STOP_FROM:
            return say("Three messages without an answer are an answer. Leave it there, kindly.")
        again = after_working_days(ask.followed_up_on or ask.sent_on, FOLLOW_UP_AFTER_WORKING_DAYS)
        if again > today:
            return say("Nothing to do before {day}.", day=spoken_day(again, today=today))
        return say("Try another way: a call, or somebody who sees them.")
    return ""
