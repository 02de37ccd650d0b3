"""A vCard file (2.1, 3.0, 4.0) becomes cards."""

from collections.abc import Iterator

from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.text_lines import head_lines, raw_lines
from kithmap.sources.trouble import Trouble
from kithmap.sources.vcard.fields import OpenCard
from kithmap.sources.vcard.groups import groups_of, member_key
from kithmap.sources.vcard.lines import Property, properties

SOURCE = "vcard"

LINES_CEILING = 5_000
"""Lines taken from one card: the fullest real ones have some hundreds, and memory must not follow a card."""

LOOK = "Look at this card in your address book."


def recognise(document: Document) -> bool:
    """Is the first line that is not blank the beginning of a vCard?"""
    first = next((line for line in head_lines(document) if line.strip()), "")
    return first.strip().upper().replace(" ", "") == "BEGIN:VCARD"


def read(document: Document, hints: Hints) -> Iterator[Card | Trouble]:
    """Stream one card for each vCard; group cards become labels of their members instead."""
    groups = groups_of(document)
    stack: list[OpenCard] = []
    is_stray = False
    for item in properties(raw_lines(document)):
        if _is_edge(item, "BEGIN"):
            if stack and not stack[-1].agent_follows:
                # The card before has no end; only an AGENT holds a card inside itself.
                yield from _finished(stack.pop(), document=document, groups=groups)
            elif stack:
                stack[-1].agent_follows = False
            stack.append(OpenCard(item.line))
        elif _is_edge(item, "END") and stack:
            yield from _finished(stack.pop(), document=document, groups=groups)
        elif stack:
            yield from _taken(stack[-1], item, document)
        elif not is_stray and item.value.strip():
            is_stray = True
            yield _trouble(
                document, line=item.line, what="stands outside any card", todo="Nothing, if nobody is missing."
            )
            continue
        is_stray = is_stray and not stack
    while stack:
        cut = stack.pop()
        yield from _finished(cut, document=document, groups=groups)
        yield _trouble(document, line=cut.line, what="starts a card that has no end", todo="Export the file again.")


def _is_edge(item: Property, name: str) -> bool:
    return item.name == name and item.value.strip().upper() == "VCARD"


def _taken(card: OpenCard, item: Property, document: Document) -> Iterator[Trouble]:
    """Take the property into the card; what is too much for one card is told instead."""
    card.lines += 1
    if card.lines <= LINES_CEILING:
        card.take(item)
        if not item.whole:
            yield _trouble(document, line=item.line, what="is longer than notes can be, and was cut", todo=LOOK)
    elif card.lines == LINES_CEILING + 1:
        what = f"and those after it were left out, since their card has more than {LINES_CEILING:,} lines"
        yield _trouble(document, line=item.line, what=what, todo=LOOK)


def _finished(card: OpenCard, *, document: Document, groups: dict[str, list[str]]) -> Iterator[Card | Trouble]:
    if card.is_group:
        return
    made = card.close(groups.get(member_key(card.uid), [])).card(source=SOURCE, key=card.uid)
    nobody = _trouble(document, line=card.line, what="starts a card that names nobody", todo="Nothing, if it is empty.")
    yield made or nobody


def _trouble(document: Document, *, line: int, what: str, todo: str) -> Trouble:
    return Trouble(document.name, line, f"Line {line:,} {what}.", todo)


VCARD = Format("vcard", "vCard", recognise, read)
