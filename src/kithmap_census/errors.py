"""Every error that whoever runs a census can meet; each class holds its sentence: what, where, what to do."""

from kithmap.errors import KithmapError
from kithmap.kit.installing import install_command
from kithmap.kit.speech import say


class CensusError(KithmapError):
    """Base of the errors of a census."""


class NoParquet(CensusError):
    def __init__(self, folder: object) -> None:
        super().__init__(say("There is no Parquet file in {folder}. Give the folder that holds them.", folder=folder))


class NotParquet(CensusError):
    def __init__(self, file: object) -> None:
        super().__init__(
            say(
                "{file} is no Parquet file, or it is cut short. Write it again, or take it out of the folder.",
                file=file,
            )
        )


class MissingColumn(CensusError):
    def __init__(self, column: str, *, file: object, wanted: str) -> None:
        super().__init__(
            say(
                "{file} lacks the column “{column}” ({wanted}). Write it with that column.",
                file=file,
                column=column,
                wanted=wanted,
            )
        )


class WrongType(CensusError):
    def __init__(self, column: str, *, file: object, found: object, wanted: str) -> None:
        super().__init__(
            say(
                "In {file} the column “{column}” is {found}; it has to be {wanted}.",
                file=file,
                column=column,
                found=found,
                wanted=wanted,
            )
        )


class TwoTypes(CensusError):
    def __init__(self, column: str, *, file: object, found: object, before: object) -> None:
        super().__init__(
            say(
                "In {file} the column “{column}” is {found}, and {before} in the files before it; write it alike.",
                file=file,
                column=column,
                found=found,
                before=before,
            )
        )


class BadPolicy(CensusError):
    def __init__(self, file: object, *, why: str) -> None:
        super().__init__(say("The policy {file} cannot be used: {why}.", file=file, why=why))


class OutNotEmpty(CensusError):
    def __init__(self, folder: object) -> None:
        super().__init__(
            say(
                "{folder} is not empty. Give a new folder, so that nothing of an earlier census is left in it.",
                folder=folder,
            )
        )


class EngineMissing(CensusError):
    def __init__(self, engine: str, *, extra: str) -> None:
        super().__init__(
            say(
                "The engine {engine} is not installed. Add it, in a checkout of Kithmap: {command}",
                engine=engine,
                command=install_command(extra),
            )
        )


class BadMembers(CensusError):
    def __init__(self, file: object, *, why: str) -> None:
        super().__init__(say("The members in {file} cannot be used: {why}.", file=file, why=why))
