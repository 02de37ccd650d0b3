"""Tables that people make by hand are read as tables, and are told from lists of names."""

import pytest

from kithmap.errors import UnknownFormat
from kithmap.sources.card import Card
from kithmap.sources.hints import Hints
from kithmap.sources.readers import read, recognise
from kithmap.sources.trouble import Trouble
from tests.reader_contract import TODAY, document_of

HINTS = Hints(today=TODAY)


def cards(text: str) -> list[Card]:
    return [record for record in read(document_of(text.encode()), HINTS) if isinstance(record, Card)]


@pytest.mark.parametrize(
    "text",
    [
        "Name,Company\nAna Díaz,Riverside Trust\n",
        "Nombre;Ciudad\nAna Díaz;Bilbao\n",
        "Vorname,Nachname\nAna,Díaz\n",
        "First name,Last name,Nickname\nAna,Díaz,Anita\n",
        "Name,Birthday\nAna Díaz,1980-03-03\n",
    ],
)
def test_a_table_of_people_without_addresses_is_one_card_a_row(text: str) -> None:
    """Read as a list of names it would give a person for each firm and town, and for the headings."""
    (card,) = cards(text)

    assert recognise(document_of(text.encode())).name == "csv"
    assert card.name == "Ana Díaz"


@pytest.mark.parametrize(
    "text",
    [
        "Name,Proficiency\nSpanish,Native\n",
        "Name,Link\nRiverside,Home\n",
        "Förnamn,Efternamn,Name,City,Epost\nAna,Díaz,Ana Díaz,Lund,ana@diaz.example\n",
    ],
)
def test_a_table_that_names_things_or_hides_addresses_asks_for_its_columns(text: str) -> None:
    """Languages, bookmarks and skills have names too, and addresses may stand under a heading that is not known."""
    with pytest.raises(UnknownFormat, match="say which column holds what"):
        recognise(document_of(text.encode()))


@pytest.mark.parametrize(
    ("text", "name", "family"),
    [
        ("Name;Vorname;E-Mail\nDíaz;Ana;ana@diaz.example\n", "Ana Díaz", "Díaz"),
        ("Name;Vorname;E-Mail\nAna Díaz;Ana;ana@diaz.example\n", "Ana Díaz", ""),
        ("Name;Vorname;E-Mail\nDíaz;;ana@diaz.example\n", "Díaz", ""),
        ("Name;Vorname;Nachname;E-Mail\nDr. Díaz;Ana;Díaz;ana@diaz.example\n", "Dr. Díaz", "Díaz"),
    ],
)
def test_a_name_beside_given_names_is_the_surname(text: str, name: str, family: str) -> None:
    """Germans head surnames "Name"; beside a column of surnames, or with the given name in it, it is the whole name."""
    (card,) = cards(text)

    assert (card.name, card.family) == (name, family)


@pytest.mark.parametrize("heading", ["Name", "Nombre", '"Full Name"', "NAMES"])
def test_a_heading_above_a_column_of_names_is_nobody(heading: str) -> None:
    """A table of one column reads as a list; the title of the column is no person."""
    assert [card.name for card in cards(f"{heading}\nAna Díaz\nBen Okri\n")] == ["Ana Díaz", "Ben Okri"]
    assert len(cards(f"Ana Díaz\n{heading}\n")) == 2


def test_an_address_book_of_thunderbird_in_german_keeps_its_addresses() -> None:
    """Its headings are in the language of the program; a fax goes to the note, since an office shares it."""
    heading = "Vorname,Nachname,Anzeigename,Primäre E-Mail-Adresse,Tel. dienstlich,Fax-Nummer,Mobil-Tel.-Nr."
    (card,) = cards(f"{heading}\nAna,Díaz,Ana Díaz,ana@diaz.example,030 90001,030 90002,0170 90003\n")

    assert card.emails == ("ana@diaz.example",)
    assert card.phones == ("030 90001", "0170 90003")
    assert card.note == "Fax-Nummer: 030 90002"


@pytest.mark.parametrize(
    "above", ["My people,,\n", "My people,,\nas of March,,\n\n", ",,\n,My people,\n", "sep=,\nMy people,,\n", ""]
)
def test_titles_above_the_headings_are_passed_over(above: str) -> None:
    """Spreadsheets have a title and a date on top; lines of troubles still count from the top of the file."""
    text = f'{above}Name,Email,Phone\nAna Díaz,ana@diaz.example,1\n,,\n"open,ben@okri.example,2\n'
    card, trouble = read(document_of(text.encode()), HINTS)

    assert isinstance(card, Card)
    assert card.name == "Ana Díaz"
    assert isinstance(trouble, Trouble)
    assert trouble.line == text.count("\n")


def test_a_heading_alone_in_its_row_is_no_title() -> None:
    """A table may name one column only."""
    told = Hints(today=TODAY, columns={"name": "Full name"})
    (card,) = read(document_of("Full name,\nAna Díaz,7\n".encode()), told)

    assert isinstance(card, Card)
    assert card.name == "Ana Díaz"


def test_a_damaged_line_above_the_headings_is_told() -> None:
    """What is passed over must not pass over what is wrong."""
    trouble, card = read(document_of(b'"My people,,\nName,Email,Phone\nAna,ana@diaz.example,1\n'), HINTS)

    assert isinstance(trouble, Trouble)
    assert trouble.line == 1
    assert isinstance(card, Card)
