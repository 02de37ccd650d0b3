"""A portion: some of a long list, and where the next portion begins."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Annotated, Any, TypeVar, cast

from ninja import Query
from pydantic import BaseModel, ConfigDict, Field, create_model

USUAL, MOST = 50, 500
Limit = Annotated[int, Query(ge=1, le=MOST, description="How many at most.")]
Offset = Annotated[int, Query(ge=0, le=10_000_000, description="How many to leave out before.")]
T = TypeVar("T")
S = TypeVar("S")


@dataclass(frozen=True, slots=True)
class Portion:
    """Some of a list, in its order. `next_offset` is None at its end."""

    items: Sequence[Any]
    total: int
    offset: int
    next_offset: int | None


def portion(whole: Sequence[T], *, limit: int, offset: int, seen: Callable[[Sequence[T]], Sequence[S]]) -> Portion:
    """Give a portion of a list, each item as `seen` gives it: only of these few is anything computed."""
    some = whole[offset : offset + limit]
    end = offset + len(some)
    return Portion(seen(some), len(whole), offset, end if len(some) and end < len(whole) else None)


@cache
def portion_of(item: type[BaseModel]) -> type[BaseModel]:
    """Give the model of a portion of such items."""
    config = ConfigDict(from_attributes=True, frozen=True)
    told: dict[str, Any] = {
        "items": (list[item], Field()),  # type: ignore[valid-type]
        "total": (int, Field(description="How many there are in all.")),
        "offset": (int, Field()),
        "next_offset": (int | None, Field(description="The offset of the next portion; null at the end.")),
    }
    return cast(type[BaseModel], create_model(f"{item.__name__}Portion", __config__=config, **told))
