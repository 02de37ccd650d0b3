"""Address books and calendars differ in a few names only (RFC 6352, RFC 4791)."""

from dataclasses import dataclass

from kithmap.kit.speech import marked
from kithmap.sources.account import ServerKind
from kithmap_app.live.dav_xml import CAL, CARD


@dataclass(frozen=True, slots=True)
class DavKind:
    """What one of the two calls its things; names of elements are "namespace name"."""

    well_known: str
    home_set: str
    collection: str
    multiget: str
    data: str
    format: str


ADDRESS_BOOK = DavKind(
    well_known="/.well-known/carddav",
    home_set=f"{CARD} addressbook-home-set",
    collection=f"{CARD} addressbook",
    multiget=f"{CARD} addressbook-multiget",
    data=f"{CARD} address-data",
    format=marked("Address book (CardDAV)"),
)
CALENDAR = DavKind(
    well_known="/.well-known/caldav",
    home_set=f"{CAL} calendar-home-set",
    collection=f"{CAL} calendar",
    multiget=f"{CAL} calendar-multiget",
    data=f"{CAL} calendar-data",
    format=marked("Calendar (CalDAV)"),
)
KINDS = {ServerKind.CARDDAV: ADDRESS_BOOK, ServerKind.CALDAV: CALENDAR}
