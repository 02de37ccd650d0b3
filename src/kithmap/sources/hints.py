"""What the owner can tell a reader before it starts."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What a reader may know besides the file.

    `today` bounds plausible dates (later than the day after is a trouble). `keep_subjects` keeps subject lines and
    event titles. `columns` maps field names of `Card` ("name", "given", "family", "email", "phone", "url",
    "organisation", "title", "city", "birthday", "note", "label") to column titles of a CSV that is none of the known
    ones. `own_names` are names by which chats may call the owner.
    """

    today: date
    keep_subjects: bool = False
    columns: Mapping[str, str] = field(default_factory=dict)
    own_names: tuple[str, ...] = ()
