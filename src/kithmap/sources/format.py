"""A format: how one kind of document is recognised and read."""

from collections.abc import Callable, Iterator
from dataclasses import dataclass

from kithmap.kit.speech import say
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.edge import Edge
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction
from kithmap.sources.trouble import Trouble

Record = Card | Interaction | Edge | Trouble


@dataclass(frozen=True, slots=True)
class Format:
    """One kind of document.

    `recognise` looks at name, folder and head only, and is true where the document surely is of this kind. `read`
    streams one item for each record in the document: a card, an interaction, an edge, or a trouble in its place.
    """

    name: str
    title: str
    recognise: Callable[[Document], bool]
    read: Callable[[Document, Hints], Iterator[Record]]

    @property
    def called(self) -> str:
        """The title in the language spoken now."""
        return say(self.title)
