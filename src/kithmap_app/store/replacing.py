"""Replace a file whole or not at all."""

import os
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from kithmap.errors import BookNotWritable


@contextmanager
def replaced(path: Path) -> Iterator[BinaryIO]:
    """Give a file to write, for its owner alone; it takes the place of `path` once it is complete and on the disk.

    Raises BookNotWritable.
    """
    name = None
    try:
        handle, name = tempfile.mkstemp(dir=path.parent, prefix=f".{path.name}.")
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        os.replace(name, path)
    except BaseException as error:
        if name is not None:
            os.unlink(name)
        if isinstance(error, OSError):
            raise BookNotWritable(path, error.strerror or str(error)) from error
        raise
