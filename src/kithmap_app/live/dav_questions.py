"""The questions that WebDAV servers are asked, as XML."""

from collections.abc import Iterable
from datetime import date
from xml.sax.saxutils import escape

from kithmap_app.live.dav_xml import CAL, DAV


def properties_wanted(*names: str) -> str:
    """Ask for properties, each "namespace name"."""
    return f'<d:propfind xmlns:d="DAV:"><d:prop>{_elements(names)}</d:prop></d:propfind>'


def changes_since(token: str) -> str:
    """Ask what changed since a sync-token, or for everything (RFC 6578)."""
    return (
        f'<d:sync-collection xmlns:d="DAV:"><d:sync-token>{escape(token)}</d:sync-token>'
        "<d:sync-level>1</d:sync-level><d:prop><d:getetag/></d:prop></d:sync-collection>"
    )


def these_items(multiget: str, data: str, paths: Iterable[str]) -> str:
    """Ask for the contents of some items."""
    namespace, name = multiget.split(" ")
    hrefs = "".join(f"<d:href>{escape(path)}</d:href>" for path in paths)
    return (
        f'<m:{name} xmlns:m="{namespace}" xmlns:d="DAV:">'
        f"<d:prop>{_elements([f'{DAV} getetag', data])}</d:prop>{hrefs}</m:{name}>"
    )


def meetings_between(first: date, last: date) -> str:
    """Ask which events take place between two days, those that recur among them."""
    span = f'start="{first:%Y%m%d}T000000Z" end="{last:%Y%m%d}T000000Z"'
    return (
        f'<c:calendar-query xmlns:c="{CAL}" xmlns:d="DAV:"><d:prop><d:getetag/></d:prop><c:filter>'
        f'<c:comp-filter name="VCALENDAR"><c:comp-filter name="VEVENT"><c:time-range {span}/></c:comp-filter>'
        "</c:comp-filter></c:filter></c:calendar-query>"
    )


def _elements(names: Iterable[str]) -> str:
    pairs = (name.split(" ") for name in names)
    return "".join(f'<{name} xmlns="{namespace}"/>' for namespace, name in pairs)
