"""The attendees and the organiser of an event become participants."""

import re
from collections.abc import Mapping
from typing import Any

from kithmap.sources.interaction import Participant, Role
from kithmap.sources.mail.address import named_addresses
from kithmap.sources.mail.text import one_line

_NO_PERSON = frozenset(("ROOM", "RESOURCE"))
_CALENDAR_ADDRESS = re.compile(r"@(?:[a-z]+\.)?calendar\.google\.com$", re.IGNORECASE)


def participants_of(event: Mapping[str, Any]) -> tuple[Participant, ...]:
    """Give everybody invited to a meeting once, the organiser first, without rooms and calendars.

    Those who declined have the role for it: only the fold knows which of them is the owner.
    """
    declined: set[str] = set()
    found: dict[str, Participant] = {}
    for entry in [*_entries(event, "ORGANIZER"), *_entries(event, "ATTENDEE")]:
        address = address_of(entry)
        if not address or _CALENDAR_ADDRESS.search(address) or _parameter(entry, "CUTYPE").upper() in _NO_PERSON:
            continue
        folded = address.lower()
        if _parameter(entry, "PARTSTAT").upper() == "DECLINED":
            declined.add(folded)
        known = found.get(folded)
        if known is None or not known.name:
            name = one_line(_parameter(entry, "CN").strip("\"' "))
            named = "" if name.lower() in (folded, folded.partition(":")[2]) else name
            found[folded] = Participant(Role.ATTENDEE, known.address if known else address, named)
    roles = ((person, Role.DECLINED if folded in declined else Role.ATTENDEE) for folded, person in found.items())
    return tuple(person._replace(role=role) for person, role in roles)


def has_declined(event: Mapping[str, Any], address: str) -> bool:
    """Has the attendee with this e-mail address declined the event?"""
    return any(
        address_of(entry).lower() == f"mail:{address.lower()}" and _parameter(entry, "PARTSTAT").upper() == "DECLINED"
        for entry in _entries(event, "ATTENDEE")
    )


def address_of(entry: Any) -> str:
    """Give "mail:…" or "tel:…" for an attendee, "" where there is no address.

    Some programs write their own identifier and put the address into the EMAIL parameter (RFC 7986).
    """
    value = str(entry).strip()
    kind, _, rest = value.partition(":")
    if kind.lower() == "tel" and rest:
        return f"tel:{rest.strip()}"
    for text in (rest if kind.lower() == "mailto" else value, _parameter(entry, "EMAIL")):
        found = named_addresses(text.encode("utf-8", "replace"))
        if found:
            return f"mail:{found[0].address}"
    return ""


def _entries(event: Mapping[str, Any], name: str) -> list[Any]:
    value = event.get(name)
    return value if isinstance(value, list) else [] if value is None else [value]


def _parameter(entry: Any, name: str) -> str:
    value = getattr(entry, "params", {}).get(name, "")
    return str(value[0] if isinstance(value, list) and value else value)
