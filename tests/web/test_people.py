"""The list of everybody: found, filtered, chosen and placed many at once; the round through the pool; left out."""

import re

import pytest
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from kithmap.actions.introduce_owner import introduce_owner
from kithmap.actions.set_goal import set_goal
from kithmap.book.facts import Changes
from kithmap.people.person import Person
from kithmap.sources.card import Card
from kithmap.sources.interactions import gather
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.contacts import ME, got
from tests.web.conftest import TODAY

HTMX = {"HX-Request": "true"}


def shown(client: Client, address: str) -> str:
    """Give the text of a page that answers."""
    answer = client.get(address)
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def names(page: str) -> list[str]:
    """Give the names in the list, in their order."""
    return re.findall(r'<td class="who"><a [^>]*>([^<]*)</a>', page)


def pool() -> list[Person]:
    """Give the people who are not on the map."""
    flow = open_desk().flow
    on_map = {standing.person.id for standing in flow.roster.on_map}
    return [person for person in flow.people.people if person.id not in on_map]


def on_map(person: Person) -> bool:
    return person.id in {standing.person.id for standing in open_desk().flow.roster.on_map}


def test_everybody_is_in_the_list_once(client: Client, sample_book: SqlBook) -> None:
    """Pool and map are one list: nobody has to know where somebody is to find them."""
    listed = names(shown(client, "/people/"))
    known = [person.name for person in open_desk().flow.people.people]

    assert sorted(listed) == sorted(known)


def test_the_filters_part_the_list_into_map_and_pool(client: Client, sample_book: SqlBook) -> None:
    """What is on the map and what waits adds up to everybody."""
    everybody = names(shown(client, "/people/?sort=name"))
    on_the_map = names(shown(client, "/people/?show=map&sort=name"))
    waiting = names(shown(client, "/people/?show=pool&sort=name"))

    assert sorted([*on_the_map, *waiting]) == sorted(everybody)
    assert sorted(waiting) == sorted(person.name for person in pool())


def test_the_orders_are_strength_name_and_last_contact(client: Client, sample_book: SqlBook) -> None:
    """Three questions: who is close now, where is Ana, whom did I see last week."""
    flow = open_desk().flow
    rows = {person.name: row for row, person in enumerate(flow.people.people)}
    by_name, by_last = (names(shown(client, f"/people/?sort={sort}")) for sort in ("name", "last"))
    last = [int(flow.ties.ties.last[rows[name]]) for name in by_last]

    assert by_name[:3] == ["Aisha Rahman", "Amina Yusuf", "Anders Lindqvist"]
    assert last == sorted(last, reverse=True)
    assert names(shown(client, "/people/"))[0] == "Kwame Asante"


def test_a_search_forgives_and_htmx_gets_the_list_alone(client: Client, sample_book: SqlBook) -> None:
    """As one types, only the list changes, and how many were found is told."""
    part = client.get("/people/?q=assante kwmae", headers=HTMX).content.decode()

    assert names(part)[0] == "Kwame Asante"
    assert "<html" not in part
    assert "fits “assante kwmae”" in part


def test_a_search_that_finds_nobody_says_what_to_do(client: Client, sample_book: SqlBook) -> None:
    """An empty list must not look like a broken one."""
    assert "Nobody fits “zzzzzz”. Fewer letters find more." in shown(client, "/people/?q=zzzzzz")


def test_a_new_book_invites_names(client: Client, empty_book: SqlBook) -> None:
    """On the first day there is nobody to list, and without a goal there is nothing to list them for."""
    assert client.get("/people/").headers["Location"] == reverse("welcome")

    set_goal(empty_book, "Lead a data team", today=TODAY)

    assert "Nobody is here yet" in shown(client, "/people/")
    assert "That was everybody" in shown(client, "/people/could/")
    assert "Nothing was left out" in shown(client, "/people/left-out/")


