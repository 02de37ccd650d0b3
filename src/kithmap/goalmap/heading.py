"""The title block: the goal, what stands under it, and how many days are left."""

from datetime import date

from kithmap.goalmap.frame import Frame
from kithmap.goalmap.measure import text_width
from kithmap.goalmap.picture import Anchor, Heading, Text, Tone
from kithmap.goalmap.seat import MapSubject
from kithmap.goalmap.shown import cleaned, clipped, tidied
from kithmap.kit.dates import spoken_date
from kithmap.kit.speech import say, say_count

TITLE_SIZE = 23.0
SMALLEST_TITLE = 16.0
LINE_SIZE = 12.5
DAYS_SIZE = 19.0
DAYS_COLUMN = 0.24
"""Share of the heading's width that is kept for the days left."""


def heading(subject: MapSubject, frame: Frame) -> Heading:
    """Give the title block of `subject`, its title as large as fits."""
    unit, room = frame.page.scale, frame.heading
    width = room.width * (1 - DAYS_COLUMN) if subject.by else room.width
    full_title = cleaned(subject.title)
    size = TITLE_SIZE * unit
    while size > SMALLEST_TITLE * unit and text_width(full_title, size, semibold=True) > width:
        size -= unit
    title = _line(
        clipped(full_title, width=width, size=size, semibold=True),
        x=room.x,
        y=room.y + 24 * unit,
        size=size,
        semibold=True,
    )
    lines = []
    if subtitle := tidied(subject.subtitle):
        small = LINE_SIZE * unit
        text = clipped(subtitle, width=width, size=small)
        lines.append(_line(text, x=room.x, y=room.y + 45 * unit, size=small, tone=Tone.MUTED))
    if subject.by:
        lines += _days(subject.by, subject.today, frame)
    return Heading(title=title, full_title=full_title, lines=tuple(lines))


def _days(by: date, today: date, frame: Frame) -> list[Text]:
    unit, room = frame.page.scale, frame.heading
    return [
        _line(
            days_left(by, today),
            x=room.right,
            y=room.y + 22 * unit,
            size=DAYS_SIZE * unit,
            semibold=True,
            anchor=Anchor.END,
        ),
        _line(
            say("until {day}" if by >= today else "was {day}", day=spoken_date(by)),
            x=room.right,
            y=room.y + 45 * unit,
            size=LINE_SIZE * unit,
            tone=Tone.MUTED,
            anchor=Anchor.END,
        ),
    ]


def days_left(by: date, today: date) -> str:
    """Give how far off the goal's date is.

    >>> days_left(date(2027, 6, 30), date(2026, 11, 21)), days_left(date(2026, 11, 9), date(2026, 11, 21))
    ('221 days left', '12 days ago')
    """
    days = (by - today).days
    if days == 0:
        return say("today")
    if days > 0:
        return say_count("{number} day left", "{number} days left", days)
    return say_count("{number} day ago", "{number} days ago", -days)


def _line(
    text: str,
    *,
    x: float,
    y: float,
    size: float,
    semibold: bool = False,
    anchor: Anchor = Anchor.START,
    tone: Tone = Tone.INK,
) -> Text:
    width = text_width(text, size, semibold=semibold)
    return Text(text=text, x=x, y=y, width=width, size=size, anchor=anchor, semibold=semibold, tone=tone)
