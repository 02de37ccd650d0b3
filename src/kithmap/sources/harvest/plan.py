"""What the owner gave becomes tasks of the harvest, in a fixed order."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import pairwise
from pathlib import Path

from kithmap.errors import SourceError
from kithmap.kit.speech import say
from kithmap.sources.document import Document
from kithmap.sources.format import Format
from kithmap.sources.harvest.task import Harvest, Stretch, Task, only_trouble
from kithmap.sources.hints import Hints
from kithmap.sources.mail.formats import MAILDIR, MBOX, mbox_cuts
from kithmap.sources.mail.maildir import message_files
from kithmap.sources.opening.unpack import documents
from kithmap.sources.readers import recognise
from kithmap.sources.trouble import Trouble

STRETCH_BYTES = 32_000_000
"""How much of an mbox is one task: 0.1 s of work, so that two processes end at about the same time."""

STRETCH_FILES = 5_000
"""How many messages of a maildir are one task: a third of a second of work."""


def plan(paths: Sequence[Path | str], hints: Hints) -> Iterator[Task | Harvest]:
    """Give the tasks in `paths`, and for what cannot be used a harvest with nothing but its trouble."""
    for path in paths:
        try:
            for document in documents(path, hints):
                if isinstance(document, Trouble):
                    yield only_trouble(document)
                else:
                    yield from _tasks(document, hints)
        except SourceError as error:
            yield only_trouble(Trouble(str(path), None, str(error), say("The other files are taken in.")))


def weight_bytes(paths: Sequence[Path | str]) -> int:
    """Give the size on disk of all files in `paths`; what cannot be looked at counts nothing."""
    return sum(_size(Path(path)) for path in paths)


def _size(path: Path) -> int:
    try:
        if path.is_dir():
            return sum(item.stat().st_size for item in path.rglob("*") if item.is_file())
        return path.stat().st_size
    except (OSError, ValueError):
        return 0


def _tasks(document: Document, hints: Hints) -> Iterator[Task | Harvest]:
    try:
        form = recognise(document, hints)
        stretches = _stretches(document, form)
    except (SourceError, OSError) as error:
        yield only_trouble(Trouble(document.name, None, str(error), say("The other files are taken in.")))
        return
    if not stretches:
        yield Task(document=document, format=form, weight=document.size)
        return
    # Only the format needed the head; tasks that wait must not hold it.
    light = replace(document, head=b"")
    total = max(stretches[-1].stop, 1)
    for stretch in stretches:
        share = (stretch.stop - stretch.start) / total
        yield Task(
            document=light,
            format=form,
            weight=round(document.size * share),
            stretch=stretch,
            is_last=stretch is stretches[-1],
        )


def _stretches(document: Document, form: Format) -> list[Stretch]:
    """Cut a large mailbox on disk; of everything else there are no stretches."""
    if document.path is None:
        return []
    if form is MBOX:
        cuts = mbox_cuts(document.open, size_bytes=document.size, piece_bytes=STRETCH_BYTES)
        return [Stretch(*pair) for pair in pairwise([*cuts, document.size])]
    if form is MAILDIR:
        count = len(message_files(document.path))
        cuts = list(range(0, max(count - STRETCH_FILES // 2, 1), STRETCH_FILES))
        return [Stretch(*pair) for pair in pairwise([*cuts, count])]
    return []
