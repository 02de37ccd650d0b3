"""What comes from files is shown and never run; who may ask the app, and what its pages may load, is fixed."""

import os
import re
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from html.parser import HTMLParser
from pathlib import Path
from urllib.parse import urlsplit

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

import kithmap_app.web
from kithmap.actions.add_names import add_names
from kithmap.actions.bring_in import bring_in
from kithmap.actions.edit_category import add_category
from kithmap.actions.edit_chair import add_chair
from kithmap.actions.edit_need import add_need
from kithmap.actions.place_person import place_person
from kithmap.actions.record_offer import record_offer
from kithmap.actions.set_goal import set_goal
from kithmap.actions.write_note import write_note
from kithmap.goals.need import Support
from kithmap.sources.hints import Hints
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from kithmap_app.web.pages.names import prompts_in_hand
from tests.web.conftest import TODAY

STATIC = Path(kithmap_app.web.__file__).parent / "static"
SCRIPT = "<script>alert(1)</script>"
MARKUP = f"\"'>{SCRIPT}<img src=x onerror=alert(2)>"
TEMPLATE = "{{ goal.id }}{% debug %}"
OVERRIDE = "\u202e"
"""Right-to-left override: text behind it reads backwards, up to the end of its line."""
NAMES = (f"Ana {SCRIPT}", 'Ben " onmouseover="alert(3)', f"Cleo {TEMPLATE}", f"Dilan {OVERRIDE}gpj.exe", "</svg><b>Eva")
CARD = """BEGIN:VCARD
VERSION:4.0
UID:{number}
FN:{name}
ORG:{markup} & Sons
TITLE:Head of {markup}
EMAIL:"{number}<b>"@x.example
EMAIL:ana{number}@x.example
URL:javascript:alert(5)
URL:JaVaScRiPt://x.example/%0aalert(6)
URL:data:text/html,{script}
NOTE:{markup} {template}
CATEGORIES:{script},{template}
ADR:;;{markup};{markup};;;
END:VCARD
"""
PAGES = (
    "/", "/map/table/", "/people/", "/people/?q=%3Cscript%3E", "/people/could/", "/people/left-out/", "/reading/",
    "/first-reading/", "/week/", "/welcome/", "/categories/", "/names/", "/placing/", "/offers/", "/offers/checks/",
    "/sources/", "/book/", "/names/suggest/?name=Ana", "/asks/", "/asks/new/", "/introductions/", "/promises/",
    "/targets/", "/thanks/", "/review/", "/review/5/", "/progress/", "/reminders/", "/rhythm/", "/questions/", "/log/",
)  # fmt: skip
WITH_CARDS = ("/?person=", "/map/card/?person=")
START_SECONDS = 20


@dataclass
class Markup(HTMLParser):
    """What of a page a browser would act on: its scripts, its links, and attributes that run something."""

    scripts: list[str | None] = field(default_factory=list)
    links: list[str] = field(default_factory=list)
    acting: list[tuple[str, str]] = field(default_factory=list)
    foreign: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        told = dict(attrs)
        if tag == "script":
            self.scripts.append(told.get("src"))
        if tag in ("b", "iframe", "object", "embed", "base") or (tag == "img" and told.get("src") == "x"):
            self.foreign.append(tag)
        self.acting += [(tag, name) for name in told if name.startswith("on") or name in ("style", "srcdoc")]
        addresses = ("href", "src", "action", "formaction", "xlink:href", "hx-get", "hx-post")
        self.links += [value for name, value in attrs if name in addresses and value]


def acted_on(text: str) -> Markup:
    page = Markup()
    page.feed(text)
    return page


