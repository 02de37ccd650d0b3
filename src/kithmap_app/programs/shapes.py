"""Shapes: dataclasses of the library as models that JSON Schema can describe and that check what they hold."""

from collections.abc import Mapping, Sequence, Set
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from enum import Enum
from functools import cache, reduce
from inspect import getdoc, getmembers
from operator import or_
from types import NoneType, UnionType
from typing import Any, Union, cast, get_args, get_origin, get_type_hints

from pydantic import BaseModel, ConfigDict, Field, create_model

from kithmap_app.programs.words import is_numbered, words_of

_SIMPLE = (str, int, float, bool, date, datetime, NoneType)
_NAMED: dict[str, type] = {}
"""Names of shapes that are taken: in a document each stands once."""
_READ = ConfigDict(from_attributes=True, frozen=True)


@cache
def shape_of(noun: type) -> type[BaseModel]:
    """Give the model of a dataclass as it is read: every field, and each property that is a plain value.

    All are required, so whoever reads finds the same names each time.
    """
    hints = get_type_hints(noun)
    told: dict[str, Any] = {f.name: (plain_type(hints[f.name]), Field()) for f in fields(noun)}
    for name, derived in getmembers(noun, lambda member: isinstance(member, property)):
        kind = get_type_hints(derived.fget).get("return")
        if not name.startswith("_") and name not in told and _is_simple(kind):
            told[name] = (plain_type(kind), Field())
    doc = (getdoc(noun) or "").partition("\n\n")[0]
    return cast(type[BaseModel], create_model(_name_for(noun), __config__=_READ, __doc__=doc, **told))


def _name_for(noun: type) -> str:
    """Give the name of a noun; the second of two of the same name is told apart by its file, as `ProgressMove`."""
    name = noun.__name__
    if _NAMED.setdefault(name, noun) is noun:
        return name
    file = "".join(word.capitalize() for word in noun.__module__.rpartition(".")[2].split("_"))
    assert _NAMED.setdefault(file + name, noun) is noun, "a document has one shape of each name"
    return file + name


def plain_type(kind: Any) -> Any:
    """Give a type with every dataclass in it replaced by its shape, and every collection by a list or a dict."""
    origin, inner = get_origin(kind), get_args(kind)
    if is_dataclass(kind):
        return shape_of(cast(type, kind))
    if is_numbered(kind):
        return words_of(kind)
    if origin in (Union, UnionType):
        return reduce(or_, map(plain_type, inner))
    if origin in (tuple, list, Sequence, Set, set, frozenset):
        return list[plain_type(inner[0])] if origin is not tuple or Ellipsis in inner else _fixed(inner)  # type: ignore[misc]
    if origin is Mapping:
        return dict[str, plain_type(inner[1])]  # type: ignore[misc]
    return kind


def _fixed(inner: tuple[Any, ...]) -> Any:
    return tuple[tuple(plain_type(each) for each in inner)]  # type: ignore[misc]


def _is_simple(kind: Any) -> bool:
    if get_origin(kind) in (Union, UnionType):
        return all(map(_is_simple, get_args(kind)))
    return kind in _SIMPLE or (isinstance(kind, type) and issubclass(kind, Enum))
