"""The key of the calendar feed: whoever has it reads the reminders, so it can be changed and taken away."""

import json
import secrets
from dataclasses import asdict, dataclass, field
from hmac import compare_digest
from pathlib import Path

from kithmap.errors import BookNotWritable
from kithmap.kit.speech import ENGLISH
from kithmap_app.store.folder import made_folder
from kithmap_app.store.replacing import replaced

KEY_BYTES = 24
"""Of chance: 192 bits, which nobody guesses."""


@dataclass(frozen=True, slots=True)
class FeedKey:
    """The key as it stands in the feed's address, and the language of the reminders."""

    key: str = field(repr=False)
    language: str = ENGLISH


class FeedKeyFile:
    """The key of one home folder, in a file that only its owner may read.

    It is kept as it is, not as a digest: the owner must be able to copy the address into a second calendar. It stands
    outside the book, so that neither exports nor backups carry it.
    """

    def __init__(self, folder: Path) -> None:
        self.path = folder / "feed-key.json"

    def read(self) -> FeedKey | None:
        """Give the key, None where there is no feed."""
        try:
            kept = json.loads(self.path.read_text(encoding="utf-8"))
            return FeedKey(str(kept["key"]), str(kept["language"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None

    def renew(self, *, language: str) -> FeedKey:
        """Make a new key and give it; the one before opens nothing any more. Raises BookNotWritable."""
        key = FeedKey(secrets.token_urlsafe(KEY_BYTES), language)
        try:
            made_folder(self.path.parent)
            with replaced(self.path) as file:
                file.write(json.dumps(asdict(key)).encode())
        except OSError as error:
            raise BookNotWritable(self.path, error.strerror or str(error)) from error
        return key

    def revoke(self) -> None:
        """Close the feed."""
        self.path.unlink(missing_ok=True)

    def opens(self, told: str) -> FeedKey | None:
        """Give the key if `told` is it, None for anything else."""
        key = self.read()
        if key is None or not key.key:
            return None
        return key if compare_digest(key.key.encode(), told.encode(errors="surrogateescape")) else None
