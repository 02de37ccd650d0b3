"""Can a map be drawn: are the fonts there, and does the program that sets pages work?"""

from pathlib import Path

from kithmap.goalmap.measure import FAMILY, FONTS
from kithmap.goalmap.typefaces import SLICES
from kithmap.kit.installing import install_command
from kithmap_app.doctor.finding import Finding, well, wrong
from kithmap_app.speech import say

FONT, PAPER = "fonts", "paper"
STYLES = ("Regular", "SemiBold")
LINE = Path(__file__).with_name("line.typ")


def look_at_fonts(folder: Path = FONTS) -> Finding:
    """Say whether every file of the bundled font is there."""
    stem = FAMILY.replace(" ", "")
    names = [f"{stem}-{style}{ending}" for style in STYLES for ending in (".ttf", *_slice_endings())]
    missing = [name for name in names if not (folder / name).is_file()]
    if missing:
        return wrong(
            FONT,
            say(
                "Fonts are missing: {names}. Install Kithmap again, in a checkout of it: {command}",
                names=", ".join(missing),
                command=install_command(again=True),
            ),
        )
    return well(FONT, say("The fonts of the map are there; names in other scripts take the fonts of this machine."))


def look_at_paper(folder: Path = FONTS) -> Finding:
    """Say whether Typst sets a page with the bundled font."""
    try:
        # the extension may be missing or broken, which is what this look is for
        import typst
    except ImportError as why:
        return wrong(PAPER, say("Typst does not load ({why}): maps can be saved as SVG, not as PDF or PNG.", why=why))
    try:
        page = typst.compile(LINE, font_paths=[folder], ignore_system_fonts=True)
    except typst.TypstError as why:
        return wrong(PAPER, say("Typst cannot set a page ({why}): maps can be saved as SVG only.", why=why))
    if isinstance(page, bytes) and b"KithmapSans" in page:
        return well(PAPER, say("PDF and PNG can be made; no browser is needed for them."))
    return wrong(PAPER, say("Typst does not find the fonts of the map. Install Kithmap again."))


def _slice_endings() -> tuple[str, ...]:
    return tuple(f"-{name}.woff2" for name in SLICES)
