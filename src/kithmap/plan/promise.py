"""A promise: something owed, by the owner to a person or by a person to the owner."""

from dataclasses import dataclass
from datetime import date

from kithmap.sources.card import content_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Promise:
    """What was promised. `person` is a card id or a handle; `by_me` tells who owes it; `due` None means some day.

    A promise is open until it is kept or let go.
    """

    person: str
    by_me: bool
    what: str
    made_on: date
    due: date | None = None
    kept_on: date | None = None
    let_go_on: date | None = None

    @property
    def id(self) -> str:
        """The same words said to the same person on the same day are one promise."""
        return "promise:" + content_key(self.person, self.by_me, self.what, self.made_on)

    @property
    def is_open(self) -> bool:
        return self.kept_on is None and self.let_go_on is None
