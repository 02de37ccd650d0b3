"""The works whose cost should grow in a straight line, each with an input of any size."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from functools import partial
from pathlib import Path

import numpy as np

from bench.cards import ours
from bench.fold import OWN, made_up
from bench.identity.households import household_book
from bench.made_cards import made_cards
from bench.mail import read_ours, read_standard
from bench.plan import made_up_days
from bench.proof.growth import Acts, Work
from bench.search import full_text_table, in_table, made_people
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import screen
from kithmap.people.correspondents import count_correspondents
from kithmap.people.directory import find_people
from kithmap.people.search import index_people, search_people
from kithmap.sources.interactions import gather
from kithmap.ties.history import fold
from kithmap.ties.strength import measure_ties
from kithmap.ties.tie_reading import read_ties
from tests.goalmap.subjects import network

SEED = 7
TODAY = date(2025, 11, 2)
QUESTION = "kofi mesnah"
"""Two words with a typing error."""
OURS = "kithmap"
STANDARD_MESSAGES = 30_000
"""Above it the standard library is not waited for."""
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


def cards(count: int) -> Acts:
    data = made_cards(count, seed=SEED)
    return {OURS: lambda: ours(data), "parting lines alone": lambda: data.splitlines()}


def mail(messages: int, *, generator: Path, place: Path) -> Acts:
    box = place / f"{messages}.mbox"
    command = [sys.executable, str(generator), "--n", str(messages), "--mbox", str(box)]
    subprocess.run(command, check=True, stdout=subprocess.DEVNULL)
    acts: dict[str, Callable[[], object]] = {OURS: partial(read_ours, str(box), 1)}
    if messages <= STANDARD_MESSAGES:
        acts["standard library"] = partial(read_standard, str(box))
    return acts


def identity(count: int) -> Acts:
    book = household_book(count, seed=SEED)
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


PLAIN: Mapping[str, Work] = {
    "fold": Work("interactions folded into a history", "interactions", folding),
    "strength": Work("strength and warmth of people, thirty days with contact each", "people", strength),
    "cards": Work("vCards read", "cards", cards),
    "identity": Work("who is who settled among cards", "cards", identity),
    "layout": Work("a map laid out", "people", layout),
    "search": Work("a question with a typing error", "people", search),
}
NAMES = (*PLAIN, "mail")


def work_of(name: str, *, generator: Path | None, place: Path) -> Work | None:
    """Give a work by its name, mailboxes being made in `place`; None for mail where the generator is not there."""
    if name != "mail":
        return PLAIN[name]
    if generator is None:
        return None
    return Work("messages of an mbox read, one process", "messages", partial(mail, generator=generator, place=place))
