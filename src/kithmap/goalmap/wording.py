"""Wording: what a screen reader says, and a pointer shows, about each mark."""

from kithmap.goalmap.legend import PULL_WORDS, WARMTH_WORDS
from kithmap.goalmap.picture import Chip, GapCell, Picture, PlacedChair, PlacedPerson
from kithmap.goalmap.ringnames import ring_name


def about_person(person: PlacedPerson, picture: Picture) -> str:
    """Give one line about a person: name, ring, category, warmth, pull, what comes next."""
    parts = [
        ring_name(person.ring),
        picture.sectors[person.sector].name,
        WARMTH_WORDS[person.dot.warmth],
        PULL_WORDS[person.pull_step],
        "place proposed" if person.proposed else "",
        "talk to this week" if person.next_step else "",
    ]
    return f"{person.name}: {', '.join(part for part in parts if part)}"


def about_chair(chair: PlacedChair, picture: Picture) -> str:
    """Give one line about an empty chair."""
    return f"Empty chair: {chair.name}, {picture.sectors[chair.sector].name}"


def about_chip(chip: Chip, picture: Picture) -> str:
    """Give one line with the names of all whom a chip counts."""
    where = f"{ring_name(chip.ring)}, {picture.sectors[chip.sector].name}"
    chairs = [f"empty chair: {chair}" for chair in chip.chairs]
    return f"{chip.count:,} more, {where}: {', '.join([*chip.names, *chairs])}"


def about_gap(gap: GapCell, picture: Picture) -> str:
    """Give one line about a sector that nobody is in."""
    return f"{picture.sectors[gap.sector].name}: {gap.prompt}"


def about_picture(picture: Picture) -> str:
    """Give a few sentences about the whole map, for whoever does not see it."""
    counted = sum(len(chip.names) for chip in picture.chips)
    people = len(picture.people) + counted
    empty = [picture.sectors[gap.sector].name for gap in picture.gaps]
    sentences = [
        f"{people:,} {'person' if people == 1 else 'people'} in {len(picture.sectors)} categories, "
        "those closest in the middle."
    ]
    if empty:
        sentences.append(f"Nobody yet in {', '.join(empty)}.")
    sentences += [line.text + "." for line in picture.heading.lines if line.semibold]
    return " ".join(sentences)
