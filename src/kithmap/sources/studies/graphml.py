"""A network in GraphML becomes cards, and edges between them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from kithmap.kit.speech import marked, say, say_count, written
from kithmap.sources.card import Card, content_key
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.edge import Edge, sureness_of
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

_ROOT = re.compile(r"<(?:[\w.-]+:)?graphml[\s>]")
LISTS = ("emails", "phones", "notes", "labels")
FIELDS = {"email": "emails", "phone": "phones", "note": "notes", "labels": "labels"}


def recognise(document: Document) -> bool:
    """Is its outermost tag graphml?"""
    return _ROOT.search(xml_head(document)[:4_000]) is not None


def read(document: Document, hints: Hints) -> Iterator[Card | Edge | Trouble]:
    """Give a card for each node that is not the owner, then an edge for each tie between two of them.

    Ties may stand before the nodes, so the network is held.
    """
    network = _Network()
    for tag in tags(document, WANTED):
        network.take(tag)
    cards: dict[str, str] = {}
    for node in network.nodes.values():
        if node.is_ego:
            continue
        card = node.card()
        if card is not None:
            cards[node.id] = card.id
        yield card or Trouble(
            document.name,
            node.line,
            say("The entry in line {line} names nobody.", line=written(node.line)),
            say("Nothing, if it is meant to be empty."),
        )
    egos = {node.id for node in network.nodes.values() if node.is_ego}
    for tie in network.ties.values():
        if not egos & {tie.one, tie.other}:
            yield tie.edge(cards) or _no_pair(document.name, tie.line)
    if network.left:
        yield _left(document.name, network.left)


def _no_pair(file: str, line: int) -> Trouble:
    return Trouble(
        file,
        line,
        say("The tie in line {line} does not join two people of this file.", line=written(line)),
        say("Nothing, if it is meant to be empty."),
    )


def _left(file: str, count: int) -> Trouble:
    return Trouble(
        file,
        None,
        say_count(
            "{number} entry beyond {most} was left out.", "{number} entries beyond {most} were left out.", count,
            most=written(MOST_PEOPLE),
        ),
        say("A personal network has some hundred people; bring in only the part that is yours."),
    )  # fmt: skip


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

    def card(self) -> Card | None:
        draft = Draft(name=self.name)
        for title, value in self.values.items():
            place = field_of(title)
            if place in FIELDS:
                getattr(draft, FIELDS[place]).append(value)
            elif place and place != "name":
                setattr(draft, place, value)
        return draft.card(source=SOURCE, key=self.id and content_key(self.id, self.name))


@dataclass(slots=True)
class _Tie:
    """One tie, as its attributes come."""

    one: str
    other: str
    line: int
    values: dict[str, str] = field(default_factory=dict)

    def edge(self, cards: Mapping[str, str]) -> Edge | None:
        if self.one == self.other or self.one not in cards or self.other not in cards:
            return None
        sure = sureness_of(sureness=self.values.get("sureness", ""), weight=self.values.get("weight", ""))
        return Edge(source=SOURCE, one=cards[self.one], other=cards[self.other], line=self.line, sureness=sure)


class _Network:
    """Takes tags in their order: what attributes are called, then nodes, then ties."""

    def __init__(self) -> None:
        self.nodes: dict[str, _Node] = {}
        self.ties: dict[tuple[str, str], _Tie] = {}
        self.left = 0
        self._titles: dict[str, str] = {}
        self._open: _Node | _Tie | None = None
        self._key = ""

    def take(self, tag: Tag) -> None:
        if tag.name == "":
            if self._open is not None and self._key:
                self._open.values[self._titles.get(self._key, self._key)] = tag.text
        elif tag.closes:
            self._open = None if tag.name in ("node", "edge") else self._open
            self._key = ""
        elif tag.name == "key":
            self._titles[tag.values.get("id", "")] = tag.values.get("attr.name", "")
        elif tag.name == "data":
            self._key = tag.values.get("key", "")
        elif tag.name == "node":
            self._begin_node(_Node(tag.values.get("id", ""), tag.line))
        elif tag.name == "edge":
            self._begin_tie(_Tie(tag.values.get("source", ""), tag.values.get("target", ""), tag.line))

    def _begin_node(self, node: _Node) -> None:
        if len(self.nodes) < MOST_PEOPLE or node.id in self.nodes:
            self._open = self.nodes.setdefault(node.id, node)
        else:
            self._open, self.left = None, self.left + 1

    def _begin_tie(self, tie: _Tie) -> None:
        ends = (tie.one, tie.other)
        if len(self.ties) < MOST_PEOPLE or ends in self.ties:
            self._open = self.ties.setdefault(ends, tie)
        else:
            self._open, self.left = None, self.left + 1


GRAPHML = Format(SOURCE, marked("Network (GraphML)"), recognise, read)
