"""Write a result to the file that was asked for; a fault names that file."""

from pathlib import Path


def write_result(path: Path, content: bytes) -> None:
    """Write `content` to `path`, with the folders above it. Raises `OSError` that knows the file.

    The system names no file where a disk is full, and the owner would not know which.
    """
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        path.write_bytes(content)
    except OSError as error:
        raise OSError(error.errno, error.strerror, str(path)) from error
