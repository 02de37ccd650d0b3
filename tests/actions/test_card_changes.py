"""Before an updated file comes in, the owner sees what it changes on each card."""

from datetime import date
from pathlib import Path

from kithmap.actions.bring_in import bring_in
from kithmap.actions.card_changes import card_changes
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.book.memory import MemoryBook
from kithmap.sources.hints import Hints

HINTS = Hints(today=date(2026, 3, 16))
CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nUID:{uid}\r\nFN:{name}\r\n{rest}END:VCARD\r\n"
CHAT = """16/03/2026, 09:00 - Mira: Hello all
16/03/2026, 09:01 - Ana: Hello Mira
16/03/2026, 09:02 - Ben: Hello
"""


def test_every_changed_card_tells_what_goes_and_what_comes(tmp_path: Path) -> None:
    """Twenty cards changed: an example or two would not do."""
    path, book = tmp_path / "contacts.vcf", MemoryBook()
    path.write_text(
        "".join(
            CARD.format(uid=n, name=f"Person {n}", rest=f"EMAIL:p{n}@x.example\r\nTITLE:Engineer\r\n")
            for n in range(20)
        )
    )
    bring_in(book, [path], hints=HINTS)
    path.write_text(
        "".join(
            CARD.format(uid=n, name=f"Person {n}", rest=f"EMAIL:p{n}@y.example\r\nNOTE:Climbs\r\n") for n in range(20)
        )
    )
    changed = card_changes(bring_in(book, [path], hints=HINTS, preview=True).changes)

    assert len(changed) == 20
    assert changed[3].name == "Person 3"
    assert sorted(change.sentence for change in changed[3].fields) == [
        "addresses: p3@x.example becomes p3@y.example",
        "note: Climbs comes",
        "title: Engineer goes",
    ]


def test_a_new_card_changes_none(tmp_path: Path) -> None:
    """What is new is told apart from what is otherwise."""
    path = tmp_path / "contacts.vcf"
    path.write_text(CARD.format(uid=1, name="Ana", rest=""))

    assert card_changes(bring_in(MemoryBook(), [path], hints=HINTS).changes) == ()


def test_a_chat_knows_the_owner_by_the_name_in_the_book(tmp_path: Path) -> None:
    """In a group nothing else tells which of the names is the owner's."""
    path, book = tmp_path / "WhatsApp Chat with Book club.txt", MemoryBook()
    path.write_text(CHAT)
    introduce_owner(book, name="Mira")
    bring_in(book, [path], hints=HINTS)
    senders = [interaction.participants[0].address for interaction in book.facts.interactions]

    assert senders == ["owner:told", "chat:whatsapp:Ana", "chat:whatsapp:Ben"]
