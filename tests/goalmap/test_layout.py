"""The promises of the drawing: nothing overlaps, nobody is left out, nobody moves without need."""

from dataclasses import replace
from datetime import date
from math import atan2, pi

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import A3, A4, LETTER, Page, screen
from kithmap.goalmap.picture import Picture
from kithmap.goalmap.seat import MapSubject, Seat
from kithmap.kit.geometry import Box, overlaps
from tests.goalmap.subjects import TODAY, categories, network

PAGES = [screen(), A4, LETTER, A3, screen(1024, 700), screen(390, 844), screen(800, 1600)]
NASTY_NAMES = (
    "Wolfeschlegelsteinhausenbergerdorff von und zu Hohenlohe-Langenburg",
    "Bo",
    "",
    "\u202e\x00\x07",
    "王小明",
    "محمد عبد الله بن سعيد",
    "שרה כהן",
    "प्रिया शर्मा",
    "Ana 🎉 Díaz",
    "<script>alert(1)</script>",
    "x" * 300,
    "김민수",
    "a b c d e f g h i j",
)


def check(picture: Picture, subject: MapSubject) -> None:
    """Fail where two boxes meet, one leaves the page, or somebody is neither named nor counted exactly once."""
    page = Box(0, 0, picture.width, picture.height)
    shown = [person.person_id for person in picture.people] + [
        person_id for chip in picture.chips for person_id in chip.person_ids
    ]

    assert [(picture.boxes[a], picture.boxes[b]) for a, b in overlaps(picture.boxes)] == []
    assert [box for box in picture.boxes if not page.holds(box)] == []
    assert sorted(shown) == sorted(seat.person_id for seat in subject.seats)
    assert len(picture.chairs) + sum(len(chip.chairs) for chip in picture.chips) == len(subject.chairs)
    assert not any(picture.space.meets(sector.title_box) for sector in picture.sectors)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: f"{page.name}-{page.width:.0f}")
@pytest.mark.parametrize("people", [0, 1, 2, 10, 60, 150, 400])
def test_nothing_overlaps_and_nobody_is_left_out(people: int, page: Page) -> None:
    """The first promise of the map, on every page and from nobody to a crowd."""
    subject = network(people, chairs=2, empty=1, unplaced=0.1)

    check(lay_out(subject, page), subject)


@settings(max_examples=40, deadline=None)
@given(
    people=st.integers(0, 220),
    sectors=st.integers(1, 12),
    seed=st.integers(0, 10_000),
    unplaced=st.sampled_from([0.0, 0.2, 1.0]),
    names=st.lists(st.one_of(st.sampled_from(NASTY_NAMES), st.text(max_size=70)), max_size=30),
    page=st.sampled_from(PAGES),
)
def test_no_network_makes_labels_overlap(
    people: int, sectors: int, seed: int, unplaced: float, names: list[str], page: Page
) -> None:
    """Real networks are lopsided and names are anything: the promise holds by construction or not at all."""
    subject = network(people, sectors=sectors, seed=seed, unplaced=unplaced, empty=seed % sectors, chairs=seed % 4)
    seats = [
        replace(seat, name=names[index]) if index < len(names) else seat for index, seat in enumerate(subject.seats)
    ]
    subject = replace(subject, seats=tuple(seats))

    check(lay_out(subject, page), subject)


@pytest.mark.parametrize("ring", [1, 3, 5, None])
@pytest.mark.parametrize("people", [40, 120, 300])
def test_everybody_in_one_cell_is_still_named_or_counted(people: int, ring: int | None) -> None:
    """Right after an import all may stand in one place."""
    subject = network(people)
    seats = tuple(replace(seat, ring=ring, category_id="cat-2") for seat in subject.seats)
    subject = replace(subject, seats=seats)
    picture = lay_out(subject, screen())

    check(picture, subject)
    assert len(picture.people) >= 15


