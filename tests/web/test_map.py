"""The map page: it shows everybody, does what is asked in one act, and takes no nonsense."""

import re
from html import unescape

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from kithmap.actions.add_names import add_names
from kithmap.actions.ask_prompts import Prompt
from kithmap.actions.place_person import place_person, placements_of
from kithmap.actions.record_offer import record_offer
from kithmap.book.facts import Changes, Fact, told
from kithmap.flow import Flow
from kithmap.goalmap.colours import DARK, LIGHT, Theme
from kithmap.goals.goal import Goal, Placement
from kithmap.people.person import Person
from kithmap.sources.card import Card
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.pages.map_drawing import draw, forget_drawings
from tests.web.conftest import TODAY

HTMX = {"HX-Request": "true"}


@pytest.fixture(autouse=True)
def _fresh_drawings() -> None:
    """Books of different tests hold the same goal; what is remembered of one must not shape the other."""
    forget_drawings()


def goal_of(book: SqlBook) -> Goal:
    return next(iter(book.facts.goals.values()))


def flow_of(book: SqlBook) -> Flow:
    return Flow(book.facts, today=TODAY, goal_id=goal_of(book).id)


def person(book: SqlBook, name: str) -> Person:
    return flow_of(book).people.named(name)


def place(book: SqlBook, name: str) -> Placement:
    (found,) = placements_of(book, person(book, name), goal=goal_of(book))
    return found


def shown_places(page: str) -> dict[str, tuple[str, str]]:
    """Give where each name on the drawing stands, by the address of the person."""
    found = re.findall(r'<a class="person[^"]*" href="(\?person=[^"]+)".*?<text x="([^"]+)" y="([^"]+)"', page)
    return {unescape(address): (x, y) for address, x, y in found}


def test_everybody_on_the_map_is_drawn_and_listed(sample_book: SqlBook, client: Client) -> None:
    """The wide drawing and the lists of a phone are one page and must hold the same people."""
    page = client.get("/").content.decode()
    names = {standing.person.name for standing in flow_of(sample_book).roster.on_map}

    assert len(shown_places(page)) == len(names)
    lists = page[page.index('class="narrow-only"') :]
    assert all(name in unescape(lists) for name in names)


def test_a_card_tells_the_three_readings_with_why(sample_book: SqlBook, client: Client) -> None:
    """Closeness, warmth and pull stay three, each with reasons that the owner can check."""
    answer = client.get("/map/card/", {"person": person(sample_book, "Kwame Asante").id}, headers=HTMX)
    page = unescape(answer.content.decode())

    assert "Tidewater Logistics" in page
    assert re.findall(r"<dt>(\w+)</dt>", page) == ["Closeness", "Warmth", "Pull"]
    assert "You said so." in page
    assert "messages" in page


def test_a_move_changes_ring_and_category_in_one_act(sample_book: SqlBook, client: Client) -> None:
    """A drop into a cell is one thing done, and one thing to undo."""
    friends = next(c for c in flow_of(sample_book).categories if c.name == "Friends")
    before = len(sample_book.journal)
    kwame = person(sample_book, "Kwame Asante")
    answer = client.post("/map/move/", {"person": kwame.id, "ring": "5", "category": friends.id}, headers=HTMX)

    assert "Kwame Asante: acquaintances, Friends." in answer.content.decode()
    assert (place(sample_book, "Kwame Asante").ring, place(sample_book, "Kwame Asante").category_id) == (5, friends.id)
    assert len(sample_book.journal) == before + 1


def test_a_move_to_a_ring_leaves_the_category_and_none_means_not_placed(sample_book: SqlBook, client: Client) -> None:
    """The keys 1 to 5 speak of closeness alone."""
    before = place(sample_book, "Kwame Asante")
    client.post("/map/move/", {"person": before.person, "ring": "4"})
    assert place(sample_book, "Kwame Asante").category_id == before.category_id
    client.post("/map/move/", {"person": before.person, "ring": "none"})

    assert place(sample_book, "Kwame Asante").ring is None
    assert place(sample_book, "Kwame Asante").category_id == before.category_id


