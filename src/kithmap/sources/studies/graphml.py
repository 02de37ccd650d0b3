"""A network in GraphML becomes cards; whom somebody knows stands in their note."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field

from kithmap.kit.speech import marked, say, written
from kithmap.sources.card import Card, content_key
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.studies.study_columns import field_of
from kithmap.sources.tables.table import folded_title
from kithmap.sources.trouble import Trouble
from kithmap.sources.xml_tags import Tag, tags, xml_head

SOURCE = "graphml"
WANTED = frozenset(["id", "attr.name", "for", "key", "source", "target"])
KIND, EGO = ("kind", "type", "role", "networkcanvastype"), ("ego", "owner")
"""Attributes that may say that a node is the owner, and how."""

MOST_PEOPLE = 100_000
"""Nodes and ties that are held, as ties stand behind the nodes; personal networks have some hundred."""

LISTED = 10
"""Acquaintances that a note names."""

_ROOT = re.compile(r"<(?:[\w.-]+:)?graphml[\s>]")
LISTS = ("emails", "phones", "notes", "labels")
FIELDS = {"email": "emails", "phone": "phones", "note": "notes", "labels": "labels"}


def recognise(document: Document) -> bool:
    """Is its outermost tag graphml?"""
    return _ROOT.search(xml_head(document)[:4_000]) is not None


def read(document: Document, hints: Hints) -> Iterator[Card | Trouble]:
    """Give a card for each node that is not the owner; ties stand behind the nodes, so the network is held."""
    network = _Network()
    for tag in tags(document, WANTED):
        network.take(tag)
    egos = {node.id for node in network.nodes.values() if node.is_ego}
    for node in network.nodes.values():
        if node.is_ego:
            continue
        names = [network.nodes[other].name for other in network.known.get(node.id, []) if other not in egos]
        card = node.card([name for name in names if name])
        yield card or Trouble(
            document.name,
            node.line,
            say("The entry in line {line} names nobody.", line=written(node.line)),
            say("Nothing, if it is meant to be empty."),
        )


@dataclass(slots=True)
class _Node:
    """One person, as its attributes come."""

    id: str
    line: int
    values: dict[str, str] = field(default_factory=dict)

    @property
    def is_ego(self) -> bool:
        return any(value.casefold() in EGO for title, value in self.values.items() if folded_title(title) in KIND)

    @property
    def name(self) -> str:
        told = {field_of(title): value for title, value in self.values.items()}
        parts = f"{told.get('given', '')} {told.get('family', '')}".strip()
        return told.get("name") or parts or self.id

    def card(self, knows: list[str]) -> Card | None:
        draft = Draft(name=self.name)
        for title, value in self.values.items():
            place = field_of(title)
            if place in FIELDS:
                getattr(draft, FIELDS[place]).append(value)
            elif place and place != "name":
                setattr(draft, place, value)
        if knows:
            draft.notes.append(say("Knows {names}.", names=", ".join(sorted(knows)[:LISTED])))
        return draft.card(source=SOURCE, key=self.id and content_key(self.id, self.name))


class _Network:
    """Takes tags in their order: what attributes are called, then nodes, then ties."""

    def __init__(self) -> None:
        self.nodes: dict[str, _Node] = {}
        self.known: dict[str, list[str]] = {}
        self._titles: dict[str, str] = {}
        self._node: _Node | None = None
        self._key = ""
        self._ties = 0

    def take(self, tag: Tag) -> None:
        if tag.name == "":
            if self._node is not None and self._key:
                self._node.values[self._titles.get(self._key, self._key)] = tag.text
        elif tag.closes:
            self._node = None if tag.name == "node" else self._node
            self._key = ""
        elif tag.name == "key":
            self._titles[tag.values.get("id", "")] = tag.values.get("attr.name", "")
        elif tag.name == "node" and len(self.nodes) < MOST_PEOPLE:
            self._node = self.nodes.setdefault(tag.values.get("id", ""), _Node(tag.values.get("id", ""), tag.line))
        elif tag.name == "data":
            self._key = tag.values.get("key", "")
        elif tag.name == "edge":
            self._tie(tag.values.get("source", ""), tag.values.get("target", ""))

    def _tie(self, one: str, other: str) -> None:
        self._ties += 1
        if self._ties <= MOST_PEOPLE and one in self.nodes and other in self.nodes and one != other:
            for here, there in ((one, other), (other, one)):
                known = self.known.setdefault(here, [])
                if there not in known and len(known) < LISTED + 1:
                    known.append(there)


GRAPHML = Format(SOURCE, marked("Network (GraphML)"), recognise, read)
