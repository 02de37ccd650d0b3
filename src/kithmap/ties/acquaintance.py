"""An acquaintance: what the owner, or a file, says about whether two of their people know each other."""

from dataclasses import dataclass

from kithmap.sources.card import content_key


@dataclass(frozen=True, slots=True, kw_only=True)
class Acquaintance:
    """Whether `one` and `other` know each other (alter-alter tie); both are card ids or handles.

    "No" is an answer too, and stands apart from "not asked"; `is_known` is None where the owner does not know.
    `source` is the format of the file that says so, "" for the owner, whose word goes before any file's. `sureness` is
    above 0 to 1: a file may only guess.
    """

    one: str
    other: str
    is_known: bool | None
    source: str = ""
    sureness: float = 1.0

    @property
    def id(self) -> str:
        """The same for both orders: what is told later takes its place, of the owner and of each kind of file apart."""
        told_by = (self.source,) if self.source else ()
        return "acquaintance:" + content_key(*sorted((self.one, self.other)), *told_by)