def test_the_chosen_are_promoted_in_one_act_that_can_be_undone(client: Client, sample_book: SqlBook) -> None:
    """Thirty at once are one entry of the journal."""
    chosen, acts = pool()[:3], len(sample_book.journal)
    answer = client.post("/people/act/", {"act": "promote", "who": [p.id for p in chosen]}, headers=HTMX)

    assert all(on_map(person) for person in chosen)
    assert len(sample_book.journal) == acts + 1
    assert "On your map: 3 people." in answer.content.decode()

    client.post(reverse("undo"), {"next": "/people/"})

    assert not any(on_map(person) for person in chosen)


def test_category_and_ring_are_set_for_all_chosen(client: Client, sample_book: SqlBook) -> None:
    """Sorting forty colleagues one by one is what makes people give up."""
    flow = open_desk().flow
    chosen, category = pool()[:2], flow.categories[0]
    who = [person.id for person in chosen]
    client.post("/people/act/", {"act": "category", "category": category.id, "who": who})
    client.post("/people/act/", {"act": "ring", "ring": "4", "who": who})
    placed = {s.person.id: s for s in open_desk().flow.roster.on_map}

    assert [(placed[id_].category_id, placed[id_].ring) for id_ in who] == [(category.id, 4)] * 2

    client.post("/people/act/", {"act": "off", "who": who})

    assert not any(on_map(person) for person in chosen)


def test_without_htmx_the_list_comes_back_where_it_was(client: Client, sample_book: SqlBook) -> None:
    """Everything works by plain forms, and says what was done on the next page."""
    (person, *_) = pool()
    form = {"act": "promote", "who": person.id, "q": "a b", "show": "pool", "sort": "name"}
    answer = client.post("/people/act/", form)

    assert answer.headers["Location"] == "/people/?q=a+b&show=pool&sort=name&at=1"
    assert f"On your map: {person.name}." in shown(client, answer.headers["Location"])


@pytest.mark.parametrize(
    "form",
    [
        {},
        {"act": "promote"},
        {"act": "promote", "who": "mail:nobody@nowhere.example"},
        {"act": "burn", "who": "first"},
        {"act": "ring", "ring": "9", "who": "first"},
        {"act": "ring", "ring": "", "who": "first"},
        {"act": "category", "category": "another goal's", "who": "first"},
    ],
)
def test_nonsense_changes_nothing_and_is_answered(client: Client, sample_book: SqlBook, form: dict[str, str]) -> None:
    """A stale page, a double click, a hand-made request."""
    acts = len(sample_book.journal)
    asked = {key: pool()[0].id if value == "first" else value for key, value in form.items()}

    assert client.post("/people/act/", asked, headers=HTMX).status_code == 200
    assert len(sample_book.journal) == acts


@pytest.mark.parametrize("query", ["at=0", "at=-3", "at=x", "at=99999999999999", "at=٣", "show=x", "sort=", "q=%00%ff"])
def test_addresses_that_make_no_sense_show_the_list(client: Client, sample_book: SqlBook, query: str) -> None:
    """Addresses are typed, shared and cut off."""
    assert client.get(f"/people/?{query}").status_code == 200
    assert client.get(f"/people/left-out/?{query}").status_code == 200


def test_a_name_cannot_smuggle_in_a_script(client: Client, sample_book: SqlBook) -> None:
    """Anybody may write anything into the name on a card."""
    card = Card(source="vcard", key="x", name='<script>alert("x")</script>', organisation='"><img src=x>')
    sample_book.apply("Bring in", Changes(put=(card,)))
    page = shown(client, "/people/?sort=name")

    assert "<script>alert" not in page
    assert "<img src=x>" not in page
    assert "&lt;script&gt;alert" in page


