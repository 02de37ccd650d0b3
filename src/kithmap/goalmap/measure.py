"""How wide a text is, from the advance widths of the bundled font."""

import json
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from pathlib import Path

FONTS = Path(__file__).with_name("fonts")
FAMILY = "Kithmap Sans"
UNITS_PER_EM = 1000
WIDE_UNITS = 1000
WIDE_SIGN = "\u3000"
"""Chinese and Japanese signs fill one em in every common font."""
HANGUL_UNITS = 920
"""Korean syllables in Noto Sans CJK."""
FIRST_ARABIC = "\u0620"
JOINER = "\u200d"
SKIN_TONES = "\U0001f3fb\U0001f3fc\U0001f3fd\U0001f3fe\U0001f3ff"
FIRST_PICTURE, FIRST_FLAG, LAST_FLAG = "\u2190", "\U0001f1e6", "\U0001f1ff"
"""Joined by a zero-width joiner, given a tone of skin, or two letters of a flag, several signs are drawn as one."""
UNKNOWN_UNITS = 700
"""A sign in no table: wider than most letters, so that the guard of the drawing squeezes rather than stretches."""


@dataclass(frozen=True, slots=True)
class Advances:
    """Advance widths in thousandths of an em: code point → width, and the three joined forms of Arabic letters.

    `bundled` are the code points that the bundled font itself draws.
    """

    regular: dict[int, int]
    semibold: dict[int, int]
    arabic: dict[int, tuple[int, int, int]]
    bundled: frozenset[int]


@cache
def advances() -> Advances:
    """Give the table that `fonts/make_fonts.py` wrote."""
    table = json.loads((FONTS / "advances.json").read_text(encoding="ascii"))
    runs = {name: _unrolled(table[name]) for name in ("Regular", "SemiBold", "Other")}
    arabic = {int(code): (forms[0], forms[1], forms[2]) for code, forms in table["Arabic"].items()}
    other = runs["Other"]
    return Advances(other | runs["Regular"], other | runs["SemiBold"], arabic, frozenset(runs["Regular"]))


def _unrolled(runs: dict[str, list[int]]) -> dict[int, int]:
    return {int(start) + step: width for start, widths in runs.items() for step, width in enumerate(widths)}


def text_width(text: str, size: float, *, semibold: bool = False) -> float:
    """Give the width of `text` on one line, in the unit of `size` (the height of an em).

    Exact for Latin, Greek and Cyrillic (without kerning, which the drawings switch off), close for scripts that other
    Noto fonts draw.

    >>> round(text_width("Ana", 100), 1)
    164.3
    """
    table = advances()
    widths = table.semibold if semibold else table.regular
    latest = max(text, default="")
    units = 0
    for letter in _seen(text) if latest >= FIRST_FLAG or JOINER in text else text:
        width = widths.get(ord(letter))
        units += _unlisted(letter) if width is None else width
    if latest >= FIRST_ARABIC:
        units += _joined(text, table)
    return units * size / UNITS_PER_EM


def is_bundled(text: str) -> bool:
    """Tell whether the bundled font draws every sign of `text`."""
    return all(ord(letter) in advances().bundled for letter in text)


def _seen(text: str) -> Iterator[str]:
    """Give the signs of `text` that take room of their own, where pictures are drawn together."""
    before, is_half_a_flag = "", False
    for sign in text:
        is_flag = FIRST_FLAG <= sign <= LAST_FLAG
        is_half_a_flag = is_flag and not is_half_a_flag
        is_drawn_before = (before == JOINER and sign >= FIRST_PICTURE) or (before and sign in SKIN_TONES)
        if not is_drawn_before and not (is_flag and not is_half_a_flag):
            yield WIDE_SIGN if is_flag else sign
        before = sign


def _unlisted(letter: str) -> int:
    if "\uac00" <= letter <= "\ud7a3":
        return HANGUL_UNITS
    if unicodedata.category(letter) in ("Mn", "Me", "Cf"):
        return 0
    return WIDE_UNITS if unicodedata.east_asian_width(letter) in ("W", "F") else UNKNOWN_UNITS


def _joined(text: str, table: Advances) -> int:
    """Give what joining its letters adds to the width of an Arabic text set in isolated forms (mostly less than 0)."""
    letters = [ord(letter) for letter in text if not unicodedata.combining(letter)]
    change = 0
    for index, code in enumerate(letters):
        if code not in table.arabic:
            continue
        initial, medial, final = table.arabic[code]
        before = index > 0 and table.arabic.get(letters[index - 1], (0, 0, 0))[0] > 0
        after = initial > 0 and index + 1 < len(letters) and letters[index + 1] in table.arabic
        form = {(True, True): medial, (True, False): final, (False, True): initial}.get((before, after))
        change += form - table.regular[code] if form else 0
    return change
