"""The bank of questions, and three of them for one conversation."""

from collections.abc import Iterable
from dataclasses import replace
from hashlib import blake2b

from kithmap.kit.speech import marked, say
from kithmap.plan.conversation import ConversationKind
from kithmap.plan.question import Question, Theme

BANK = (
    Question(id="trends:1", theme=Theme.TRENDS, text=marked("What is changing most in your field at the moment?")),
    Question(id="trends:2", theme=Theme.TRENDS, text=marked("Which change do most people there not see coming yet?")),
    Question(id="trends:3", theme=Theme.TRENDS, text=marked("What will matter in two years that hardly matters now?")),
    Question(id="insights:1", theme=Theme.INSIGHTS, text=marked("What surprised you most when you began there?")),
    Question(id="insights:2", theme=Theme.INSIGHTS, text=marked("What do people do well there who do it for years?")),
    Question(id="insights:3", theme=Theme.INSIGHTS, text=marked("What has gone well for you lately, and why?")),
    Question(id="advice:1", theme=Theme.ADVICE, text=marked("What would you do next in my place?")),
    Question(id="advice:2", theme=Theme.ADVICE, text=marked("What would you leave alone, if you began again?")),
    Question(id="advice:3", theme=Theme.ADVICE, text=marked("Where do I see this too simply?")),
    Question(id="resources:1", theme=Theme.RESOURCES, text=marked("What should I read, hear or try first?")),
    Question(id="resources:2", theme=Theme.RESOURCES, text=marked("Who else would enjoy talking about this?")),
    Question(id="resources:3", theme=Theme.RESOURCES, text=marked("Where do people who care about this meet?")),
    Question(id="assignments:1", theme=Theme.ASSIGNMENTS, text=marked("Which piece of work taught you most?")),
    Question(id="assignments:2", theme=Theme.ASSIGNMENTS, text=marked("What would be a good first project for me?")),
    Question(
        id="assignments:3", theme=Theme.ASSIGNMENTS, text=marked("What is waiting at your place for somebody to do it?")
    ),
)
"""Fifteen questions, three a theme, in our own words; the themes are those of Dalton (2012)."""
THEMES = {
    ConversationKind.BUILD: (Theme.TRENDS, Theme.INSIGHTS, Theme.ADVICE),
    ConversationKind.MAINTAIN: (Theme.INSIGHTS, Theme.ADVICE, Theme.RESOURCES),
    ConversationKind.USE: (Theme.ADVICE, Theme.RESOURCES, Theme.ASSIGNMENTS),
}
"""Easy ones first: with somebody new it is their world that one asks about, and help only where help is in reach."""


def bank_of(own: Iterable[Question]) -> tuple[Question, ...]:
    """Give the questions that come with Kithmap, in the language spoken, changed and added to by the owner's `own`."""
    bank = {question.id: replace(question, text=say(question.text)) for question in BANK}
    bank.update({question.id: question for question in own})
    return tuple(question for question in bank.values() if question.text.strip())


def questions_for(bank: Iterable[Question], *, kind: ConversationKind, turn: str) -> tuple[str, ...]:
    """Give up to three questions for a conversation, one a theme.

    `turn` names the conversation, its person and week say; another one gives other questions, the same one the same.
    """
    themes = [[question.text for question in bank if question.theme is theme] for theme in THEMES[kind]]
    return tuple(texts[_place(f"{turn}/{number}", len(texts))] for number, texts in enumerate(themes) if texts)


def _place(turn: str, count: int) -> int:
    return int.from_bytes(blake2b(turn.encode(), digest_size=4).digest()) % count
