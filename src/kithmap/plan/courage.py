"""Courage: three easy greetings before a hard message, and what own guesses were worth."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

from kithmap.gaps.member import Member
from kithmap.gaps.opener import opener
from kithmap.gaps.wording import UNPLACED_RING
from kithmap.kit.speech import say
from kithmap.plan.ask import Ask, AskState
from kithmap.ties.tie import Warmth

GREETINGS = 3
"""Greetings that make the next message easier: writing to current friends first for some minutes made two thirds more
people write to an old one (Aknin & Sandstrom 2024)."""
EASY = (Warmth.WARM, Warmth.COOLING)
"""Ties to whom a message costs no courage: one is in touch now, or was until lately."""
GUESSES_NEEDED = 5
"""Answered asks with a guess before guesses and answers are held against each other: fewer say nothing."""


@dataclass(frozen=True, slots=True)
class Greeting:
    """An easy message to somebody who will be glad of it."""

    person_id: str
    name: str
    text: str


@dataclass(frozen=True, slots=True)
class Guesses:
    """What the owner expected and what came, 0 to 1 each, over `asks` asks; `sentence` says it."""

    asks: int
    expected: float
    came: float
    sentence: str


def takes_courage(warmth: Warmth) -> bool:
    """Tell whether a message to somebody of this warmth is a hard one, before which easy greetings help."""
    return warmth not in EASY


def easy_greetings(
    members: Sequence[Member], *, besides: Collection[str] = (), today: date, most: int = GREETINGS
) -> tuple[Greeting, ...]:
    """Give up to three easy greetings, warm and close people first, without the people in `besides`."""
    warm = [m for m in members if m.tie.warmth is Warmth.WARM or (m.is_close and not m.ring_is_proposed)]
    easy = [member for member in warm if member.person_id not in besides]
    easy.sort(key=lambda m: (m.tie.warmth is not Warmth.WARM, m.ring or UNPLACED_RING, m.name, m.person_id))
    return tuple(Greeting(m.person_id, m.name, opener(m, today=today)) for m in easy[:most])


def own_guesses(asks: Sequence[Ask]) -> Guesses | None:
    """Hold the owner's guesses against the answers; None before five asks with a guess were answered.

    People underestimate how likely others are to say yes, by about half (Flynn & Lake 2008).
    """
    answered = [ask for ask in asks if ask.guess is not None and ask.state in (AskState.HELPED, AskState.DECLINED)]
    if len(answered) < GUESSES_NEEDED:
        return None
    expected = sum(ask.guess or 0.0 for ask in answered) / len(answered)
    came = sum(ask.state is AskState.HELPED for ask in answered) / len(answered)
    return Guesses(len(answered), expected, came, _sentence(len(answered), expected, came))


def _sentence(asks: int, expected: float, came: float) -> str:
    said_yes, thought = round(came * asks), round(expected * asks)
    if said_yes > thought:
        return say(
            "Of your last {asks} asks {came} brought help, where you had expected about {thought}. "
            "People help more often than one thinks.",
            asks=asks,
            came=said_yes,
            thought=thought,
        )
    if said_yes < thought:
        return say(
            "Of your last {asks} asks {came} brought help, where you had expected about {thought}. "
            "A no is about the day more often than about you.",
            asks=asks,
            came=said_yes,
            thought=thought,
        )
    return say("Of your last {asks} asks {came} brought help, as you expected.", asks=asks, came=said_yes)
