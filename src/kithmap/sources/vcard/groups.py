"""Group cards become labels: which members each group of a vCard file names."""

from collections.abc import Iterator
from dataclasses import dataclass

from kithmap.errors import SourceError
from kithmap.sources.document import Document
from kithmap.sources.text_lines import encoding_of, raw_lines
from kithmap.sources.vcard.lines import properties, unescaped

CHUNK_BYTES = 1 << 16
MARK = b"kind:group"


@dataclass(frozen=True, slots=True)
class _Group:
    """A group card: its name and the keys of its members."""

    name: str
    members: tuple[str, ...]


def groups_of(document: Document) -> dict[str, list[str]]:
    """Give the names of the groups each member key is in.

    A group may stand behind its members, so files that hold one are read twice; the others are only searched.
    """
    try:
        return _groups(document) if _has_groups(document) else {}
    except SourceError:
        # A file that breaks off is told where its cards are read; without its groups they are still good.
        return {}


def member_key(uid: str) -> str:
    """Give the form under which a card's UID and a group's MEMBER agree.

    >>> member_key("urn:uuid:4FBE8971-0BC3") == member_key("4fbe8971-0bc3")
    True
    """
    return uid.strip().lower().removeprefix("urn:uuid:")


def _has_groups(document: Document) -> bool:
    if not encoding_of(document.head).startswith("utf-8"):
        return True
    tail = b""
    with document.open() as stream:
        while chunk := stream.read(CHUNK_BYTES):
            if MARK in tail + chunk.lower():
                return True
            tail = chunk[-len(MARK) :].lower()
    return False


def _groups(document: Document) -> dict[str, list[str]]:
    found: dict[str, list[str]] = {}
    for group in _group_cards(document):
        for member in group.members:
            labels = found.setdefault(member, [])
            labels += [group.name] if group.name not in labels else []
    return found


def _group_cards(document: Document) -> Iterator[_Group]:
    name, is_group = "", False
    members: list[str] = []
    for item in properties(raw_lines(document)):
        if item.name in ("KIND", "X-ADDRESSBOOKSERVER-KIND"):
            is_group = item.value.strip().lower() == "group"
        elif item.name == "FN":
            name = unescaped(item.value).strip()
        elif item.name in ("MEMBER", "X-ADDRESSBOOKSERVER-MEMBER"):
            members.append(member_key(item.value))
        elif item.name in ("BEGIN", "END"):
            if is_group and name:
                yield _Group(name, tuple(members))
            name, is_group, members = "", False, []
