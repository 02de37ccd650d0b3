"""A trouble: a record that could not be read, told so that the owner can act on it."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Trouble:
    """One record that was not taken in: where it stands, what is wrong, what to do. The rest of its file is."""

    file: str
    line: int | None
    what: str
    todo: str
