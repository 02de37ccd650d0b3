"""Wording: what a screen reader says, and a pointer shows, about each mark."""

from kithmap.goalmap.legend import pull_word, warmth_word
from kithmap.goalmap.picture import Chip, GapCell, Picture, PlacedChair, PlacedPerson
from kithmap.goalmap.ringnames import ring_name
from kithmap.kit.speech import say, say_count, written


def about_person(person: PlacedPerson, picture: Picture) -> str:
    """Give one line about a person: name, ring, category, warmth, pull, what comes next."""
    parts = [
        ring_name(person.ring),
        picture.sectors[person.sector].name,
        warmth_word(person.dot.warmth),
        pull_word(person.pull_step),
        say("place proposed") if person.proposed else "",
        say("talk to this week") if person.next_step else "",
    ]
    return f"{person.name}: {', '.join(part for part in parts if part)}"


def about_chair(chair: PlacedChair, picture: Picture) -> str:
    """Give one line about an empty chair."""
    return say("Empty chair: {chair}, {category}", chair=chair.name, category=picture.sectors[chair.sector].name)


def about_chip(chip: Chip, picture: Picture) -> str:
    """Give one line with the names of all whom a chip counts."""
    chairs = [say("empty chair: {chair}", chair=chair) for chair in chip.chairs]
    names = ", ".join([*chip.names, *chairs])
    return f"{how_many_more(chip, picture)}: {names}"


def how_many_more(chip: Chip, picture: Picture) -> str:
    """Give in brief what a chip stands for: how many, and where."""
    where = f"{ring_name(chip.ring)}, {picture.sectors[chip.sector].name}"
    return say("{number} more, {where}", number=written(chip.count), where=where)


def about_gap(gap: GapCell, picture: Picture) -> str:
    """Give one line about a sector that nobody is in."""
    return f"{picture.sectors[gap.sector].name}: {gap.prompt}"


def about_picture(picture: Picture) -> str:
    """Give a few sentences about the whole map, for whoever does not see it."""
    counted = sum(len(chip.names) for chip in picture.chips)
    people = len(picture.people) + counted
    empty = [picture.sectors[gap.sector].name for gap in picture.gaps]
    sentences = [
        say(
            "{people} in {categories}, those closest in the middle.",
            people=say_count("{number} person", "{number} people", people),
            categories=say_count("{number} category", "{number} categories", len(picture.sectors)),
        )
    ]
    if empty:
        sentences.append(say("Nobody yet in {categories}.", categories=", ".join(empty)))
    sentences += [line.text + "." for line in picture.heading.lines if line.semibold]
    return " ".join(sentences)
