"""Categories and needs: everything that a template brought can be changed, with a button each."""

import pytest
from django.test import Client

from kithmap.actions.record_offer import record_offer
from kithmap.goals.offer import OfferState
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from tests.web.conftest import TODAY
from tests.web.first_map import HTMX, need_at, person_called, said, start_goal, text_of, write_down


@pytest.fixture(autouse=True)
def _goal(empty_book: SqlBook) -> None:
    start_goal()


def names() -> list[str]:
    return [category.name for category in open_desk().flow.categories]


def id_of(name: str) -> str:
    return next(category.id for category in open_desk().flow.categories if category.name == name)


def test_a_category_is_added_renamed_moved_and_removed(client: Client) -> None:
    """Each with one press, each answered with the fresh lists."""
    client.post("/categories/change/", {"act": "add", "name": "Choir"}, headers=HTMX)
    client.post("/categories/change/", {"act": "rename", "category": id_of("Study"), "name": "Night school"})
    client.post("/categories/change/", {"act": "up", "category": id_of("Choir")}, headers=HTMX)
    answer = client.post("/categories/change/", {"act": "drop", "category": id_of("Recruiters")}, headers=HTMX)

    assert names()[-3:] == ["Friends", "Choir", "Family"]
    assert "Night school" in names()
    assert "Recruiters" not in names()
    assert 'value="Choir"' in answer.content.decode()
    assert "<html" not in answer.content.decode()


def test_leaving_a_field_saves_its_name(client: Client) -> None:
    """A change without a button is a new name: nobody looks for a save button beside a word."""
    client.post("/categories/change/", {"category": id_of("Study"), "name": "Night school"}, headers=HTMX)

    assert "Night school" in names()


def people_in(name: str) -> int:
    id_ = id_of(name)
    return sum(placement.category_id == id_ for placement in open_desk().book.facts.placements.values())


def test_one_category_opens_with_all_its_choices(client: Client) -> None:
    """By link, so that it works without a script, and as a part of the page with one."""
    page = text_of(client, f"/categories/?open={id_of('Study')}")
    part = client.get(f"/categories/?open={id_of('Study')}", headers=HTMX).content.decode()

    assert page.count('name="colour"') == part.count('name="colour"') == 8
    assert 'name="colour"' not in text_of(client, "/categories/")
    assert "<html" not in part
    assert 'name="colour"' not in text_of(client, "/categories/?open=category:none")


def test_a_category_is_recoloured_and_stays_open(client: Client) -> None:
    """Colours are tried one after another."""
    form = {"act": "colour", "category": id_of("Study"), "colour": "7"}
    answer = client.post("/categories/change/", form, headers=HTMX).content.decode()

    assert next(c.colour for c in open_desk().flow.categories if c.name == "Study") == 7
    assert "“Study” is rose now." in answer
    assert 'id="colour-7" value="7" checked' in answer
    assert client.post("/categories/change/", form)["Location"].startswith("/categories/?open=")


@pytest.mark.parametrize("colour", ["8", "-1", "x", "", "²"])
def test_what_is_no_colour_changes_nothing(client: Client, colour: str) -> None:
    """A form that was tampered with must not end in an error page."""
    before = open_desk().book.facts.categories
    client.post("/categories/change/", {"act": "colour", "category": id_of("Study"), "colour": colour})

    assert open_desk().book.facts.categories == before


def test_two_categories_become_one(client: Client) -> None:
    """With everybody in them."""
    write_down("Ana Díaz, Ben Okri")
    into = id_of("Friends")
    form = {"act": "merge", "category": id_of("Colleagues"), "into": into}
    answer = client.post("/categories/change/", form, headers=HTMX).content.decode()

    assert "Colleagues" not in names()
    assert people_in("Friends") == 2
    assert "“Colleagues” and “Friends” are one category now" in answer
    assert f'id="open-{into}"' in answer
    assert answer.count("autofocus") == 1


@pytest.mark.parametrize("into", ["", "category:none", "itself"])
def test_merging_with_nothing_changes_nothing(client: Client, into: str) -> None:
    """The other one may be gone since the page was opened."""
    id_ = id_of("Colleagues")
    client.post("/categories/change/", {"act": "merge", "category": id_, "into": id_ if into == "itself" else into})

    assert "Colleagues" in names()


def test_who_removes_a_category_with_people_is_asked_where_they_go(client: Client) -> None:
    """Nobody loses their place by one press."""
    write_down("Ana Díaz")
    form = {"act": "drop", "category": id_of("Colleagues")}
    asked = client.post("/categories/change/", form, headers=HTMX).content.decode()

    assert "where do its people go?" in asked
    assert people_in("Colleagues") == 1
    assert client.post("/categories/change/", form)["Location"].startswith("/categories/?open=")
    client.post("/categories/change/", {**form, "into": id_of("Friends")})
    assert "Colleagues" not in names()
    assert people_in("Friends") == 1
    last = client.post(
        "/categories/change/", {"act": "drop", "category": id_of("Friends"), "into": "none"}, follow=True
    )
    assert "wait for another category" in said(last.content.decode())
    assert [p.category_id for p in open_desk().book.facts.placements.values()] == [None]