def test_moving_one_person_moves_nobody_outside_the_two_cells(sample_book: SqlBook, client: Client) -> None:
    """Nodes that jump after an edit are the first complaint about every other map."""
    before = shown_places(client.get("/").content.decode())
    kwame = person(sample_book, "Kwame Asante")
    answer = client.post("/map/move/", {"person": kwame.id, "ring": "4"}, headers=HTMX)
    after = shown_places(answer.content.decode())
    cells = {(s.ring, s.category_id) for s in flow_of(sample_book).roster.on_map if s.person.id == kwame.id}
    cells.add((2, place(sample_book, "Kwame Asante").category_id))
    near = {s.person.id for s in flow_of(sample_book).roster.on_map if (s.ring, s.category_id) in cells}
    moved = {address for address in before if before[address] != after[address]}

    assert before.keys() == after.keys()
    assert any(kwame.id.split(":")[1] in address for address in moved)
    assert len(moved) <= len(near)


def test_a_name_that_is_added_moves_nobody_outside_its_cell(sample_book: SqlBook, client: Client) -> None:
    """Each name lands on the growing map; the others stay."""
    before = shown_places(client.get("/").content.decode())
    flow = flow_of(sample_book)
    category = next(c for c in flow.categories if c.name == "Recruiters")
    card = Card(source="typed", key="new", name="Nina Holt")
    fact = Placement(goal_id=flow.goal.id, person=card.id, ring=5, category_id=category.id)
    sample_book.apply("Add", told(sample_book.facts, [card, fact]))
    after = shown_places(client.get("/").content.decode())
    moved = [address for address in before if before[address] != after[address]]

    assert len(after) == len(before) + 1
    assert len(moved) <= 1  # Beatriz Salgado stands in that cell


def test_the_drawing_is_written_once_until_a_fact_changes(sample_book: SqlBook) -> None:
    """Writing it is half of what the page costs; what is kept must not outlive an answer that changes a mark."""
    flow = flow_of(sample_book)
    first = draw(flow).element
    helper = next(standing.person for standing in flow.roster.on_map if not standing.offers)

    record_offer(sample_book, helper, need=flow.needs[0])

    assert draw(flow).element is first
    assert draw(flow_of(sample_book)).element != first


def test_undo_and_redo_work_without_leaving_the_map(sample_book: SqlBook, client: Client) -> None:
    """Zoom, filters and the open card must survive an undo."""
    kwame = place(sample_book, "Kwame Asante")
    client.post("/map/move/", {"person": kwame.person, "ring": "5"})
    undone = client.post("/map/undo/", headers=HTMX).content.decode()
    assert place(sample_book, "Kwame Asante") == kwame
    client.post("/map/redo/", headers=HTMX)

    assert "Undone: Move Kwame Asante" in undone
    assert place(sample_book, "Kwame Asante").ring == 5


def test_a_proposed_map_is_kept_when_its_first_person_is_moved(sample_book: SqlBook, client: Client) -> None:
    """Proposals stand in only while nobody is placed; the first move must not empty the map."""
    sample_book.apply("Clear", Changes(dropped=tuple(sample_book.facts.placements.values())))
    before = shown_places(client.get("/").content.decode())
    first = flow_of(sample_book).roster.on_map[0].person
    answer = client.post("/map/move/", {"person": first.id, "ring": "1"}, headers=HTMX)

    assert before.keys() == shown_places(answer.content.decode()).keys()


def test_chairs_are_added_filled_and_taken_away(sample_book: SqlBook, client: Client) -> None:
    """A wish is set down, fulfilled by a name that was unknown before, and never stuck."""
    client.post("/map/chair/", {"label": "A sponsor", "ring": "2"})
    chair = next(c for c in sample_book.facts.chairs.values() if c.label == "A sponsor")
    client.post("/map/chair/fill/", {"chair": chair.id, "who": "Nina Holt"})
    other = next(iter(sample_book.facts.chairs.values()))
    client.post("/map/chair/away/", {"chair": other.id})

    assert place(sample_book, "Nina Holt").ring == 2
    assert {chair.id, other.id}.isdisjoint(sample_book.facts.chairs)


