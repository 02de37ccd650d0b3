"""Layout: a subject becomes a picture, everybody in a place of their own."""

from collections.abc import Sequence
from dataclasses import replace

from kithmap.goalmap.crowd import Cell, cells, people_in
from kithmap.goalmap.frame import Frame, frame
from kithmap.goalmap.heading import heading
from kithmap.goalmap.legend import legend
from kithmap.goalmap.lists import lists
from kithmap.goalmap.marks import loose_chips, loose_text, marks_of
from kithmap.goalmap.owner import owner_text
from kithmap.goalmap.page import Page
from kithmap.goalmap.picture import GapCell, Picture, Sector, Wedge
from kithmap.goalmap.place import PlacedCell, place_all
from kithmap.goalmap.prompts import gap_cell
from kithmap.goalmap.remembered import Remembered
from kithmap.goalmap.ringnames import ring_lines, ring_name_boxes
from kithmap.goalmap.rows import RINGS, Cuts
from kithmap.goalmap.seat import MapSubject
from kithmap.goalmap.settle import Geometry, settle
from kithmap.goalmap.shown import cleaned
from kithmap.goalmap.titles import PlacedTitle, TitleWish, place_titles
from kithmap.goals.goal import Category
from kithmap.kit.geometry import Box, overlaps
from kithmap.kit.speech import say, say_count


def lay_out(subject: MapSubject, page: Page, remembered: Remembered | None = None) -> Picture:
    """Give the picture of `subject` on `page`.

    Nothing overlaps and nobody is left out: who finds no room for a name is counted in a "+N" of the same cell. With
    what an earlier picture of this map `remembered`, all stay where they are but those in a cell that changed; a
    new category or a cell that has become too full lays everything out afresh. A page that is narrow, or too low for
    the names of its sectors or rings, holds lists instead.
    """
    subject = _with_a_category_for_all(subject)
    if page.is_narrow:
        return lists(subject, page)
    room = frame(page)
    everybody = cells(subject)
    ids = [category.id for category in subject.categories]
    placed = None
    if remembered and _still_holds(remembered, page, ids, everybody):
        geometry = Geometry(room, remembered.name_size, Cuts(remembered.angles, remembered.radii))
        placed = place_all(everybody, geometry, category_ids=ids, before=remembered.slots)
    if placed is None:
        everybody = cells(subject)
        geometry = settle(room, everybody, sectors=len(ids))
        placed = place_all(everybody, geometry, category_ids=ids)
    assert placed is not None
    picture = _drawn(subject, room, geometry, placed)
    return picture if _is_high_enough(room, picture) else lists(subject, page)


def _is_high_enough(room: Frame, picture: Picture) -> bool:
    """Tell whether titles of sectors end above the legend, with their chips, and each ring is as thick as its name."""
    boxes = [*(sector.title_box for sector in picture.sectors), *(chip.box for chip in picture.chips)]
    rings = [picture.centre.box, *(ring.label.box for ring in picture.rings if ring.label)]
    return max(box.bottom for box in boxes) <= room.titles.bottom + 1e-6 and not overlaps(rings)


def _still_holds(remembered: Remembered, page: Page, ids: Sequence[str], everybody: Sequence[Cell]) -> bool:
    """Tell whether the remembered geometry is of this page and these categories, and has a band if one is needed."""
    rings_needed = max((cell.ring for cell in everybody), default=0)
    return (
        (remembered.page_name, remembered.page_width, remembered.page_height) == (page.name, page.width, page.height)
        and remembered.category_ids == tuple(ids)
        and len(remembered.radii) > rings_needed
        and bool(remembered.slots)
    )


def _with_a_category_for_all(subject: MapSubject) -> MapSubject:
    """Add a last category for those whose own is not on the map, and for a map without any."""
    known = {category.id for category in subject.categories}
    used = {seat.category_id for seat in subject.seats} | {chair.category_id for chair in subject.chairs}
    lost = used - known
    if not lost and known:
        return subject
    extra = Category(id="\0nowhere", goal_id="", name=say("No category yet"), order=len(known), colour=0)
    return replace(
        subject,
        categories=(*subject.categories, extra),
        seats=tuple(
            replace(seat, category_id=extra.id) if seat.category_id in lost else seat for seat in subject.seats
        ),
        chairs=tuple(
            replace(chair, category_id=extra.id) if chair.category_id in lost else chair for chair in subject.chairs
        ),
    )


def _drawn(subject: MapSubject, room: Frame, geometry: Geometry, placed: Sequence[PlacedCell]) -> Picture:
    marks = marks_of(placed, geometry)
    titles = place_titles([_wish(index, subject, placed) for index in range(len(subject.categories))], geometry)
    gaps = _gaps(subject, geometry, [chair.box for chair in marks.chairs])
    chips = (*marks.chips, *loose_chips(placed, titles))
    return Picture(
        page=room.page,
        width=room.page.width,
        height=room.page.height,
        space=room.ellipse,
        centre=owner_text(room.ellipse, room.centre_radius),
        centre_radius=room.centre_radius,
        heading=heading(subject, room),
        rings=ring_lines(room, geometry.cuts),
        sectors=_sectors(subject, geometry, titles),
        people=marks.people,
        chips=chips,
        chairs=marks.chairs,
        gaps=gaps,
        legend=legend(
            room, people=marks.people, chips=chips, chairs=marks.chairs, gaps=gaps, open_needs=subject.open_needs
        ),
        name_size=geometry.name_size,
        remembered=_remembered(subject, geometry, placed),
    )


def _wish(index: int, subject: MapSubject, placed: Sequence[PlacedCell]) -> TitleWish:
    """Give what stands beside a sector: its name, how many people it holds, and chips that found no room inside."""
    category = subject.categories[index]
    loose = tuple(loose_text(cell.cell) for cell in placed if cell.loose and cell.cell.sector == index)
    people = people_in(category, subject)
    count = (say_count("{number} person", "{number} people", people),) if people else ()
    return TitleWish(name=category.name, colour=category.colour, notes=(*count, *loose), loose=len(loose))


def _sectors(subject: MapSubject, geometry: Geometry, titles: Sequence[PlacedTitle]) -> tuple[Sector, ...]:
    cuts = geometry.cuts
    return tuple(
        Sector(
            category_id=category.id,
            name=cleaned(category.name),
            colour=category.colour,
            people=people_in(category, subject),
            wedge=Wedge(start=cuts.angles[index], end=cuts.angles[index + 1], inner=0.0, outer=cuts.radii[RINGS]),
            title=title.own_lines,
            title_box=title.own_box,
            leader=title.leader,
        )
        for index, (category, title) in enumerate(zip(subject.categories, titles, strict=True))
    )


def _gaps(subject: MapSubject, geometry: Geometry, chairs: Sequence[Box]) -> tuple[GapCell, ...]:
    """Give the hatched wedges of categories that nobody is in."""
    full = {seat.category_id for seat in subject.seats}
    taken = [*chairs, *ring_name_boxes(geometry.frame, geometry.cuts)]
    return tuple(
        gap_cell(index, category, geometry, taken=taken)
        for index, category in enumerate(subject.categories)
        if category.id not in full
    )


def _remembered(subject: MapSubject, geometry: Geometry, placed: Sequence[PlacedCell]) -> Remembered:
    page = geometry.frame.page
    return Remembered(
        page_name=page.name,
        page_width=page.width,
        page_height=page.height,
        name_size=geometry.name_size,
        category_ids=tuple(category.id for category in subject.categories),
        angles=geometry.cuts.angles,
        radii=geometry.cuts.radii,
        slots=tuple(slot for cell in placed for slot in cell.slots),
    )