def test_a_need_is_added_weighed_and_removed(client: Client) -> None:
    """What the goal needs is the owner's to say."""
    first, second = need_at(0), need_at(1)
    client.post("/categories/need/", {"act": "add", "label": "A desk", "support": "resources", "importance": "3"})
    client.post("/categories/need/", {"need": first.id, "label": "A door", "importance": "1"}, headers=HTMX)
    client.post("/categories/need/", {"act": "drop", "need": second.id})
    after = {need.label: need.importance for need in open_desk().flow.needs}

    assert after["A desk"] == 3
    assert after["A door"] == 1
    assert second.label not in after


@pytest.mark.parametrize(
    "wrong",
    [
        {},
        {"act": "drop", "category": "category:none"},
        {"act": "add", "name": " "},
        {"act": "rename", "category": "", "name": "x"},
    ],
)
def test_what_names_no_category_changes_nothing(client: Client, wrong: dict[str, str]) -> None:
    """A button pressed twice, a page left open since yesterday."""
    before = open_desk().book.facts.categories

    assert client.post("/categories/change/", wrong).status_code == 302
    assert open_desk().book.facts.categories == before


@pytest.mark.parametrize("wrong", [{}, {"act": "add", "label": " "}, {"act": "drop", "need": "x"}])
def test_what_names_no_need_changes_nothing(client: Client, wrong: dict[str, str]) -> None:
    """As for categories."""
    before = open_desk().book.facts.needs

    assert client.post("/categories/need/", wrong).status_code == 302
    assert open_desk().book.facts.needs == before


def test_an_unknown_kind_of_help_counts_as_advice(client: Client) -> None:
    """A form that was tampered with must not end in an error page."""
    client.post("/categories/need/", {"act": "add", "label": "A desk", "support": "x", "importance": "99"})

    assert [(n.support, n.importance) for n in open_desk().flow.needs if n.label == "A desk"] == [("advice", 2)]


def test_names_are_letters_not_markup(client: Client) -> None:
    """Wherever a category is shown, brackets stay brackets."""
    client.post("/categories/change/", {"act": "add", "name": "<script>x</script>"})

    assert "<script>x" not in text_of(client, "/categories/")
    assert "<script>x" not in text_of(client, "/names/")
    assert "&lt;script&gt;x" in text_of(client, "/names/9/")


def test_with_everything_struck_out_the_pages_still_go_on(client: Client) -> None:
    """A goal without categories and needs is asked about in one question."""
    for category in open_desk().flow.categories:
        client.post("/categories/change/", {"act": "drop", "category": category.id})
    for need in open_desk().flow.needs:
        client.post("/categories/need/", {"act": "drop", "need": need.id})
    client.post("/names/1/add/", {"names": "Ana Díaz"})

    assert "Who comes to mind?" in text_of(client, "/names/")
    assert "Ana Díaz" in text_of(client, "/names/")
    assert client.get("/offers/")["Location"] == "/first-reading/"
    assert client.get("/offers/checks/")["Location"] == "/first-reading/"
    assert "What your map says" in text_of(client, "/first-reading/")


@pytest.mark.parametrize(("by", "place"), [("2", 2), ("-1", 0), ("99", -1), ("", 0), ("two", 0), ("²", 0)])
def test_a_category_is_moved_by_so_many_places(client: Client, empty_book: SqlBook, by: str, place: int) -> None:
    """What a drag sends, and what nobody's drag sends."""
    start_goal()
    names = [category.name for category in open_desk().flow.categories]
    client.post("/categories/change/", {"category": open_desk().flow.categories[0].id, "act": "move", "by": by})

    assert open_desk().flow.categories[place].name == names[0]


def test_a_category_called_like_another_is_offered_to_be_merged(client: Client) -> None:
    """Who writes the same name twice mostly wants one sector: the choices open, with merging among them."""
    answer = client.post("/categories/change/", {"category": id_of("Study"), "name": "friends"}, headers=HTMX)
    part = answer.content.decode()

    assert names().count("Friends") == 1
    assert "There is a category “Friends” already." in said(part)
    assert '<button form="undo-form">' not in part
    assert 'id="merge-into"' in part


def test_a_need_that_is_removed_can_be_brought_back_at_once(client: Client, empty_book: SqlBook) -> None:
    """One slip of the thumb on × would take with it, in silence, all that was noted of who could help there."""
    write_down("Ana Díaz")
    record_offer(empty_book, person_called("Ana Díaz"), need=need_at(0), state=OfferState.COULD, today=TODAY)
    one, other = need_at(0), need_at(1)
    helped = client.post("/categories/need/", {"act": "drop", "need": one.id}, headers=HTMX).content.decode()
    bare = client.post("/categories/need/", {"act": "drop", "need": other.id}, headers=HTMX).content.decode()

    assert said(helped) == f"“{one.label}” is gone, and with it who could help there."
    assert said(bare) == f"“{other.label}” is gone."
    assert '<button form="undo-form">' in helped
    assert '<button form="undo-form">' in bare
