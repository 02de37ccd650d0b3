"""Bring in files: every record is new, same, changed or a trouble, and the sums always add up."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from kithmap.actions.brought import Brought
from kithmap.actions.land import land
from kithmap.book.book import Book
from kithmap.book.facts import Changes, Facts, Import, told
from kithmap.kit.key_set import KeySet
from kithmap.kit.speech import say, written
from kithmap.people.names import are_compatible
from kithmap.sources.card import Card, content_key
from kithmap.sources.edge import Edge
from kithmap.sources.harvest.harvest import Harvest, harvest
from kithmap.sources.hints import Hints
from kithmap.sources.interactions import Interactions, distinct, join
from kithmap.sources.trouble import Trouble
from kithmap.ties.acquaintance import Acquaintance

Progress = Callable[[int, int, int], None]
"""Takes bytes done, bytes in all, and records so far."""


def bring_in(
    book: Book,
    paths: Sequence[Path],
    *,
    hints: Hints,
    workers: int = 2,
    progress: Progress | None = None,
    preview: bool = False,
    inside: Path | None = None,
) -> Brought:
    """Bring files into the book as one act that can be undone; with `preview` nothing is changed.

    Files are called by the paths given; with `inside`, without the name of that folder. A file that cannot be used is
    a trouble beside the others. A second import of the same file changes nothing, also where both run at once: the
    later one is held against the book as the other left it. Chats that call the owner by name are understood by the
    name in the book, where `hints` tell none.
    """
    hints = knowing_the_owner(hints, book.facts)
    harvests = harvest(paths, hints, workers=workers, progress=progress)
    if preview:
        return compare(harvests, book.facts, hints=hints, inside=inside)
    parts: list[Harvest] = []
    brought = compare(_noted(harvests, parts), book.facts, hints=hints, inside=inside)
    return land(book, brought, anew=lambda facts: compare(parts, facts, hints=hints, inside=inside))


def _noted(harvests: Iterable[Harvest], parts: list[Harvest]) -> Iterable[Harvest]:
    """Stream what is read, and keep it: should the book have moved meanwhile, nothing is read a second time."""
    for part in harvests:
        parts.append(part)
        yield part


def knowing_the_owner(hints: Hints, facts: Facts) -> Hints:
    """Give `hints` with the owner's name from the book, where they tell none themselves."""
    if hints.own_names or not facts.me.name:
        return hints
    return replace(hints, own_names=(facts.me.name,))


def compare(harvests: Iterable[Harvest], facts: Facts, *, hints: Hints, inside: Path | None = None) -> Brought:
    """Hold what files gave against the facts, and give what would change; `inside` as in `bring_in`."""
    tally = _Tally(facts, f"{inside}{os.sep}" if inside else "", KeySet(facts.interactions.key))
    for part in harvests:
        tally.take(part)
    return tally.brought(hints)


@dataclass(slots=True)
class _Count:
    format: str = ""
    read: int = 0
    new: int = 0
    same: int = 0
    changed: int = 0
    trouble: int = 0


@dataclass(slots=True)
class _Tally:
    """Counts records of each document, and keeps what is new."""

    facts: Facts
    folder: str
    keys: KeySet
    """Of all interactions, those in the book and those that the files gave so far."""
    counts: dict[str, _Count] = field(default_factory=dict)
    cards: dict[str, Card] = field(default_factory=dict)
    fresh: list[Interactions] = field(default_factory=list)
    edges: list[tuple[str, Edge]] = field(default_factory=list)
    """Each with its document."""
    acquaintances: dict[str, Acquaintance] = field(default_factory=dict)
    renamed: dict[tuple[str, str], str] = field(default_factory=dict)
    """By folder and id of a card the id that it got because another one has its own."""
    troubles: list[Trouble] = field(default_factory=list)

    def take(self, part: Harvest) -> None:
        count = self.counts.setdefault(part.document.removeprefix(self.folder), _Count())
        count.format = part.format or count.format
        count.read += part.read
        count.trouble += len(part.troubles)
        self.troubles.extend(self._by_its_name(trouble) for trouble in part.troubles)
        for card in part.cards:
            self._take_card(card, count, folder=os.path.dirname(part.document))
        self.edges.extend((part.document, edge) for edge in part.edges)
        self._take_interactions(part.interactions, count)

    def _by_its_name(self, trouble: Trouble) -> Trouble:
        if not self.folder:
            return trouble
        said = trouble.what.replace(self.folder, "")
        return replace(trouble, file=trouble.file.removeprefix(self.folder), what=said)

    def brought(self, hints: Hints) -> Brought:
        for document, edge in self.edges:
            self._take_edge(edge, document)
        change = told(self.facts, [*self.cards.values(), *self.acquaintances.values()])
        fresh = join(self.fresh) if self.fresh else None
        imports = tuple(self._imports(hints))
        news = tuple(i for i in imports if i.new or i.changed)
        changes = Changes(put=(*change.put, *news), dropped=change.dropped, brought=fresh)
        return Brought(imports, tuple(self.troubles), changes)

    def _take_edge(self, edge: Edge, document: str) -> None:
        """Take an edge once all cards are known: its people may stand in a file behind it."""
        count, folder = self.counts[document.removeprefix(self.folder)], os.path.dirname(document)
        one, other = sorted(self.renamed.get((folder, id_), id_) for id_ in (edge.one, edge.other))
        if not all(id_ in self.cards or id_ in self.facts.cards for id_ in (one, other)):
            self.troubles.append(self._by_its_name(_of_nobody(document, edge.line)))
            count.trouble += 1
            return
        is_known, sureness = edge.sureness > 0, edge.sureness or 1.0
        found = Acquaintance(one=one, other=other, is_known=is_known, source=edge.source, sureness=sureness)
        old = self.facts.acquaintances.get(found.id)
        if found.id in self.acquaintances or old == found:
            count.same += 1
        elif old is None:
            count.new += 1
        else:
            count.changed += 1
        # of a tie told twice, once from each end, the first stands
        self.acquaintances.setdefault(found.id, found)

    def _take_card(self, card: Card, count: _Count, *, folder: str) -> None:
        old = self._known(card)
        if old is not None and not are_compatible(old.name, card.name):
            # some programs give many cards one identifier: without this the last would swallow the others
            own = replace(card, key=f"{card.key} {content_key(card.name)}")
            self.renamed[folder, card.id] = own.id
            card, old = own, self._known(own)
        if old is None:
            count.new += 1
        elif old == card:
            count.same += 1
        else:
            count.changed += 1
        self.cards[card.id] = card

    def _known(self, card: Card) -> Card | None:
        return self.cards.get(card.id) or self.facts.cards.get(card.id)

    def _take_interactions(self, found: Interactions, count: _Count) -> None:
        once = distinct(found)
        known = self.keys.has(once.key)
        fresh = once if not known.any() else once.take(np.flatnonzero(~known))
        count.new += len(fresh)
        count.same += len(found) - len(fresh)
        if len(fresh):
            self.fresh.append(fresh)
            self.keys.add(fresh.key)

    def _imports(self, hints: Hints) -> Iterable[Import]:
        for file, count in self.counts.items():
            yield Import(
                id=content_key(file, hints.today, len(self.facts.imports)),
                file=file,
                format=count.format,
                day=hints.today,
                read=count.read,
                new=count.new,
                same=count.same,
                changed=count.changed,
                trouble=count.trouble,
            )


def _of_nobody(file: str, line: int) -> Trouble:
    return Trouble(
        file,
        line,
        say("Line {line} ties somebody of whom no file tells.", line=written(line)),
        say("Bring in the file of the people, too, together with this one or before it."),
    )
