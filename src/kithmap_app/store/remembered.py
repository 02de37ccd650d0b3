"""Facts remembered in this process, by book and version, so that pages do not read them again."""

from collections import OrderedDict
from dataclasses import dataclass
from threading import Lock

from kithmap.book.facts import Facts

BOOKS_KEPT = 4
"""A million interactions take 60 MB: enough for a household, not for a firm."""


@dataclass(frozen=True, slots=True)
class Edition:
    """One state of one book, for good: its lineage, and the version that rises with each change."""

    lineage: str
    version: int


class RememberedFacts:
    """The facts of the books used last, of each the newest known edition."""

    def __init__(self, kept: int = BOOKS_KEPT) -> None:
        self._kept = kept
        self._facts: OrderedDict[str, tuple[int, Facts]] = OrderedDict()
        self._lock = Lock()

    def find(self, edition: Edition) -> Facts | None:
        """Give the facts of exactly this edition, if they are remembered."""
        with self._lock:
            version, facts = self._facts.get(edition.lineage, (None, None))
            if version != edition.version:
                return None
            self._facts.move_to_end(edition.lineage)
            return facts

    def keep(self, edition: Edition, facts: Facts) -> None:
        """Remember the facts of an edition instead of an older one."""
        with self._lock:
            known, _ = self._facts.get(edition.lineage, (-1, None))
            if edition.version < known:
                return
            self._facts[edition.lineage] = (edition.version, facts)
            self._facts.move_to_end(edition.lineage)
            while len(self._facts) > self._kept:
                self._facts.popitem(last=False)

    def forget(self, lineage: str) -> None:
        """Throw the facts of one book away; they are read again when asked for."""
        with self._lock:
            self._facts.pop(lineage, None)


REMEMBERED = RememberedFacts()
"""Of this process."""
