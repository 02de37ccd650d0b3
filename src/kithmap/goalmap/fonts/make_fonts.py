"""The bundled font and its table of advance widths are made from Noto, once, by hand.

Needs the packages fonttools and brotli, the variable font `NotoSans[wdth,wght].ttf` and a folder with the static Noto
fonts of other scripts (Debian: fonts-noto-core, fonts-noto-cjk)::

    python make_fonts.py NotoSans[wdth,wght].ttf /usr/share/fonts

Writes beside itself: `KithmapSans-Regular.ttf` and `-SemiBold.ttf` for PDF and PNG, one `.woff2` for each weight and
script for SVG, and `advances.json`. Noto has no reserved font name; what is changed is renamed all the same, so that an
installed Noto Sans never takes its place.
"""

import json
import sys
from collections.abc import Iterable
from pathlib import Path

from fontTools.subset import Options, Subsetter  # type: ignore[import-untyped]
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]
from fontTools.varLib.instancer import instantiateVariableFont  # type: ignore[import-untyped]

FAMILY = "Kithmap Sans"
WIDTH_PERCENT = 88
"""A little narrower than the regular cut: a tenth more names fit, and the x-height stays that of Noto Sans."""
WEIGHTS = {"Regular": 400, "SemiBold": 600}
UNITS_PER_EM = 1000
SLICES = {
    "latin": [(0x20, 0x7E), (0xA0, 0xFF), (0x2000, 0x206F), (0x20AC, 0x20AC), (0x2122, 0x2122), (0xFFFD, 0xFFFD)],
    "latin-ext": [(0x100, 0x24F), (0x2B0, 0x2FF), (0x300, 0x36F), (0x1E00, 0x1EFF)],
    "greek": [(0x370, 0x3FF), (0x1F00, 0x1FFF)],
    "cyrillic": [(0x400, 0x52F)],
}
OTHER_SCRIPTS = [
    "Hebrew", "Arabic", "Devanagari", "Bengali", "Gurmukhi", "Gujarati", "Tamil", "Telugu", "Kannada", "Malayalam",
    "Sinhala", "Thai", "Lao", "Myanmar", "Khmer", "Georgian", "Armenian", "Ethiopic", "Cherokee",
]  # fmt: skip
ARABIC_FORMS = ("init", "medi", "fina")


def make_all(variable_font: Path, noto_folder: Path, into: Path) -> None:
    """Write every file that this module names."""
    table: dict[str, dict[str, list[int]]] = {}
    for style, weight in WEIGHTS.items():
        font = instance(variable_font, style=style, weight=weight)
        every = [span for spans in SLICES.values() for span in spans]
        whole = cut(font, every, into / f"KithmapSans-{style}.ttf")
        for name, spans in SLICES.items():
            cut(font, spans, into / f"KithmapSans-{style}-{name}.woff2")
        table[style] = in_runs(advances(whole))
    table["Other"] = in_runs(other_advances(noto_folder))
    table["Arabic"] = arabic_forms(TTFont(find(noto_folder, "NotoSansArabic-Regular.ttf")))
    (into / "advances.json").write_text(json.dumps(table, separators=(",", ":")) + "\n", encoding="ascii")


def instance(variable_font: Path, *, style: str, weight: int) -> TTFont:
    """Give one static cut of the variable font, under our own name."""
    font = instantiateVariableFont(TTFont(variable_font), {"wght": weight, "wdth": WIDTH_PERCENT})
    names = font["name"]
    copyright_line = names.getDebugName(0)
    names.names = []
    postscript = f"KithmapSans-{style}"
    for number, text in enumerate([copyright_line, FAMILY, style, postscript, f"{FAMILY} {style}", None, postscript]):
        if text:
            names.setName(text, number, 3, 1, 0x409)
    names.setName("SIL Open Font License, Version 1.1", 13, 3, 1, 0x409)
    font["OS/2"].usWeightClass, font["OS/2"].usWidthClass = weight, 5
    return font


def cut(font: TTFont, spans: Iterable[tuple[int, int]], to: Path) -> TTFont:
    """Write the subset of `font` that holds `spans` and give it."""
    options = Options(hinting=False, layout_features=["ccmp", "kern", "mark", "mkmk", "locl"], name_IDs=["*"])
    options.notdef_outline, options.glyph_names = True, False
    options.flavor = "woff2" if to.suffix == ".woff2" else None
    subsetter = Subsetter(options)
    subsetter.populate(unicodes=[code for first, last in spans for code in range(first, last + 1)])
    copy = duplicate(font)
    subsetter.subset(copy)
    copy.flavor = options.flavor
    copy.save(to)
    return copy


def duplicate(font: TTFont) -> TTFont:
    """Give a fresh copy: subsetting changes a font in place."""
    scratch = Path(__file__).with_name("scratch.ttf")
    font.save(scratch)
    copy = TTFont(scratch, lazy=False)
    copy.ensureDecompiled()
    scratch.unlink()
    return copy


def advances(font: TTFont, glyphs: dict[int, str] | None = None) -> dict[int, int]:
    """Give the advance of each code point in thousandths of an em."""
    scale = UNITS_PER_EM / font["head"].unitsPerEm
    widths = font["hmtx"]
    return {code: round(widths[glyph][0] * scale) for code, glyph in (glyphs or font.getBestCmap()).items()}


def other_advances(noto_folder: Path) -> dict[int, int]:
    """Give the advances of the scripts that the bundled font lacks, as installed Noto fonts draw them."""
    found: dict[int, int] = {}
    for script in OTHER_SCRIPTS:
        font = TTFont(find(noto_folder, f"NotoSans{script}-Regular.ttf"))
        found |= {code: width for code, width in advances(font).items() if code > 0x52F and code not in found}
    return {code: width for code, width in found.items() if not 0x1E00 <= code <= 0x206F}


def arabic_forms(font: TTFont) -> dict[str, list[int]]:
    """Give for each joining letter its advances as initial, medial and final form (the isolated one is in Other)."""
    substitutes: dict[str, dict[str, str]] = {form: {} for form in ARABIC_FORMS}
    gsub = font["GSUB"].table
    for feature in gsub.FeatureList.FeatureRecord:
        if feature.FeatureTag in substitutes:
            for index in feature.Feature.LookupListIndex:
                for subtable in gsub.LookupList.Lookup[index].SubTable:
                    real = getattr(subtable, "ExtSubTable", subtable)
                    substitutes[feature.FeatureTag] |= getattr(real, "mapping", {})
    scale = UNITS_PER_EM / font["head"].unitsPerEm
    forms: dict[str, list[int]] = {}
    for code, glyph in font.getBestCmap().items():
        cuts = [substitutes[form].get(glyph) for form in ARABIC_FORMS]
        if cuts[2]:
            forms[str(code)] = [round(font["hmtx"][cut][0] * scale) if cut else 0 for cut in cuts]
    return forms


def in_runs(widths: dict[int, int]) -> dict[str, list[int]]:
    """Give widths as runs of neighbours: first code point → advances."""
    runs: dict[str, list[int]] = {}
    last, start = -2, ""
    for code in sorted(widths):
        if code != last + 1:
            start = str(code)
            runs[start] = []
        runs[start].append(widths[code])
        last = code
    return runs


def find(folder: Path, name: str) -> Path:
    """Give the first file called `name` under `folder`."""
    return next(folder.rglob(name))


if __name__ == "__main__":
    make_all(Path(sys.argv[1]), Path(sys.argv[2]), Path(__file__).parent)
