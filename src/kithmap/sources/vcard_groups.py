"""Group cards become labels: which members each group of a vCard file names."""

from kithmap.sources.document import Document
from kithmap.sources.text_lines import encoding_of, raw_lines
from kithmap.sources.vcard_lines import properties, unescaped

CHUNK_BYTES = 1 << 20
MARK = b"kind:group"


def groups_of(document: Document) -> dict[str, list[str]]:
    """Give the names of the groups each member key is in.

    A group may stand behind its members, so files that hold one are read twice; the others are only searched.
    """
    return _groups(document) if _has_groups(document) else {}


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
                for member in members:
                    found.setdefault(member, []).append(name)
            name, is_group, members = "", False, []
    return found