def test_initials_hide_every_name_on_page_and_in_files(sample_book: SqlBook, client: Client) -> None:
    """A coach looks on: no name of anybody on the map may be anywhere in what is sent."""
    client.post("/map/initials/")
    names = [standing.person.name for standing in flow_of(sample_book).roster.on_map]
    place_person(sample_book, person(sample_book, "Kwame Asante"), goal=goal_of(sample_book), ring=1, category=None)
    pages = [client.get(address).content.decode() for address in ("/", "/map/table/", "/map/kithmap.svg")]
    asked = client.get("/", {"person": person(sample_book, "Kwame Asante").id}).content.decode()

    assert not [name for name in names for page in [*pages, asked] if name in unescape(page)]
    undone = client.post("/map/undo/", headers=HTMX).content.decode()
    assert "Undone." in undone
    assert not [name for name in names if name in unescape(undone)]
    client.post("/map/redo/", headers=HTMX)
    client.post("/map/initials/")
    assert "Kwame Asante" in client.get("/").content.decode()


@pytest.mark.parametrize(("ending", "begins"), [("svg", b"<svg"), ("pdf", b"%PDF"), ("png", b"\x89PNG")])
def test_the_map_is_downloaded_in_three_formats(
    sample_book: SqlBook, client: Client, ending: str, begins: bytes
) -> None:
    """What is made belongs to the owner, in formats that others can open."""
    answer = client.get(f"/map/kithmap.{ending}")

    assert answer.content.startswith(begins)
    assert f'filename="kithmap.{ending}"' in answer["Content-Disposition"]


def test_an_opened_category_shows_its_own_people_only(sample_book: SqlBook, client: Client) -> None:
    """A crowded category is read by opening it; there is a way back."""
    flow = flow_of(sample_book)
    category = next(c for c in flow.categories if c.name == "Friends")
    page = client.get("/", {"sector": category.id}).content.decode()

    assert len(shown_places(page)) == sum(s.category_id == category.id for s in flow.roster.on_map)
    assert "The whole map" in page


def test_the_table_does_all_that_the_map_does(sample_book: SqlBook, client: Client) -> None:
    """Who cannot use the drawing must miss nothing."""
    kwame = place(sample_book, "Kwame Asante")
    page = client.get("/map/table/").content.decode()
    row = client.post(
        "/map/move/", {"from": "table", "person": kwame.person, "ring": "4", "category": "none"}, headers=HTMX
    ).content.decode()
    gone = client.post("/map/off/", {"from": "table", "person": kwame.person}, headers=HTMX).content.decode()

    assert page.count('name="ring"') == len(flow_of(sample_book).roster.on_map) + 1
    assert '<option value="4" selected>' in row
    assert "<tr>" not in gone
    assert "is off this map" in gone


@pytest.mark.parametrize(
    ("address", "values", "status"),
    [
        ("/map/move/", {"person": "nobody", "ring": "1"}, 404),
        ("/map/move/", {"ring": "1"}, 404),
        ("/map/move/", {"person": "", "chair": "nothing"}, 404),
        ("/map/chair/fill/", {"chair": "nothing", "who": "Ana"}, 404),
        ("/map/off/", {"person": "<script>"}, 404),
    ],
)
def test_what_is_not_there_is_answered_with_a_plain_no(
    sample_book: SqlBook, client: Client, address: str, values: dict[str, str], status: int
) -> None:
    """An old tab may speak of people who have gone; nothing may change, nothing may crash."""
    before = sample_book.edition
    answer = client.post(address, values)

    assert answer.status_code == status
    assert sample_book.edition == before


