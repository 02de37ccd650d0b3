"""The works whose cost should grow in a straight line, each with an input of any size."""

import os
import subprocess
import sys
from collections.abc import Mapping
from datetime import date
from functools import partial
from itertools import count
from pathlib import Path

import numpy as np

from bench import census, store
from bench.cards import ours
from bench.fold import OWN, made_up
from bench.identity.households import household_book
from bench.made_cards import made_cards
from bench.mail import read_ours, read_standard
from bench.plan import made_up_days
from bench.proof.census import PLACE
from bench.proof.growth import Acts, Work
from bench.search import full_text_table, in_table, made_people
from kithmap.book.facts import Changes
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import screen
from kithmap.people.correspondents import count_correspondents
from kithmap.people.directory import find_people
from kithmap.people.search import index_people, search_people
from kithmap.sources.interactions import gather
from kithmap.ties.history import fold
from kithmap.ties.strength import measure_ties
from kithmap.ties.tie_reading import read_ties
from kithmap_app.store.start import start_store
from tests.goalmap.subjects import network

SEED = 7
TODAY = date(2025, 11, 2)
QUESTION = "kofi mesnah"
"""Two words with a typing error."""
OURS = "kithmap"
MAP_PEOPLE, MAP_WHY = 100_000, "nobody has a map of more people; names give way to counts from some hundred on"
BOOK_CARDS, BOOK_WHY = (
    100_000,
    "the largest address book that is promised; more would be a register, not one owner's people",
)
LEAST_CONTACTS, MOST_CONTACTS = 100_000, 100_000_000
"""A census is for many owners: below, starting the engine is all of it."""
FEW_INTERACTIONS_A_PERSON = 100


def folding(interactions: int) -> Acts:
    made = made_up(interactions, max(interactions // FEW_INTERACTIONS_A_PERSON, 10))
    correspondents = count_correspondents(made)
    return {
        OURS: lambda: fold(made, correspondents=correspondents, own=frozenset([OWN])),
        "sorting their times alone": lambda: np.sort(made.when),
    }


def strength(people: int) -> Acts:
    days = made_up_days(people)
    return {OURS: lambda: read_ties(measure_ties(days, as_of=TODAY))}


def cards(many: int) -> Acts:
    data = made_cards(many, seed=SEED)
    return {OURS: lambda: ours(data), "parting lines alone": lambda: data.splitlines()}


def mail(messages: int, *, generator: Path, place: Path) -> Acts:
    box = place / f"{messages}.mbox"
    for smaller in place.glob("*.mbox"):
        smaller.unlink()
    command = [sys.executable, str(generator), "--n", str(messages), "--mbox", str(box)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    return {OURS: partial(read_ours, str(box), 1), "standard library": partial(read_standard, str(box))}


def identity(many: int) -> Acts:
    book = household_book(many, seed=SEED)
    nobody = count_correspondents(gather([]))
    return {OURS: lambda: find_people(book.cards, correspondents=nobody)}


def layout(people: int) -> Acts:
    subject = network(people, seed=SEED)
    return {OURS: lambda: lay_out(subject, screen())}


def search(people: int) -> Acts:
    known = made_people(people)
    index, table = index_people(known), full_text_table(known)
    relevance = np.random.default_rng(SEED).random(people)
    return {
        OURS: lambda: search_people(index, QUESTION, relevance=relevance),
        "SQLite FTS5, bare": lambda: in_table(table, QUESTION),
    }


def storing(interactions: int, *, place: Path) -> Acts:
    os.environ["KITHMAP_HOME"] = str(place)
    start_store()
    # models can be loaded only once Django is set up
    from kithmap_app.store.home import open_home_book
    from kithmap_app.store.sql_book import SqlBook

    open_home_book()
    found, owners = store.made_up(interactions), count()

    def bring() -> None:
        SqlBook(f"{interactions}-{next(owners)}").apply("Bring in", Changes(brought=found))

    bare = place / "bare.sqlite3"
    store.make_bare(bare)
    return {OURS: bring, "one row each, bare": lambda: store.insert_rows(bare, found)}


def taking(contacts: int) -> Acts:
    PLACE.mkdir(parents=True, exist_ok=True)
    made = census.made(PLACE, contacts)
    return {
        "kithmap on DuckDB": lambda: census.take_here(made, engine="duckdb"),
        "kithmap on Polars": lambda: census.take_here(made, engine="polars"),
        "reading all columns alone": lambda: census.read_alone(made),
    }


PLAIN: Mapping[str, Work] = {
    "fold": Work("interactions folded into a history", "interactions", folding),
    "strength": Work("strength and warmth of people, thirty days with contact each", "people", strength),
    "cards": Work("vCards read", "cards", cards),
    "identity": Work("who is who settled among cards", "cards", identity, largest=BOOK_CARDS, why_largest=BOOK_WHY),
    "layout": Work("a map laid out", "people", layout, largest=MAP_PEOPLE, why_largest=MAP_WHY),
    "search": Work("a question with a typing error", "people", search),
    "census": Work(
        "a census of many owners",
        "contacts",
        taking,
        smallest=LEAST_CONTACTS,
        largest=MOST_CONTACTS,
        why_largest="what lies beyond is projected, not measured (census.md)",
    ),
}
NAMES = (*PLAIN, "mail", "store")


def work_of(name: str, *, generator: Path | None, place: Path) -> Work | None:
    """Give a work by its name, files being made in `place`; None for mail where the generator is not there."""
    if name == "store":
        return Work("interactions put into the book, on SQLite", "interactions", partial(storing, place=place))
    if name != "mail":
        return PLAIN[name]
    if generator is None:
        return None
    return Work("messages of an mbox read, one process", "messages", partial(mail, generator=generator, place=place))
