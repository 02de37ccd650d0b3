"""The map on paper: one page, its letters real, nothing silently missing."""

import re
import shutil
import struct
import subprocess
import zlib
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest

from kithmap.goalmap.foreign import MISSING, foreign, without_missing
from kithmap.goalmap.initials import initials_of
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import A4, LETTER, Page, screen
from kithmap.goalmap.paper import shapes_svg, to_pdf, to_png
from kithmap.goalmap.svg import theme_called, to_svg
from tests.goalmap.subjects import network

FOREIGN_NAMES = ("王小明", "محمد عبد الله", "שרה כהן", "प्रिया शर्मा", "Дмитрий Соколов", "Ελένη", "Nguyễn Thị Minh")
NOBODYS_SIGN = "\U0010fffd"
"""A private sign, in no Noto font."""


def streams(pdf: bytes) -> bytes:
    """Give everything in a PDF's compressed streams."""
    found = re.findall(rb"stream\r?\n(.*?)\r?\nendstream", pdf, re.DOTALL)
    return b"".join(_unpacked(part) for part in found)


def _unpacked(part: bytes) -> bytes:
    try:
        return zlib.decompress(part)
    except zlib.error:
        return b""


def words(pdf: bytes, folder: Path) -> str:
    """Give the text of a PDF as another program finds it."""
    program = shutil.which("pdftotext")
    if program is None:
        pytest.skip("pdftotext is not installed (Debian: apt install poppler-utils)")
    (folder / "read.pdf").write_bytes(pdf)
    done = subprocess.run([program, "-layout", folder / "read.pdf", "-"], capture_output=True, text=True, check=True)
    return " ".join(done.stdout.split())


@pytest.mark.parametrize("page", [A4, LETTER, screen()], ids=lambda page: page.name)
def test_the_pdf_is_one_page_of_the_right_size(page: Page) -> None:
    """A4 is 841.89 × 595.28 points, Letter 792 × 612 (ISO 216, ANSI); a screen's px are three quarters of a point."""
    pdf = to_pdf(lay_out(network(60), page))
    box = re.search(rb"/MediaBox\s*\[0 0 ([\d.]+) ([\d.]+)\]", pdf + streams(pdf))

    assert pdf.startswith(b"%PDF-")
    assert len(re.findall(rb"/Type\s*/Page\b", pdf + streams(pdf))) == 1
    assert box
    assert [float(side) for side in box.groups()] == pytest.approx(
        [page.width * page.unit_pt, page.height * page.unit_pt], abs=0.02
    )


def test_letters_in_the_pdf_are_text_in_the_bundled_font() -> None:
    """Text can be selected and searched: fonts are embedded with their way back to Unicode."""
    pdf = to_pdf(lay_out(network(20), A4))
    inside = pdf + streams(pdf)

    assert b"KithmapSans-Regular" in inside
    assert b"KithmapSans-SemiBold" in inside
    assert b"/ToUnicode" in inside
    assert b"beginbfchar" in inside or b"beginbfrange" in inside


def test_names_in_other_scripts_are_drawn_with_installed_fonts() -> None:
    """PDF/UA-1 refuses a page with a missing glyph, so that it compiles shows that none is missing."""
    subject = network(20)
    seats = tuple(
        replace(seat, name=FOREIGN_NAMES[index % len(FOREIGN_NAMES)]) for index, seat in enumerate(subject.seats)
    )
    picture = lay_out(replace(subject, seats=seats), A4)
    if foreign(text.text for text in picture.texts).missing:
        pytest.skip("needs installed fonts for Chinese, Arabic, Hebrew and Devanagari (fonts-noto-core, -cjk)")
    pdf = to_pdf(picture)

    assert b"NotoSansHebrew" in pdf + streams(pdf)


def test_a_sign_that_no_font_has_is_seen_and_told() -> None:
    """A name must not lose a letter without a word."""
    subject = network(1, sectors=1)
    seat = replace(subject.seats[0], name=f"Ana {NOBODYS_SIGN}")
    picture = lay_out(replace(subject, seats=(seat,)), A4)

    assert foreign(text.text for text in picture.texts).missing == NOBODYS_SIGN
    assert without_missing(seat.name, NOBODYS_SIGN) == f"Ana {MISSING}"
    assert to_pdf(picture).startswith(b"%PDF-")


def test_eight_missing_signs_are_named_and_the_others_counted(tmp_path: Path) -> None:
    """The foot of the page is one line, however strange a name is."""
    signs = "".join(chr(code) for code in range(0x10FFF0, 0x10FFF9))
    subject = network(1, sectors=1)
    picture = lay_out(replace(subject, seats=(replace(subject.seats[0], name=f"Ana {signs}"),), title=signs), A4)
    found = words(to_pdf(picture), tmp_path)

    assert "U+10FFF0, U+10FFF1" in found
    assert "U+10FFF7 and 1 more: no font on this computer has it." in found
    assert "U+10FFF8" not in found


def test_plain_names_need_no_installed_font() -> None:
    """Latin, Greek and Cyrillic look alike on every computer."""
    assert foreign(["Anna Schmidt", "Łukasz", "Ελένη", "Дмитрий"]).families == ()


@pytest.mark.parametrize("scale", [1.0, 2.0])
def test_the_png_has_the_asked_for_pixels(scale: float) -> None:
    """Width and height stand in the header (PNG specification, 11.2.2)."""
    png = to_png(lay_out(network(5), screen(900, 600)), scale=scale)

    assert png.startswith(b"\x89PNG\r\n\x1a\n")
    assert struct.unpack(">II", png[16:24]) == (900 * scale, 600 * scale)


@pytest.mark.parametrize("draw", [to_pdf, to_png], ids=["pdf", "png"])
def test_the_same_picture_gives_the_same_bytes(draw: Callable[..., bytes]) -> None:
    """No date or chance in the file: a map kept under version control changes when people do."""
    picture = lay_out(network(10), A4)

    assert draw(picture) == draw(picture)


def test_initials_leave_no_name_in_the_pdf(tmp_path: Path) -> None:
    """Also on paper; read back by another program, since letters in a PDF are numbers of glyphs."""
    picture = lay_out(network(1, sectors=1), A4)
    name = picture.people[0].name

    assert name in words(to_pdf(picture), tmp_path)
    hidden = words(to_pdf(picture, initials=True), tmp_path)
    assert [part for part in name.replace("-", " ").split() if part in hidden] == []
    assert initials_of(name) in hidden


def test_shapes_on_paper_are_those_of_the_svg() -> None:
    """The same look everywhere: each shape of the paper stands in the SVG as well."""
    picture = lay_out(network(30, chairs=2, empty=1), screen())
    svg = to_svg(picture)
    shapes = re.findall(r"<(?:circle|rect|path|ellipse)[^>]*/>", shapes_svg(picture, theme_called("light")))

    assert len(shapes) > 60
    assert [shape for shape in shapes if shape not in svg] == []
