"""Widths of text, against the fonts themselves."""

import unicodedata

import pytest
from fontTools.ttLib import TTFont  # type: ignore[import-untyped]

from kithmap.goalmap.measure import FONTS, is_bundled, text_width
from kithmap.goalmap.picture import Text
from kithmap.goalmap.typefaces import SLICES, Face, faces_of, font_faces

NAMES = [
    "Anna Schmidt",
    "Łukasz Wójcik",
    "Nguyễn Thị Minh",
    "Дмитрий Соколов",
    "Ελένη Παπαδοπούλου",
    "Øystein Þór",
    "AVA To",
]


@pytest.mark.parametrize("style", ["Regular", "SemiBold"])
@pytest.mark.parametrize("name", NAMES)
def test_the_table_agrees_with_the_bundled_font(name: str, style: str) -> None:
    """Expected: the sum of the advances that fontTools reads from the font file."""
    font = TTFont(FONTS / f"KithmapSans-{style}.ttf")
    glyphs, widths = font.getBestCmap(), font["hmtx"]
    expected = sum(widths[glyphs[ord(letter)]][0] for letter in name) / font["head"].unitsPerEm * 13

    assert text_width(name, 13, semibold=style == "SemiBold") == pytest.approx(expected, abs=0.01)


def test_chinese_signs_fill_an_em_and_marks_take_no_room() -> None:
    """By the rules of type: three signs of one em each; an accent stands above its letter."""
    accented = unicodedata.normalize("NFD", "é")

    assert text_width("王小明", 10) == 30
    assert text_width(accented, 10) == pytest.approx(text_width("e", 10), abs=0.5)


@pytest.mark.parametrize(
    ("signs", "pictures"), [("👨‍👩‍👧‍👦", 1), ("👩🏽‍🚀", 1), ("👍🏿👍", 2), ("🇪🇸🇩🇰", 2), ("🇪🇸🇩", 2), ("🏴‍☠️", 1)]
)
def test_pictures_that_are_drawn_as_one_are_measured_as_one(signs: str, pictures: int) -> None:
    """By the rules of Unicode (UTS 51): measured one by one, a family of four was stretched to four times its width."""
    assert text_width(signs, 10) == pictures * 10


def test_signs_of_direction_take_no_room() -> None:
    """They are written round right-to-left names and never drawn; nor are the tags of some flags."""
    assert text_width("\u2067ab\u2069\U000e0067", 10) == text_width("ab", 10)


def test_a_joiner_between_letters_joins_no_widths() -> None:
    """Persian and Indic names are spelt with joiners, and each of their letters takes its room."""
    assert text_width("क्\u200dष", 10) == text_width("क्ष", 10) > 10


@pytest.mark.parametrize(("name", "width"), [("محمد", 22.72), ("فاطمة", 24.79), ("გიორგი", 39.46), ("김민수", 27.6)])
def test_other_scripts_agree_with_a_shaping_engine(name: str, width: float) -> None:
    """Expected: HarfBuzz 14 with the static Noto Sans fonts at 10 units, kerning off. Arabic letters are joined."""
    assert text_width(name, 10) == pytest.approx(width, abs=0.01)


def test_the_bundled_font_knows_its_own_scripts_only() -> None:
    """What it lacks is drawn by installed fonts, and must be told apart."""
    assert all(is_bundled(name) for name in NAMES)
    assert not is_bundled("王小明")
    assert not is_bundled("שרה")


@pytest.mark.parametrize("name", SLICES)
def test_a_slice_is_embedded_for_its_first_and_for_its_last_letter(name: str) -> None:
    """A name of that one letter would be drawn in another font."""
    for first, last in SLICES[name]:
        for code in (first, last):
            text = Text(text=chr(code), x=0, y=0, width=1, size=10)
            assert faces_of([text]) == (Face(name, semibold=False),)


def test_the_slices_cover_the_bundled_font() -> None:
    """A letter outside every slice would be measured with our font and drawn with another."""
    glyphs = TTFont(FONTS / "KithmapSans-Regular.ttf").getBestCmap()
    spans = [span for slices in SLICES.values() for span in slices]

    assert [code for code in glyphs if not any(first <= code <= last for first, last in spans)] == []
    assert font_faces([]) == ""
