"""Every sentence of every page can be said in another language."""

from collections.abc import Iterable, Iterator
from urllib.parse import quote

import pytest
from django.test import Client
from django.urls import URLPattern, reverse

from kithmap.actions.arrange_introduction import plan_introduction
from kithmap.actions.log_talk import log_talk
from kithmap.actions.make_ask import draft_ask, send_ask
from kithmap.actions.make_promise import make_promise
from kithmap.actions.make_sample import make_sample
from kithmap.actions.open_sample import open_sample
from kithmap.book.memory import MemoryBook
from kithmap.flow import Flow
from kithmap.kit.speech import speaking
from kithmap.plan.introduction import Direction
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from kithmap_app.web.urls import urlpatterns
from tests.actions.test_bring_in import MAIL, VCARDS
from tests.disguise import CODE, Own, Spoken, disguise, own_words
from tests.web.conftest import TODAY
from tests.web.test_sources import read, uploaded

SAME_EVERYWHERE = "Kithmap English Español xx SVG PDF PNG CSV smtp.example.org Etc UTC"
"""Names: of the program, of languages, of formats."""
ACTS: tuple[tuple[str, dict[str, str]], ...] = (
    ("/map/move/", {"person": "{ana}", "ring": "2"}),
    ("/map/move/", {"person": "{ana}", "category": "none"}),
    ("/map/move/", {"chair": "{chair}", "ring": "2"}),
    ("/map/off/", {"person": "{ana}"}),
    ("/map/chair/", {"label": "Ылва"}),
    ("/map/chair/", {}),
    ("/map/chair/fill/", {"chair": "{chair}", "who": "Ылва"}),
    ("/map/tidy/", {}),
    ("/map/initials/", {}),
    ("/map/initials/", {}),
    ("/map/undo/", {}),
    ("/map/redo/", {}),
    ("/person/place/", {"person": "{ana}", "ring": "1"}),
    ("/person/place/", {"person": "{ana}", "ring": "none"}),
    ("/person/place/", {"person": "{ana}", "act": "promote"}),
    ("/person/place/", {"person": "{ana}", "act": "off"}),
    ("/person/sort/", {"person": "{ana}", "category": "{category}"}),
    ("/person/offer/", {"person": "{ana}", "need": "{need}", "state": "could"}),
    ("/person/note/", {"person": "{ana}", "note": "Ылва"}),
    ("/person/join/", {"person": "{ana}", "other": "{ben}"}),
    ("/book/undo/", {}),
    ("/people/act/", {"who": "{ana}", "act": "promote"}),
    ("/people/act/", {}),
    ("/log/", {"who": "Ылва", "who_id": "{ana}", "day": "{today}"}),
    ("/week/swap/", {"person": "{ana}"}),
    ("/week/not-now/", {"person": "{ana}", "length": "month"}),
    ("/week/done/", {"person": "{ben}"}),
    ("/promises/note/", {"who_id": "{ana}", "what": "Ылва"}),
    ("/thanks/said/", {"person": "{ana}"}),
    ("/rhythm/set/", {"of": "person", "whom": "{ana}", "days": "30"}),
    ("/targets/aim/", {"organisation": "Ылва"}),
    ("/sources/me/", {"addresses": "Ылва"}),
    ("/sources/bring/", {}),
    ("/programs/make/", {"name": "Ылва"}),
    ("/accounts/connect/", {"kind": "imap", "address": "Ылва"}),
    ("/reminders/account/", {}),
    ("/welcome/goal/", {}),
    ("/goals/change/", {}),
    ("/goals/change/", {"goal": "{goal}", "outcome": "Ылва"}),
    ("/categories/change/", {}),
)
"""What can be done on the pages: where it is sent, and what is told; {ana} and the like stand for those of the book."""


@pytest.fixture(scope="module")
def disguised_memory(tmp_path_factory: pytest.TempPathFactory) -> Iterator[MemoryBook]:
    """The sample network of an owner who speaks the disguised language, with something of every kind in the loop."""
    book = MemoryBook()
    with disguise(tmp_path_factory.mktemp("locale")), speaking(CODE):
        open_sample(book, make_sample(tmp_path_factory.mktemp("sample"), today=TODAY), today=TODAY)
        _go_round_the_loop(book)
        yield book


def _go_round_the_loop(book: MemoryBook) -> None:
    flow = Flow(book.facts, today=TODAY, goal_id=next(iter(book.facts.goals)))
    ana, ben, cleo, *_ = (standing.person for standing in flow.roster.on_map)
    need = flow.needs[0]
    log_talk(book, [ana], day=TODAY, today=TODAY, note="Ылва", useful=True)
    draft_ask(book, ben, goal=flow.goal, today=TODAY, need=need)
    send_ask(book, draft_ask(book, cleo, goal=flow.goal, today=TODAY, need=need), cleo, day=TODAY)
    plan_introduction(book, ana, ben, direction=Direction.BY_ME, goal=flow.goal, today=TODAY)
    plan_introduction(book, ana, cleo, direction=Direction.FOR_ME, goal=flow.goal, today=TODAY)
    make_promise(book, ana, what="Ылва", by_me=True, today=TODAY)
    make_promise(book, ben, what="Ылва", by_me=False, today=TODAY)


