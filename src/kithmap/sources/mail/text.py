"""Bytes of a header become readable text (RFC 2047 words, raw 8-bit)."""

import re
from binascii import Error, a2b_base64, a2b_qp

_WORD = re.compile(r"=\?([^?*\s]{1,40})(?:\*[^?\s]*)?\?([BbQq])\?([^?]*)\?=")
_DIVIDERS = re.compile(r'[,;:<>()@"\\]')
_GAP = re.compile(r"(\?=)\s+(=\?)")


def plain_text(raw: bytes) -> str:
    """Give `raw` as text: UTF-8 where it is valid, else Windows-1252, which old mailers mean by raw 8-bit."""
    try:
        return raw.decode()
    except UnicodeDecodeError:
        return raw.decode("cp1252", "replace")


def one_line(text: str) -> str:
    """Give `text` with every run of white space as one space, none at the ends, and no control characters.

    >>> one_line(" Ana\\r\\n\\t Díaz\\0 ")
    'Ana Díaz'
    """
    if "  " not in text and text.isprintable():
        return text.strip(" ")
    joined = " ".join(text.split())
    return joined if joined.isprintable() else " ".join(_PRINTABLE.sub(" ", joined).split())


_PRINTABLE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff]")


def decoded(text: str) -> str:
    """Give `text` with its encoded words read (RFC 2047); what cannot be read stays as written.

    Neighbouring words lose the space between them, and share their bytes before these become letters, since many
    mailers cut a letter in two.

    >>> decoded("=?UTF-8?B?QW5hIETDrQ==?= =?utf-8?Q?az?= at work")
    'Ana Díaz at work'
    """
    if "=?" not in text:
        return text
    if alone := _WORD.fullmatch(text):
        return _letters([alone])
    pieces: list[str] = []
    at = 0
    text = _GAP.sub(r"\1\2", text)
    for touching in _runs(list(_WORD.finditer(text))):
        pieces += [text[at : touching[0].start()], _letters(touching)]
        at = touching[-1].end()
    return "".join([*pieces, text[at:]])


def guarded(text: str) -> str:
    """Give `text` with commas and brackets inside encoded words encoded too, so that they do not part addresses."""
    return _WORD.sub(lambda word: word[0] if word[2] in "Bb" else _guarded(word), text)


def _guarded(word: re.Match[str]) -> str:
    payload = _DIVIDERS.sub(lambda sign: f"={ord(sign[0]):02X}", word[3])
    return f"=?{word[1]}?Q?{payload}?="


def _runs(words: list[re.Match[str]]) -> list[list[re.Match[str]]]:
    """Group words that touch and share a character set."""
    runs: list[list[re.Match[str]]] = []
    for word in words:
        last = runs[-1][-1] if runs else None
        if last is not None and last.end() == word.start() and last[1].lower() == word[1].lower():
            runs[-1].append(word)
        else:
            runs.append([word])
    return runs


def _letters(words: list[re.Match[str]]) -> str:
    try:
        raw = b"".join(_bytes(word[2], word[3]) for word in words)
        return raw.decode(words[0][1], "replace")
    except (Error, LookupError, ValueError):
        return "".join(word[0] for word in words)


def _bytes(encoding: str, payload: str) -> bytes:
    raw = payload.encode("utf-8", "surrogatepass")
    if encoding in "Qq":
        return a2b_qp(raw, header=True)
    return a2b_base64(raw + b"=" * (-len(raw) % 4))