@pytest.fixture
def hostile(empty_book: SqlBook, tmp_path: Path) -> SqlBook:
    """A book in which every word that came from outside or from the owner tries to be more than a word."""
    goal = set_goal(empty_book, f"Lead {MARKUP} {TEMPLATE}", today=TODAY, why=MARKUP)
    file = tmp_path / f"a{SCRIPT.replace('/', '-')}.vcf"
    cards = (
        CARD.format(number=n, name=name, markup=MARKUP, script=SCRIPT, template=TEMPLATE)
        for n, name in enumerate(NAMES)
    )
    file.write_text("".join(cards), encoding="utf-8")
    bring_in(empty_book, [file], hints=Hints(today=TODAY))
    category = add_category(empty_book, f"C {SCRIPT}", goal=goal)
    need = add_need(empty_book, f"N {SCRIPT}", goal=goal, support=Support.ADVICE)
    assert need is not None
    add_chair(empty_book, f"Chair {SCRIPT}", goal=goal, category=category)
    for ring, person in enumerate(open_desk().flow.people.people[:4], start=1):
        place_person(empty_book, person, goal=goal, ring=ring, category=category)
        write_note(empty_book, person, MARKUP)
        record_offer(empty_book, person, need=need, influence=2)
    desk = open_desk()
    add_names(empty_book, f"Fay {SCRIPT}", prompt=prompts_in_hand(desk)[0], people=desk.flow.people)
    return empty_book


def addresses() -> list[str]:
    people = open_desk().flow.people.people
    cards = [f"{start}{person.id}" for start in WITH_CARDS for person in people]
    return [*PAGES, *cards, *(reverse("person", args=[person.id]) for person in people),
            *(reverse("person_forget", args=[person.id]) for person in people)]  # fmt: skip


def test_words_from_files_are_words_on_every_page(client: Client, hostile: SqlBook) -> None:
    """A card of somebody else's making must not act in the owner's name: no markup, no handler, no script address."""
    assert len(hostile.facts.cards) >= len(NAMES)
    shown = ""
    for address in addresses():
        answer = client.get(address)
        text = answer.content.decode()
        page = acted_on(text)
        shown += text

        assert answer.status_code == 200, address
        assert (page.acting, page.foreign) == ([], []), address
        assert all(source and source.startswith("/static/") for source in page.scripts), address
        assert [link for link in page.links if re.match(r"\W*(javascript|data|vbscript)\s*:", link, re.I)] == []
    assert "&lt;script&gt;alert(1)" in shown
    assert "{{ goal.id }}" in shown
    assert OVERRIDE not in drawing_of(client.get("/").content.decode())


def drawing_of(text: str) -> str:
    """Give the drawing of the map, in which one name stands close to the next."""
    return text.split('<svg class="map"')[1].split("</svg>")[0]


def test_a_file_name_is_a_word_too(client: Client, hostile: SqlBook) -> None:
    """It comes with the file, and the sums and troubles tell it."""
    noise = SimpleUploadedFile("<b>x.vcf", b"\xff\xd8\xff" + bytes(range(256)) * 9)
    answer = client.post("/sources/bring/", {"files": [noise]})
    end = time.monotonic() + START_SECONDS
    while "hx-trigger" in (text := client.get(answer.headers["Location"]).content.decode()):
        assert time.monotonic() < end
        time.sleep(0.02)

    assert "&lt;b&gt;x.vcf" in text
    assert acted_on(text).foreign == []


def test_every_page_forbids_inline_scripts_and_other_hosts(client: Client, hostile: SqlBook) -> None:
    """The second wall, should a word ever get through the first."""
    for address in addresses():
        policy = client.get(address).headers["Content-Security-Policy"]

        assert "unsafe" not in policy, address
        assert "http" not in policy, address
        assert "*" not in policy, address
        assert "default-src 'self'" in policy
        assert "script-src 'self'" in policy
        assert "frame-ancestors 'none'" in policy


def paths_of(patterns: list[URLPattern | URLResolver]) -> Iterator[str]:
    """Give every address of the app, with something in the place of what varies."""
    for one in patterns:
        if isinstance(one, URLResolver):
            yield from paths_of(one.url_patterns)
        else:
            yield "/" + re.sub(r"<int:\w+>", "1", re.sub(r"<(str|path):\w+>", "x", str(one.pattern)))


def test_whoever_opened_a_page_learns_nothing_from_it(client: Client, hostile: SqlBook) -> None:
    """Pages do not part from their opener, so that they paint sooner: there must be nothing to count or to be told."""
    pages = [client.get(address) for address in PAGES]
    scripts = [script.read_text() for script in STATIC.rglob("*.js")]

    assert not any(re.search(r"<(iframe|frame|object|embed)\b", page.content.decode()) for page in pages)
    assert not any(re.search(r"postMessage|[\"']message[\"']|onmessage|window\.name", script) for script in scripts)
    assert all(page["X-Frame-Options"] == "DENY" for page in pages)
    assert len(scripts) > 20


