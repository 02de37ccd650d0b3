"""What a sync is asked to do: whose server, with which secret, from where on."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from kithmap.sources.account import Account, Reached, reached_id
from kithmap.sources.hints import Hints
from kithmap_app.live.sign_in import Secret, password_of

Progress = Callable[[int, int, int], None]
"""Is told items done, items in all, and records so far; what it raises stops the sync."""


def unseen(done: int, total: int, records: int) -> None:
    """Nobody looks at the progress."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """One sync of one account. The secret never shows when this is printed."""

    account: Account
    secret: Secret = field(repr=False)
    hints: Hints
    known: Mapping[str, Reached] = field(default_factory=dict)
    progress: Progress = unseen

    @property
    def password(self) -> str:
        """The password, or the link to a calendar; "" where the owner signs in otherwise."""
        return password_of(self.secret)

    def reached(self, folder: str) -> Reached | None:
        """Give how far a folder was read before."""
        return self.known.get(reached_id(self.account.id, folder))
