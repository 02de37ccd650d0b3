"""Bring in files: every record is new, same, changed or a trouble, and the sums always add up."""

import os
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path

import numpy as np

from kithmap.book.book import Book
from kithmap.book.facts import Changes, Facts, Import
from kithmap.kit.key_set import KeySet
from kithmap.kit.speech import say, say_count
from kithmap.people.names import are_compatible
from kithmap.sources.card import Card, content_key
from kithmap.sources.harvest.harvest import Harvest, harvest
from kithmap.sources.hints import Hints
from kithmap.sources.interactions import Interactions, distinct, join
from kithmap.sources.trouble import Trouble

Progress = Callable[[int, int, int], None]
"""Takes bytes done, bytes in all, and records so far."""


@dataclass(frozen=True, slots=True, eq=False)
class Brought:
    """What a set of files gave: one import each with its counts, all troubles, and the changes to the book."""

    imports: tuple[Import, ...]
    troubles: tuple[Trouble, ...]
    changes: Changes
    account: str = ""
    """What the account is called that it came from, "" for files."""

    @property
    def title(self) -> str:
        """What the act is called in the journal."""
        if self.account:
            return say("Sync {account}", account=self.account)
        names = [i.file for i in self.imports]
        if len(names) == 1:
            return say("Bring in {file}", file=names[0])
        return say_count("Bring in {number} file", "Bring in {number} files", len(names))


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
    a trouble beside the others. A second import of the same file changes nothing. Chats that call the owner by name
    are understood by the name in the book, where `hints` tell none.
    """
    hints = knowing_the_owner(hints, book.facts)
    brought = compare(harvest(paths, hints, workers=workers, progress=progress), book.facts, hints=hints, inside=inside)
    if not preview:
        book.apply(brought.title, brought.changes)
    return brought


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
    troubles: list[Trouble] = field(default_factory=list)

    def take(self, part: Harvest) -> None:
        count = self.counts.setdefault(part.document.removeprefix(self.folder), _Count())
        count.format = part.format or count.format
        count.read += part.read
        count.trouble += len(part.troubles)
        self.troubles.extend(self._by_its_name(trouble) for trouble in part.troubles)
        for card in part.cards:
            self._take_card(card, count)
        self._take_interactions(part.interactions, count)

    def _by_its_name(self, trouble: Trouble) -> Trouble:
        if not self.folder:
            return trouble
        said = trouble.what.replace(self.folder, "")
        return replace(trouble, file=trouble.file.removeprefix(self.folder), what=said)

    def brought(self, hints: Hints) -> Brought:
        put: list[Card] = [card for card in self.cards.values() if card != self.facts.cards.get(card.id)]
        dropped = [old for card in put if (old := self.facts.cards.get(card.id))]
        fresh = join(self.fresh) if self.fresh else None
        imports = tuple(self._imports(hints))
        news = tuple(i for i in imports if i.new or i.changed)
        changes = Changes(put=(*put, *news), dropped=tuple(dropped), brought=fresh)
        return Brought(imports, tuple(self.troubles), changes)

    def _take_card(self, card: Card, count: _Count) -> None:
        old = self._known(card)
        if old is not None and not are_compatible(old.name, card.name):
            # some programs give many cards one identifier: without this the last would swallow the others
            card = replace(card, key=f"{card.key} {content_key(card.name)}")
            old = self._known(card)
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