def test_one_sector_of_120_leaves_the_others_visible() -> None:
    """An empty category must not vanish beside a full one: it keeps a third of the mean angle."""
    subject = network(120, sectors=6, empty=5)
    picture = lay_out(subject, screen())
    angles = [sector.wedge.end - sector.wedge.start for sector in picture.sectors]

    check(picture, subject)
    assert min(angles) >= 0.349 * (2 * pi / 6)


def test_40_categories_still_have_their_titles() -> None:
    """More than anybody should have, and no reason to break."""
    subject = network(80, sectors=40)
    picture = lay_out(subject, screen())

    check(picture, subject)
    assert all(sector.title for sector in picture.sectors)


def test_a_map_of_150_keeps_names_readable() -> None:
    """On a screen, 150 people stand in letters of at least 10 px, seven in eight with full names, no chips."""
    picture = lay_out(network(150, empty=1), screen())
    full = sum(person.label.text == person.name for person in picture.people)

    assert picture.name_size >= 10
    assert full >= 7 / 8 * 150
    assert not picture.chips


def test_people_without_ring_stand_outside_all_rings() -> None:
    """Not placed is not weak: the band lies beyond ring 5, with a moat, and only where it is needed."""
    picture = lay_out(network(60, unplaced=0.2), screen())
    outermost = max(ring.outer for ring in picture.rings if ring.ring == 5)
    band = next(ring for ring in picture.rings if ring.ring is None)
    space = picture.space
    away = [
        ((person.dot.x - space.cx) / space.rx) ** 2 + ((person.dot.y - space.cy) / space.ry) ** 2
        for person in picture.people
        if person.ring is None
    ]

    assert band.inner > outermost
    assert away
    assert min(away) ** 0.5 > outermost
    assert all(ring.ring is not None for ring in lay_out(network(60), screen()).rings)


def test_each_person_stands_in_their_own_sector_and_ring() -> None:
    """Position carries the meaning: the dot lies between the ring's borders and the sector's rays."""
    picture = lay_out(network(150), screen())
    space = picture.space

    for person in picture.people:
        u, v = (person.dot.x - space.cx) / space.rx, (person.dot.y - space.cy) / space.ry
        ring = next(ring for ring in picture.rings if ring.ring == person.ring)
        assert ring.inner <= (u * u + v * v) ** 0.5 <= ring.outer
        assert picture.sectors[person.sector].wedge.start <= angle(u, v) <= picture.sectors[person.sector].wedge.end


def angle(u: float, v: float) -> float:
    """Give the angle clockwise from 12 o'clock, 0 to a full turn, of a place in the unit circle."""
    return atan2(u, -v) % (2 * pi)


def test_the_most_relevant_and_the_pinned_are_named_first() -> None:
    """With 1,000 people on a page, a chip hides those who matter least."""
    subject = network(1000)
    picture = lay_out(subject, screen())
    seats = {seat.person_id: seat for seat in subject.seats}
    named = {person.person_id for person in picture.people}

    check(picture, subject)
    for chip in picture.chips:
        mine = [seats[person_id] for person_id in chip.person_ids]
        beside = [
            seats[person.person_id]
            for person in picture.people
            if (person.ring, person.sector) == (chip.ring, chip.sector)
        ]
        weakest = max((rank(seat) for seat in beside), default=(True, True, 0.0))
        assert all(rank(seat) >= weakest for seat in mine)
    assert len(named) >= 140


def rank(seat: Seat) -> tuple[bool, bool, float]:
    """Sort pinned people first, then next steps, then by relevance."""
    return (not seat.pinned, not seat.next_step, -seat.relevance)


def test_a_seat_of_an_unknown_category_gets_one() -> None:
    """A category deleted a moment ago must not lose its people."""
    subject = network(10, sectors=3)
    lost = replace(subject.seats[0], category_id="gone")
    subject = replace(subject, seats=(lost, *subject.seats[1:]))
    picture = lay_out(subject, screen())

    check(picture, subject)
    assert [sector.name for sector in picture.sectors][-1] == "No category yet"


