"""Worded: an act that somebody would do, as a question to the owner with names in it and nothing left out."""

from dataclasses import fields, is_dataclass
from string import Formatter
from typing import Any

from pydantic import BaseModel

from kithmap_app.assistants.called import Caller
from kithmap_app.assistants.details import DETAILS, OF_ONE_ACT, UNSAID
from kithmap_app.assistants.questions import QUESTIONS, ByWord
from kithmap_app.programs.act import Act
from kithmap_app.programs.desk import Desk
from kithmap_app.programs.meant import meant_by
from kithmap_app.speech import say

STANDS_IN = {"fill_chair": ("person", "name"), "plan_introduction": ("to", "to_name")}
"""Acts that take somebody who is known, or else a name."""
BETWEEN = " · "


def question_of(act: Act, told: BaseModel, desk: Desk) -> str:
    """Give the question whether `act` may be done as told. Raises NotFound for ids that stand for nothing."""
    meant = _meant(act, told, desk)
    sentence, answered = _sentence(QUESTIONS[act.name], meant)
    named = {place for _, place, _, _ in Formatter().parse(sentence) if place}
    called = Caller(desk.everybody()).called
    question = say(sentence, **{place: called(place, meant.get(place)) for place in named})
    details = [
        say(DETAILS[OF_ONE_ACT.get((act.name, field), field)], value=called(field, meant[field]))
        for field in _told_fields(told)
        if field in meant and field not in named | answered | UNSAID
    ]
    if act.is_final and not meant.get("preview"):
        details.append(say("This cannot be undone."))
    return BETWEEN.join([question, *details])


def _meant(act: Act, told: BaseModel, desk: Desk) -> dict[str, Any]:
    """Give everything by its field, as it is known in the book; what stands inside another thing, by its own."""
    meant = meant_by(told, act.do, desk)
    for noun in [meant[field] for field in told.model_fields_set if _is_nest(getattr(told, field))]:
        assert is_dataclass(noun)
        meant |= {field.name: getattr(noun, field.name) for field in fields(noun)}
    known, by_name = STANDS_IN.get(act.name, ("", ""))
    if by_name in meant:
        name = meant.pop(by_name)
        meant[known] = meant.get(known) or name
    return meant


def _sentence(question: str | ByWord, meant: dict[str, Any]) -> tuple[str, set[str]]:
    """Give the sentence of a question, and the fields that its words have answered beside its places."""
    if isinstance(question, str):
        return question, set()
    word = meant.get(question.field)
    found = question.questions.get(word.strip() if isinstance(word, str) and not word.strip() else word)
    return found or question.otherwise, {question.field}


def _told_fields(told: BaseModel) -> list[str]:
    """Give the names of what was told, in the order of the act, things inside others one by one."""
    found = []
    for field in type(told).model_fields:
        if field in told.model_fields_set:
            value = getattr(told, field)
            found += _told_fields(value) if _is_nest(value) else [field]
    return found


def _is_nest(value: object) -> bool:
    return isinstance(value, BaseModel)
