"""Texts in Facebook's and Instagram's exports: whole again after their bytes were written as letters."""

from kithmap.sources.json_parts import plain


def mended(value: object) -> str:
    """Give a text as it was meant: "JosÃ©" was UTF-8 whose bytes were taken for letters; anything else stays.

    >>> mended("Jos\\u00c3\\u00a9"), mended("José"), mended("Kovač")
    ('José', 'José', 'Kovač')
    """
    text = plain(value)
    if text.isascii():
        return text
    try:
        return plain(text.encode("latin-1").decode("utf-8"))
    except UnicodeError:
        return text


def service_of(file: str) -> str:
    """Give "instagram" or "facebook": both write the same, and only the folder inside the export tells them apart."""
    return "instagram" if "instagram" in file.casefold() else "facebook"
