"""An acquaintance: the owner's answer to whether two of their people know each other."""

from dataclasses import dataclass

from kithmap.sources.card import content_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """Whether `one` and `other` know each other (alter-alter tie), as the owner says; both are card ids or handles.

    "No" is an answer too, and stands apart from "not asked"; `is_known` is None where the owner does not know.
    """

    one: str
    other: str
    is_known: bool | None

    @property
    def id(self) -> str:
        """The same for both orders: what is told later takes its place."""
        return "acquaintance:" + content_key(*sorted((self.one, self.other)))
