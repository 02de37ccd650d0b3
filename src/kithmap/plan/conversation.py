"""A conversation: one talk that is planned for this week, with its reasons."""

from dataclasses import dataclass
from enum import StrEnum

from kithmap.kit.reason import Reason
from kithmap.plan.ways import Way


class ConversationKind(StrEnum):
    """What a talk is for: to get to know somebody, to keep a tie alive, or to ask for help that is in reach."""

    BUILD = "build"
    MAINTAIN = "maintain"
    USE = "use"


@dataclass(frozen=True, slots=True, kw_only=True)
class Conversation:
    """One talk.

    `need_id` is the need it would help most, None where that is not known. `why` are sentences with the rise in
    expected coverage they stand for. `would_change` is one sentence on what the talk would change. `is_reconnection`
    is true where the tie is dormant. `rise` is how much expected coverage, weighed by importance, would gain by this
    talk alone, 0 to 1. `last_spoke` tells when the two were last in touch and what was said; `promises` are open
    promises either way; `questions` are up to three; `ways` open the owner's own programs. `advice` is a word on how to
    go about it, "" where there is none. `is_done` is true once the two have talked this week. `comes` is how likely a
    talk comes about by the owner's own record, 1 without one: the week is chosen by `comes` times what a talk changes.
    """

    person_id: str
    name: str
    kind: ConversationKind
    need_id: str | None
    why: tuple[Reason, ...]
    opener: str
    would_change: str
    is_reconnection: bool = False
    rise: float = 0.0
    last_spoke: str = ""
    promises: tuple[str, ...] = ()
    questions: tuple[str, ...] = ()
    ways: tuple[Way, ...] = ()
    advice: str = ""
    is_done: bool = False
    comes: float = 1.0
