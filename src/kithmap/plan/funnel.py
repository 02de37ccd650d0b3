"""The funnel: from talks to asks to help to the outcome, in words."""

from dataclasses import dataclass

from kithmap.gaps.wording import listed
from kithmap.kit.speech import say, say_count
from kithmap.plan.ask import AskState
from kithmap.plan.ending import EndingKind
from kithmap.plan.loop import Loop

# Counts are told in a sentence and never praised: search intensity by itself brings no better outcomes, setting goals,
# skills and motivation together do (Liu, Huang & Wang 2014).


@dataclass(frozen=True, slots=True)
class Funnel:
    """How many talks were had, asks sent and answered, and whose help came (person ids, each once)."""

    talks: int
    asked: int
    answered: int
    helped_by: tuple[str, ...]
    sentences: tuple[str, ...]


def funnel(loop: Loop) -> Funnel:
    """Give the way from talks to the outcome, one sentence a stage; stages that nothing has reached are left out."""
    sent = [ask for ask in loop.asks if ask.state is not AskState.DRAFTED]
    answered = [ask for ask in sent if ask.heard_on is not None]
    helped = [ask for ask in answered if ask.state is AskState.HELPED]
    people = tuple(dict.fromkeys(loop.person_id(ask.person) for ask in helped))
    names = [loop.name(person_id) for person_id in people]
    ending = loop.endings[-1] if loop.endings else None
    sentences = [
        _talks(len(loop.talks)),
        say_count("You asked {number} time.", "You asked {number} times.", len(sent)) if sent else "",
        _answers(len(answered), len(sent)) if answered else "",
        say("Help came from {names}.", names=listed(names)) if names else "",
        _outcome(ending.kind) if ending else "",
    ]
    return Funnel(len(loop.talks), len(sent), len(answered), people, tuple(text for text in sentences if text))


def _talks(number: int) -> str:
    return say_count("You had {number} conversation.", "You had {number} conversations.", number) if number else ""


def _answers(answered: int, sent: int) -> str:
    if answered == sent:
        return say("Every ask had an answer.")
    return say_count("{number} had an answer so far.", "{number} had an answer so far.", answered)


def _outcome(kind: EndingKind) -> str:
    if kind is EndingKind.REACHED:
        return say("You reached your goal.")
    return say("Your goal has become another.") if kind is EndingKind.CHANGED else say("You let this goal go.")
