"""Draw the pictures of the docs from the sample network: `python -m tools.pictures`."""

import tempfile
from datetime import date
from pathlib import Path

from kithmap.actions.make_sample import make_sample
from kithmap.actions.open_sample import open_sample
from kithmap.actions.see_map import see_map
from kithmap.book.memory import MemoryBook
from kithmap.goalmap.page import screen
from kithmap.goalmap.svg import to_svg

FOLDER = Path(__file__).parent.parent / "docs" / "pictures"
DAY = date(2026, 3, 16)
"""The pictures are of this day, so that they change only when the drawing does."""


def main() -> None:
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        book = MemoryBook()
        open_sample(book, make_sample(Path(folder), today=DAY), today=DAY)
    goal = next(iter(book.facts.goals.values()))
    picture = see_map(book, goal, page=screen(), today=DAY)
    for theme in ("light", "dark"):
        name = "map.svg" if theme == "light" else "map-dark.svg"
        (FOLDER / name).write_text(to_svg(picture, theme=theme), encoding="utf-8")


if __name__ == "__main__":
    main()
