"""Names as they are shown."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kithmap.goalmap.measure import text_width
from kithmap.goalmap.shown import cleaned, clipped, forms, shortened, shows, wrapped
from kithmap.kit.speech import speaking


@pytest.mark.parametrize(
    ("name", "shorter", "shortest"),
    [
        ("Anna Maria Schmidt", "Anna Schmidt", "Anna S."),
        ("Ludwig van Beethoven", "Ludwig van Beethoven", "Ludwig B."),
        ("María de la Cruz", "María de la Cruz", "María C."),
        ("Bo", "Bo", "Bo"),
        ("Ana Díaz (Siemens)", "Ana Díaz", "Ana D."),
        ("王小明", "王小明", "王小明"),
        ("Anna Schmidt 🎉", "Anna Schmidt", "Anna S."),
        ('Anna "Bobby"', 'Anna "Bobby"', "Anna B."),
        ("María de los Ángeles López de la Torre", "María de la Torre", "María T."),
        ("Ana de Souza Lima", "Ana Lima", "Ana L."),
        ("José Ortega y Gasset", "José Ortega", "José O."),
        ("Josep Puig i Cadafalch", "Josep Puig", "Josep P."),
    ],
)
def test_names_become_shorter_in_two_steps(name: str, shorter: str, shortest: str) -> None:
    """Chosen by hand: what friends would write on a small slip of paper."""
    assert [shortened(name, steps) for steps in (0, 1, 2)] == [name, shorter, shortest]


@pytest.mark.parametrize("nothing", ["", "  ", "\u200d", "\u200b\u200e", "\u3164", "\u2800 \u2800", "\u0301", "\ufe0f"])
def test_a_name_of_which_nothing_is_seen_is_told(nothing: str) -> None:
    """A dot without any letters beside it looks like a fault of the map; in Spanish it is said in Spanish."""
    assert cleaned(nothing) == "(no name)"

    with speaking("es"):
        assert cleaned(nothing) == "(sin nombre)"


def test_towers_of_marks_are_cut_to_what_languages_need() -> None:
    """Four stay, of which Hebrew and Vietnamese use three; twenty would cover the names above and below."""
    tower = "q" + "\u0323\u0331\u0316\u0317\u0318\u0319" + "oe\u0308"

    assert cleaned(tower) == "q\u0323\u0331\u0316\u0317oë" == cleaned(cleaned(tower))
    assert cleaned("Nguyễn שָּׁלוֹם") == "Nguyễn שָּׁלוֹם"


@given(st.text(max_size=80))
def test_a_cleaned_name_is_one_line_that_any_file_can_hold(text: str) -> None:
    """No control sign, no lone surrogate, no line break, never empty, and clean already."""
    clean = cleaned(text)
    clean.encode("utf-8")

    assert clean
    assert clean == clean.strip()
    assert "\n" not in clean
    assert cleaned(clean) == clean


@given(st.text(min_size=1, max_size=80).map(cleaned), st.floats(3, 20))
def test_forms_fit_and_are_recognised(name: str, widest: float) -> None:
    """Every way to show a name keeps within the widest, and tells whose name it is."""
    found = forms(name, widest_em=widest)

    assert all(form.em <= widest + 1e-9 for form in found)
    assert all(shows(form.text, name) for form in found)


@given(st.text(max_size=200).map(cleaned), st.floats(40, 200))
def test_wrapped_lines_fit_and_lose_only_what_is_clipped(text: str, width: float) -> None:
    """A title of any length keeps to its column."""
    lines = wrapped(text, width=width, size=12)

    assert all(text_width(line, 12) <= width + 1e-6 for line in lines)
    if not any("…" in line for line in lines):
        assert " ".join(lines) == " ".join(text.split())


def test_a_clipped_text_keeps_its_beginning() -> None:
    """By hand: nothing cut where there is room, an ellipsis where there is not."""
    assert clipped("Bartholomew", width=500, size=12) == "Bartholomew"
    assert clipped("Bartholomew", width=40, size=12).startswith("Bart")
    assert clipped("Bartholomew", width=40, size=12).endswith("…")


@pytest.mark.parametrize(
    ("text", "wholes"),
    [
        ("नरेन्द्र", ["न…", "नरे…", "नर…", "नरेन्…", "नरेन्द्…"]),
        ("Ö👩🏽‍🚀👨‍👩‍👧‍👦ñx", ["Ö…", "Ö👩🏽‍🚀…", "Ö👩🏽‍🚀👨‍👩‍👧‍👦…", "Ö👩🏽‍🚀👨‍👩‍👧‍👦ñ…"]),
    ],
)
def test_a_text_is_cut_between_signs_and_never_within_one(text: str, wholes: list[str]) -> None:
    """An astronaut cut in two is a woman, and a syllable without its vowel sign is another name."""
    cut = {clipped(text, width=width / 4, size=12) for width in range(40, 400)} - {text}

    assert cut <= set(wholes)
    assert len(cut) > 1
