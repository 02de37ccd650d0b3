"""Writing: what an assistant would do, put as a question to the owner; and doing it."""

import json
from typing import Any

from pydantic import BaseModel

from kithmap.errors import NotFound
from kithmap_app.assistants.tools import UNDO, AnyAct
from kithmap_app.programs.act import Act
from kithmap_app.programs.acts import ACTS
from kithmap_app.programs.desk import Desk, open_desk
from kithmap_app.speech import say


class NoSuchAct(NotFound):
    def __init__(self, name: str) -> None:
        super().__init__(say("There is no act {name!r}; list_acts gives them.", name=name))


def question_about(name: str, asked: BaseModel) -> str:
    """Give the question whether this may be done, with names in the place of ids. Raises NoSuchAct."""
    desk = open_desk()
    if name == UNDO.name:
        titles = desk.book.journal_titles
        return say("Take back: {title}?", title=titles[-1] if titles else say("nothing"))
    act, told = _meant(name, asked)
    words = {field: _named(desk, value) for field, value in told.model_dump(mode="json", exclude_unset=True).items()}
    details = "; ".join(f"{field}: {value}" for field, value in words.items() if field != "confirm")
    question = say("{act}? {details}", act=act.summary, details=details)
    return say("{question} This cannot be undone.", question=question) if act.is_final else question


def perform(name: str, asked: BaseModel) -> Any:
    """Do it, and give what became of it as plain data."""
    desk = open_desk()
    if name == UNDO.name:
        return {"changed": True, "title": desk.book.undo().title}
    act, told = _meant(name, asked)
    return act.done.model_validate(act.perform(told, desk)).model_dump(mode="json")


def _meant(name: str, asked: BaseModel) -> tuple[Act, BaseModel]:
    if not isinstance(asked, AnyAct):
        return ACTS[name], asked
    if asked.act not in ACTS:
        raise NoSuchAct(asked.act)
    act = ACTS[asked.act]
    return act, act.told.model_validate(asked.told)


def _named(desk: Desk, value: Any) -> str:
    """Give a value as the owner knows it: a name for the id of a person, a label for that of a category or a need."""
    if isinstance(value, list):
        return ", ".join(_named(desk, each) for each in value)
    if not isinstance(value, str):
        return json.dumps(value, ensure_ascii=False)
    facts = desk.book.facts
    if person := desk.everybody().people.at(value):
        return person.name
    for table, name in ((facts.categories, "name"), (facts.needs, "label"), (facts.goals, "outcome")):
        if found := table.get(value):
            return str(getattr(found, name))
    return value