@pytest.fixture
def book(empty_book: SqlBook, disguised_memory: MemoryBook) -> SqlBook:
    empty_book.replace(disguised_memory)
    return empty_book


@pytest.fixture
def stranger(client: Client) -> Client:
    """A browser in which the disguised language was chosen."""
    client.cookies["kithmap-language"] = CODE
    return client


@pytest.fixture
def own(disguised_memory: MemoryBook) -> Own:
    return own_words(disguised_memory.facts, SAME_EVERYWHERE)


def _plain_addresses() -> list[str]:
    """Give the addresses of everything that needs nothing to be told."""
    routes = [str(page.pattern) for page in urlpatterns if isinstance(page, URLPattern)]
    return [f"/{route}" for route in routes if "<" not in route]


def _unsaid(client: Client, addresses: Iterable[str], own: Own) -> list[str]:
    """Give what stays in Latin letters on the pages at `addresses`, as far as these are pages."""
    found: list[str] = []
    for address in addresses:
        answer = client.get(address)
        assert answer.status_code in (200, 302, 404), address
        if answer.status_code in (200, 404) and answer.headers["Content-Type"].startswith("text/html"):
            found += (f"{address}: {text}" for text in Spoken(answer.content.decode()).texts if not own.has(text))
    return found


def test_every_page_can_be_translated(stranger: Client, book: SqlBook, own: Own) -> None:
    """Half a page in another language is worse than none."""
    assert "\n".join(_unsaid(stranger, _plain_addresses(), own)) == ""


def test_every_page_about_somebody_can_be_translated(stranger: Client, book: SqlBook, own: Own) -> None:
    """Cards, portraits, questions and talks are made of many small sentences."""
    desk = open_desk()
    facts, people = desk.book.facts, [standing.person for standing in desk.flow.roster.on_map]
    addresses = [
        *(reverse("person", args=[person.id]) for person in people[:6]),
        *(f"/?person={quote(person.id)}" for person in people[:6]),
        *(f"/?chair={quote(id_)}" for id_ in facts.chairs),
        *(f"/?sector={quote(id_)}" for id_ in facts.categories),
        *(reverse("talk", args=[id_]) for id_ in facts.talks),
        *(reverse("ask", args=[id_]) for id_ in facts.asks),
        *(f"/names/{number}/" for number in range(1, 12)),
        *(f"/offers/{number}/" for number in range(1, len(facts.needs) + 1)),
        *(f"/check/{number}/" for number in range(1, 4)),
        *(f"/review/{number}/" for number in range(1, 6)),
        *(f"/offers/checks/{number}/" for number in range(1, 4)),
        reverse("placing", args=[people[0].id]),
        reverse("person_forget", args=[people[0].id]),
        f"/log/?person={quote(people[0].id)}",
        f"/asks/new/?person={quote(people[0].id)}",
        "/?new=chair",
        "/people/?q=Ылва",
        "/people/?q=а",
        "/then/?on=2026-01-01",
        "/then/paper/?on=2026-01-01",
        "/no-such-page/",
    ]

    assert "\n".join(_unsaid(stranger, addresses, own)) == ""


def test_the_pages_of_the_first_day_can_be_translated(
    stranger: Client, empty_book: SqlBook, disguised_memory: MemoryBook
) -> None:
    """Empty pages say what to do; they are the first that anybody reads."""
    begun = {"outcome": "Ылва", "template": "new-job"}
    stranger.post("/welcome/goal/", begun)
    own = own_words(empty_book.facts, SAME_EVERYWHERE)

    assert "\n".join(_unsaid(stranger, _plain_addresses(), own)) == ""


def test_what_was_done_can_be_told_in_any_language(stranger: Client, book: SqlBook, own: Own) -> None:
    """Whatever the owner does is answered by a sentence, with its undo."""
    desk = open_desk()
    ana, ben = (standing.person.id for standing in desk.flow.roster.on_map[:2])
    facts = desk.book.facts
    kinds = {"need": facts.needs, "category": facts.categories, "chair": facts.chairs, "goal": facts.goals}
    here = {
        "ana": ana,
        "ben": ben,
        "today": TODAY.isoformat(),
        **{name: next(iter(kind)) for name, kind in kinds.items()},
    }
    found: list[str] = []
    for address, told in ACTS:
        answer = stranger.post(address, {field: value.format(**here) for field, value in told.items()}, follow=True)
        found += [f"{address}: {text}" for text in Spoken(answer.content.decode()).texts if not own.has(text)]
        found += [f"{address}: {answer.status_code}"] * (answer.status_code not in (200, 400))

    assert "\n".join(found) == ""


def test_what_comes_in_is_told_in_any_language(stranger: Client, book: SqlBook, own: Own) -> None:
    """What would come in, what could not be read and why: the first thing that a stranger's files meet."""
    address = read(stranger, uploaded("contacts.vcf", VCARDS), uploaded("mail.mbox", MAIL), uploaded("odd.bin", "?"))
    addresses = [address]
    before = _unsaid(stranger, addresses, own)
    stranger.post(f"{address}take/")
    told = own_words(book.facts, *own.words, "odd.bin Fri Dec")

    assert "\n".join(text for text in before if not told.has(text.partition(": ")[2])) == ""
    assert "\n".join(_unsaid(stranger, addresses, told)) == ""
