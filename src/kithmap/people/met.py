"""Met: how the owner came to know somebody, and through whom."""

from dataclasses import dataclass
from datetime import date

from kithmap.sources.card import content_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Met:
    """How the owner met one person (name interpreter "origin of the tie").

    `person` and `through` are card ids or handles; `through` is "" where nobody introduced them or it was not said, and
    `by_myself` tells the two apart. `day` is None where it was not said.
    """

    person: str
    how: str = ""
    through: str = ""
    by_myself: bool = False
    day: date | None = None

    @property
    def id(self) -> str:
        """One a person: what is told later takes its place."""
        return "met:" + content_key(self.person)
