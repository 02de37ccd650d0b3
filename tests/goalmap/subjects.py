"""Made-up networks of any size for the drawing's tests and bench, the same for the same seed."""

from datetime import date
from random import Random

from kithmap.goalmap.seat import EmptySeat, MapSubject, Seat
from kithmap.goals.goal import Category
from kithmap.ties.tie import Warmth

TODAY = date(2026, 11, 21)
BY = date(2027, 6, 30)
GIVEN = (
    "Ana Amara Anke Bela Björn Chiara Clara Daan Dario Elif Emeka Esther Farah Finn Greta Hana Hugo Ines Ivo Jana "
    "Jonas Kofi Lena Liam Lucía Mads Maren Mateus Mina Nadia Nils Olga Omar Paula Priya Rafael Ruth Sanna Søren "
    "Tariq Thandi Tomás Uma Vera Wanda Xenia Yara Yusuf Zoë Margarethe Bartholomew Anne-Sophie"
).split()
FAMILY = (
    "Adeyemi Alvarez Bakker Bauer Bianchi Boateng Costa Dahl Demir Díaz Eriksson Fischer Fontaine Garrido Haddad "
    "Horváth Ivanova Jansen Kaya Keller Kowalczyk Lindqvist Marchetti Moreau Nakamura Ndlovu Novák O'Sullivan Okafor "
    "Papadopoulou Petrov Quist Raman Rossi Santos Schneider Singh Sørensen Tanaka Thornton-Hughes Ueda Van_der_Meer "
    "Vogel Weiss Wiśniewski Yilmaz Zapata Featherstonehaugh Nguyễn"
).split()
CATEGORIES = (
    "Family",
    "Friends",
    "Former colleagues",
    "Other business owners",
    "Mentors and teachers",
    "Neighbours",
    "Study",
    "Clients and suppliers",
    "Sports club",
    "Online",
    "Parents from school",
    "Volunteering",
)
PROMPTS = (
    "Who in your family knows your trade?",
    "Whom would you call at midnight?",
    "Whom did you work with that you would hire tomorrow?",
    "Who runs a business you admire?",
    "Who taught you what you know best?",
    "Who lives within a walk of you?",
    "Who studied with you and went another way?",
    "Who has paid you, or been paid by you, with pleasure?",
)
RING_WEIGHTS = (1, 3, 5, 7, 6)


def categories(count: int) -> tuple[Category, ...]:
    """Give `count` categories with their prompts."""
    return tuple(
        Category(
            id=f"cat-{index}",
            goal_id="goal",
            name=CATEGORIES[index % len(CATEGORIES)] + (f" {index}" if index >= len(CATEGORIES) else ""),
            order=index,
            colour=(index + 1) % 8,
            prompt=PROMPTS[index % len(PROMPTS)],
        )
        for index in range(count)
    )


def network(
    people: int,
    *,
    sectors: int = 8,
    seed: int = 1,
    unplaced: float = 0.0,
    empty: int = 0,
    chairs: int = 0,
    proposed: float = 0.4,
) -> MapSubject:
    """Give a map subject of `people` in `sectors`, the last `empty` of which hold nobody."""
    chance = Random(seed)
    cats = categories(sectors)
    weights = [chance.uniform(0.4, 2.0) for _ in cats[: sectors - empty]]
    seats = tuple(
        _seat(index, chance, cats=cats[: sectors - empty], weights=weights, unplaced=unplaced, proposed=proposed)
        for index in range(people)
    )
    wanted = ("Somebody at a bank", "A tax adviser", "Head of data", "A fellow founder")
    return MapSubject(
        title="Lead a data team by June",
        subtitle="Because I want to build things with people again",
        today=TODAY,
        by=BY,
        categories=cats,
        seats=seats,
        chairs=tuple(
            EmptySeat(
                chair_id=f"chair-{index}",
                label=wanted[index % len(wanted)],
                category_id=cats[index % sectors].id,
                ring=3 + index % 2,
            )
            for index in range(chairs)
        ),
        open_needs=("sponsorship", "introductions") if chairs else (),
    )


def _seat(
    index: int,
    chance: Random,
    *,
    cats: tuple[Category, ...],
    weights: list[float],
    unplaced: float,
    proposed: float,
) -> Seat:
    name = f"{chance.choice(GIVEN)} {chance.choice(FAMILY).replace('_', ' ')}"
    ring = None if chance.random() < unplaced else chance.choices((1, 2, 3, 4, 5), RING_WEIGHTS)[0]
    return Seat(
        person_id=f"mail:person{index}@example.org",
        name=name,
        ring=ring,
        category_id=chance.choices(cats, weights)[0].id,
        warmth=chance.choice(list(Warmth)),
        pull=None if chance.random() < 0.5 else round(chance.random(), 2),
        relevance=round(chance.random(), 4),
        ring_is_proposed=chance.random() < proposed,
        pinned=chance.random() < 0.05,
        next_step=index % 13 == 5 and index < 66,
    )
