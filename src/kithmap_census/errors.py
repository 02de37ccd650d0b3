"""Every error that whoever runs a census can meet; each class holds its sentence: what, where, what to do."""

from kithmap.errors import KithmapError


class CensusError(KithmapError):
    """Base of the errors of a census."""


class NoParquet(CensusError):
    def __init__(self, folder: object) -> None:
        super().__init__(f"There is no Parquet file in {folder}. Give the folder that holds them.")


class NotParquet(CensusError):
    def __init__(self, file: object) -> None:
        super().__init__(
            f"{file} is no Parquet file, or it is cut short. Write it again, or take it out of the folder."
        )


class MissingColumn(CensusError):
    def __init__(self, column: str, *, file: object, wanted: str) -> None:
        super().__init__(f"{file} lacks the column “{column}” ({wanted}). Write it with that column.")


class WrongType(CensusError):
    def __init__(self, column: str, *, file: object, found: object, wanted: str) -> None:
        super().__init__(f"In {file} the column “{column}” is {found}; it has to be {wanted}.")


class TwoTypes(CensusError):
    def __init__(self, column: str, *, file: object, found: object, before: object) -> None:
        super().__init__(
            f"In {file} the column “{column}” is {found}, and {before} in the files before it; write it alike."
        )


class BadPolicy(CensusError):
    def __init__(self, file: object, *, why: str) -> None:
        super().__init__(f"The policy {file} cannot be used: {why}.")


class OutNotEmpty(CensusError):
    def __init__(self, folder: object) -> None:
        super().__init__(
            f"{folder} is not empty. Give a new folder, so that nothing of an earlier census is left in it."
        )


class EngineMissing(CensusError):
    def __init__(self, engine: str, *, extra: str) -> None:
        super().__init__(f"The engine {engine} is not installed. Install it with: pip install 'kithmap[{extra}]'")


class BadMembers(CensusError):
    def __init__(self, file: object, *, why: str) -> None:
        super().__init__(f"The members in {file} cannot be used: {why}.")
