"""Lists: the map on a narrow page, a small map without names above one list for each category."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from kithmap.goalmap.crowd import Cell, cells, people_in
from kithmap.goalmap.heading import days_left
from kithmap.goalmap.labels import labels
from kithmap.goalmap.legend import legend
from kithmap.goalmap.marks import Marks, Room, cell_marks
from kithmap.goalmap.measure import text_width
from kithmap.goalmap.minimap import MiniMap, mini_map
from kithmap.goalmap.page import Page
from kithmap.goalmap.picture import GapCell, Heading, Picture, Sector, Text, Tone
from kithmap.goalmap.prompts import asked
from kithmap.goalmap.ringnames import ring_name
from kithmap.goalmap.rows import RINGS
from kithmap.goalmap.seat import MapSubject
from kithmap.goalmap.shown import cleaned, clipped, tidied, wrapped
from kithmap.goals.goal import Category
from kithmap.kit.dates import spoken_date
from kithmap.kit.geometry import Box
from kithmap.kit.speech import written

MARGIN = 16.0
NAME_SIZE = 15.0
ROW_HEIGHT = 27.0
"""A finger needs 24 px (WCAG 2.2, 2.5.8)."""
NAME_GAP = 10.0
TITLE_SIZE, LINE_SIZE, HEAD_SIZE, CAPTION_SIZE = 22.0, 13.0, 17.0, 12.0
LINE_EM = 1.35
SECTION_GAP, CAPTION_GAP = 18.0, 5.0
LEGEND_ROOM = 1_000.0
MINI_SHARE = 0.62
"""Height of the mini-map as a share of its width."""


class Column:
    """A narrow page as it is filled from top to bottom: `y` is where the next thing begins."""

    __slots__ = ("left", "width", "y")

    def __init__(self, page: Page) -> None:
        self.left = MARGIN
        self.width = page.width - 2 * MARGIN
        self.y = MARGIN

    def paragraph(
        self, text: str, *, size: float, semibold: bool = False, tone: Tone = Tone.INK, colour: int = 0
    ) -> list[Text]:
        """Write `text` in as many lines as it needs."""
        lines = []
        for line in wrapped(text, width=self.width, size=size, semibold=semibold):
            width = text_width(line, size, semibold=semibold)
            self.y += LINE_EM * size
            lines.append(
                Text(
                    text=line,
                    x=self.left,
                    y=self.y - 0.32 * size,
                    width=width,
                    size=size,
                    semibold=semibold,
                    tone=tone,
                    colour=colour,
                )
            )
        return lines

    def flow(self, cell: Cell) -> Marks:
        """Write the people of a cell one after another, in as many rows as they need."""
        rooms: dict[str, Room] = {}
        x = self.left
        for label in labels(cell):
            most = self.width - label.room_em * NAME_SIZE
            full = next((one.name for one in cell.named if one.key == label.key), label.shown.text)
            shown = clipped(full, width=most, size=NAME_SIZE)
            width = text_width(shown, NAME_SIZE) + label.room_em * NAME_SIZE
            if x > self.left and x + width > self.left + self.width:
                x, self.y = self.left, self.y + ROW_HEIGHT
            rooms[label.key] = Room(Box(x, self.y, width, ROW_HEIGHT), NAME_SIZE, shown)
            x += width + NAME_GAP
        self.y += ROW_HEIGHT
        return cell_marks(cell, rooms)


@dataclass(frozen=True, slots=True)
class _Section:
    """One category's list."""

    title: tuple[Text, ...]
    captions: tuple[Text, ...]
    marks: tuple[Marks, ...]
    prompt: tuple[Text, ...]


