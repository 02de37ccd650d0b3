"""An act as programs see it: its name, what it takes as plain data, what it gives, and how it is done."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import cached_property
from inspect import getdoc
from typing import Any, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from kithmap_app.programs.desk import Desk
from kithmap_app.programs.meant import meant_by
from kithmap_app.programs.shapes import plain_type
from kithmap_app.programs.told import told_model


@dataclass(frozen=True)
class Act:
    """One act. `is_final` is one that undo cannot take back; `group` is where the docs list it."""

    do: Callable[..., Any]
    group: str
    is_final: bool = False

    @property
    def name(self) -> str:
        return self.do.__name__

    @property
    def path(self) -> str:
        """Its name in an address."""
        return self.name.replace("_", "-")

    @property
    def summary(self) -> str:
        return _paragraph(self.do).rstrip(".")

    @property
    def description(self) -> str:
        return getdoc(self.do) or ""

    @cached_property
    def told(self) -> type[BaseModel]:
        """The model of what it takes."""
        return told_model(f"{_camel(self.name)}Told", self.do)

    @cached_property
    def done(self) -> type[BaseModel]:
        """The model of what is answered: whether anything changed, its title in the journal, what the act gives."""
        given = plain_type(get_type_hints(self.do)["return"])
        config = ConfigDict(from_attributes=True, frozen=True)
        about = "The act in words, as undo will name it; empty where nothing changed, or for good."
        return create_model(
            f"{_camel(self.name)}Done",
            __config__=config,
            changed=(bool, Field(description="Whether the book is another one now.")),
            title=(str, Field(description=about)),
            result=(given, Field()),
        )

    def perform(self, told: BaseModel, desk: Desk) -> "Done":
        """Do it. Raises what the act raises, and NotFound for ids that stand for nothing."""
        arguments = meant_by(told, self.do, desk)
        before = desk.book.edition
        result = self.do(**arguments)
        changed = desk.book.edition != before
        titles = desk.book.journal_titles if changed and not self.is_final else ()
        return Done(changed, titles[-1] if titles else "", result)


@dataclass(frozen=True, slots=True)
class Done:
    """What became of an act."""

    changed: bool
    title: str
    result: Any


def _paragraph(thing: object) -> str:
    return " ".join((getdoc(thing) or "").partition("\n\n")[0].split())


def _camel(name: str) -> str:
    return "".join(word.capitalize() for word in name.split("_"))
