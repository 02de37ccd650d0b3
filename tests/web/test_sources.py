"""Bringing files in through the browser."""

import re
import time
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from kithmap.actions.set_goal import set_goal
from kithmap.book.encoding import encoded_facts
from kithmap.sources.hints import Hints
from kithmap_app.programs.pace import Stopped
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.running import WAITING, Running, find_import
from tests.actions.test_bring_in import MAIL, VCARDS
from tests.web.conftest import TODAY

PATIENCE_SECONDS = 20


@pytest.fixture
def book(empty_book: SqlBook) -> SqlBook:
    set_goal(empty_book, "Lead a data team", today=TODAY)
    return empty_book


def send(client: Client, *files: SimpleUploadedFile) -> str:
    """Send files, look at what would come in, bring it in, and give the page of the import."""
    path = read(client, *files)
    client.post(f"{path}take/")
    return client.get(path).content.decode()


def read(client: Client, *files: SimpleUploadedFile) -> str:
    """Send files, wait until they are read, and give the address of the import."""
    answer = client.post("/sources/bring/", {"files": list(files)})
    assert answer.status_code == 302
    path = answer.headers["Location"]
    running = find_import(path.strip("/").split("/")[-1])
    assert running is not None
    end = time.monotonic() + PATIENCE_SECONDS
    while not running.is_over and time.monotonic() < end:
        time.sleep(0.02)
    assert running.is_over
    return path


def uploaded(name: str, text: str) -> SimpleUploadedFile:
    return SimpleUploadedFile(name, text.encode())


def test_files_that_are_sent_are_in_the_book_and_the_sums_add_up(client: Client, book: SqlBook) -> None:
    """Read = new + same + changed + trouble, under the file's own name."""
    text = send(client, uploaded("contacts.vcf", VCARDS), uploaded("mail.mbox", MAIL))

    assert len(book.facts.cards) == 2
    assert len(book.facts.interactions) == 1
    assert [(i.file, i.read, i.new, i.same, i.trouble) for i in book.facts.imports.values()] == [
        ("contacts.vcf", 2, 2, 0, 0),
        ("mail.mbox", 3, 1, 1, 1),
    ]
    assert "0002" in text
    assert "kithmap-" not in text.split("<main")[1].split("</main>")[0].replace("kithmap-sample", "")


def test_nothing_changes_before_the_owner_has_looked(client: Client, book: SqlBook) -> None:
    """Sums, a few names and the troubles come first; the file is gone by then."""
    before = encoded_facts(book.facts)
    path = read(client, uploaded("contacts.vcf", VCARDS), uploaded("mail.mbox", MAIL))
    running = find_import(path.strip("/").split("/")[-1])
    assert running is not None
    text = client.get(path).content.decode()

    assert encoded_facts(book.facts) == before
    assert "2 new cards" in text
    assert "Ana Díaz" in text
    assert "1 contact in mail, calls and meetings, on 2 March 2026" in text
    assert "0002" in text
    assert "Bring them in" in text
    assert running.folder is not None
    assert not running.folder.exists()


def test_a_changed_card_tells_what_is_otherwise(client: Client, book: SqlBook) -> None:
    """Somebody's new number is worth a look before it replaces the old one."""
    send(client, uploaded("contacts.vcf", VCARDS))
    newer = VCARDS.replace("EMAIL:ana@x.example", "EMAIL:ana@new.example\r\nTEL:+34 600 000 000")
    text = client.get(read(client, uploaded("contacts.vcf", newer))).content.decode()

    assert "1 changed card" in text
    told = "(addresses: ana@x.example becomes ana@new.example; phone numbers: +34 600 000 000 comes)"
    assert f'Ana Díaz <span class="muted">{told}</span>' in text
    assert "new card" not in text


def test_what_is_left_changes_nothing_and_cannot_come_in_later(client: Client, book: SqlBook) -> None:
    """The wrong file was dropped."""
    before = encoded_facts(book.facts)
    path = read(client, uploaded("contacts.vcf", VCARDS))
    client.post(f"{path}leave/")
    client.post(f"{path}take/")

    assert encoded_facts(book.facts) == before
    assert "Left as it was" in client.get(path).content.decode()


def test_a_second_press_brings_nothing_in_twice(client: Client, book: SqlBook) -> None:
    """Buttons are pressed twice; the sums told stay those of what was done."""
    path = read(client, uploaded("contacts.vcf", VCARDS))
    client.post(f"{path}take/")
    once = encoded_facts(book.facts)
    client.post(f"{path}take/")

    assert encoded_facts(book.facts) == once
    assert book.journal_titles[-1] == "Bring in contacts.vcf"
    sums = re.findall(r'data-of="(\w+)">(\d+)<', client.get(path).content.decode())
    assert sums[:3] == [("Read", "2"), ("New", "2"), ("Same", "0")]


