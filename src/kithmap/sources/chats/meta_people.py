"""Facebook's friends and Instagram's followers become cards: names, profiles, and since when."""

import re
from collections.abc import Iterator
from datetime import UTC, date, datetime

from kithmap.kit.speech import marked, say, written
from kithmap.sources.card import Card
from kithmap.sources.chats.meta_text import mended
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.format import Format
from kithmap.sources.hints import Hints
from kithmap.sources.json_parts import Look, Part, Path, items, json_head, member, parts, plain, whole_number
from kithmap.sources.moment import is_likely
from kithmap.sources.trouble import Trouble

FRIENDS = ("friends_v2", "friends")
LISTS = (*FRIENDS, "relationships_followers", "relationships_following")
_OPENING = re.compile(rf'\{{\s*"({"|".join(LISTS)})"\s*:\s*\[')


def recognise(document: Document) -> bool:
    """Does it begin with one of these lists, or is it a bare list of followers?"""
    head = json_head(document)
    is_people = '"name"' in head or '"string_list_data"' in head
    return is_people and (_OPENING.match(head) is not None or (head.startswith("[") and '"string_list_data"' in head))


def read(document: Document, hints: Hints) -> Iterator[Card | Trouble]:
    """Stream a card for each friend or follower."""
    for part in parts(document, _look):
        if isinstance(part, Trouble):
            yield part
        elif part.path[-1:] == ("*",):
            yield _card(part, document.name, hints.today)


def _look(path: Path) -> Look:
    if path == () or (len(path) == 1 and path[0] in LISTS):
        return Look.OPEN
    return Look.TAKE if path[-1] == "*" and len(path) <= 2 else Look.PASS


def _card(part: Part, file: str, today: date) -> Card | Trouble:
    entry = next(iter(items(member(part.value, "string_list_data"))), None)
    name = mended(member(part.value, "name")) or mended(member(entry, "value")) or mended(member(part.value, "title"))
    url = plain(member(entry, "href")).replace("instagram.com/_u/", "instagram.com/")
    since = whole_number(member(part.value, "timestamp")) or whole_number(member(entry, "timestamp")) or 0
    day = datetime.fromtimestamp(since, UTC).date() if is_likely(since, today) else None
    source = "facebook" if part.path[0] in FRIENDS else "instagram"
    card = Draft(name=name, urls=[url], known_since=day).card(source=source, key=url or f"{name} {since}")
    return card or Trouble(
        file,
        part.line,
        say("The entry in line {line} names nobody.", line=written(part.line)),
        say("Nothing: such people closed their account."),
    )


META_PEOPLE = Format("meta-people", marked("Facebook friends and Instagram followers"), recognise, read)