@pytest.mark.parametrize("values", [{"ring": "6"}, {"ring": "-1"}, {"ring": "x"}, {"category": "category:nowhere"}])
def test_a_place_that_is_not_on_the_map_is_refused(
    sample_book: SqlBook, client: Client, values: dict[str, str]
) -> None:
    """A ring of 6 would be drawn nowhere and read as an error for ever after."""
    kwame = place(sample_book, "Kwame Asante")
    answer = client.post("/map/move/", {"person": kwame.person, **values})

    assert answer.status_code == 400
    assert place(sample_book, "Kwame Asante") == kwame


@pytest.mark.parametrize(
    "asked", ["/map/card/?chair=x", "/map/card/?chip=9&of=x", "/map/card/", "/map/kithmap.exe", "/map/card/?person=x"]
)
def test_addresses_of_nothing_are_not_found(sample_book: SqlBook, client: Client, asked: str) -> None:
    """Bookmarks outlive people."""

    assert client.get(asked).status_code == 404


def test_an_empty_map_invites_to_the_first_names(sample_book: SqlBook, client: Client) -> None:
    """A blank ellipse would be the end of the first evening."""
    facts = sample_book.facts
    kept = {goal_of(sample_book).id}
    everything: list[Fact] = [*facts.cards.values(), *facts.placements.values(), *facts.chairs.values()]
    sample_book.apply("Clear", Changes(dropped=tuple(everything), taken=facts.interactions))
    page = client.get("/").content.decode()

    assert set(sample_book.facts.goals) == kept
    assert "Write down the first names" in page


def test_names_of_the_owners_making_are_text_and_nothing_else(sample_book: SqlBook, client: Client) -> None:
    """A vCard from a stranger can hold anything."""
    goal = goal_of(sample_book)
    hostile = Card(source="vcard", key="bad", name='<img src=x onerror=alert(1)> "Eve"', organisation="<b>Corp</b>")
    fact = Placement(goal_id=goal.id, person=hostile.id, ring=2)
    sample_book.apply("Bring in", told(sample_book.facts, [hostile, fact]))
    pages = [client.get(asked).content.decode() for asked in ("/", f"/?person={hostile.id}", "/map/table/")]

    assert not [page for page in pages if "<img src=x" in page or "<b>Corp" in page]


def test_queries_do_not_grow_with_people(
    sample_book: SqlBook, client: Client, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """A page that asks the database once for each person is quick only in tests."""
    goal = goal_of(sample_book)
    names = ", ".join(f"Person Number{chr(65 + i % 26)}{chr(97 + i // 26)}" for i in range(80))
    client.get("/")
    with django_assert_max_num_queries(30) as few:
        client.get("/")
    add_names(
        sample_book,
        names,
        prompt=Prompt(goal=goal, question=""),
        people=flow_of(sample_book).people,
    )
    client.get("/")
    with django_assert_max_num_queries(30) as many:
        client.get("/")

    assert len(many) == len(few) <= 14


@pytest.mark.parametrize("theme", [LIGHT, DARK], ids=lambda theme: theme.name)
def test_the_page_has_the_colours_of_the_library(theme: Theme) -> None:
    """The map on the screen and in a file are one map: they must not drift apart."""
    from django.contrib.staticfiles.finders import find  # needs the settings that pytest-django loads

    path = find("kithmap/map_colours.css")
    assert isinstance(path, str)
    with open(path, encoding="utf-8") as file:
        light, dark = file.read().split("@media screen and (prefers-color-scheme: dark)")
    sheet = light if theme is LIGHT else dark
    told_colours = dict(re.findall(r"--map-([\w-]+): (#[0-9a-f]{6});", sheet))

    assert told_colours == {
        "space": theme.space,
        "glow": theme.glow,
        "line": theme.line,
        "on-dark": theme.on_dark,
        "centre": theme.centre,
        **{f"mark-{number}": colour for number, colour in enumerate(theme.marks)},
        **{f"word-{number}": colour for number, colour in enumerate(theme.words)},
    }
