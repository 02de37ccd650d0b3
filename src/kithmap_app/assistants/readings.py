"""Readings for an assistant: the same as on the pages, short enough to be read whole."""

from dataclasses import dataclass

from kithmap.flow import Flow
from kithmap.gaps.dial import Dial
from kithmap.gaps.gap import Gap
from kithmap.gaps.headline import Headline
from kithmap.gaps.reconnection import Reconnection
from kithmap_app.programs.acts import ACTS
from kithmap_app.programs.seen import PersonLine, Show, lines_of, rows_of

SHOWN_AGAIN = 8
"""People to connect with again: more than anybody writes to in a month."""


@dataclass(frozen=True, slots=True)
class ReadingTold:
    """What the map says: three sentences, six dials, the gaps, and the first few to connect with again."""

    headline: Headline
    dials: tuple[Dial, ...]
    gaps: tuple[Gap, ...]
    reconnect: tuple[Reconnection, ...]


@dataclass(frozen=True, slots=True)
class PeopleFound:
    """The people who fit best, and how many fit in all."""

    people: tuple[PersonLine, ...]
    found: int


@dataclass(frozen=True, slots=True)
class ActKnown:
    """An act: its name, what it does, and the fields it takes."""

    name: str
    about: str
    is_final: bool
    takes: str


@dataclass(frozen=True, slots=True)
class ActsKnown:
    """All acts."""

    acts: tuple[ActKnown, ...]


def reading_told(flow: Flow) -> ReadingTold:
    """Give the reading of a flow, short."""
    found = flow.reading
    return ReadingTold(found.headline, found.dials, found.gaps, found.reconnect[:SHOWN_AGAIN])


def people_found(flow: Flow, text: str, *, most: int) -> PeopleFound:
    """Give the people who fit `text`, best fit first."""
    rows = rows_of(flow, words=text, show=Show.ALL).tolist()
    return PeopleFound(lines_of(flow, rows[:most]), len(rows))


def acts_known() -> ActsKnown:
    """Give all acts with what each takes, in short: the names of its fields, those that are needed marked."""
    return ActsKnown(
        tuple(
            ActKnown(act.name, act.summary, act.is_final, _takes(act.told.model_json_schema())) for act in ACTS.values()
        )
    )


def _takes(schema: dict[str, object]) -> str:
    properties, needed = schema.get("properties", {}), schema.get("required", [])
    assert isinstance(properties, dict)
    assert isinstance(needed, list)
    return ", ".join(f"{name} (needed)" if name in needed else name for name in properties)
