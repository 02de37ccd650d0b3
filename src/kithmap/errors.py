"""Every error the owner can meet, in one tree; each class holds its sentence: what, where, what to do."""


class KithmapError(Exception):
    """Base of all errors that a shell shows to the owner as one clear sentence."""


class SourceError(KithmapError):
    """A whole file cannot be used; records inside a usable file become troubles instead."""


class NoSuchFile(SourceError):
    def __init__(self, path: object) -> None:
        super().__init__(f"There is no file at {path}. Check the spelling, or drag the file onto the window.")


class NothingRead(SourceError):
    def __init__(self) -> None:
        super().__init__("Nothing could be read from these files; what is wrong with each stands above.")


class NotAllowed(SourceError):
    def __init__(self, path: object) -> None:
        super().__init__(f"{path} may not be read by this user. Change its permissions, or copy it somewhere you own.")


class EmptyFile(SourceError):
    def __init__(self, path: object) -> None:
        super().__init__(f"{path} is empty. Export it again, then bring in the new file.")


class UnknownFormat(SourceError):
    def __init__(self, path: object) -> None:
        super().__init__(
            f"{path} is in no format that Kithmap reads. It takes vCard, LinkedIn, Google and Outlook CSV, "
            "mbox and maildir, iCalendar, and plain lists of names; of any other CSV, say which column holds what."
        )


class TooLarge(SourceError):
    def __init__(self, path: object, *, ceiling_mb: int) -> None:
        super().__init__(
            f"{path} unpacks to more than {ceiling_mb:,} MB, which no real export does. "
            "Unpack it yourself and bring in the files you want."
        )


class BrokenArchive(SourceError):
    def __init__(self, path: object) -> None:
        super().__init__(f"{path} is a damaged archive. Download or export it again.")


class BookError(KithmapError):
    """The book cannot be opened, read or written."""


class BookDamaged(BookError):
    def __init__(self, path: object, what: str) -> None:
        super().__init__(f"{path} is not a whole Kithmap book: {what}. Restore it from a backup; nothing was changed.")


class BookTooNew(BookError):
    def __init__(self, path: object, *, found: int, known: int) -> None:
        super().__init__(
            f"{path} was written by a newer Kithmap (book version {found}, this one knows {known}). Upgrade Kithmap."
        )


class BookNotWritable(BookError):
    def __init__(self, path: object, why: str) -> None:
        super().__init__(f"{path} could not be written ({why}). The book on disk is as it was before.")


class BookBusy(BookError):
    def __init__(self, path: object, why: str) -> None:
        super().__init__(f"{path} cannot be used at this moment: {why}. Nothing was changed; try again shortly.")


class NotFound(KithmapError):
    """Something the owner named does not exist."""


class NoSuchPerson(NotFound):
    def __init__(self, name: str) -> None:
        super().__init__(f"Nobody called {name!r} is in this book. Check the spelling; a part of the name is enough.")


class SeveralPeople(NotFound):
    def __init__(self, name: str, found: str) -> None:
        super().__init__(f"{name!r} could be {found}. Say which one by their address.")


class NoSuchTemplate(NotFound):
    def __init__(self, name: str, *, known: str) -> None:
        super().__init__(f"There is no goal template {name!r}. The templates are: {known}.")


class GoalExists(KithmapError):
    def __init__(self, outcome: str) -> None:
        super().__init__(
            f"You have a goal “{outcome}” already. Say this one in other words, so that both can be told apart."
        )


class NothingToUndo(KithmapError):
    def __init__(self) -> None:
        super().__init__("There is nothing left to undo.")


class NothingToRedo(KithmapError):
    def __init__(self) -> None:
        super().__init__("There is nothing left to redo.")


class DrawingError(KithmapError):
    """The picture cannot be drawn as asked."""
