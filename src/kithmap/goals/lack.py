"""A lack: a "do you know someone who can …?" to which the owner said nobody."""

from dataclasses import dataclass
from datetime import date

from kithmap.goals.stable_id import stable_id


@dataclass(frozen=True, slots=True, kw_only=True)
class Lack:
    """The owner thought of `question` on `day` and knows nobody: an answer, which stands apart from "not asked"."""

    need_id: str
    question: str
    day: date

    @property
    def id(self) -> str:
        """One a need and question: what is told later takes its place."""
        return stable_id("lack", self.need_id, self.question)
