"""A vCard file (2.1, 3.0, 4.0) becomes cards."""

from collections.abc import Iterator

from kithmap.kit.speech import marked, say, written
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

LOOK = marked("Look at this card in your address book.")
STRAY = marked("Line {line} stands outside any card.")
NO_END = marked("Line {line} starts a card that has no end.")
CUT = marked("Line {line} is longer than notes can be, and was cut.")
NOBODY = marked("Line {line} starts a card that names nobody.")
TOO_MANY = marked("Line {line} and those after it were left out, since their card has more than {most} lines.")


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
            yield _trouble(document, STRAY, line=item.line, todo=say("Nothing, if nobody is missing."))
            continue
        is_stray = is_stray and not stack
    while stack:
        cut = stack.pop()
        yield from _finished(cut, document=document, groups=groups)
        yield _trouble(document, NO_END, line=cut.line, todo=say("Export the file again."))


def _is_edge(item: Property, name: str) -> bool:
    return item.name == name and item.value.strip().upper() == "VCARD"


def _taken(card: OpenCard, item: Property, document: Document) -> Iterator[Trouble]:
    """Take the property into the card; what is too much for one card is told instead."""
    card.lines += 1
    if card.lines <= LINES_CEILING:
        card.take(item)
        if not item.whole:
            yield _trouble(document, CUT, line=item.line, todo=say(LOOK))
    elif card.lines == LINES_CEILING + 1:
        yield _trouble(document, TOO_MANY, line=item.line, todo=say(LOOK))


def _finished(card: OpenCard, *, document: Document, groups: dict[str, list[str]]) -> Iterator[Card | Trouble]:
    if card.is_group:
        return
    made = card.close(groups.get(member_key(card.uid), [])).card(source=SOURCE, key=card.uid)
    yield made or _trouble(document, NOBODY, line=card.line, todo=say("Nothing, if it is empty."))


def _trouble(document: Document, what: str, *, line: int, todo: str) -> Trouble:
    return Trouble(document.name, line, say(what, line=written(line), most=written(LINES_CEILING)), todo)


VCARD = Format("vcard", marked("vCard"), recognise, read)
