"""One typed line becomes the people it names."""

import re
import unicodedata
from collections.abc import Iterator

from kithmap.sources.draft import Draft

# The lengths are bounded so that a line of ten thousand opening brackets costs no more than any other.
HELD = r'"[^"]{0,200}"|<[^<>]{0,320}>|\([^()]{0,200}\)'
BY_SEMICOLON = re.compile(rf"(?:{HELD}|[^;])++")
BY_COMMA = re.compile(rf"(?:{HELD}|[^,\t])++")

BULLET = re.compile(r"\A(?:[-*•·–—]+|\d{1,4}[.)])\s+")
BRACKETS = re.compile(r"\(([^()]{0,200})\)")
ANGLES = re.compile(r"<([^<>]{0,320})>")
EMAIL = re.compile(r"(?:mailto:)?([^\s@<>(),;:\"]{1,128}@[^\s@<>(),;:\"]{1,255})", re.IGNORECASE)
URL = re.compile(r"(?:https?://|www\.|[a-z]{0,3}\.?linkedin\.com/)\S+", re.IGNORECASE)
PHONE = re.compile(r"(?<!\w)\+?\(?\d(?:[ ()./-]{0,2}\d){5,17}(?!\w)")
ASIDE = re.compile(r"\s[-–—]\s")

SUFFIXES = re.compile(r"(jr|sr|ii|iii|iv|phd|md|mba|cpa|esq|dds|dvm|msc|bsc|inc|ltd|gmbh|llc)\Z", re.IGNORECASE)
"""What follows a comma without being a person of its own; dots taken out."""

PARTICLES = re.compile(
    r"(van|von|der|den|de|la|le|del|della|di|da|do|dos|das|du|e|y|al|el|bin|ibn|ter|ten|vom|zu|zum|zur|af|av|mac|st)\Z",
    re.IGNORECASE,
)
"""Small words that are part of a surname."""

ODD_SIGNS = frozenset("{}[]<>=|\\/^~$%_:*+?!")
MOST_WORDS = 6
"""The longest names that people type ("Maria do Carmo Silva dos Santos") have six words."""


def entries(line: str) -> Iterator[Draft]:
    """Give a draft for each person in the line, the address or suffix after a comma joined to its person."""
    for segment in BY_SEMICOLON.findall(line):
        text = BULLET.sub("", segment.strip(), count=1)
        first, *aside = ASIDE.split(text, maxsplit=1)
        if aside and len(BY_COMMA.findall(first)) == 1:
            # Behind one person's name a comma belongs to what is said of them.
            part = _part(first)
            if part is not None:
                part.notes.append(aside[0])
                yield part
        else:
            yield from _persons([part for piece in BY_COMMA.findall(text) if (part := _part(piece))])


def _persons(parts: list[Draft]) -> Iterator[Draft]:
    """Join what belongs together: "Díaz, Ana <ana@x.org>" is one person, "Ana Díaz, Ben Okri" are two."""
    waiting: list[Draft] = []
    for part in parts:
        before = waiting[-1] if waiting else None
        if before and _is_suffix(part.name):
            before.name += f", {part.name}"
        elif before and not part.name and not _has_address(before) and (len(parts) == 2 or _agrees(before, part)):
            _add(before, part)
        elif before and part.emails and _is_surname_of(before, part, is_alone=len(waiting) == 1):
            waiting.pop()
            yield from waiting
            waiting = []
            yield _surname_first(before, part)
        else:
            if before and _has_address(before):
                yield from waiting
                waiting = []
            waiting.append(part)
    yield from waiting


def _part(text: str) -> Draft | None:
    """Give what stands between two separators, taken apart; None where there is nothing."""
    draft = Draft()
    rest = BRACKETS.sub(lambda match: _take_label(draft, match), text)
    rest = ANGLES.sub(lambda match: _take_angles(draft, match), rest)
    name, *asides = ASIDE.split(rest, maxsplit=1)
    draft.notes += [aside.strip() for aside in asides]
    for pattern, values in ((URL, draft.urls), (EMAIL, draft.emails), (PHONE, draft.phones)):
        values += [match[match.lastindex or 0] for match in pattern.finditer(name)]
        name = pattern.sub(" ", name)
    _take_name(draft, " ".join(name.split()).strip(" -–—:|"))
    return draft if draft.name or _has_address(draft) or draft.labels or draft.notes else None


