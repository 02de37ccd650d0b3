"""A verdict: the owner's word on identity."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Verdict:
    """The owner's word that two anchors (card ids or handles) are, or are not, the same person."""

    first: str
    second: str
    same: bool

    @property
    def id(self) -> str:
        return "/".join(sorted((self.first, self.second)))
