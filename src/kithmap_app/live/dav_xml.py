"""The answers of WebDAV servers, as far as they matter here; XML that defines entities is refused."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from xml.parsers import expat

DAV = "DAV:"
CARD = "urn:ietf:params:xml:ns:carddav"
CAL = "urn:ietf:params:xml:ns:caldav"
CTAG = "http://calendarserver.org/ns/"
MOST_DEPTH = 100
"""Elements inside one another; real answers have about ten."""


class BadXml(ValueError):
    """The answer is no XML, or one that no server needs to send."""


@dataclass(slots=True)
class Element:
    """An element of an answer: its name as "namespace name", its text, and what stands in it."""

    name: str
    text: str = ""
    inner: list["Element"] = field(default_factory=list)

    def all(self, name: str) -> Iterator["Element"]:
        """Give the elements of this name, at whatever depth."""
        for element in self.inner:
            if element.name == name:
                yield element
            yield from element.all(name)

    def first(self, name: str) -> "Element | None":
        return next(self.all(name), None)

    def said(self, name: str) -> str:
        """Give the text of the first element of this name, "" where there is none."""
        found = self.first(name)
        return found.text.strip() if found is not None else ""


def parsed(text: bytes) -> Element:
    """Give the root of an answer. Raises BadXml, also where it declares a document type: entities could swell it."""
    root = Element("")
    open_: list[Element] = [root]

    def start(name: str, _attributes: dict[str, str]) -> None:
        if len(open_) > MOST_DEPTH:
            raise BadXml("too deep")
        element = Element(name)
        open_[-1].inner.append(element)
        open_.append(element)

    def end(_name: str) -> None:
        open_.pop()

    def characters(data: str) -> None:
        pieces.setdefault(id(open_[-1]), (open_[-1], []))[1].append(data)

    def refuse(*_: object) -> None:
        raise BadXml("a document type")

    pieces: dict[int, tuple[Element, list[str]]] = {}
    reader = expat.ParserCreate(namespace_separator=" ")
    reader.StartElementHandler, reader.EndElementHandler = start, end
    reader.CharacterDataHandler, reader.StartDoctypeDeclHandler = characters, refuse
    reader.buffer_text = True
    try:
        reader.Parse(text, True)
    except expat.ExpatError as error:
        raise BadXml(str(error)) from error
    for element, said in pieces.values():
        element.text = "".join(said)
    return root
