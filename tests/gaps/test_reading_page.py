"""The page about the reading tells the figures that the code uses."""

import doctest
from pathlib import Path

import pytest

from kithmap.gaps import gaps_of_categories, gaps_of_needs, gaps_of_targets, gaps_overall
from kithmap.gaps.chance import RING_LOG_ODDS, WARMTH_LOG_ODDS
from kithmap.gaps.dial import DialName
from kithmap.gaps.method import METHODS, Method
from kithmap.gaps.prospect import RING_TRUST

PAGE = Path(__file__).parents[2] / "docs" / "reading.md"


def row(start: str) -> str:
    """The row of a table that begins so."""
    return next(line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith(f"| {start} |"))


def signed(figure: float) -> str:
    return f"{figure:+}" if figure else "0"


def test_the_example_on_the_page_runs() -> None:
    """Whoever copies it must get what it says."""
    found = doctest.testfile(str(PAGE), module_relative=False)

    assert found.attempted == 5
    assert found.failed == 0


def test_the_steps_of_reach_are_on_the_page() -> None:
    """The page promises that nothing is hidden; a changed step must be told."""
    text = PAGE.read_text(encoding="utf-8")

    for ring, figure in RING_LOG_ODDS.items():
        assert f"| ring {ring} | {signed(figure)} |" in text
    for warmth, figure in WARMTH_LOG_ODDS.items():
        assert f"| {warmth.value} | {signed(figure)} |" in text
    assert f"({', '.join(f'{figure:g}' for figure in RING_TRUST.values())} from the closest)" in text


def test_every_gap_and_its_weight_are_on_the_page() -> None:
    """The order of gaps is a judgement, and it is told."""
    overall = gaps_overall.WEIGHTS
    told = {
        "all on one person": overall["one-carries"],
        "one world": overall["one-world"],
        "no acquaintances": overall["no-acquaintances"],
        "nobody close": overall["nobody-close"],
        "one door": overall["one-door"],
        "nothing new": overall["nothing-new"],
        "met alone": overall["met-alone"],
        "too few offers known": gaps_of_needs.NO_OFFERS_WEIGHT,
        "empty category": gaps_of_categories.EMPTY_WEIGHT,
        "not sorted": gaps_of_categories.UNSORTED_WEIGHT,
        "empty chair": gaps_of_categories.CHAIR_WEIGHT,
        "nobody close in a category": gaps_of_categories.NOBODY_CLOSE_WEIGHT,
        "a category gone quiet": gaps_of_categories.ALL_QUIET_WEIGHT,
    }

    for gap, weight in told.items():
        assert row(gap).endswith(f"| {weight} |"), gap
    assert row("nobody at a target").endswith(
        f"| {gaps_of_targets.WEIGHT} · motivation/5, half with somebody off the map |"
    )
    assert row("one person for a need").endswith(f"| {gaps_of_needs.ONE_PERSON} · importance |")
    assert row("only guesses for a need").endswith(f"| {gaps_of_needs.ONLY_GUESSED} · importance |")
    assert set(overall) <= {"one-carries", "one-world", "no-acquaintances", "nobody-close", "one-door"} | {
        "nothing-new",
        "met-alone",
    }


@pytest.mark.parametrize("method", METHODS.values(), ids=lambda method: method.name)
def test_every_dial_has_a_method_page_that_says_the_same(method: Method) -> None:
    """The page in the app and the page in the docs must not drift apart."""
    page = (PAGE.parent / method.page).read_text(encoding="utf-8")
    flat = " ".join(page.replace("\n> ", "\n").split())

    assert page.startswith(f"# {method.name.value}")
    assert all(sentence in flat for sentence in (method.counts, method.assumes, method.speaks_from))
    assert method.formula in flat
    assert list(METHODS) == list(DialName)


def test_every_dial_has_its_row() -> None:
    """Six dials, six minimums of facts."""
    assert all(row(name.value) for name in DialName)
