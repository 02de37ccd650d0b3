"""A card: what one source says about one person."""

from dataclasses import dataclass, field
from datetime import date
from hashlib import blake2b


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """What one source says about one person, as written there: nothing is normalised yet.

    `source` is the format ("vcard", "linkedin", "google", "names" …). `key` is what identifies the record inside its
    source: a UID, a profile URL, an address, or a digest of the content where there is nothing better. The pair of
    them makes `id`, so the same record read again has the same id, and a changed record is seen as changed.
    """

    source: str
    key: str
    name: str
    given: str = ""
    family: str = ""
    nickname: str = ""
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    urls: tuple[str, ...] = ()
    organisation: str = ""
    title: str = ""
    city: str = ""
    birthday: str = ""
    note: str = ""
    labels: tuple[str, ...] = ()
    known_since: date | None = None
    """Day on which the source says the two connected ("Connected On"). It is not a conversation."""
    id: str = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "id", card_id(self.source, self.key))


def card_id(source: str, key: str) -> str:
    """Give the stable id of the record `key` in `source`: 16 hexadecimal digits behind "card:".

    >>> card_id("linkedin", "https://www.linkedin.com/in/ana") == card_id("linkedin", "https://www.linkedin.com/in/ana")
    True
    """
    return "card:" + blake2b(f"{source}\0{key}".encode(), digest_size=8).hexdigest()


def content_key(*parts: object) -> str:
    """Give a key for a record without an identifier of its own: a digest of all its parts."""
    return blake2b("\0".join(str(part) for part in parts).encode("utf-8", "surrogatepass"), digest_size=8).hexdigest()
