"""The grid: for each need and category, who could help, and how surely."""

from collections import defaultdict
from dataclasses import dataclass

from kithmap.gaps.coverage import joined
from kithmap.gaps.situation import Situation


@dataclass(frozen=True, slots=True)
class Cell:
    """Those of one category who could help with one need, most likely first.

    `category_id` is None for people in no category. `value` is the chance, 0 to 1, that at least one helps.
    `matters` is true where the cell is empty and the need has not yet two people: that is where to look.
    """

    need_id: str
    category_id: str | None
    people: tuple[str, ...]
    value: float
    matters: bool


@dataclass(frozen=True, slots=True)
class Grid:
    """Every need × every category, row by row in their order; people in no category make a last column if any help."""

    cells: tuple[Cell, ...]

    def cell(self, need_id: str, category_id: str | None) -> Cell:
        """Give one cell; raises KeyError where there is none."""
        for cell in self.cells:
            if (cell.need_id, cell.category_id) == (need_id, category_id):
                return cell
        raise KeyError((need_id, category_id))


def grid(now: Situation) -> Grid:
    """Give the grid of one goal. Before enough offers are known no empty cell stands out."""
    known = [category.id for category in now.categories]
    cells = []
    for cover in now.coverage.needs:
        chances: dict[str | None, list[tuple[str, float]]] = defaultdict(list)
        for carrier in cover.carriers:
            category_id = now.people[carrier.person_id].category_id
            chances[category_id if category_id in known else None].append((carrier.person_id, carrier.chance))
        open_need = now.coverage.is_known and not cover.is_covered
        for category_id in (*known, *([None] if None in chances else [])):
            behind = chances.get(category_id, [])
            value = joined(chance for _, chance in behind)
            people = tuple(person_id for person_id, _ in behind)
            cells.append(Cell(cover.need.id, category_id, people, value, matters=open_need and not behind))
    return Grid(tuple(cells))
