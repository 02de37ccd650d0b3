"""What a WebDAV server told of the things it keeps (RFC 4918, RFC 6578)."""

from collections.abc import Iterator
from dataclasses import dataclass
from urllib.parse import unquote, urlsplit

from kithmap_app.live.dav_xml import CAL, CARD, CTAG, DAV, BadXml, Element, parsed
from kithmap_app.live.refusals import NotUnderstood
from kithmap_app.live.web_server import Answer, WebServer, joined

MULTISTATUS = 207


@dataclass(frozen=True, slots=True)
class Told:
    """One thing of a server's: where it is, the server's word on it ("" where all is well), and its properties."""

    url: str
    status: str
    properties: Element

    @property
    def is_gone(self) -> bool:
        return " 404" in self.status

    @property
    def is_cut(self) -> bool:
        """Does it stand for all that the server did not tell this time (RFC 6578)?"""
        return " 507" in self.status

    @property
    def etag(self) -> str:
        return self.properties.said(f"{DAV} getetag")

    @property
    def mark(self) -> str:
        """What changes when anything in it does: the sync-token, else the ctag."""
        return self.properties.said(f"{DAV} sync-token") or self.properties.said(f"{CTAG} getctag")

    @property
    def name(self) -> str:
        return self.properties.said(f"{DAV} displayname")

    @property
    def data(self) -> bytes:
        """The card or calendar itself."""
        card, meetings = f"{CARD} address-data", f"{CAL} calendar-data"
        return (self.properties.said(card) or self.properties.said(meetings)).encode()

    def is_a(self, kind: str) -> bool:
        """Is it a collection of this kind?"""
        found = self.properties.first(f"{DAV} resourcetype")
        return found is not None and found.first(kind) is not None

    def leads_to(self, name: str) -> str | None:
        """Give the address that the property `name` holds."""
        found = self.properties.first(name)
        where = found.said(f"{DAV} href") if found is not None else ""
        return joined(self.url, where, home=urlsplit(self.url).hostname or "") if where else None


def asked_for(server: WebServer, method: str, url: str, body: str, *, depth: int) -> tuple[Told, ...]:
    """Ask, and give what is told of each thing. Raises ServerSaysNo where the answer is another."""
    answer = dav_answer(server, method, url, body, depth=depth)
    if answer.status != MULTISTATUS:
        raise server.refusal(answer)
    return tuple(each_told(answer))


def dav_answer(server: WebServer, method: str, url: str, body: str, *, depth: int) -> Answer:
    """Ask in the way of WebDAV, and give the answer whatever it is."""
    headers = {"Depth": str(depth), "Content-Type": "application/xml; charset=utf-8"}
    return server.ask(method, url, headers=headers, body=body)


def each_told(answer: Answer) -> Iterator[Told]:
    """Give what an answer tells, thing by thing. Raises NotUnderstood."""
    for response in _root(answer).all(f"{DAV} response"):
        properties = Element("")
        for part in response.all(f"{DAV} propstat"):
            if " 200" in part.said(f"{DAV} status"):
                properties.inner += part.inner
        href = next((one.text.strip() for one in response.inner if one.name == f"{DAV} href"), "")
        status = next((one.text for one in response.inner if one.name == f"{DAV} status"), "")
        yield Told(joined(answer.url, href, home=urlsplit(answer.url).hostname or ""), status, properties)


def token_of(answer: Answer) -> str:
    """Give the sync-token at the end of an answer, "" where there is none."""
    said = (one for top in _root(answer).inner for one in top.inner if one.name == f"{DAV} sync-token")
    return next((one.text.strip() for one in said), "")


def path_of(url: str) -> str:
    """Give the path of a thing, by which it is told from others however its server writes it."""
    return unquote(urlsplit(url).path)


def _root(answer: Answer) -> Element:
    try:
        return parsed(answer.body)
    except BadXml as error:
        raise NotUnderstood(urlsplit(answer.url).hostname or "") from error
