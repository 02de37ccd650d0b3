"""Errors become exit codes: one table."""

from kithmap.errors import BookError, KithmapError, NotFound, SourceError
from kithmap_app.speech import say

EXIT_CODES: dict[type[Exception], int] = {
    SourceError: 3,
    BookError: 4,
    NotFound: 5,
    KithmapError: 1,
    PermissionError: 6,
    OSError: 6,
}
"""0 is done, 1 could not be done, 2 was called wrongly (click's own), 130 was stopped."""


def exit_code_of(error: Exception) -> int | None:
    """Give the exit code for an error, None for one that is a fault of Kithmap's."""
    return next((code for kind, code in EXIT_CODES.items() if isinstance(error, kind)), None)


def says(error: Exception) -> str:
    """Give the sentence of an error."""
    if isinstance(error, OSError) and error.filename:
        return say("{file} could not be used: {why}.", file=error.filename, why=error.strerror)
    if isinstance(error, OSError) and error.strerror:
        # a pipe or a terminal has no name
        return say("{file} could not be used: {why}.", file=say("The output"), why=error.strerror)
    return str(error)
