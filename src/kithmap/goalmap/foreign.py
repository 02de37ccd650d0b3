"""Foreign signs: which installed fonts draw what the bundled one lacks, and what none draws."""

from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kithmap.goalmap.measure import advances

MISSING = "\ufffd"
"""Drawn for a sign that no font has, so that the gap is seen; the bundled font holds it."""
EASTERN = ("Han", "Hiragana", "Katakana", "Hangul", "Bopomofo")
EASTERN_FONT = "Noto Sans CJK SC"
WORTH_A_LOOK = ("Noto Sans", "Noto Emoji", "Noto Serif", "Noto Naskh", "DejaVu Sans")
"""Families searched after the one that is named for the script; the system may hold thousands of others."""


@dataclass(frozen=True, slots=True)
class Foreign:
    """The families that a text needs beside the bundled one, and the signs that no installed font draws."""

    families: tuple[str, ...]
    missing: str


@dataclass(frozen=True, slots=True)
class _Installed:
    """One installed font file with the number of the font in it."""

    family: str
    path: str
    index: int


def foreign(texts: Iterable[str]) -> Foreign:
    """Give what `texts` need beyond the bundled font. Looks at installed fonts only where something is needed."""
    signs = sorted({sign for text in texts for sign in text if ord(sign) not in advances().bundled})
    families: dict[str, None] = {}
    missing = []
    for sign in signs:
        family = _family(sign)
        if family:
            families[family] = None
        else:
            missing.append(sign)
    return Foreign(tuple(families), "".join(missing))


def without_missing(text: str, missing: str) -> str:
    """Give `text` with every sign of `missing` replaced by one that is seen."""
    return "".join(MISSING if sign in missing else sign for sign in text)


@cache
def _family(sign: str) -> str | None:
    """Give the family of an installed font that draws `sign`, that of its script first."""
    named = _named_for_script(sign)
    fonts = sorted(_installed(), key=lambda font: (font.family != named, WORTH_A_LOOK.index(_kin(font.family))))
    return next((font.family for font in fonts if ord(sign) in _signs(font)), None)


def _kin(family: str) -> str:
    return next(kin for kin in WORTH_A_LOOK if family.startswith(kin))


def _named_for_script(sign: str) -> str:
    # fontTools takes 50 ms to load and is needed for foreign scripts only.
    from fontTools.unicodedata import script, script_name  # type: ignore[import-untyped]

    name = str(script_name(script(sign), default=""))
    return EASTERN_FONT if name in EASTERN else f"Noto Sans {name}"


@cache
def _installed() -> tuple[_Installed, ...]:
    # Typst takes 60 ms to load, and looking through the system's fonts 200 ms.
    from typst import Fonts

    return tuple(
        _Installed(font.family, str(font.path), font.index)
        for font in Fonts(include_system_fonts=True).fonts()
        if font.path and font.weight == 400 and font.style == "normal" and font.family.startswith(WORTH_A_LOOK)
    )


@cache
def _signs(font: _Installed) -> frozenset[int]:
    # As above.
    from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

    with TTFont(font.path, fontNumber=font.index, lazy=True) as opened:
        return frozenset(opened.getBestCmap() or ())
