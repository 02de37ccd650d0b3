"""Work beside whoever asks for it: in a thread that speaks their language, its faults told as they know the files."""

import contextvars
import os
import threading
from collections.abc import Callable
from pathlib import Path

from kithmap.errors import KithmapError
from kithmap_app.speech import say


def begin_beside(work: Callable[[], object]) -> None:
    """Begin `work`, an import, in a thread of its own; what it says is in the language of whoever asked."""
    run = contextvars.copy_context().run
    threading.Thread(target=run, args=(work,), name="import", daemon=True).start()


def told_by_name(error: KithmapError, folder: Path | None) -> str:
    """Give what is wrong: whoever sent a file knows it by its name, not by the `folder` where it lay while read."""
    return str(error) if folder is None else str(error).replace(f"{folder}{os.sep}", "")


def our_own_fault() -> str:
    """Give what is told of a fault that nobody foresaw."""
    return say("Something went wrong in Kithmap itself. Nothing was changed; the log says more.")
