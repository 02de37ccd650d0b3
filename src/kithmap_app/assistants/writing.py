"""Writing: what an assistant would do, put as a question to the owner; and doing it."""

from typing import Any

from pydantic import BaseModel

from kithmap.errors import NotFound
from kithmap_app.assistants.tools import UNDO, AnyAct
from kithmap_app.assistants.worded import question_of
from kithmap_app.programs.act import Act
from kithmap_app.programs.acts import ACTS
from kithmap_app.programs.desk import open_desk
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
    return question_of(act, told, desk)


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