def test_what_came_in_meanwhile_is_the_same_and_not_new(client: Client, book: SqlBook) -> None:
    """Two windows with one file: what was read is held against the book as it is when it comes in."""
    first = read(client, uploaded("contacts.vcf", VCARDS))
    second = read(client, uploaded("contacts.vcf", VCARDS))
    client.post(f"{first}take/")
    once = encoded_facts(book.facts)
    client.post(f"{second}take/")

    assert encoded_facts(book.facts) == once


def test_a_file_that_is_known_has_nothing_to_bring_in(client: Client, book: SqlBook) -> None:
    """It is said, and no button asks for a word."""
    send(client, uploaded("contacts.vcf", VCARDS))
    text = client.get(read(client, uploaded("contacts.vcf", VCARDS))).content.decode()

    assert "All of it is in your book already" in text
    assert "Bring them in" not in text


def test_only_a_few_imports_wait(client: Client, book: SqlBook) -> None:
    """What was read of a large mailbox takes room: the oldest is left when others come."""
    paths = [read(client, uploaded(f"{number}.vcf", VCARDS)) for number in range(WAITING + 1)]
    texts = [client.get(path).content.decode() for path in paths]

    assert ["Left as it was" in text for text in texts] == [True] + [False] * WAITING


def test_an_import_is_taken_back_exactly(client: Client, book: SqlBook) -> None:
    """One button under the sums."""
    before = encoded_facts(book.facts)
    send(client, uploaded("contacts.vcf", VCARDS))
    client.post("/book/undo/", {"next": "/sources/"})

    assert encoded_facts(book.facts) == before


def test_a_file_of_no_known_format_is_one_sentence_beside_the_others(client: Client, book: SqlBook) -> None:
    """One wrong file among several spoils nothing."""
    noise = SimpleUploadedFile("photo.jpg", b"\xff\xd8\xff" + bytes(range(256)) * 9)
    text = send(client, noise, uploaded("contacts.vcf", VCARDS))

    assert "photo.jpg is in no format that Kithmap reads" in text
    assert "/photo.jpg" not in text
    assert len(book.facts.cards) == 2


def test_two_files_of_one_name_are_both_read(client: Client, book: SqlBook) -> None:
    """Phones call every export contacts.vcf."""
    other = VCARDS.replace("Ana", "Eva").replace("ana@", "eva@").replace("UID:1", "UID:9")
    send(client, uploaded("contacts.vcf", VCARDS), uploaded("contacts.vcf", other))

    assert {c.name for c in book.facts.cards.values()} == {"Ana Díaz", "Ben Weber", "Eva Díaz"}


def test_sending_nothing_asks_for_a_file(client: Client, book: SqlBook) -> None:
    """The button can be pressed too early."""
    answer = client.post("/sources/bring/", follow=True)

    assert "Choose at least one file first" in answer.content.decode()


def test_the_owner_is_recognised_in_the_mail_and_asked(client: Client, book: SqlBook) -> None:
    """One tap instead of a form."""
    mails = "".join(
        MAIL.split("\n\nFrom ")[0].replace("2 Mar", f"{d} Mar").replace("ana@x", f"p{d}@x") + "\n\n"
        for d in range(1, 8)
    )
    text = send(client, uploaded("mail.mbox", mails))
    assert "mira@solberg.example</strong> is in most of this mail" in text

    client.post("/sources/me/", {"addresses": "mira@solberg.example"})
    assert book.facts.me.addresses == ("mail:mira@solberg.example",)
    assert "is in most of this mail" not in client.get("/sources/").content.decode()


def test_what_is_no_address_is_not_taken_for_one(client: Client, book: SqlBook) -> None:
    """A name in the field of addresses changes nothing."""
    answer = client.post("/sources/me/", {"addresses": "Mira"}, follow=True)

    assert "That is no address" in answer.content.decode()
    assert book.facts.me.addresses == ()


def test_a_wrongly_typed_address_stands_there_again(client: Client, book: SqlBook) -> None:
    """One slip in two addresses: nothing is taken in silence, and nothing is typed twice."""
    answer = client.post("/sources/me/", {"addresses": "mira@solberg.example, mira.solberg.example"})
    page = answer.content.decode()

    assert answer.status_code == 400
    assert 'value="mira@solberg.example, mira.solberg.example"' in page
    assert book.facts.me.addresses == ()


def test_a_stopped_import_raises_on_its_way_and_leaves_the_book(tmp_path: Path) -> None:
    """Progress is where the owner's stop is heard."""
    running = Running("x", tmp_path, ("a",), Hints(today=TODAY))
    running.show(50, 100, 10)
    assert (running.percent, running.seconds_left is not None) == (50, True)

    running.stop.set()
    with pytest.raises(Stopped, match="Nothing was changed"):
        running.show(60, 100, 12)


def test_an_import_long_over_is_no_page(client: Client, book: SqlBook) -> None:
    """Old addresses in the browser's history."""
    assert client.get("/sources/0123/").status_code == 404
