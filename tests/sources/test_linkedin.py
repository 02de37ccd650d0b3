"""LinkedIn's files become cards and interactions in any language."""

import csv
import io
from datetime import date

import pytest

from kithmap.sources.card import Card
from kithmap.sources.format import Record
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction
from kithmap.sources.tables import linkedin, linkedin_messages
from kithmap.sources.trouble import Trouble
from tests.reader_contract import TODAY, document_of
from tests.specimens_read import SPECIMENS

HINTS = Hints(today=TODAY)
PROFILE = "https://www.linkedin.com/in/ana-example"

HEADINGS = {
    "English": "First Name,Last Name,URL,Email Address,Company,Position,Connected On",
    "Spanish": "Nombre,Apellidos,URL,Dirección de correo electrónico,Empresa,Cargo,Conectado el",
    "German": "Vorname,Nachname,URL,E-Mail-Adresse,Unternehmen,Position,Verbunden am",
    "French": "Prénom,Nom,URL,Adresse e-mail,Entreprise,Poste,Connecté le",
    "Portuguese": "Nome,Sobrenome,URL,Endereço de e-mail,Empresa,Cargo,Conectado em",
    "Italian": "Nome,Cognome,URL,Indirizzo e-mail,Azienda,Posizione,Collegato il",
    "Dutch": "Voornaam,Achternaam,URL,E-mailadres,Bedrijf,Functie,Verbonden op",
    "one not known": "Etunimi,Sukunimi,URL,Sähköposti,Yritys,Asema,Yhdistetty",
}


def cards(text: str) -> list[Card]:
    found = linkedin.read(document_of(text.encode()), HINTS)
    return [item for item in found if isinstance(item, Card)]


def messages(*rows: tuple[str, ...], hints: Hints = HINTS) -> list[Record]:
    out = io.StringIO()
    titles = (
        "CONVERSATION ID",
        "FROM",
        "SENDER PROFILE URL",
        "TO",
        "RECIPIENT PROFILE URLS",
        "DATE",
        "SUBJECT",
        "CONTENT",
    )
    csv.writer(out).writerows([titles, *rows])
    return list(linkedin_messages.read(document_of(out.getvalue().encode()), hints))


@pytest.mark.parametrize("language", HEADINGS)
def test_headings_are_known_in_each_language(language: str) -> None:
    """The export is in the language of the account."""
    text = f"{HEADINGS[language]}\nAna,Díaz,{PROFILE},ana@diaz.example,Fern,Head,03 Mar 2021\n"
    (card,) = cards(text)

    assert linkedin.recognise(document_of(text.encode()))
    assert (card.given, card.family, card.key, card.emails) == ("Ana", "Díaz", PROFILE, ("ana@diaz.example",))
    assert (card.organisation, card.title, card.known_since) == ("Fern", "Head", date(2021, 3, 3))


@pytest.mark.parametrize("lines", [0, 1, 3, 40])
def test_notes_above_the_headings_may_be_of_any_length(lines: int) -> None:
    """LinkedIn has changed them several times."""
    notes = 'Notes:\n"Some of the addresses, you may notice,\nare missing."\n\n' * lines
    found = cards(f"{notes}{HEADINGS['English']}\nAna,Díaz,{PROFILE},,,,\n")

    assert [card.name for card in found] == ["Ana Díaz"]


def test_numbers_in_dates_are_ordered_by_what_the_file_shows() -> None:
    """By hand: 12/25/20 shows that the month comes first, also in 3/4/21; in German it does not."""
    english = f"{HEADINGS['English']}\nAna,A,,,,,3/4/21\nBen,B,,,,,12/25/20\n"
    german = f"{HEADINGS['German']}\nAna,A,,,,,3/4/21\n"
    british = f"{HEADINGS['English']}\nAna,A,,,,,3/4/21\nBen,B,,,,,25/12/20\n"

    assert [cards(text)[0].known_since for text in (english, german, british)] == [
        date(2021, 3, 4),
        date(2021, 4, 3),
        date(2021, 4, 3),
    ]


def test_a_day_that_has_not_come_is_not_taken() -> None:
    """The person is kept; nobody has been known since next year."""
    (card,) = cards(f"{HEADINGS['English']}\nAna,Díaz,{PROFILE},,,,03 Mar 2027\n")

    assert card.known_since is None


def test_the_content_of_a_message_is_nowhere() -> None:
    """Who wrote when is all that a map needs; a subject only where it was asked for."""
    data = (SPECIMENS / "linkedin" / "messages.csv").read_bytes()
    found = list(linkedin_messages.read(document_of(data), HINTS))
    asked = list(linkedin_messages.read(document_of(data), Hints(today=TODAY, keep_subjects=True)))

    assert "talk" not in repr(found)
    assert "Lunch" not in repr(asked)
    assert {item.subject for item in found if isinstance(item, Interaction)} == {None}
    assert [item.subject for item in asked if isinstance(item, Interaction)][:2] == ["Hello", None]


def test_a_message_is_known_by_conversation_moment_and_sender() -> None:
    """The same message in a later export is the same; an answer in the same second is another."""
    first = ("1", "Ana", PROFILE, "Mira", "https://www.linkedin.com/in/mira", "2021-03-03 14:05:12 UTC", "", "Hi")
    edited = (*first[:7], "Hi!")
    answer = ("1", "Mira", "https://www.linkedin.com/in/mira", "Ana", PROFILE, *first[5:])
    one, same, other = (item.key for item in messages(first, edited, answer) if isinstance(item, Interaction))

    assert one == same != other


@pytest.mark.parametrize(
    "written", ["", "yesterday", "2002-12-31 10:00:00 UTC", "2026-03-18 00:00:00 UTC", "2021-02-30 10:00:00 UTC"]
)
def test_a_message_without_a_likely_date_is_a_trouble(written: str) -> None:
    """A date before LinkedIn, or later than tomorrow, would spoil every strength; the day is 2026-03-16."""
    (found,) = messages(("1", "Ana", PROFILE, "Mira", "https://www.linkedin.com/in/mira", written, "", ""))

    assert isinstance(found, Trouble)
    assert found.line == 2


def test_times_are_read_with_and_without_am_and_pm() -> None:
    """By hand: noon is 12 PM, midnight 12 AM; a day alone counts at noon."""
    written = ("2021-03-03 14:05:12 UTC", "3/3/21, 2:05 PM", "3/3/21, 12:00 AM", "3/3/21, 12:00 PM", "2021-03-03")
    rows = [("1", "Ana", PROFILE, "", "", text, "", "") for text in written]
    midnight = 1_614_729_600

    assert [item.when - midnight for item in messages(*rows) if isinstance(item, Interaction)] == [
        50_712,
        50_700,
        0,
        43_200,
        43_200,
    ]