def test_every_address_refuses_a_post_without_a_token(empty_book: SqlBook) -> None:
    """Another site open in the same browser must not act on the book."""
    stranger = Client(enforce_csrf_checks=True)
    # programs come with a token of their own, which tests/api holds to
    found = sorted(path for path in paths_of(get_resolver().url_patterns) if not path.startswith("/api/"))
    answers = {address: stranger.post(address).status_code for address in found}

    assert len(found) > 40
    assert {address: status for address, status in answers.items() if status != 403} == {}


def test_a_post_with_the_token_of_a_page_is_taken(empty_book: SqlBook) -> None:
    """Otherwise the test above would be content with an app that refuses everything."""
    owner = Client(enforce_csrf_checks=True)
    page = owner.get("/welcome/").content.decode()
    token = re.findall(r'name="csrfmiddlewaretoken" value="(\w+)"', page)[0]
    answer = owner.post("/welcome/goal/", {"outcome": "Lead a team", "csrfmiddlewaretoken": token})

    assert answer.status_code == 302
    assert [goal.outcome for goal in empty_book.facts.goals.values()] == ["Lead a team"]


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "192.0.2.7", "0.0.0.0"])
def test_another_host_name_is_refused(client: Client, sample_book: SqlBook, host: str) -> None:
    """A foreign name that is made to point here (DNS rebinding) reads nothing."""
    answer = client.get("/people/", headers={"host": host})

    assert answer.status_code == 400
    assert b"Graham" not in answer.content
    assert client.get("/people/", headers={"host": "localhost:8787"}).status_code == 200


@pytest.mark.parametrize(
    "place", ["//evil.example/", "/\\evil.example/", "https://evil.example/", "javascript:alert(1)"]
)
def test_undo_leads_back_to_our_own_pages_only(client: Client, sample_book: SqlBook, place: str) -> None:
    """The page to go back to comes with the form, and forms can be forged."""
    answer = client.post("/book/undo/", {"next": place})

    led = urlsplit(answer.headers["Location"])
    assert (led.scheme, led.netloc) == ("", "")
    assert re.match(r"/(?![/\\])", led.path)


def test_the_server_listens_on_this_machine_only(tmp_path: Path) -> None:
    """Whoever sits in the same café must not read the book: only the loopback address answers."""
    if sys.platform != "linux":
        pytest.skip("other systems have no second loopback address to knock at")
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port = probe.getsockname()[1]
    program = [sys.executable, "-m", "kithmap_app.cli.main", "serve", "--no-browser", "--port", str(port)]
    home = {**os.environ, "KITHMAP_HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    with subprocess.Popen(program, env=home, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL) as server:
        try:
            end = time.monotonic() + START_SECONDS
            while not answers("127.0.0.1", port) and time.monotonic() < end:
                time.sleep(0.1)

            assert answers("127.0.0.1", port)
            assert not answers("127.0.0.2", port)
        finally:
            server.terminate()


def answers(address: str, port: int) -> bool:
    with socket.socket() as knock:
        return knock.connect_ex((address, port)) == 0


@pytest.mark.parametrize("elsewhere", ["https://evil.example/", "//evil.example/", "/\\evil.example/", "evil"])
@pytest.mark.parametrize("address", ["/book/undo/", "/book/redo/", "/offers/set/", "/language/", "/log/"])
def test_no_form_leads_to_another_site(client: Client, sample_book: SqlBook, address: str, elsewhere: str) -> None:
    """An open redirect would lend our good name."""
    need, person = next(iter(sample_book.facts.needs)), next(iter(sample_book.facts.placements.values())).person
    if address == "/book/redo/":
        sample_book.undo()
    answer = client.post(address, {"next": elsewhere, "language": "es", "need": need, "person": person})

    assert answer.status_code == 302
    assert "evil" not in answer["Location"]
