"""After a slip the focus is in the field at fault, which says so and what is the matter; nothing typed is lost."""

import re

import pytest
from django.test import Client
from django.urls import reverse

from kithmap_app.store.sql_book import SqlBook
from tests.web.loop_desk import seen_on, week_people

ADVOCATE = {"advocate": "Nobody Atall"}


def focused(page: str) -> list[str]:
    """Give the names of the fields that take the focus, each of which must be told as the one at fault."""
    tags = [tag for tag in re.findall(r"<(?:input|textarea|select)[^>]*>", page) if " autofocus" in tag]
    assert all(re.search('aria-invalid="true" aria-describedby="(zone-)?trouble"', tag) for tag in tags), tags
    return [name[1] for tag in tags if (name := re.search(r' name="(.*?)"', tag))]


def test_a_page_without_a_slip_has_nothing_at_fault(client: Client, sample_book: SqlBook) -> None:
    """Whoever comes to read is not thrown into a form."""
    pages = [client.get(reverse(name)).content.decode() for name in ("introductions", "targets", "rhythm", "sources")]

    assert [focused(page) for page in pages] == [[], [], [], []]


@pytest.mark.parametrize(
    ("address", "form", "field"),
    [
        ("plan-introduction", {"who": "Nobody Atall", "to": "A Stranger"}, "who"),
        ("plan-introduction", {"who": "{known}", "to": ""}, "to"),
        ("plan-introduction", {"who": "{known}", "to": "{known}"}, "to"),
        ("aim-at", {"organisation": " "}, "organisation"),
        ("set-rhythm", {"of": "person", "who": "Nobody Atall", "days": "30"}, "who"),
        ("note-promise", {"who": "Nobody Atall", "what": "My notes"}, "who"),
        ("note-promise", {"who": "{known}", "what": " "}, "what"),
        ("new-ask", {"who": "Nobody Atall", "text": "Who hires?"}, "who"),
        ("own-addresses", {"addresses": "Mira"}, "addresses"),
        ("set-weeks", {"zone": "Europe/Nowhere"}, "zone"),
    ],
)
def test_the_field_at_fault_takes_the_focus(
    client: Client, sample_book: SqlBook, address: str, form: dict[str, str], field: str
) -> None:
    """Without eyes on the page, a slip that is told far above the field is a page that does nothing."""
    known = week_people()[0].name
    answer = client.post(reverse(address), {name: value.format(known=known) for name, value in form.items()})
    page = answer.content.decode()

    assert answer.status_code == 400
    assert focused(page) == [field]
    assert 'trouble" role="alert"' in page


def test_of_several_organisations_the_one_with_the_slip_takes_the_focus(client: Client, sample_book: SqlBook) -> None:
    """Each has a field of the same name."""
    for place in ("Globex", "Initech"):
        client.post(reverse("aim-at"), {"organisation": place})
    globex = next(target for target in sample_book.facts.targets.values() if target.organisation == "Globex")
    seen, address = seen_on(client, "/targets/"), reverse("change-target", args=[globex.id])
    slip = client.post(address, ADVOCATE).content.decode()
    client.post(address, {"posting": "First"})
    late = client.post(address, {"posting": "Late", "seen": seen}).content.decode()

    assert focused(slip) == ["advocate"]
    assert focused(late) == ["posting"]


def test_words_that_came_too_late_take_the_focus(client: Client, sample_book: SqlBook) -> None:
    """Of two windows the later one goes on where it was."""
    known = week_people()[0].name
    client.post(reverse("plan-introduction"), {"who": known, "to": "A Stranger"})
    (one,) = sample_book.facts.introductions.values()
    seen, address = seen_on(client, "/introductions/"), reverse("introduction-step", args=[one.id])
    client.post(address, {"act": "blurb", "blurb": "First"})
    late = client.post(address, {"act": "blurb", "blurb": "Late", "seen": seen}).content.decode()

    assert focused(late) == ["blurb"]


def test_the_kind_of_help_that_was_chosen_stays_chosen(client: Client, sample_book: SqlBook) -> None:
    """A slip in the name is no reason to choose again."""
    page = client.post(reverse("new-ask"), {"who": "Nobody Atall", "kind": "introduction"}).content.decode()

    assert '<option value="introduction" selected>' in page


def test_a_page_with_a_slip_can_be_read_in_another_language(client: Client, sample_book: SqlBook) -> None:
    """Its address is one that only forms know: whoever comes there by the foot of the page gets the page above."""
    page = client.post(reverse("aim-at"), {"organisation": " "}).content.decode()
    next_ = re.search(r'name="next" value="(.*?)"', page)
    assert next_
    answer = client.post(reverse("tongue"), {"next": next_[1], "language": "es"}, follow=True)

    assert answer.status_code == 200
    assert "Organizaciones" in answer.content.decode()


def test_a_tab_that_is_opened_again_after_a_form_shows_the_page_above(client: Client, sample_book: SqlBook) -> None:
    """A phone that has put the browser aside asks for the address anew; an empty page looked like a broken book."""
    where = {name: client.get(reverse(name))["Location"] for name in ("aim-at", "own-addresses", "map-move", "undo")}

    assert where == {"aim-at": "/targets/", "own-addresses": "/sources/", "map-move": "/", "undo": "/book/"}
