"""Letters become mail files as mail programs leave them: an mbox, a packed mbox, a maildir."""

import gzip
import os
from base64 import b64encode
from collections.abc import Iterable, Sequence
from email.utils import format_datetime
from hashlib import blake2b
from pathlib import Path

from kithmap.actions.sample.letter import Letter, Mailbox

FOLD_AT = 75
"""Longest encoded word in characters (RFC 2047, section 2)."""
_MAILDIR_HOST = "kithmap-sample"
MAILDIR_FLAGS = ":2,S" if os.name == "posix" else "!2,S"
"""Windows allows no colon in a file name; mail programs write "!" there."""


def write_inbox(path: Path, received: Iterable[Letter]) -> None:
    """Write received letters as Thunderbird keeps them: mbox with a dash for the sender and two status lines."""
    status = "X-Mozilla-Status: 0001\nX-Mozilla-Status2: 00000000\n"
    parts = (f"From - {letter.when.ctime()}\n{status}{_mboxrd(letter)}\n" for letter in received)
    path.write_text("".join(parts), encoding="utf-8", newline="\n")


def write_sent(path: Path, sent: Iterable[Letter]) -> None:
    """Write sent letters as Google Takeout gives them, packed with gzip; its bytes carry no time of writing."""
    parts = []
    for letter in sent:
        number = int.from_bytes(blake2b(letter.id.encode(), digest_size=7).digest(), "big")
        begin = f"From {number}@xxx {letter.when.strftime('%a %b %d %H:%M:%S %z %Y')}\nX-GM-THRID: {number}\n"
        parts.append(f"{begin}X-Gmail-Labels: Sent\n{_mboxrd(letter)}\n")
    path.write_bytes(gzip.compress("".join(parts).encode(), compresslevel=6, mtime=0))


def write_maildir(folder: Path, kept: Iterable[Letter]) -> None:
    """Write letters as a maildir: one file each in `cur`, beside empty `new` and `tmp`; an earlier sample's go."""
    for part in ("cur", "new", "tmp"):
        (folder / part).mkdir(parents=True, exist_ok=True)
    for earlier in (folder / "cur").glob(f"*{_MAILDIR_HOST}*"):
        earlier.unlink()
    for number, letter in enumerate(kept):
        name = f"{int(letter.when.timestamp())}.M{number:06}P1.{_MAILDIR_HOST}{MAILDIR_FLAGS}"
        (folder / "cur" / name).write_text(message(letter), encoding="utf-8", newline="\n")


def message(letter: Letter) -> str:
    """Give the whole message, lines ending in "\\n"; put together by hand, as `email` would take seconds for all."""
    lines = [
        f"Return-Path: <{letter.sender.address}>",
        f"Message-ID: {letter.id}",
        f"Date: {format_datetime(letter.when)}",
        f"From: {_addressed([letter.sender])}",
        f"To: {_addressed(letter.to)}",
        *([f"Cc: {_addressed(letter.cc)}"] if letter.cc else []),
        f"Subject: {_encoded(letter.subject)}",
        *([f"In-Reply-To: {letter.answers}", f"References: {letter.answers}"] if letter.answers else []),
        *([letter.header] if letter.header else []),
        "MIME-Version: 1.0",
        "Content-Type: text/plain; charset=utf-8",
        "Content-Transfer-Encoding: 8bit",
        "",
        letter.body,
        "",
        letter.sender.name,
        "",
    ]
    return "\n".join(lines)


def _mboxrd(letter: Letter) -> str:
    head, _, body = message(letter).partition("\n\n")
    quoted = "\n".join(f">{line}" if line.lstrip(">").startswith("From ") else line for line in body.split("\n"))
    return f"{head}\n\n{quoted}"


def _addressed(mailboxes: Sequence[Mailbox]) -> str:
    return ",\n ".join(f"{_named(mailbox.name)} <{mailbox.address}>" for mailbox in mailboxes)


def _named(name: str) -> str:
    if not name.isascii():
        return _encoded(name)
    return f'"{name}"' if "," in name else name


def _encoded(text: str) -> str:
    """Give `text` for a header: as it is in ASCII, else as encoded words of at most `FOLD_AT` characters."""
    if text.isascii():
        return text
    words, word = [], ""
    for character in text:
        if len(_word(word + character)) > FOLD_AT:
            words.append(word)
            word = ""
        word += character
    return "\n ".join(_word(part) for part in [*words, word])


def _word(text: str) -> str:
    return f"=?utf-8?B?{b64encode(text.encode()).decode()}?="
