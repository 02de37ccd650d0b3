"""Tools of an assistant: what it can read, and what it can do once the owner has allowed writing."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Annotated, Any

from pydantic import BaseModel, ConfigDict, Field, create_model

from kithmap_app.assistants.readings import acts_known, people_found, reading_told
from kithmap_app.programs.act import Act
from kithmap_app.programs.acts import ACTS
from kithmap_app.programs.desk import IN_HAND, Desk
from kithmap_app.programs.seen import goal_told, person_whole, timeline
from kithmap_app.programs.shapes import shape_of
from kithmap_app.programs.told import ID_CHARS

_STRICT = ConfigDict(extra="forbid", frozen=True)
EVERYDAY = (
    "log_talk", "debrief_talk", "add_names", "place_person", "record_offer", "write_note", "tell_met",
    "keep_week", "swap_talk", "put_off", "draft_ask", "send_ask", "note_answer", "make_promise", "keep_promise",
    "thank_person",
)  # fmt: skip
"""Acts of every day are tools of their own; all others are done by `do_act`, so that the list stays short."""


class OfGoal(BaseModel):
    """Which goal."""

    model_config = _STRICT
    goal: str = Field(
        default=IN_HAND, max_length=ID_CHARS, description="The id of a goal; the one in hand unless told."
    )


class OfPerson(BaseModel):
    """Which person."""

    model_config = _STRICT
    person: str = Field(max_length=ID_CHARS, description="The id of a person, or an address of theirs.")


class Search(BaseModel):
    """What to look for."""

    model_config = _STRICT
    text: str = Field(default="", max_length=200, description="A part of a name, an organisation, a city, an address.")
    most: Annotated[int, Field(ge=1, le=50)] = 10


class Nothing(BaseModel):
    """Nothing is asked for."""

    model_config = _STRICT


class AnyAct(BaseModel):
    """An act by its name, with what it takes."""

    model_config = _STRICT
    act: str = Field(description="The name of an act, as `list_acts` gives it.")
    told: dict[str, Any] = Field(default_factory=dict, description="What it takes, as `list_acts` describes it.")
    confirm: bool = Field(default=False, description="True once the owner has agreed, where you cannot be asked.")


@dataclass(frozen=True, slots=True)
class Tool:
    """One tool: what it takes (`asked`), what it reads, or else that it writes."""

    name: str
    about: str
    asked: type[BaseModel]
    read: Callable[[Desk, Any], Any] | None = None

    @property
    def is_writing(self) -> bool:
        return self.read is None


def _plain(shape: type, noun: object) -> Any:
    return shape_of(shape).model_validate(noun).model_dump(mode="json")


def _read(shape: Callable[[Desk, Any], Any]) -> Callable[[Desk, Any], Any]:
    """Let a reading give plain data."""
    return lambda desk, asked: _as_plain(shape(desk, asked))


def _as_plain(noun: Any) -> Any:
    if isinstance(noun, tuple):
        return [_as_plain(each) for each in noun]
    return _plain(type(noun), noun)


READ_TOOLS = (
    Tool("list_goals", "The owner's goals.", Nothing, _read(lambda d, _: tuple(d.book.facts.goals.values()))),
    Tool(
        "read_goal",
        "A goal with its categories, needs, empty chairs and the questions that bring names to mind.",
        OfGoal,
        _read(lambda d, a: goal_told(d, a.goal)),
    ),
    Tool(
        "read_map",
        "The network map of a goal: who sits on which ring in which category, how warm, what is still wanted.",
        OfGoal,
        _read(lambda d, a: d.flow(a.goal).subject),
    ),
    Tool(
        "read_reading",
        "What the map says: how strong the network is, where gaps are, whom to connect with again.",
        OfGoal,
        _read(lambda d, a: reading_told(d.flow(a.goal))),
    ),
    Tool(
        "read_week",
        "This week's conversations, each with its reasons.",
        OfGoal,
        _read(lambda d, a: d.flow(a.goal).planned(d.book.facts.preference.capacity)),
    ),
    Tool(
        "search_people",
        "People whose name, organisation, city or address fits; without text those with the strongest ties.",
        Search,
        _read(lambda d, a: people_found(d.everybody(), a.text, most=a.most)),
    ),
    Tool(
        "read_person",
        "One person: closeness, warmth, what they could do, talks, promises, whom they know.",
        OfPerson,
        _read(lambda d, a: person_whole(d, a.person)),
    ),
    Tool(
        "read_timeline",
        "What passed between the owner and a person, month by month.",
        OfPerson,
        _read(lambda d, a: timeline(d.everybody(), d.person(a.person))),
    ),
)
LIST_ACTS = Tool(
    "list_acts", "All acts that `do_act` can do, with what each takes.", Nothing, _read(lambda d, a: acts_known())
)
UNDO = Tool("undo", "Take the last act back.", create_model("UndoTold", __config__=_STRICT, confirm=(bool, False)))
DO_ACT = Tool("do_act", "Do any act by its name; the owner is asked first.", AnyAct)


def _writing(act: Act) -> Tool:
    confirmed = create_model(
        f"{act.told.__name__}Confirmed",
        __base__=act.told,
        confirm=(bool, Field(default=False, description="True once the owner has agreed, where you cannot be asked.")),
    )
    return Tool(act.name, f"{act.summary}. The owner is asked first.", confirmed)


def tools(*, allow_writing: bool) -> Mapping[str, Tool]:
    """Give the tools by name."""
    written = (LIST_ACTS, *(_writing(ACTS[name]) for name in EVERYDAY), DO_ACT, UNDO) if allow_writing else ()
    return {tool.name: tool for tool in (*READ_TOOLS, *written)}
