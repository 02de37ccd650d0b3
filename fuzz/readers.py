"""Readers are fed mutated files by atheris until something other than records and troubles comes out.

Not part of the tests, and atheris is no dependency: install it beside, then
`python -m fuzz.readers FAMILY [FOLDER] [-max_total_time=600 …]`; further options are libFuzzer's. A file that breaks a
reader is written to the current folder: it becomes a specimen, and a test. The seeds are the specimens of the tests;
FOLDER keeps what was found worth mutating, so that the next run goes on from there.
"""

import io
import json
import shutil
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import asdict
from datetime import date
from functools import partial
from pathlib import Path

import atheris

with atheris.instrument_imports(include=["kithmap.sources", "csv", "email", "json"]):
    from kithmap.sources.card import Card
    from kithmap.sources.document import HEAD_BYTES, Document
    from kithmap.sources.edge import Edge
    from kithmap.sources.format import Format
    from kithmap.sources.hints import Hints
    from kithmap.sources.interaction import Interaction
    from kithmap.sources.readers import FORMATS
    from kithmap.sources.trouble import Trouble

SPECIMENS = Path(__file__).parent.parent / "tests" / "specimens"
HINTS = Hints(today=date(2026, 3, 16), own_names=("Ana Díaz",))

FAMILIES: Mapping[str, tuple[str, ...]] = {
    "vcard": ("vcard",),
    "mail": ("mbox", "eml"),
    "calendar": ("calendar",),
    "tables": ("linkedin", "linkedin-messages", "google", "outlook", "csv", "names"),
    "chats": ("whatsapp", "telegram", "meta-messages", "meta-people"),
    "phone": ("sms-backup",),
    "programs": ("monica", "nametag"),
    "studies": ("graphml", "network-canvas", "egor", "edge-list"),
    "apple": ("apple-database", "apple-card"),
    "olm": ("olm",),
    "outlook": ("pst", "msg"),
}
"""Names of formats that are fuzzed together; `--list` shows all there are."""


def check(data: bytes, formats: tuple[Format, ...]) -> None:
    """Let every one of `formats` read `data`; anything but records and troubles that can be kept is a finding."""
    document = Document("given", None, len(data), data[:HEAD_BYTES], partial(io.BytesIO, data))
    for form in formats:
        form.recognise(document)
        for record in form.read(document, HINTS):
            if not isinstance(record, Card | Interaction | Edge | Trouble):
                raise TypeError(f"{form.name} gave {type(record)}")
            json.dumps(asdict(record), default=str, ensure_ascii=False).encode()


def seeds_for(formats: tuple[Format, ...], folder: Path) -> None:
    """Copy the specimens that `formats` recognise to `folder`."""
    for number, path in enumerate(sorted(SPECIMENS.rglob("*"))):
        if path.is_dir() or path.name.endswith(".expect.json"):
            continue
        data = path.read_bytes()
        document = Document(path.name, path, len(data), data[:HEAD_BYTES], partial(path.open, "rb"))
        if any(form.recognise(document) for form in formats):
            shutil.copy(path, folder / f"{number:03}")


def main() -> None:
    if sys.argv[1:2] == ["--list"]:
        print(" ".join(form.name for form in FORMATS))
        return
    family, options = sys.argv[1], sys.argv[2:]
    formats = tuple(form for form in FORMATS if form.name in FAMILIES[family])
    with tempfile.TemporaryDirectory() as folder:
        seeds_for(formats, Path(folder))
        kept = [option for option in options if not option.startswith("-")]
        settings = [option for option in options if option.startswith("-")]
        atheris.Setup([sys.argv[0], *kept, folder, "-max_len=16384", *settings], lambda data: check(data, formats))
        atheris.Fuzz()


if __name__ == "__main__":
    main()