def test_a_round_through_the_pool_promotes_and_remembers(client: Client, sample_book: SqlBook) -> None:
    """Yes promotes, no is not asked again, later comes again; what was seen is not shown twice in a row."""
    first = open_desk().flow.people.at(re.findall(r'name="who" value="([^"]*)"', shown(client, "/people/could/"))[0])
    seen = []
    for answer in "ynsyn":
        who = re.findall(r'name="who" value="([^"]*)"', shown(client, "/people/could/"))[0]
        seen.append(who)
        client.post("/people/could/answer/", {"who": who, "answer": answer}, headers=HTMX)
    people = [open_desk().flow.people.at(who) for who in seen]

    assert first
    assert seen[0] == first.id
    assert len(set(seen)) == 5
    assert [bool(person and on_map(person)) for person in people] == [True, False, False, True, False]

    again = re.findall(r'name="who" value="([^"]*)"', shown(client, "/people/could/?again=later"))[0]

    assert again == seen[2]

    anew = re.findall(r'name="who" value="([^"]*)"', shown(client, "/people/could/?again=all"))[0]

    assert anew == seen[1]


def test_hundreds_of_answers_fit_into_the_session(client: Client, empty_book: SqlBook) -> None:
    """Browsers throw away cookies above 4,096 bytes, and the whole session with them."""
    set_goal(empty_book, "Lead a data team", today=TODAY)
    cards = tuple(Card(source="google", key=str(i), name=f"Person Nr{i:04d}") for i in range(450))
    empty_book.apply("Bring in", Changes(put=cards))
    for card in cards:
        answer = client.post("/people/could/answer/", {"who": card.id, "answer": "n"})

    assert len(answer.cookies["sessionid"].value) < 4_000


def test_an_address_left_out_becomes_a_person_by_the_owners_word(client: Client, empty_book: SqlBook) -> None:
    """A one-woman shop writes from info@; a newsletter stays one."""
    set_goal(empty_book, "Lead a data team", today=TODAY)
    introduce_owner(empty_book, addresses=[ME])
    news = [got("mail:news@paper.example", TODAY.replace(day=day), automatic=True) for day in (1, 2, 3)]
    empty_book.apply("Bring in", Changes(brought=gather([got("mail:info@shop.example", TODAY), *news])))
    page = shown(client, "/people/left-out/")

    assert page.count("This is a person") == 1
    assert "a shared desk, not one person" in page

    client.post("/people/is-person/", {"handle": "mail:info@shop.example", "name": " "})
    client.post("/people/is-person/", {"handle": "mail:stranger@shop.example", "name": "A B"})

    assert len(open_desk().flow.people.people) == 0

    client.post("/people/is-person/", {"handle": "mail:info@shop.example", "name": "Wanda Shaw"})

    assert [person.name for person in open_desk().flow.people.people] == ["Wanda Shaw"]


def test_queries_do_not_grow_with_people(client: Client, empty_book: SqlBook) -> None:
    """A page that asks once a person is quick in every test and slow for everybody."""
    set_goal(empty_book, "Lead a data team", today=TODAY)
    counts = []
    for number in (5, 500):
        cards = tuple(Card(source="google", key=f"{number}-{i}", name=f"Person Nr{i}") for i in range(number))
        empty_book.apply("Bring in", Changes(put=cards))
        pages = ("/people/", "/people/?q=person", "/people/could/", reverse("person", args=[cards[0].id]))
        for page in pages:
            shown(client, page)
        with CaptureQueriesContext(connection) as queries:
            for page in pages:
                shown(client, page)
        counts.append(len(queries))

    assert counts[0] == counts[1]


def test_a_long_list_comes_a_hundred_at_a_time(client: Client, empty_book: SqlBook) -> None:
    """Ten thousand rows would take a phone down; the pages together hold everybody once."""
    set_goal(empty_book, "Lead a data team", today=TODAY)
    cards = tuple(Card(source="google", key=str(i), name=f"Person Nr{i:03d}") for i in range(250))
    empty_book.apply("Bring in", Changes(put=cards))
    pages = [names(shown(client, f"/people/?sort=name&at={at}")) for at in (1, 2, 3)]

    assert [len(page) for page in pages] == [100, 100, 50]
    assert [name for page in pages for name in page] == [card.name for card in cards]
    assert "101–200 of 250" in shown(client, "/people/?sort=name&at=2")
