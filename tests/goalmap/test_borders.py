"""Every limit of the drawing lies where the docs put it: on the border, and not one person, letter or pixel before."""

from dataclasses import replace
from math import pi

import pytest

from kithmap.goalmap.crowd import cells
from kithmap.goalmap.fit import calm
from kithmap.goalmap.frame import frame
from kithmap.goalmap.labels import DOT_ROOM_EM, END_ROOM_EM, Label
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.marks import pull_step
from kithmap.goalmap.measure import text_width
from kithmap.goalmap.page import A4, screen
from kithmap.goalmap.picture import MarkKind, Picture
from kithmap.goalmap.proportion import sector_angles
from kithmap.goalmap.rows import Stretch
from kithmap.goalmap.seat import MapSubject
from kithmap.goalmap.settle import PITCH_EM, SHORT_NAME_LOSS, loss_of_letters
from kithmap.goalmap.shown import Form
from kithmap.goals.goal import Category
from kithmap.kit.geometry import Point
from tests.goalmap.subjects import BY, TODAY, network

PAGE = screen()


def in_full(picture: Picture) -> float:
    """Give the share of people whose names stand in full."""
    return sum(person.label.text == person.name for person in picture.people) / len(picture.people)


@pytest.mark.parametrize(("people", "named"), [(250, 250), (251, 160), (2_000, 160)])
def test_up_to_250_all_are_named_and_then_the_160_most_relevant(people: int, named: int) -> None:
    """As docs/map.md says."""
    subject = network(people, sectors=1)
    found = cells(subject)
    weakest = max(resident.rank for cell in found for resident in cell.named)

    assert sum(len(cell.named) for cell in found) == named
    assert sum(len(cell.counted) for cell in found) == people - named
    assert all(resident.rank > weakest for cell in found for resident in cell.counted)


def test_a_cell_of_the_least_relevant_keeps_one_name() -> None:
    """A cell without any name would look as if nobody were there."""
    subject = network(300, sectors=2)
    seats = tuple(replace(seat, relevance=0.0, pinned=False) if seat.ring == 1 else replace(seat, pinned=True)
                  for seat in subject.seats)  # fmt: skip

    assert [len(cell.named) for cell in cells(replace(subject, seats=seats)) if cell.ring == 1] == [1, 1]


@pytest.mark.parametrize(
    ("pull", "step"), [(None, 0), (0.0, 0), (0.33, 0), (1 / 3, 1), (0.66, 1), (2 / 3, 2), (1.0, 2)]
)
def test_a_dot_grows_at_a_third_and_at_two_thirds_of_pull(pull: float | None, step: int) -> None:
    """Three sizes, evenly parted; what is not known is drawn as the smallest."""
    assert pull_step(pull) == step


def test_an_empty_sector_keeps_35_per_cent_of_the_mean_angle() -> None:
    """By hand: of four sectors the mean is a quarter turn, and three empty ones leave the first the rest."""
    floor = 0.35 * pi / 2

    assert sector_angles([1, 0, 0, 0]) == pytest.approx(
        (0, 2 * pi - 3 * floor, 2 * pi - 2 * floor, 2 * pi - floor, 2 * pi)
    )


def test_the_thinnest_ring_holds_a_row_at_12_o_clock() -> None:
    """1.6 lines of text: a row may begin anywhere in a ring and still lie wholly inside."""
    subject = network(120)
    picture = lay_out(replace(subject, seats=tuple(replace(seat, ring=5) for seat in subject.seats)), PAGE)
    line = PITCH_EM * picture.name_size
    thin = [(ring.outer - ring.inner) * picture.space.ry / line for ring in picture.rings]

    assert min(thin) == pytest.approx(1.6, abs=0.01)


def test_smaller_letters_are_weighed_against_names_as_the_docs_say() -> None:
    """docs/rooms/goalmap.md: 12 instead of 13 px is worth 7 % of the names, 10 px 29 %."""
    assert loss_of_letters(13, 13) == 0
    assert loss_of_letters(12, 13) / SHORT_NAME_LOSS == pytest.approx(0.07, abs=0.005)
    assert loss_of_letters(10, 13) / SHORT_NAME_LOSS == pytest.approx(0.29, abs=0.005)


def test_letters_are_small_rather_than_people_counted() -> None:
    """220 people on a small screen: in the largest letters more than a third would stand behind a "+N"."""
    subject, page = network(220), screen(1024, 700)

    def counted(picture: Picture) -> int:
        return sum(len(chip.names) for chip in picture.chips)

    assert counted(lay_out(subject, replace(page, name_sizes=(13.0,)))) > 220 / 3
    assert counted(lay_out(subject, page)) < 220 / 10


def test_sectors_and_rings_are_widened_until_their_people_fit() -> None:
    """A first guess by weight needs letters of 10 px for one of these twelve maps of 30 people."""
    assert min(lay_out(network(30, seed=seed), PAGE).name_size for seed in range(1, 13)) > 10


