"""Catalogues as files: .po for people, .mo for programs, both the same bytes whenever they say the same."""

import re
import struct
from collections.abc import Iterator
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from string import Formatter

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).parent.parent
PLURALS = {"es": "nplurals=2; plural=(n != 1);"}
"""How each language counts, as gettext writes it."""
MO_MAGIC = 0x950412DE
"""First number of a .mo file (GNU gettext manual, "The Format of GNU MO Files")."""


@dataclass(frozen=True, slots=True)
class Domain:
    """One catalogue: the package in which it lies, its name there, and what else speaks from it."""

    name: str
    package: Path
    others: tuple[Path, ...] = ()

    @property
    def packages(self) -> tuple[Path, ...]:
        """All packages whose sentences it holds."""
        return (self.package, *self.others)


APP = Domain("django", ROOT / "src" / "kithmap_app")
LIBRARY = Domain("kithmap", ROOT / "src" / "kithmap", (ROOT / "src" / "kithmap_census",))
DOMAINS = (LIBRARY, APP)


def po_path(domain: Domain, code: str) -> Path:
    """Give where the catalogue of a language lies; its .mo stands beside it."""
    return domain.package / "locale" / code / "LC_MESSAGES" / f"{domain.name}.po"


def read_catalogue(path: Path, code: str) -> Catalog:
    """Give the catalogue at `path`, empty where there is none yet."""
    if not path.exists():
        return Catalog(locale=code)
    return read_po(BytesIO(path.read_bytes()), locale=code, ignore_obsolete=True)


def written_out(catalogue: Catalog, code: str) -> str:
    """Give the text of a .po: no dates, no names, no line numbers, so that it changes only when its words do."""
    body = BytesIO()
    write_po(body, catalogue, width=0, omit_header=True, include_lineno=False)
    return f"{_head_of_po(code)}\n{body.getvalue().decode()}"


def compiled(catalogue: Catalog, code: str) -> bytes:
    """Give the bytes of a .mo: what has no words yet is left out, so that English stands in."""
    pairs = sorted([(b"", _header(code).encode()), *map(_pair, filter(_has_words, catalogue))])
    tables: tuple[list[int], list[int]] = ([], [])
    texts, start = b"", 28 + 16 * len(pairs)
    for side in (0, 1):
        for pair in pairs:
            tables[side].extend((len(pair[side]), start + len(texts)))
            texts += pair[side] + b"\0"
    head = (MO_MAGIC, 0, len(pairs), 28, 28 + 8 * len(pairs), 0, start)
    return struct.pack(f"<{7 + 4 * len(pairs)}I", *head, *tables[0], *tables[1]) + texts


def faults(catalogue: Catalog) -> Iterator[str]:
    """Tell where the words of a sentence do not fit it: fuzzy ones, and places for facts that differ."""
    for message in filter(_has_words, catalogue):
        if message.fuzzy:
            yield f"not sure of the words for {message.id!r}"
        wanted = [places(text) for text in _forms(message.id)]
        for said in map(places, _forms(message.string)):
            if said not in wanted:
                yield f"other {{places}} than in {message.id!r}"


def places(text: str) -> frozenset[str]:
    """Give the places that facts fill: {name} in Python, %(name)s in pages.

    >>> sorted(places("{number} of %(all)s"))
    ['%(all)s', '{number}']
    """
    try:
        named = {f"{{{field}}}" for _, field, _, _ in Formatter().parse(text) if field is not None}
    except ValueError:
        # a brace of a page stands for itself
        named = set()
    return frozenset(named | set(re.findall(r"%\(\w+\)s", text)))


def _forms(text: object) -> tuple[str, ...]:
    return text if isinstance(text, tuple) else (str(text),)


def _has_words(message: Message) -> bool:
    return bool(message.id) and bool(message.string) and all(_forms(message.string))


def _pair(message: Message) -> tuple[bytes, bytes]:
    sense = f"{message.context}\x04" if message.context else ""
    return (sense + "\0".join(_forms(message.id))).encode(), "\0".join(_forms(message.string)).encode()


def _header(code: str) -> str:
    return (
        f"Language: {code}\nMIME-Version: 1.0\nContent-Type: text/plain; charset=UTF-8\n"
        f"Content-Transfer-Encoding: 8bit\nPlural-Forms: {PLURALS[code]}\n"
    )


def _head_of_po(code: str) -> str:
    lines = "".join(f'"{line}\\n"\n' for line in _header(code).splitlines())
    return f'# Sentences of Kithmap; see docs/translating.md.\nmsgid ""\nmsgstr ""\n{lines}'