def lists(subject: MapSubject, page: Page) -> Picture:
    """Give the picture of `subject` on a narrow `page`: as high as its lists need, whatever the page's height.

    Every category must be known to the subject. Nothing is remembered: a list keeps still by itself.
    """
    column = Column(page)
    heading = _heading(subject, column)
    everybody = cells(subject)
    room = Box(column.left, column.y + SECTION_GAP, column.width, column.width * MINI_SHARE)
    small = mini_map(everybody, room, page, sectors=len(subject.categories))
    column.y = room.bottom
    sections = [
        _section(category, [cell for cell in everybody if cell.sector == index], subject, column)
        for index, category in enumerate(subject.categories)
    ]
    marks = [mark for section in sections for mark in section.marks]
    people = tuple(person for mark in marks for person in mark.people)
    chips = tuple(chip for mark in marks for chip in mark.chips)
    chairs = tuple(chair for mark in marks for chair in mark.chairs)
    gaps = tuple(_gaps(subject, sections, small))
    frame = replace(small.frame, legend=Box(column.left, column.y + SECTION_GAP, column.width, LEGEND_ROOM))
    entries = legend(frame, people=people, chips=chips, chairs=chairs, gaps=gaps, open_needs=subject.open_needs)
    return Picture(
        page=page,
        width=page.width,
        height=max((entry.box.bottom for entry in entries), default=column.y) + MARGIN,
        space=small.frame.ellipse,
        centre=small.centre,
        centre_radius=small.frame.centre_radius,
        heading=heading,
        rings=small.rings,
        sectors=tuple(_sectors(subject, sections, small)),
        people=people,
        chips=chips,
        chairs=chairs,
        gaps=gaps,
        legend=entries,
        name_size=NAME_SIZE,
        remembered=None,
        captions=tuple(caption for section in sections for caption in section.captions),
        minimap=small.dots,
    )


def _heading(subject: MapSubject, column: Column) -> Heading:
    full_title = cleaned(subject.title)
    title, *more = column.paragraph(full_title, size=TITLE_SIZE, semibold=True)
    if subtitle := tidied(subject.subtitle):
        more += column.paragraph(subtitle, size=LINE_SIZE, tone=Tone.MUTED)
    if subject.by:
        text = f"{days_left(subject.by, subject.today)}, {spoken_date(subject.by)}"
        more += column.paragraph(text, size=LINE_SIZE, semibold=True)
    return Heading(title=title, full_title=full_title, lines=tuple(more))


def _section(category: Category, mine: Sequence[Cell], subject: MapSubject, column: Column) -> _Section:
    """Write one category: its title, the people of each ring, or its prompt where nobody is."""
    column.y += SECTION_GAP
    people = people_in(category, subject)
    count = f" · {written(people)}" if people else ""
    title = column.paragraph(
        cleaned(category.name) + count, size=HEAD_SIZE, semibold=True, tone=Tone.SECTOR, colour=category.colour
    )
    captions, marks = [], []
    for cell in mine:
        ring = ring_name(cell.ring if cell.ring <= RINGS else None)
        column.y += CAPTION_GAP
        captions += column.paragraph(ring, size=CAPTION_SIZE, tone=Tone.MUTED)
        marks.append(column.flow(cell))
    prompt = [] if people else column.paragraph(asked(category), size=LINE_SIZE, tone=Tone.MUTED)
    return _Section(tuple(title), tuple(captions), tuple(marks), tuple(prompt))


def _gaps(subject: MapSubject, sections: Sequence[_Section], small: MiniMap) -> Iterator[GapCell]:
    for index, (category, section) in enumerate(zip(subject.categories, sections, strict=True)):
        if section.prompt:
            yield GapCell(sector=index, wedge=small.wedges[index], prompt=asked(category), lines=section.prompt)


def _sectors(subject: MapSubject, sections: Sequence[_Section], small: MiniMap) -> Iterator[Sector]:
    for category, section, wedge in zip(subject.categories, sections, small.wedges, strict=True):
        first, last = section.title[0].box, section.title[-1].box
        width = max(line.width for line in section.title)
        yield Sector(
            category_id=category.id,
            name=cleaned(category.name),
            colour=category.colour,
            people=people_in(category, subject),
            wedge=wedge,
            title=section.title,
            title_box=Box(first.x, first.y, width, last.bottom - first.y),
            leader=(),
        )
