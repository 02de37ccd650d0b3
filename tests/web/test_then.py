"""The pages that look back, and the files that can be taken along."""

import re
from datetime import date
from io import BytesIO
from zipfile import ZipFile

import pytest
from django.test import Client
from django.utils.html import escape
from pytest_django import DjangoAssertNumQueries

from kithmap.actions.look_back import look_back
from kithmap_app.store.sql_book import SqlBook
from tests.web.conftest import TODAY

THEN = date(2025, 6, 1)
PLACE = re.compile(r'data-ring="\d" data-sector="\d+".*?<text x="([\d.]+)" y="([\d.]+)"[^>]*>([^<]+)</text>')


def page(client: Client, path: str) -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def places(text: str) -> dict[str, tuple[str, str]]:
    """Give where each name stands on the first map of a page."""
    drawn = text.split('class="map"')[1].split("</svg>")[0]
    return {name: (x, y) for x, y, name in PLACE.findall(drawn)}


def test_the_page_says_what_the_library_says(client: Client, sample_book: SqlBook) -> None:
    """Shells are thin: the same sentences, with names that can be opened."""
    goal = next(iter(sample_book.facts.goals.values()))
    found = look_back(sample_book, goal, THEN, today=TODAY)
    text = page(client, f"/then/?on={THEN}&all=1")

    assert found.moves
    assert escape(found.summary) in text
    assert all(escape(move.sentence) in text and escape(move.name) in text for move in found.moves)
    assert all(dial.then.label in text and dial.now.label in text for dial in found.dials)
    assert escape(found.what_is_of_then) in text


def test_nobody_stands_elsewhere_than_on_the_map_of_today(client: Client, sample_book: SqlBook) -> None:
    """Sliding through dates must not make people jump."""
    today, then = places(page(client, "/")), places(page(client, f"/then/?on={THEN}"))

    assert len(then) > 30
    assert len(then) < len(today)
    assert {name: today[name] for name in then} == then


def test_the_slider_gets_only_what_changes(client: Client, sample_book: SqlBook) -> None:
    """Each step of the slider swaps the snapshot, not the page."""
    answer = client.get(f"/then/?on={THEN}", headers={"HX-Request": "true"})
    text = answer.content.decode()

    assert text.lstrip().startswith('<p class="summary"')
    assert "<html" not in text
    assert 'id="when"' not in text


@pytest.mark.parametrize("asked", ["", "?on=", "?on=yesterday", "?on=2026-02-31", "?on=0001-01-01", "?on=9999-12-31"])
def test_any_day_in_the_address_is_answered(client: Client, sample_book: SqlBook, asked: str) -> None:
    """Nonsense is half a year ago, a day to come is today, a day before the records says so."""
    text = page(client, f"/then/{asked}")

    assert 'type="date" name="on"' in text
    if "0001" in asked:
        assert "they say nothing" in text
    if "9999" in asked:
        assert f'value="{TODAY}"' in text
    if asked == "":
        assert 'value="2026-05-23"' in text


def test_before_and_after_is_a_page_with_two_maps_and_no_id_twice(client: Client, sample_book: SqlBook) -> None:
    """Two drawings on one page must not share what their hatchings and titles are called."""
    text = page(client, f"/then/paper/?on={THEN}")
    ids = re.findall(r'\sid="([^"]+)"', text)

    assert text.count('class="map"') == 2
    assert sorted(ids) == sorted(set(ids))
    assert set(re.findall(r"url\(#([^)]+)\)", text)) <= set(ids)


def test_hidden_names_stay_hidden_when_looking_back(client: Client, sample_book: SqlBook) -> None:
    """Who hid the names for a coach has hidden them here too."""
    client.post("/map/initials/")
    names = [person.name for person in sample_book.facts.cards.values() if len(person.name.split()) > 1]

    for path in (f"/then/?on={THEN}&all=1", f"/then/paper/?on={THEN}"):
        text = page(client, path)
        assert [name for name in names if escape(name) in text] == []
        assert "Who joined" in text


def test_looking_back_asks_no_more_of_a_larger_book(
    client: Client, sample_book: SqlBook, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    """All of it is derived from what is remembered."""
    page(client, "/then/")

    with django_assert_max_num_queries(8):
        page(client, f"/then/?on={THEN}")


def test_the_file_to_keep_is_a_pdf(client: Client, sample_book: SqlBook) -> None:
    """Map and reading, to put into a coaching file."""
    answer = client.get("/reading/kithmap-file.pdf")

    assert answer.headers["Content-Type"] == "application/pdf"
    assert answer.content.startswith(b"%PDF")
    assert "attachment" in answer.headers["Content-Disposition"]


def test_research_data_names_nobody_unless_asked(client: Client, sample_book: SqlBook) -> None:
    """By default a code; each download draws new ones."""

    def text_of(path: str) -> str:
        answer = client.get(path)
        assert answer.headers["Cache-Control"] == "no-store"
        with ZipFile(BytesIO(answer.content)) as archive:
            return "".join(archive.read(name).decode() for name in archive.namelist())

    coded, again, named = (text_of(f"/research/study.zip{q}") for q in ("", "", "?names=1"))

    assert "Graham Whitcombe" in named
    assert [card.name for card in sample_book.facts.cards.values() if card.name in coded] == []
    assert coded != again
    assert 'href="/research/study.zip"' in page(client, "/research/")


@pytest.mark.parametrize(
    "path", ["/then/", "/then/paper/", "/research/", "/research/study.zip", "/reading/kithmap-file.pdf"]
)
def test_without_a_goal_all_lead_to_the_welcome(client: Client, empty_book: SqlBook, path: str) -> None:
    """There is nothing to look back on yet."""
    assert client.get(path).headers["Location"] == "/welcome/"
