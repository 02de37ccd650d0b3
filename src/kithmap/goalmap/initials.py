"""Initials: a picture from which nobody can be told, to show to a coach or a group."""

from collections import Counter
from dataclasses import replace

from kithmap.goalmap.labels import END_ROOM_EM
from kithmap.goalmap.measure import text_width
from kithmap.goalmap.picture import Chip, Picture, PlacedPerson


def with_initials(picture: Picture) -> Picture:
    """Give `picture` with initials for names ("A. D.", a number behind them where several share them).

    Names, the people behind chips and every person id are replaced, and widths are those of the initials, so that
    no name can be guessed from what is left. The goal, the names of categories and chairs are the owner's own words
    and stay. What is remembered of the layout, which knows ids and names, is dropped.
    """
    seen: Counter[str] = Counter()
    people = tuple(_person(person, number, seen) for number, person in enumerate(picture.people, start=1))
    chips = []
    number = len(people)
    for chip in picture.chips:
        chips.append(_chip(chip, number, seen))
        number += len(chip.names)
    return replace(picture, people=people, chips=tuple(chips), remembered=None)


def initials_of(name: str) -> str:
    """Give the initials of a cleaned name: of its first and last word, or its first sign where it has but one.

    >>> initials_of("Ana María Díaz"), initials_of("ana@x.org"), initials_of("王小明")
    ('A. D.', 'A.', '王.')
    """
    firsts = [first for word in name.split() if (first := next(filter(str.isalnum, word), ""))]
    letters = [firsts[0], firsts[-1]] if len(firsts) > 1 else firsts or ["?"]
    return " ".join(f"{letter.upper()}." for letter in letters)


def _unique(name: str, seen: Counter[str]) -> str:
    short = initials_of(name)
    seen[short] += 1
    return short if seen[short] == 1 else f"{short} {seen[short]}"


def _person(person: PlacedPerson, number: int, seen: Counter[str]) -> PlacedPerson:
    shown = _unique(person.name, seen)
    width = min(text_width(shown, person.label.size), person.box.right - person.label.left)
    label = replace(person.label, text=shown, width=width)
    room = replace(
        person.box, width=min(person.box.width, label.left - person.box.x + width + END_ROOM_EM * label.size)
    )
    return replace(person, person_id=f"p{number}", name=shown, label=label, box=room)


def _chip(chip: Chip, number: int, seen: Counter[str]) -> Chip:
    return replace(
        chip,
        names=tuple(_unique(name, seen) for name in chip.names),
        person_ids=tuple(f"p{number + step}" for step in range(1, len(chip.person_ids) + 1)),
    )