def test_a_prompt_stands_as_one_block_where_it_can() -> None:
    """Lines that follow a slanting wedge are hard to read: at 7 o'clock there is room for a block a little lower."""
    gaps = lay_out(network(100, sectors=5, empty=2), PAGE).gaps

    assert [len({line.x for line in gap.lines}) for gap in gaps] == [1, 1]


def test_the_end_of_a_long_wish_moves_no_border() -> None:
    """A chair asks for room for its first words: what stands behind them costs nobody a pixel."""
    subject = network(30, chairs=8)

    def borders(label: str) -> tuple[object, ...]:
        chairs = tuple(replace(chair, label=label) for chair in subject.chairs)
        found = lay_out(replace(subject, chairs=chairs), PAGE).remembered
        assert found
        return found.angles, found.radii, found.name_size

    assert borders("Somebody who has led") == borders("Somebody who has led a data team through a merger or two")


def test_few_people_stand_in_nearly_even_sectors_of_which_the_fuller_are_wider() -> None:
    """Of three and one people in four sectors nobody needs the room: no sector is three times as wide as another."""
    subject = network(4, sectors=4)
    seats = tuple(replace(seat, ring=3, category_id="cat-1" if index == 3 else "cat-0")
                  for index, seat in enumerate(subject.seats))  # fmt: skip
    first, second, third, fourth = (
        sector.wedge.end - sector.wedge.start for sector in lay_out(replace(subject, seats=seats), PAGE).sectors
    )

    assert first > 1.3 * second > 1.3 * third
    assert third == pytest.approx(fourth)
    assert first < 3 * fourth


def test_a_name_of_more_than_25_letters_is_shortened_at_once() -> None:
    """However much room there is: the next person's would have to shrink for it."""
    subject = network(1, sectors=1)
    names = ("Maximiliana Hohenberg-La", "Maximiliana-Aurelia Hohenberg-Langenstein")
    shown = [
        lay_out(replace(subject, seats=(replace(subject.seats[0], name=name),)), PAGE).people[0].label.text
        for name in names
    ]

    assert text_width(names[0], 1.0) < 12.5 < text_width(names[1], 1.0)
    assert shown == [names[0], "Maximiliana-Aurelia H."]


@pytest.mark.parametrize(("room_em", "is_cut"), [(4.0, True), (3.99, False)])
def test_a_name_is_cut_to_four_em_and_counted_below(room_em: float, is_cut: bool) -> None:
    """About six letters still call somebody to mind: "Wolfes…"; fewer tell nothing."""
    name = "Wolfeschlegelstein"
    label = Label("key", (Form(name, text_width(name, 1.0)),), DOT_ROOM_EM + END_ROOM_EM)
    cut = label.within(room_em + DOT_ROOM_EM + END_ROOM_EM)

    assert (cut.shown.text != name) is is_cut
    assert (cut.em <= room_em + DOT_ROOM_EM + END_ROOM_EM) is is_cut


def test_names_stand_under_one_another_before_they_stand_side_by_side() -> None:
    """By hand: a row of 18 counts as 2.2 · 18 = 39.6 sideways, two rows as 79.2; the next column is 40 + 4 away."""
    rooms = [Stretch(row, 0.0, 400.0) for row in range(-2, 3)]
    spots = calm(rooms, [40.0] * 4, gap=4, middle=Point(200, 9), pitch=18, top=0)

    assert spots
    assert [(spot.row, spot.left) for spot in spots[:3]] == [(0, 180), (-1, 180), (1, 180)]
    assert (spots[3].row, abs(spots[3].left - 180)) == (0, 44)


@pytest.mark.parametrize(("width", "is_lists"), [(699, True), (700, False)])
def test_a_page_narrower_than_700_px_holds_lists(width: float, is_lists: bool) -> None:
    """As docs/map.md says; paper is measured by the same rule in points, 525 of them."""
    assert screen(width).is_narrow is is_lists
    assert replace(A4, width=width * 0.75).is_narrow is is_lists


def test_what_a_finger_meets_in_lists_is_24_px_high() -> None:
    """WCAG 2.2, 2.5.8."""
    picture = lay_out(network(30, chairs=3), screen(390))

    assert min(mark.box.height for marks in (picture.people, picture.chairs) for mark in marks) >= 24


def test_four_open_needs_are_named_and_the_others_counted() -> None:
    """A line of ten would push the marks out of the legend."""
    subject = replace(network(5), open_needs=("one", "two", "three", "four", "five", "six"))

    def told(needs: int) -> list[str]:
        picture = lay_out(replace(subject, open_needs=subject.open_needs[:needs]), PAGE)
        return [entry.caption.text for entry in picture.legend if entry.kind is MarkKind.NEED]

    assert told(4) == [f"nobody covers: {need}" for need in ("one", "two", "three", "four")]
    assert told(5)[3:] == ["nobody covers: four", "and 1 more need"]
    assert told(6)[4:] == ["and 2 more needs"]


