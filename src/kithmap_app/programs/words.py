"""Words: numbers that stand for something in the library are told by their names."""

from enum import IntEnum
from functools import partial
from typing import Annotated, Any, Literal

from pydantic import BeforeValidator


def is_numbered(kind: Any) -> bool:
    """Tell whether a type is an enumeration of numbers, which say nothing to a program."""
    return isinstance(kind, type) and issubclass(kind, IntEnum)


def words_of(kind: type[IntEnum]) -> Any:
    """Give the type of the names of such an enumeration.

    >>> from kithmap.sources.interaction import Channel
    >>> from pydantic import TypeAdapter
    >>> TypeAdapter(words_of(Channel)).validate_python(Channel.MEETING)
    'meeting'
    """
    names = tuple(word_of(each) for each in kind)
    return Annotated[Literal[names], BeforeValidator(partial(_as_word, kind))]


def of_word(kind: type[IntEnum], word: str) -> IntEnum:
    """Give what a word stands for."""
    return next(each for each in kind if word_of(each) == word)


def word_of(each: IntEnum) -> str:
    """Give the word for a number."""
    return each.name.lower().replace("_", " ")


def _as_word(kind: type[IntEnum], value: object) -> object:
    return word_of(value) if isinstance(value, kind) else value
