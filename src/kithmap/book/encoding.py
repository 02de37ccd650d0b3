"""Facts as JSON and back, lossless: records as objects, columns as compressed little-endian bytes."""

import base64
import types
import zlib
from collections.abc import Mapping
from dataclasses import fields
from datetime import date
from enum import Enum
from typing import Any, Union, get_args, get_origin, get_type_hints

import numpy as np
from numpy.typing import NDArray

from kithmap.book.book import Act
from kithmap.book.facts import KINDS, Changes, Fact, Facts
from kithmap.goals.goal import COLOURS, Category, Chair, Placement
from kithmap.sources.interactions import Interactions, gather, in_order_of_appearance

Json = Any
"""What the json module takes and gives."""

_COLUMNS = {
    "key": "<u8",
    "when": "<i8",
    "channel": "<i1",
    "minutes": "<f4",
    "automatic": "|b1",
    "start": "<i8",
    "who": "<i4",
    "role": "<i1",
}
_TYPES = {kind: get_type_hints(kind) for kind in KINDS.values()}
_KIND_NAMES = {kind: name for name, kind in KINDS.items()}
_RINGS, _COLOURS = range(1, 6), range(COLOURS)
_BOUNDS: Mapping[type[Fact], tuple[str, range]] = {
    Placement: ("ring", _RINGS),
    Chair: ("ring", _RINGS),
    Category: ("colour", _COLOURS),
}
"""Whole numbers that a map is drawn by: another one would stop every page that shows it."""


def encoded_facts(facts: Facts) -> Json:
    """Give all facts as JSON."""
    tables = {name: [_encoded(fact) for fact in getattr(facts, name).values()] for name in KINDS}
    return {**tables, "interactions": encoded_interactions(facts.interactions)}


def decoded_facts(data: Json) -> Facts:
    """Give the facts of a JSON object. Raises KeyError, TypeError or ValueError where it is not one of ours."""
    tables: dict[str, Mapping[str, Fact]] = {}
    for name, kind in KINDS.items():
        facts = [_decoded(kind, item) for item in data.get(name, [])]
        tables[name] = {fact.id: fact for fact in facts}
    interactions = in_order_of_appearance(decoded_interactions(data["interactions"]))
    return Facts(**tables, interactions=interactions)  # type: ignore[arg-type]


def encoded_act(act: Act) -> Json:
    """Give an act of the journal as JSON."""
    changes = act.changes
    places: dict[str, Json] = {"dropped_at": list(changes.dropped_at)} if changes.dropped_at else {}
    if changes.taken_at is not None:
        places["taken_at"] = _packed(_steps(changes.taken_at))
    return {
        "title": act.title,
        "dropped": [[_KIND_NAMES[type(fact)], _encoded(fact)] for fact in changes.dropped],
        "put": [[_KIND_NAMES[type(fact)], _encoded(fact)] for fact in changes.put],
        "taken": None if changes.taken is None else encoded_interactions(changes.taken),
        "brought": None if changes.brought is None else encoded_interactions(changes.brought),
        **places,
    }


def decoded_act(data: Json) -> Act:
    """Give an act of the journal from JSON; errors as in `decoded_facts`."""
    return Act(
        data["title"],
        Changes(
            dropped=tuple(_decoded(KINDS[kind], item) for kind, item in data["dropped"]),
            put=tuple(_decoded(KINDS[kind], item) for kind, item in data["put"]),
            taken=None if data["taken"] is None else decoded_interactions(data["taken"]),
            brought=None if data["brought"] is None else decoded_interactions(data["brought"]),
            # books of before 23 November 2026 do not tell: there what was dropped comes back at the end
            dropped_at=tuple(data.get("dropped_at", ())),
            taken_at=np.cumsum(_unpacked(data["taken_at"], "<i8")) if "taken_at" in data else None,
        ),
    )


def encoded_interactions(interactions: Interactions) -> Json:
    """Give interactions as JSON: each column as base64 of zlib of its little-endian bytes."""
    columns = {name: _packed(getattr(interactions, name).astype(form)) for name, form in _COLUMNS.items()}
    return {
        "count": len(interactions),
        **columns,
        "contacts": [list(pair) for pair in interactions.contacts],
        "subjects": None if interactions.subjects is None else list(interactions.subjects),
    }


def decoded_interactions(data: Json) -> Interactions:
    """Give interactions from JSON. Raises ValueError where columns do not fit together."""
    if not data["count"]:
        return gather([])
    columns: dict[str, NDArray[Any]] = {name: _unpacked(data[name], form) for name, form in _COLUMNS.items()}
    found = Interactions(
        **columns,
        contacts=tuple((address, name) for address, name in data["contacts"]),
        subjects=None if data["subjects"] is None else tuple(data["subjects"]),
    )
    rows = [len(columns[name]) for name in ("key", "when", "channel", "minutes", "automatic")]
    if set(rows) != {data["count"]} or len(found.start) != data["count"] + 1 or found.start[-1] != len(found.who):
        raise ValueError("the columns of its interactions do not fit together")
    return found


def _steps(rows: NDArray[np.int64]) -> NDArray[Any]:
    """Give rows as the step from each to the next: rows that follow one another pack to nearly nothing."""
    return np.diff(rows, prepend=0).astype("<i8")


def _packed(column: NDArray[Any]) -> str:
    return base64.b64encode(zlib.compress(column.tobytes(), 6)).decode()


def _unpacked(text: str, form: str) -> NDArray[Any]:
    try:
        return np.frombuffer(zlib.decompress(base64.b64decode(text)), dtype=form)
    except zlib.error as error:
        raise ValueError("a column of its interactions is damaged") from error


def _encoded(fact: Fact) -> Json:
    """Give a record as JSON without what stands at its default, so that a book stays readable."""
    shown = {}
    for f in fields(fact):
        value = getattr(fact, f.name)
        if f.init and value != f.default:
            shown[f.name] = value.isoformat() if isinstance(value, date) else value
    return shown


def _decoded(kind: type[Fact], data: Json) -> Fact:
    types_of = _TYPES[kind]
    if kind in _BOUNDS:
        name, bounds = _BOUNDS[kind]
        value = data.get(name)
        if value is not None and (type(value) is not int or value not in bounds):
            raise ValueError(f"{name} {value!r}")
    return kind(**{name: _value(types_of[name], value) for name, value in data.items()})


def _value(wanted: Any, value: Json) -> Any:
    if value is None:
        return None
    if get_origin(wanted) in (Union, types.UnionType):
        wanted = next(t for t in get_args(wanted) if t is not type(None))
    if wanted is date:
        return date.fromisoformat(value)
    if get_origin(wanted) is tuple:
        return tuple(value)
    return wanted(value) if isinstance(wanted, type) and issubclass(wanted, Enum) else value
