"""Labels: what is written for everybody in one cell, in full where there is room and shorter where there is not."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass, replace
from heapq import heapify, heappop, heappush

from kithmap.goalmap.crowd import Cell
from kithmap.goalmap.fit import fits
from kithmap.goalmap.measure import text_width
from kithmap.goalmap.rows import Stretch
from kithmap.goalmap.shown import Form, clipped_form, forms, phrase_forms
from kithmap.kit.speech import written

WIDEST_NAME_EM = 12.5
"""A longer name (25 letters) is shortened at once: one of 60 letters would otherwise shrink everybody's."""
SHORTEST_CLIP_EM = 4.0
"""A name cut to less (six letters) tells nothing."""
DOT_ROOM_EM = 1.16
END_ROOM_EM = 0.25
"""Room before a name for its dot, and behind it for the marker of a next step."""
CHIP_ROOM_EM = 1.1


@dataclass(frozen=True, slots=True)
class Label:
    """One label with the forms it can take; `form` is the one chosen, `room_em` what dot and ends add to it."""

    key: str
    forms: tuple[Form, ...]
    room_em: float
    form: int = 0
    clip: Form | None = None

    @property
    def shown(self) -> Form:
        return self.clip or self.forms[self.form]

    @property
    def em(self) -> float:
        """The room that the label takes, in em."""
        return self.shown.em + self.room_em

    @property
    def is_short(self) -> bool:
        return self.form > 0 or self.clip is not None

    @property
    def can_be_shorter(self) -> bool:
        return self.form + 1 < len(self.forms)

    def shorter(self) -> "Label":
        """Give the label in its next form; there must be one."""
        return Label(self.key, self.forms, self.room_em, self.form + 1)

    def within(self, room_em: float) -> "Label":
        """Give the label in its fullest form that fits `room_em`, cut where none does."""
        for number, form in enumerate(self.forms):
            if form.em + self.room_em <= room_em:
                return replace(self, form=number, clip=None)
        last = len(self.forms) - 1
        if self.room_em < END_ROOM_EM + DOT_ROOM_EM or room_em - self.room_em < SHORTEST_CLIP_EM:
            return replace(self, form=last)
        return replace(self, form=last, clip=clipped_form(self.forms[last], room_em - self.room_em))


def labels(cell: Cell) -> list[Label]:
    """Give the labels of a cell in full: names in order of rank, then the chip, if there is one."""
    names = [
        Label(
            resident.key,
            (phrase_forms if resident.chair else forms)(resident.name, widest_em=WIDEST_NAME_EM),
            DOT_ROOM_EM + END_ROOM_EM,
        )
        for resident in cell.named
    ]
    return [*names, chip_label(cell)] if cell.counted else names


def chip_label(cell: Cell) -> Label:
    """Give the label "+N" of a cell's chip."""
    text = f"+{written(len(cell.counted))}"
    return Label(chip_key(cell), (Form(text, text_width(text, 1.0)),), CHIP_ROOM_EM)


def chip_key(cell: Cell) -> str:
    """Give the key of the slot that a cell's "+N" takes; no person's or chair's key is like it."""
    return f"chip:{cell.ring}:{cell.sector}"


def fitted(wanted: Sequence[Label], rooms: Sequence[Stretch], *, size: float, gap: float) -> list[Label] | None:
    """Give the labels as full as the cell allows, or None where even the shortest find no room.

    First each is made to fit the longest stretch; then, one by one, the widest is shortened until all fit.
    """
    longest = max((high - low for _, low, high in rooms), default=0.0) / size
    found = [label if label.em <= longest else label.within(longest) for label in wanted]
    states = _Shortened(found)
    if states.fit(0, rooms, size=size, gap=gap):
        return found
    if not states.fit(states.steps, rooms, size=size, gap=gap):
        return None
    least = bisect_left(range(states.steps), True, lo=1, key=lambda n: states.fit(n, rooms, size=size, gap=gap))
    return states.after(least)


class _Shortened:
    """What labels become when, again and again, the widest that can be shorter is shortened by one form."""

    def __init__(self, labels: Sequence[Label]) -> None:
        self._labels = labels
        self._order: list[int] = []
        widest = [(-label.em, -index) for index, label in enumerate(labels) if label.can_be_shorter]
        heapify(widest)
        now = list(labels)
        while widest:
            index = -heappop(widest)[1]
            now[index] = now[index].shorter()
            self._order.append(index)
            if now[index].can_be_shorter:
                heappush(widest, (-now[index].em, -index))

    @property
    def steps(self) -> int:
        """How many shortenings there are until every label is in its shortest form."""
        return len(self._order)

    def after(self, steps: int) -> list[Label]:
        """Give the labels after so many shortenings."""
        now = list(self._labels)
        for index in self._order[:steps]:
            now[index] = now[index].shorter()
        return now

    def fit(self, steps: int, rooms: Sequence[Stretch], *, size: float, gap: float) -> bool:
        """Tell whether the labels find room after so many shortenings."""
        return fits(rooms, [label.em * size for label in self.after(steps)], gap)