def _take_label(draft: Draft, match: re.Match[str]) -> str:
    """Keep what stands in brackets as labels; brackets of digits belong to a phone number."""
    if not any(char.isalpha() for char in match[1]):
        return match[0]
    draft.labels += match[1].split(",")
    return " "


def _take_angles(draft: Draft, match: re.Match[str]) -> str:
    """Leave an address in the text, where it is found like any other; anything else is a label."""
    inner = match[1].strip()
    if EMAIL.search(inner) or URL.match(inner) or PHONE.search(inner):
        return f" {inner} "
    draft.labels.append(inner)
    return " "


def _take_name(draft: Draft, text: str) -> None:
    """Take a name, which quotes may hold, surname first before a comma; quotes inside it hold a nickname."""
    whole = text.strip("'")
    if whole.startswith('"') and whole.endswith('"') and whole.count('"') == 2:
        whole = whole.strip('"').strip()
        family, comma, given = (piece.strip() for piece in whole.partition(","))
        if comma and family and given and not _is_suffix(given):
            draft.name, draft.given, draft.family = f"{given} {family}", given, family
            return
    elif whole.count('"') == 2:
        before, draft.nickname, after = (piece.strip() for piece in whole.split('"'))
        whole = f"{before} {after}".strip() or draft.nickname
    draft.name = whole.strip('"').strip()


def _is_suffix(text: str) -> bool:
    return SUFFIXES.match(text.replace(".", "")) is not None


def _has_address(draft: Draft) -> bool:
    return bool(draft.emails or draft.phones or draft.urls)


def _add(draft: Draft, more: Draft) -> None:
    draft.emails += more.emails
    draft.phones += more.phones
    draft.urls += more.urls
    draft.labels += more.labels
    draft.notes += more.notes


def _is_surname_of(before: Draft, part: Draft, *, is_alone: bool) -> bool:
    """Is `before` the surname that stands in front of the given name in `part`?

    One word (with its particles) surely is. Two may be a double surname, or somebody else; then the address tells:
    in "García Márquez, Gabriel <g.garcia@x.org>" it holds the first of them.
    """
    if _has_address(before) or before.labels or before.notes or not part.name or len(part.name.split()) > 2:
        return False
    words = [word for word in before.name.split() if not PARTICLES.match(word)]
    if len(words) == 1 and is_alone:
        return True
    return bool(words) and len(_folded(words[0])) > 2 and _folded(words[0]) in _folded(part.emails[0].partition("@")[0])


def _agrees(before: Draft, part: Draft) -> bool:
    """Can the address be that of the person before it? Numbers and links do not tell."""
    boxes = [_folded(email.partition("@")[0]) for email in part.emails]
    return not boxes or any(_folded(word) in box for word in before.name.split() for box in boxes if len(word) > 1)


def _surname_first(before: Draft, part: Draft) -> Draft:
    part.given, part.family = part.name, before.name
    part.name = f"{part.given} {part.family}"
    return part


def _folded(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(char for char in plain if not unicodedata.combining(char))


def is_likely_name(entry: Draft) -> bool:
    """Does the entry look like a person's name, or like a bare address?

    >>> is_likely_name(Draft(name="Maria dos Santos")), is_likely_name(Draft(name="we met at the fair"))
    (True, False)
    """
    words = entry.name.split()
    if not words:
        return _has_address(entry)
    if len(words) > MOST_WORDS or len(entry.name) > 60 or ODD_SIGNS & set(entry.name):
        return False
    if not any(char.isalpha() for char in entry.name) or sum(char.isdigit() for char in entry.name) > 4:
        return False
    small = sum(word[:1].islower() and not PARTICLES.match(word) for word in words)
    return small == 0 or (len(words) <= 3 and not entry.name.endswith("."))
