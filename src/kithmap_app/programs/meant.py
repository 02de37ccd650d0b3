"""What is meant: plain data of a program becomes the nouns that an act takes."""

from collections.abc import Iterator, Mapping
from dataclasses import fields, is_dataclass
from functools import partial
from inspect import Parameter, signature
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel

from kithmap.errors import KithmapError, NotFound
from kithmap.flow import Flow
from kithmap.goals.goal import Goal
from kithmap.people.person import Person
from kithmap_app.programs.desk import Desk, person_at
from kithmap_app.programs.told import OF_A_GOAL, OF_A_PERSON, TABLES, TODAY_UNLESS_TOLD, is_supplied, nouns_of
from kithmap_app.programs.words import is_numbered, of_word
from kithmap_app.speech import say


class NotInBook(NotFound):
    def __init__(self, table: str, id: str) -> None:
        super().__init__(say("The book has none of the {kind} with the id {id!r}.", kind=table, id=id))


class OfAnotherGoal(KithmapError):
    def __init__(self) -> None:
        super().__init__(say("These belong to different goals. Tell the goal, and only what is its own."))


def meant_by(told: BaseModel, act: Any, desk: Desk) -> dict[str, Any]:
    """Give the arguments of an act. Raises NobodyAt, NotInBook, NoSuchGoal, NoGoalYet and OfAnotherGoal."""
    hints, parameters, flow = get_type_hints(act), signature(act).parameters, desk.everybody()
    given: dict[str, Any] = {}
    for name in parameters:
        if name in told.model_fields_set and name != "goal":
            given[name] = _meant(hints[name], getattr(told, name), flow)
        if name in TODAY_UNLESS_TOLD and given.get(name) is None and _is_needed(parameters[name]):
            given[name] = desk.today
    if "goal" in parameters:
        given |= _goal(told, given, desk, is_needed=hints["goal"] is Goal)
    _refuse_mixture(given)
    supplied = {name: partial(_supplied, name, given, desk) for name in parameters if is_supplied(name, hints)}
    return given | {name: give() for name, give in supplied.items()}


def _is_needed(parameter: Parameter) -> bool:
    return parameter.default is Parameter.empty


def _meant(kind: Any, value: Any, flow: Flow) -> Any:
    """Give the noun for a value; of a union the first that it can stand for."""
    if value is None:
        return None
    noun = next(each for each in nouns_of(kind) if each is not type(None))
    if noun is Person:
        return person_at(flow, value)
    if noun in TABLES:
        found = getattr(flow.facts, TABLES[noun]).get(value)
        if found is None:
            raise NotInBook(TABLES[noun], value)
        return found
    if is_numbered(noun):
        return of_word(noun, value)
    if isinstance(value, list):
        return _once(tuple(_meant(get_args(noun)[0], each, flow) for each in value))
    return _dataclass(noun, value, flow) if is_dataclass(noun) else value


def _once(nouns: tuple[Any, ...]) -> tuple[Any, ...]:
    """Two addresses may stand for the same person."""
    people = {noun.id: noun for noun in nouns if isinstance(noun, Person)}
    return tuple(people.values()) or nouns


def _dataclass(noun: Any, told: BaseModel, flow: Flow) -> Any:
    hints = get_type_hints(noun)
    return noun(**{f.name: _meant(hints[f.name], getattr(told, f.name), flow) for f in fields(noun)})


def _goal(told: BaseModel, given: Mapping[str, Any], desk: Desk, *, is_needed: bool) -> dict[str, Any]:
    """Give the goal as told, or the one that the other nouns are of, or the one in hand."""
    asked = told.model_dump(include={"goal"}, exclude_unset=True).get("goal")
    if asked is not None:
        return {"goal": desk.goal(asked)}
    if others := set(_goal_ids(given)):
        return {"goal": desk.goal(min(others))}
    return {"goal": desk.goal()} if is_needed else {}


def _goal_ids(given: Mapping[str, Any]) -> Iterator[str]:
    for noun in given.values():
        if isinstance(noun, Goal):
            yield noun.id
        elif isinstance(noun, OF_A_GOAL) and noun.goal_id:
            yield noun.goal_id


def _refuse_mixture(given: Mapping[str, Any]) -> None:
    if len(set(_goal_ids(given))) > 1:
        raise OfAnotherGoal


def _supplied(name: str, given: Mapping[str, Any], desk: Desk) -> Any:
    if name == "book":
        return desk.book
    if name == "today":
        return desk.today
    flow = desk.everybody()
    if name == "people":
        return flow.people
    if name == "person":
        return person_at(flow, next(noun.person for noun in given.values() if isinstance(noun, OF_A_PERSON)))
    return _only_proposed(desk.flow(given["goal"].id))


def _only_proposed(flow: Flow) -> tuple[Person, ...]:
    """Give everybody on a map on which the owner has placed nobody yet."""
    if any(placement.goal_id == flow.goal_id for placement in flow.facts.placements.values()):
        return ()
    return tuple(standing.person for standing in flow.roster.on_map)
