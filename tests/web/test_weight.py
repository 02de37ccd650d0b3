"""Pages are light: what travels is packed, static files are kept for good, the map of 150 people is under 100 KB."""

import gzip
import re
from pathlib import Path
from urllib.parse import urljoin

import pytest
from django.http.response import HttpResponseBase
from django.test import Client

from kithmap.actions.add_names import add_names
from kithmap.actions.set_goal import set_goal
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from kithmap_app.web.edition import static_edition
from kithmap_app.web.pages.names import prompts_in_hand
from tests.web.conftest import TODAY

PEOPLE = 150
MOST_BYTES = 100_000
PACKED = {"accept-encoding": "gzip, br"}
IMPORTS = re.compile(r'^import (?:[^"]* from )?"(\./[^"]+)"', re.MULTILINE)


@pytest.fixture
def crowded_book(empty_book: SqlBook) -> SqlBook:
    """A map of 150 people, named in memory."""
    set_goal(empty_book, "Lead a data team by June", today=TODAY)
    desk = open_desk()
    names = ", ".join(f"{first} {last}" for first in ("Ana", "Ben", "Cleo") for last in _family_names(PEOPLE // 3))
    add_names(empty_book, names, prompt=prompts_in_hand(desk)[0], people=desk.flow.people)
    return empty_book


def _family_names(count: int) -> list[str]:
    syllables = "ba ko ri ma len to sa vi ner dal".split()
    return [f"{syllables[n % 10]}{syllables[n // 10]}{syllables[n % 7]}".capitalize() for n in range(count)]


def body_of(answer: HttpResponseBase) -> bytes:
    """Give the bytes that travel."""
    found: bytes = answer.getvalue()
    answer.close()
    return found


def fetched(client: Client, address: str) -> tuple[bytes, str]:
    """Give the bytes of an address as they travel, and what they say."""
    answer = client.get(address, headers=PACKED)
    assert answer.status_code == 200, address
    body = body_of(answer)
    plain = gzip.decompress(body) if answer.headers.get("Content-Encoding") == "gzip" else body
    return body, plain.decode()


def test_the_map_of_150_people_is_under_100_kb(client: Client, crowded_book: SqlBook) -> None:
    """HTML, style sheets and scripts as they travel, besides the font: a page that opens at once anywhere."""
    body, page = fetched(client, "/")
    waiting = re.findall(r'(?:href|src)="(/static/[^"]+\.(?:css|js))"', page)
    weights = {"/": len(body)}
    while waiting:
        address = waiting.pop()
        if address not in weights:
            body, text = fetched(client, address)
            weights[address] = len(body)
            waiting += [urljoin(address, name) for name in IMPORTS.findall(text) if address.endswith(".js")]

    assert len(open_desk().flow.roster.on_map) == PEOPLE
    assert page.count('class="person') >= PEOPLE // 2
    assert len(weights) > 10
    assert sum(weights.values()) < MOST_BYTES, weights


def test_static_files_are_kept_for_good_under_an_address_of_their_edition(client: Client, sample_book: SqlBook) -> None:
    """A second look at a page asks for the page alone."""
    page = client.get("/").content.decode()
    addresses = re.findall(r'"(/static/[^"]+)"', page)

    assert addresses
    for address in addresses:
        answer = client.get(address)
        answer.close()
        assert "immutable" in answer.headers["Cache-Control"]
        assert re.match(r"/static/[0-9a-f]{10}/", address)


def test_another_edition_has_another_address(tmp_path: Path) -> None:
    """Whoever upgrades must not see the old style on the new page."""
    (tmp_path / "page.css").write_text("p { margin: 0 }", encoding="utf-8")
    first, again = static_edition([tmp_path]), static_edition([tmp_path])
    (tmp_path / "page.css").write_text("p { margin: 1px }", encoding="utf-8")

    assert first == again
    assert static_edition([tmp_path]) != first


def test_fonts_and_what_has_not_changed_travel_as_they_are(client: Client, sample_book: SqlBook) -> None:
    """A font is packed already, and an answer that says "not changed" has no body."""
    sheet = next(a for a in re.findall(r'"(/static/[^"]+)"', client.get("/").content.decode()) if a.endswith(".css"))
    style = client.get(sheet, headers=PACKED)
    style.close()
    unchanged = client.get(sheet, headers=PACKED | {"if-modified-since": style.headers["Last-Modified"]})
    font = client.get(urljoin(sheet, "fonts/KithmapSans-Regular-latin.woff2"), headers=PACKED)

    assert style.headers["Content-Encoding"] == "gzip"
    assert (unchanged.status_code, body_of(unchanged)) == (304, b"")
    assert "Content-Encoding" not in font.headers
    assert body_of(font).startswith(b"wOF2")


def test_letters_that_names_need_are_fetched_with_the_map(client: Client, sample_book: SqlBook) -> None:
    """Petra Šimková, Νίκος and Олена: else the whole map is laid out twice, and names jump under the eye."""
    preloaded = re.findall(r'rel="preload" as="font"[^>]*href="[^"]*/([^"/]+)\.woff2"', fetched(client, "/")[1])

    assert sorted(preloaded) == [
        "KithmapSans-Regular-cyrillic",
        "KithmapSans-Regular-greek",
        "KithmapSans-Regular-latin",
        "KithmapSans-Regular-latin-ext",
        "KithmapSans-SemiBold-latin",
    ]
    assert "latin-ext" not in fetched(client, "/week/")[1]
