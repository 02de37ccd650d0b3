"""The page of proof names what was measured, what was not, and on what."""

from datetime import date

from bench.proof.drawing import overlapping_share
from bench.proof.figure import MESSAGES, Figure, Other
from bench.proof.growth import Curve, Point, Series
from bench.proof.machine import Machine
from bench.proof.page import page_of
from bench.proof.run import Section
from bench.proof.scale import Scale
from kithmap.kit.geometry import Box

MACHINE = Machine("two cores", "Linux", "numpy 2", "vobject missing")
RATE = Figure(
    issue=2,
    what="mail read",
    unit=MESSAGES,
    ours=48_123.0,
    asked=40_000.0,
    peers=(Other("notmuch", None, "not measured: not installed"),),
    limit=Other("reading the bytes", 96_246.0),
    command="python -m bench.proof.mail",
)


def section(*figures: Figure, curve: Curve | None = None, day: int = 16, load: float = 0.5) -> Section:
    return Section(
        name="mail", day=date(2026, 3, day), load=load, seconds=1, commit="1a2b3c4", figures=figures, curve=curve
    )


def test_every_line_has_promise_peer_limit_ratio_and_command() -> None:
    """Anyone must be able to measure a line again, and see what it stands beside."""
    page = page_of([section(RATE)], MACHINE, scale=Scale.MINUTES, missing=())

    assert "**1 of 1 promises kept.** Measured on 2026-03-16." in page
    assert (
        "| mail read | ≥ 40,000 ✓ | **48,100** messages/s | notmuch: not measured: not installed "
        "| reading the bytes 96,200 | 1/2.0 of reading the bytes | `python -m bench.proof.mail` |"
    ) in page


def test_what_could_not_be_measured_is_listed() -> None:
    """A bench that failed leaves a line behind, never a gap that nobody sees."""
    page = page_of([], MACHINE, scale=Scale.FULL, missing=["strength: there is no data"])

    assert "## Not measured\n\n- strength: there is no data\n" in page
    assert "`make bench-full`" in page


def test_a_curve_steeper_than_promised_is_said_to_miss() -> None:
    """Straight lines are promised: a square must show."""
    line = tuple(Point(n, n * n / 1e6) for n in (100, 300, 1_000))
    curve = Curve("layout", "a map laid out", "people", 1.15, (Series("ours", line, "time was up"),), "python")
    page = page_of([section(curve=curve)], MACHINE, scale=Scale.MINUTES, missing=())

    assert "**2.00** | ≤ 1.15 ✗ missed |" in page
    assert "| time was up |" in page
    assert "(pictures/bench/layout.svg)" in page


def test_a_peer_whose_line_ends_is_said_to_with_the_reason() -> None:
    """A short line would look like a program that does less, not like one that takes too long."""
    line = tuple(Point(n, n / 1e3) for n in (100, 300, 1_000))
    series = (Series("kithmap", line), Series("other", line, "3,000 would take longer than 60 s"))
    curve = Curve("mail", "mail read", "messages", 1.15, series, "python")
    page = page_of([section(curve=curve)], MACHINE, scale=Scale.FULL, missing=())

    assert "| other 1.00 (to 1,000: 3,000 would take longer than 60 s) |" in page


def test_a_run_in_pieces_says_its_days_and_how_busy_the_machine_was() -> None:
    """Sections measured on different days, one while others worked, are no single quiet hour."""
    pieces = [section(RATE, day=16, load=0.5), section(RATE, day=17, load=6.25)]
    page = page_of(pieces, MACHINE, scale=Scale.FULL, missing=())

    assert "Measured on 2026-03-16 to 2026-03-17." in page
    assert "before a section | 0.5 to 6.2 |" in page
    assert "| commits measured | 1a2b3c4 |" in page


def test_share_counts_each_label_that_meets_another_once() -> None:
    """Two of three boxes meet: by hand 2/3, though they make one pair."""
    boxes = [Box(0, 0, 10, 10), Box(5, 5, 10, 10), Box(50, 50, 5, 5)]

    assert overlapping_share(boxes) == 2 / 3
