"""Every error the owner can meet, in one tree; each class holds its sentence: what, where, what to do."""

from kithmap.kit.speech import say, written


class KithmapError(Exception):
    """Base of all errors that a shell shows to the owner as one clear sentence."""


class SourceError(KithmapError):
    """A whole file cannot be used; records inside a usable file become troubles instead."""


class NoSuchFile(SourceError):
    def __init__(self, path: object) -> None:
        super().__init__(
            say("There is no file at {path}. Check the spelling, or drag the file onto the window.", path=path)
        )


class NothingRead(SourceError):
    def __init__(self) -> None:
        super().__init__(say("Nothing could be read from these files; what is wrong with each stands above."))


class NotAllowed(SourceError):
    def __init__(self, path: object) -> None:
        super().__init__(
            say("{path} may not be read by this user. Change its permissions, or copy it somewhere you own.", path=path)
        )


class EmptyFile(SourceError):
    def __init__(self, path: object) -> None:
        super().__init__(say("{path} is empty. Export it again, then bring in the new file.", path=path))


class UnknownFormat(SourceError):
    def __init__(self, path: object) -> None:
        super().__init__(
            say(
                "{path} is in no format that Kithmap reads. It takes address books, mailboxes, calendars, chats, calls "
                "and networks as other programs export them, and plain lists of names; "
                "of any other table (CSV), say which column holds what.",
                path=path,
            )
        )


class UnknownInside(UnknownFormat):
    def __init__(self, path: object) -> None:
        SourceError.__init__(
            self,
            say(
                "Nothing in {path} is in a format that Kithmap knows by itself, or it is locked with a password. Bring "
                "in the files with your contacts one by one; of a table (CSV), say which column holds what.",
                path=path,
            ),
        )


class StillPacked(SourceError):
    def __init__(self, path: object) -> None:
        super().__init__(
            say(
                "{path} is packed in a way that Kithmap does not open, or twice over. Unpack it, and bring in what it "
                "holds.",
                path=path,
            )
        )


class Spreadsheet(SourceError):
    def __init__(self, path: object) -> None:
        super().__init__(say("{path} is a spreadsheet. Save it as CSV, then bring in the new file.", path=path))


class TooLarge(SourceError):
    def __init__(self, path: object, *, ceiling_mb: int) -> None:
        super().__init__(
            say(
                "{path} unpacks to more than {ceiling} MB, which no real export does. "
                "Unpack it yourself and bring in the files you want.",
                path=path,
                ceiling=written(ceiling_mb),
            )
        )


class BrokenArchive(SourceError):
    def __init__(self, path: object) -> None:
        super().__init__(say("{path} is a damaged archive. Download or export it again.", path=path))


class BookError(KithmapError):
    """The book cannot be opened, read or written."""


class BookDamaged(BookError):
    def __init__(self, path: object, what: str) -> None:
        super().__init__(
            say(
                "{path} is not a whole Kithmap book: {what}. Restore it from a backup; nothing was changed.",
                path=path,
                what=what,
            )
        )


class NoBook(BookDamaged):
    """A file of another kind altogether, such as an address book, where a book was asked for."""

    def __init__(self, path: object) -> None:
        BookError.__init__(
            self,
            say(
                "{path} is no Kithmap book. To bring in the contacts, mail or calendar in it: kithmap bring {path}",
                path=path,
            ),
        )


class BookTooNew(BookError):
    def __init__(self, path: object, *, found: int, known: int) -> None:
        super().__init__(
            say(
                "{path} was written by a newer Kithmap (book version {found}, this one knows {known}). "
                "Upgrade Kithmap.",
                path=path,
                found=found,
                known=known,
            )
        )


class BookNotWritable(BookError):
    def __init__(self, path: object, why: str) -> None:
        super().__init__(
            say("{path} could not be written ({why}). The book on disk is as it was before.", path=path, why=why)
        )


class BookBusy(BookError):
    def __init__(self, path: object, why: str) -> None:
        super().__init__(
            say(
                "{path} cannot be used at this moment: {why}. Nothing was changed; try again shortly.",
                path=path,
                why=why,
            )
        )


class BookMoved(BookBusy):
    """An act was decided upon facts that somebody else has changed since; whoever can decide anew may try again."""

    def __init__(self, path: object) -> None:
        super().__init__(path, say("the same facts were changed elsewhere a moment ago"))


class NotFound(KithmapError):
    """Something the owner named does not exist."""


class NoSuchPerson(NotFound):
    def __init__(self, name: str) -> None:
        super().__init__(
            say("Nobody called {name!r} is in this book. Check the spelling; a part of the name is enough.", name=name)
        )


class SeveralPeople(NotFound):
    def __init__(self, name: str, found: str) -> None:
        super().__init__(say("{name!r} could be {found}. Say which one by their address.", name=name, found=found))


class NoSuchTemplate(NotFound):
    def __init__(self, name: str, *, known: str) -> None:
        super().__init__(say("There is no goal template {name!r}. The templates are: {known}.", name=name, known=known))


class GoalExists(KithmapError):
    def __init__(self, outcome: str) -> None:
        super().__init__(
            say(
                "You have a goal “{outcome}” already. Say this one in other words, so that both can be told apart.",
                outcome=outcome,
            )
        )


class NothingToUndo(KithmapError):
    def __init__(self) -> None:
        super().__init__(say("There is nothing left to undo."))


class NothingToRedo(KithmapError):
    def __init__(self) -> None:
        super().__init__(say("There is nothing left to redo."))


class DrawingError(KithmapError):
    """The picture cannot be drawn as asked."""
