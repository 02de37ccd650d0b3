"""Typefaces: the bundled font inside an SVG, only the scripts and weights that it uses."""

from base64 import b64encode
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache

from kithmap.goalmap.measure import FAMILY, FONTS
from kithmap.goalmap.picture import Text

SLICES = {
    "latin": ((0x20, 0x7E), (0xA0, 0xFF), (0x2000, 0x206F), (0x20AC, 0x20AC), (0x2122, 0x2122), (0xFFFD, 0xFFFD)),
    "latin-ext": ((0x100, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x1E00, 0x1EFF)),
    "greek": ((0x370, 0x3FF), (0x1F00, 0x1FFF)),
    "cyrillic": ((0x400, 0x52F),),
}
"""The code points of each slice, as `fonts/make_fonts.py` cut them."""
FALLBACKS = (
    "Noto Sans", "Noto Sans Arabic", "Noto Sans Hebrew", "Noto Sans Devanagari", "Noto Sans CJK SC",
    "system-ui", "sans-serif",
)  # fmt: skip
FAMILY_FILES = "KithmapSans"
STACK = ", ".join(f'"{name}"' if " " in name else name for name in (FAMILY, *FALLBACKS))


@dataclass(frozen=True, slots=True)
class Face:
    """One slice of the bundled font: regular or semibold letters of one script."""

    slice: str
    semibold: bool

    @property
    def file(self) -> str:
        """The name of its file among the fonts."""
        return f"{FAMILY_FILES}-{'SemiBold' if self.semibold else 'Regular'}-{self.slice}.woff2"

    @property
    def spans(self) -> str:
        """The code points that it holds, as CSS tells them."""
        return ",".join(f"U+{first:X}-{last:X}" for first, last in SLICES[self.slice])


def faces_of(texts: Iterable[Text]) -> tuple[Face, ...]:
    """Give the slices of the bundled font that `texts` need."""
    letters: dict[bool, set[int]] = {False: set(), True: set()}
    for text in texts:
        letters[text.semibold].update(map(ord, text.text))
    return tuple(
        Face(name, semibold)
        for semibold, codes in letters.items()
        for name, spans in SLICES.items()
        if any(first <= code <= last for code in codes for first, last in spans)
    )


def font_faces(texts: Iterable[Text]) -> str:
    """Give the `@font-face` rules, fonts inside, that `texts` need."""
    return "".join(map(_rule, faces_of(texts)))


@cache
def _rule(face: Face) -> str:
    data = b64encode((FONTS / face.file).read_bytes()).decode("ascii")
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{600 if face.semibold else 400};unicode-range:{face.spans};'
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )
