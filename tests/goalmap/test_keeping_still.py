"""Nobody moves when somebody else changes."""

from dataclasses import replace
from itertools import pairwise

from hypothesis import assume, given, settings
from hypothesis import strategies as st

from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import screen
from kithmap.goalmap.picture import Picture
from kithmap.goalmap.seat import MapSubject, Seat
from kithmap.kit.geometry import Box, overlaps
from tests.goalmap.subjects import network

PAGE = screen()


def places(picture: Picture) -> dict[str, Box]:
    """Give where everybody stands who is named."""
    return {person.person_id: person.box for person in picture.people}


def drawn_again(subject: MapSubject, seats: tuple[Seat, ...]) -> tuple[Picture, Picture]:
    """Give the picture of `subject` and, remembering it, that of the same map with `seats`."""
    before = lay_out(subject, PAGE)
    return before, lay_out(replace(subject, seats=seats), PAGE, before.remembered)


def moved(before: Picture, after: Picture) -> set[str]:
    """Give those who are on both pictures and stand elsewhere."""
    then, now = places(before), places(after)
    return {person for person in then.keys() & now.keys() if then[person] != now[person]}


def test_drawing_again_changes_nothing() -> None:
    """Opening the map twice shows the same map."""
    subject = network(100, chairs=2)
    before, after = drawn_again(subject, subject.seats)

    assert after == before


@settings(max_examples=25, deadline=None)
@given(seed=st.integers(0, 500), who=st.integers(0, 59), ring=st.integers(1, 5))
def test_a_person_who_moves_moves_alone(seed: int, who: int, ring: int) -> None:
    """Somebody becomes closer: only those in the cell they come to may make room."""
    subject = network(60, seed=seed, sectors=6)
    seat = replace(subject.seats[who], ring=ring)
    seats = (*subject.seats[:who], seat, *subject.seats[who + 1 :])
    before, after = drawn_again(subject, seats)
    cell = {other.person_id for other in seats if (other.ring, other.category_id) == (ring, seat.category_id)}

    assert before.remembered
    assert after.remembered
    assert overlaps(after.boxes) == []
    # an overfull cell lays everything out afresh: in two of a hundred of these maps
    assume(after.remembered.radii == before.remembered.radii)
    assert moved(before, after) <= cell


def test_adding_one_person_to_an_average_map_moves_nobody() -> None:
    """Each cell keeps a spare slot, so the next name finds room without anybody stepping aside."""
    subject = network(60, sectors=6)
    for number, old in enumerate(subject.seats[:20]):
        new = replace(old, person_id=f"new-{number}", name="Nia New", pinned=False)
        before, after = drawn_again(subject, (*subject.seats, new))

        assert moved(before, after) == set()
        assert places(after).keys() - places(before).keys() == {new.person_id}


def test_newcomers_keep_a_gap_to_those_who_stay() -> None:
    """By the fresh map's own measure, 0.55 em: "Bo Ek Nia New" would be one person."""
    subject = network(60, sectors=6)
    new = tuple(replace(old, person_id=f"new-{number}", name="Nia New", pinned=False)
                for number, old in enumerate(subject.seats[::3]))  # fmt: skip
    before, after = drawn_again(subject, (*subject.seats, *new))
    rows: dict[float, list[Box]] = {}
    for person in after.people:
        rows.setdefault(round(person.box.y, 3), []).append(person.box)
    ordered = [sorted(row, key=lambda box: box.x) for row in rows.values()]
    gaps = [right.x - left.right for row in ordered for left, right in pairwise(row)]

    assert moved(before, after) != set(places(before)), "laid out afresh"
    assert min(gaps) >= 0.55 * after.name_size - 1e-6


def test_removing_one_person_moves_nobody() -> None:
    """A gap in a cell is better than a map that jumps."""
    subject = network(150)
    for who in range(0, 150, 10):
        before, after = drawn_again(subject, subject.seats[:who] + subject.seats[who + 1 :])

        assert moved(before, after) == set()
        assert len(after.people) == len(before.people) - 1


def test_renaming_one_person_moves_at_most_their_cell() -> None:
    """A married name must not rearrange the family."""
    subject = network(100)
    seat = subject.seats[7]
    seats = tuple(replace(other, name="Wilhelmina Oppenheimer") if other is seat else other for other in subject.seats)
    before, after = drawn_again(subject, seats)
    cell = {other.person_id for other in seats if (other.ring, other.category_id) == (seat.ring, seat.category_id)}

    assert moved(before, after) <= cell
    assert next(p.label.text for p in after.people if p.person_id == seat.person_id).startswith("Wilhelmina")


def test_a_newcomer_in_a_crowded_cell_joins_its_chip() -> None:
    """On a map of 1,000 nobody who is named loses their place to somebody new."""
    subject = network(1000)
    chip = lay_out(subject, PAGE).chips[0]
    old = next(seat for seat in subject.seats if seat.person_id == chip.person_ids[0])
    before, after = drawn_again(subject, (*subject.seats, replace(old, person_id="new", relevance=0.99)))

    assert moved(before, after) == set()
    assert places(after).keys() == places(before).keys()
    assert any("new" in other.person_ids for other in after.chips)


def test_another_page_or_category_lays_out_afresh() -> None:
    """What is remembered of one page is no use on another."""
    subject = network(30, sectors=4)
    before = lay_out(subject, PAGE)
    wider = lay_out(subject, screen(1800, 900), before.remembered)
    extra = replace(subject, categories=(*subject.categories, replace(subject.categories[0], id="new", order=9)))

    assert wider == lay_out(subject, screen(1800, 900))
    assert lay_out(extra, PAGE, before.remembered) == lay_out(extra, PAGE)