@pytest.mark.parametrize(
    ("proposed", "captions"),
    [
        ([False, False], []),
        ([True, True], ["place proposed, not yet yours"]),
        ([True, False], ["placed by you", "place proposed, not yet yours"]),
    ],
)
def test_the_legend_tells_own_and_proposed_places_apart_where_there_are_both(
    proposed: list[bool], captions: list[str]
) -> None:
    """Dark letters mean nothing as long as there are no grey ones."""
    subject = network(2)
    seats = tuple(replace(seat, ring_is_proposed=is_so) for seat, is_so in zip(subject.seats, proposed, strict=True))
    picture = lay_out(replace(subject, seats=seats), PAGE)

    assert [entry.caption.text for entry in picture.legend if entry.kind is MarkKind.NAME] == captions


def test_a_long_goal_shrinks_to_16_px_and_leaves_the_days_their_room() -> None:
    """The goal may be cut, the date may not; without a date it has the whole width."""
    subject = replace(network(3), title="Lead a data team " * 30)
    dated, undated = lay_out(subject, PAGE).heading, lay_out(replace(subject, by=None), PAGE).heading
    days = min(line.left for line in dated.lines if line.y != dated.lines[0].y or line.semibold)

    assert dated.title.size == undated.title.size == 16
    assert dated.title.text.endswith("…")
    assert dated.title.box.right < days
    assert undated.title.box.right > dated.title.box.right + 200


def titled(name: str, *, sectors: int = 8) -> Picture:
    """Give a map of which one category, at 3 o'clock, is called so."""
    subject = network(60, sectors=sectors)
    at = sectors // 4
    renamed = tuple(replace(one, name=name) if place == at else one for place, one in enumerate(subject.categories))
    return lay_out(replace(subject, categories=renamed), PAGE)


def test_a_title_takes_two_lines_and_is_cut_behind_them() -> None:
    """Beside the ellipse there are 104 px; a third line would take the room of the next title."""
    long = titled("People from the first years at the old firm in town")
    names = [line.text for line in long.sectors[2].title if line.semibold]

    assert len(names) == 2
    assert names[1].endswith("…")


def test_near_12_o_clock_the_number_of_people_stands_beside_the_title_and_at_3_under_it() -> None:
    """Above the ellipse there is width but little height."""
    picture = titled("Clients")
    baselines = {
        sector.name: len({line.y for line in sector.title}) for sector in picture.sectors if len(sector.title) == 2
    }

    assert baselines["Family"] == 1
    assert baselines["Clients"] == 2


def test_a_title_away_from_its_arc_is_led_to_it() -> None:
    """40 titles push one another along the border; eight stand beside their arcs and need no line."""
    assert any(sector.leader for sector in lay_out(network(80, sectors=40), PAGE).sectors)
    assert not any(sector.leader for sector in lay_out(network(80), PAGE).sectors)


@pytest.mark.parametrize("words", [10, 30, 50])
def test_a_prompt_that_does_not_fit_gives_way_to_a_shorter_one(words: int) -> None:
    """First what nobody here asks, then the question alone, then that nobody is here; never half a question."""
    prompt = " ".join(["Whom"] * words) + "?"
    category = Category(id="a", goal_id="g", name="A", order=0, colour=1, prompt=prompt)
    rest = network(100, sectors=7)
    subject = MapSubject(title="Goal", subtitle="", today=TODAY, by=BY, categories=(category, *rest.categories),
                         seats=rest.seats)  # fmt: skip
    (gap,) = (gap for gap in lay_out(subject, PAGE).gaps if gap.sector == 0)

    assert gap.prompt == f"Nobody here yet. {prompt}"
    assert " ".join(line.text for line in gap.lines) in (gap.prompt, prompt, "Nobody here yet.", "")


def test_a_prompt_may_take_many_lines_in_a_slender_wedge() -> None:
    """In a thin sector at 12 o'clock its words stand one below the other rather than be left out."""
    subject = network(120, sectors=12, empty=1)
    thin = replace(subject, categories=(subject.categories[-1], *subject.categories[:-1]))
    (gap,) = lay_out(thin, PAGE).gaps

    assert len(gap.lines) > 2
    assert " ".join(line.text for line in gap.lines).endswith("?")


def test_the_names_of_rings_are_kept_clear_of_people_by_three_pixels() -> None:
    """A name right beside "close" would read as part of it."""
    picture = lay_out(network(200, sectors=2), PAGE)
    labels = [ring.label.box for ring in picture.rings if ring.label]
    near = [replace(box, x=box.x - 2.9, width=box.width + 5.8) for box in labels]

    assert [person.name for person in picture.people if any(person.box.meets(box) for box in near)] == []
    assert frame(PAGE).page.scale == 1
