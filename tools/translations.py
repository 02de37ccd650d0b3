"""Bring the catalogues up to date with the sentences in the code: `python -m tools.translations`.

`--check` changes nothing and fails where a catalogue lags behind; `--missing` lists what waits for its words.
"""

import sys
from collections.abc import Iterator
from pathlib import Path

from babel.messages.catalog import Catalog, Message

from kithmap.kit.speech import ENGLISH, LANGUAGES
from tools.catalogues import DOMAINS, Domain, compiled, faults, po_path, read_catalogue, written_out
from tools.sentences import Sentence, sentences_of


def brought_up_to_date(domain: Domain, code: str) -> Catalog:
    """Give the catalogue of one language with exactly the sentences that the code has now, in a stable order."""
    old = read_catalogue(po_path(domain, code), code)
    new = Catalog(locale=code)
    for sentence in merged(sentences_of(domain)):
        known = old.get(sentence.id, sentence.sense)
        new.add(
            sentence.id,
            string=known.string if known else None,
            locations=[(place, 0) for place in sentence.places],
            context=sentence.sense,
        )
    return new


def merged(sentences: Iterator[Sentence]) -> list[Sentence]:
    """Give each sentence once, with all files that say it; one with a plural stands for the same without."""
    found: dict[tuple[str, str | None], Sentence] = {}
    for sentence in sentences:
        key = (sentence.key, sentence.sense)
        before = found.get(key)
        found[key] = sentence if before is None else before.and_also(sentence)
    return sorted(found.values(), key=lambda one: (one.places[0], one.key, one.sense or ""))


def main(wishes: list[str]) -> int:
    """Write, check or list; gives the exit code."""
    lagging = []
    for code in sorted(set(LANGUAGES) - {ENGLISH}):
        for domain in DOMAINS:
            po = po_path(domain, code)
            catalogue = brought_up_to_date(domain, code)
            text, machine = written_out(catalogue, code), compiled(catalogue, code)
            if "--missing" in wishes:
                sys.stdout.writelines(f"{po.name}: {message.id!r}\n" for message in missing(catalogue))
            elif "--check" in wishes:
                lagging += [f"{po.name} ({code}): {fault}" for fault in _lag(po, text, machine, catalogue)]
            else:
                po.parent.mkdir(parents=True, exist_ok=True)
                po.write_text(text, encoding="utf-8")
                po.with_suffix(".mo").write_bytes(machine)
                left = len(missing(catalogue))
                sys.stdout.write(f"{po.name} ({code}): {len(catalogue)} sentences, {left} without words\n")
    sys.stdout.writelines(f"{line}\n" for line in lagging)
    return 1 if lagging else 0


def missing(catalogue: Catalog) -> list[Message]:
    """Give the sentences without words in this language."""
    return [message for message in catalogue if message.id and not said(message)]


def said(message: Message) -> bool:
    """Tell whether a message has its words, all forms of them."""
    return bool(message.string) and all(message.string if isinstance(message.string, tuple) else (message.string,))


def _lag(po: Path, text: str, machine: bytes, catalogue: Catalog) -> Iterator[str]:
    if not po.exists() or po.read_text(encoding="utf-8") != text:
        yield "not what the code says; run `python -m tools.translations`"
    elif po.with_suffix(".mo").read_bytes() != machine:
        yield "compiled from other words; run `python -m tools.translations`"
    yield from (f"no words for {message.id!r}" for message in missing(catalogue))
    yield from faults(catalogue)


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
