"""Typefaces: the bundled font inside an SVG, only the scripts and weights that it uses."""

from base64 import b64encode
from collections.abc import Iterable
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
STACK = ", ".join(f'"{name}"' if " " in name else name for name in (FAMILY, *FALLBACKS))


def font_faces(texts: Iterable[Text]) -> str:
    """Give the `@font-face` rules, fonts inside, that `texts` need."""
    letters: dict[bool, set[int]] = {False: set(), True: set()}
    for text in texts:
        letters[text.semibold].update(map(ord, text.text))
    return "".join(
        _face("SemiBold" if semibold else "Regular", 600 if semibold else 400, name)
        for semibold, codes in letters.items()
        for name, spans in SLICES.items()
        if any(first <= code <= last for code in codes for first, last in spans)
    )


@cache
def _face(style: str, weight: int, name: str) -> str:
    data = b64encode((FONTS / f"KithmapSans-{style}-{name}.woff2").read_bytes()).decode("ascii")
    spans = ",".join(f"U+{first:X}-{last:X}" for first, last in SLICES[name])
    return (
        f'@font-face{{font-family:"{FAMILY}";font-weight:{weight};unicode-range:{spans};'
        f"src:url(data:font/woff2;base64,{data}) format('woff2')}}"
    )
