"""Where a file breaks off in the middle, what was read before stays."""

from collections.abc import Iterator
from typing import TypeVar

from kithmap.errors import SourceError
from kithmap.kit.speech import say
from kithmap.sources.trouble import Trouble

_R = TypeVar("_R")


def as_far_as_possible(records: Iterator[_R], file: str) -> Iterator[_R | Trouble]:
    """Stream `records`, with a trouble in place of the rest where `file` cannot be read any further."""
    try:
        yield from records
    except (SourceError, OSError) as error:
        yield Trouble(
            file=file,
            line=None,
            what=say("The file could be read only in part: {error}", error=error),
            todo=say("What was read until there is taken in. Bring in a whole copy for the rest."),
        )