def test_a_page_too_low_for_its_titles_holds_lists() -> None:
    """24 categories beside an ellipse 200 px high: titles and chips would run over the legend and off the page."""
    subject = network(150, sectors=24)
    low, high = lay_out(subject, screen(700, 400)), lay_out(subject, screen(700, 1000))

    check(low, subject)
    check(high, subject)
    assert low.captions
    assert low.height > 400
    assert not high.captions


@pytest.mark.parametrize("people", [0, 10, 60, 300])
@pytest.mark.parametrize("height", [200, 300, 350, 400])
def test_on_a_page_of_any_height_nothing_overlaps(height: int, people: int) -> None:
    """The command line takes 200 px and more: rings thinner than their names would pile these on one another."""
    subject = network(people, chairs=2)
    picture = lay_out(subject, screen(1440, height))

    check(picture, subject)
    assert (picture.height == height) is (height == 400)


def test_names_keep_clear_of_the_owner_on_an_upright_page() -> None:
    """The disc in the middle is round, and reaches as far sideways where the ellipse is narrow."""
    picture = lay_out(network(60), screen(800, 2000))
    space = picture.space
    disc = Box(space.cx - picture.centre_radius * 0.7, space.cy - picture.centre_radius * 0.7,
               picture.centre_radius * 1.4, picture.centre_radius * 1.4)  # fmt: skip

    assert [person.name for person in picture.people if person.box.meets(disc)] == []


@pytest.mark.parametrize("page", [screen(), screen(390, 844)], ids=["wide", "narrow"])
def test_a_reason_and_a_prompt_without_letters_are_left_out(page: Page) -> None:
    """Blanks told as "(no name)" under the goal would be a riddle; an empty prompt asks the usual question."""
    subject = network(5, sectors=3, empty=1)
    blank = replace(subject.categories[2], prompt=" \u200b ")
    told = replace(subject, subtitle=" \u200e ", by=None, categories=(*subject.categories[:2], blank))
    picture = lay_out(told, page)

    assert picture.heading.lines == ()
    assert picture.gaps[0].prompt == "Nobody here yet. Who comes to mind?"


def test_a_map_without_anything_is_a_picture() -> None:
    """The first minute: no categories, no people, no date."""
    subject = MapSubject(title="", subtitle="", today=TODAY, by=None, categories=(), seats=())

    check(lay_out(subject, screen()), subject)


def test_the_same_input_gives_the_same_picture() -> None:
    """Without chance or clock, two drawings are equal to the last figure."""
    assert lay_out(network(80), A4) == lay_out(network(80), A4)


def test_the_title_block_tells_the_days() -> None:
    """221 days from 21 November 2026 to 30 June 2027, counted by hand: 9+31+31+28+31+30+31+30."""
    ahead = lay_out(network(3), screen()).heading.lines
    past = lay_out(replace(network(3), by=date(2026, 11, 9)), screen()).heading.lines

    assert "221 days left" in [line.text for line in ahead]
    assert "12 days ago" in [line.text for line in past]


def test_an_empty_category_is_hatched_with_its_prompt() -> None:
    """A gap that is not drawn is not seen."""
    subject = network(40, sectors=5, empty=1)
    picture = lay_out(subject, screen())
    words = " ".join(line.text for line in picture.gaps[0].lines)

    assert [gap.sector for gap in picture.gaps] == [4]
    assert categories(5)[4].prompt in words
    assert words.startswith("Nobody here yet.")


def test_the_legend_explains_the_marks_that_are_there_and_no_other() -> None:
    """A mark without words is a riddle, words without a mark are noise."""
    full = {entry.caption.text for entry in lay_out(network(60, chairs=1, empty=1, unplaced=0.2), screen()).legend}
    bare = {entry.caption.text for entry in lay_out(network(0, sectors=1), screen()).legend}

    assert {"warm", "dormant", "talk to this week", "nobody here yet", "empty chair: still wanted"} <= full
    assert "nobody covers: sponsorship" in full
    assert bare == {"nobody here yet"}
