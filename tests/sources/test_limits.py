"""Each limit of the readers lies exactly where it is said to: what just fits is taken, what is one beyond is not."""

import io
import zipfile
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

import pytest

from kithmap.errors import TooLarge
from kithmap.sources.calendar.format import CALENDAR
from kithmap.sources.calendar.text import EVENT_LINES, component_texts
from kithmap.sources.card import Card
from kithmap.sources.chats.party import MOST_NAMED, Party
from kithmap.sources.chats.whatsapp import MOST_SENDERS, WHATSAPP, survey
from kithmap.sources.chats.whatsapp_line import NOTICE_CHARS, Stamp, message_in, moment_of
from kithmap.sources.document import HEAD_BYTES
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction
from kithmap.sources.moment import FIRST_MOMENT, is_likely
from kithmap.sources.names.typed_entry import entries, is_likely_name
from kithmap.sources.names.typed_names import NAME_CHARS, NAMES, read_names
from kithmap.sources.opening.packed import Guarded
from kithmap.sources.opening.unpack import LEFT_NAMED, documents
from kithmap.sources.tables.contact_csv import CSV
from kithmap.sources.tables.contact_table import ROWS_ABOVE
from kithmap.sources.tables.csv_rows import ROW_LINES, Row, rows
from kithmap.sources.tables.linkedin import CONNECTIONS
from kithmap.sources.tables.linkedin_messages import MESSAGES
from kithmap.sources.tables.outlook_csv import FEWEST_COLUMNS, OUTLOOK
from kithmap.sources.tables.typed_date import day_in, is_month_first
from kithmap.sources.text_lines import LINE_CEILING_CHARS
from kithmap.sources.trouble import Trouble
from kithmap.sources.vcard.format import VCARD
from tests.reader_contract import TODAY, document_of

HINTS = Hints(today=TODAY)
ANA = b"BEGIN:VCARD\nFN:Ana\nEND:VCARD\n"


def test_a_stream_gives_as_much_as_its_limit_and_no_byte_more() -> None:
    """A ceiling that is one off is none: the next archive is made to fit it."""
    whole = Guarded(io.BytesIO(bytes(10)), Path("a.gz"), limit_bytes=10, also_close=lambda: None)
    short = Guarded(io.BytesIO(bytes(10)), Path("a.gz"), limit_bytes=9, also_close=lambda: None)

    assert len(whole.read()) == 10
    with pytest.raises(TooLarge):
        short.read()


@pytest.mark.parametrize(("more", "fits"), [(0, True), (1, False)])
def test_a_member_as_large_as_the_ceiling_is_taken(tmp_path: Path, more: int, fits: bool) -> None:
    """The same border, told before anything is unpacked."""
    with zipfile.ZipFile(tmp_path / "a.zip", "w") as archive:
        archive.writestr("a.vcf", ANA.ljust(1_000_000 + more))

    if fits:
        assert len(list(documents(tmp_path / "a.zip", ceiling_mb=1))) == 1
    else:
        with pytest.raises(TooLarge):
            list(documents(tmp_path / "a.zip", ceiling_mb=1))


def test_five_files_left_out_are_all_named_and_of_six_the_rest_is_dots(tmp_path: Path) -> None:
    """Dots say that there is more; without more they mislead."""
    told = []
    for count in (LEFT_NAMED, LEFT_NAMED + 1):
        with zipfile.ZipFile(tmp_path / f"{count}.zip", "w") as archive:
            for name in ("a.vcf", *(f"{number}.bin" for number in range(count))):
                archive.writestr(name, ANA if name == "a.vcf" else b"\x89PNG")
        told += [item.what for item in documents(tmp_path / f"{count}.zip") if isinstance(item, Trouble)]

    assert told[0].endswith("4.bin.")
    assert told[1].endswith("4.bin ….")


def test_blanks_beyond_the_head_make_no_file_empty(tmp_path: Path) -> None:
    """Only a file that is blank to its end is empty."""
    (tmp_path / "a.vcf").write_bytes(b"\n" * HEAD_BYTES + ANA)

    assert len(list(documents(tmp_path / "a.vcf"))) == 1


@pytest.mark.parametrize(("lines", "is_row"), [(ROW_LINES, True), (ROW_LINES + 1, False)])
def test_a_quoted_cell_may_span_so_many_lines(lines: int, is_row: bool) -> None:
    """Beyond them the quotation mark was never closed."""
    cell = "\n".join(["x"] * lines)
    first = next(rows(document_of(f'"{cell}",1\n'.encode())))

    assert isinstance(first, Row) == is_row


@pytest.mark.parametrize(("chars", "is_row"), [(40_000, True), (60_000, False)])
def test_a_row_of_quoted_cells_has_so_many_characters_at_most(chars: int, is_row: bool) -> None:
    """190,002 characters in three lines, and a fourth closes the row; 230,002 are too many (by hand)."""
    text = f'"{"x" * 90_000}\n{"x" * 20_000}","{"y" * chars}\n{"y" * 40_000}\n"\n'
    if not is_row:
        text = text.replace("y" * 40_000, "y" * 60_000, 1)
    first = next(rows(document_of(text.encode())))

    assert isinstance(first, Row) == is_row


def test_only_a_line_of_its_own_names_the_separator() -> None:
    """A row of data may begin with the same letters."""
    found = list(rows(document_of(b"sep=x,b,c\n1,2,3\n")))

    assert len(found) == 2


def test_two_digits_of_a_year_turn_at_seventy() -> None:
    """Nobody was connected in 2070 yet, and birthdays go back beyond 1980."""
    assert day_in("03.03.70") == date(1970, 3, 3)
    assert day_in("03.03.69") == date(2069, 3, 3)


def test_the_twelfth_may_be_a_day_or_a_month() -> None:
    """Only from 13 on does a number tell which it is."""
    assert day_in("12/05/2021", day_first=False) == date(2021, 12, 5)
    assert day_in("05/12/2021", day_first=True) == date(2021, 12, 5)
    assert is_month_first("12/12/21") is None
    assert is_month_first("13/12/21") is False
    assert is_month_first("12/13/21") is True


@pytest.mark.parametrize(("days", "known"), [(0, True), (1, True), (2, False)])
def test_connected_tomorrow_is_another_time_zone_and_later_is_damage(days: int, known: bool) -> None:
    """A file made in Auckland is a day ahead of its reader."""
    day = TODAY + timedelta(days=days)
    heading = "First Name,Last Name,URL,Email Address,Company,Position,Connected On"
    text = f"{heading}\nAna,Díaz,https://www.linkedin.com/in/ana,,,,{day:%d %b %Y}\n"
    (card,) = CONNECTIONS.read(document_of(text.encode()), HINTS)

    assert isinstance(card, Card)
    assert (card.known_since == day) == known


@pytest.mark.parametrize(("columns", "is_linkedin"), [(14, True), (15, False)])
def test_connections_have_twice_their_usual_columns_at_most(columns: int, is_linkedin: bool) -> None:
    """LinkedIn may add some; a table with many more was made by somebody else."""
    more = ",".join(f"More {number}" for number in range(columns - 3))

    assert CONNECTIONS.recognise(document_of(f"First Name,Last Name,Connected On,{more}\n".encode())) == is_linkedin


@pytest.mark.parametrize(
    ("day", "is_message"),
    [
        (date(2003, 1, 1), True),
        (date(2002, 12, 31), False),
        (TODAY + timedelta(days=1), True),
        (TODAY + timedelta(days=2), False),
    ],
)
def test_messages_on_linkedin_begin_with_it_and_end_tomorrow(day: date, is_message: bool) -> None:
    """What lies outside is damage, and told."""
    text = (
        "CONVERSATION ID,FROM,SENDER PROFILE URL,TO,DATE,SUBJECT,CONTENT\n"
        f"1,Ana,https://www.linkedin.com/in/ana,Mira,{day} 14:05:12 UTC,,\n"
    )
    (found,) = MESSAGES.read(document_of(text.encode()), HINTS)

    assert isinstance(found, Interaction) == is_message


@pytest.mark.parametrize(("columns", "is_outlook"), [(FEWEST_COLUMNS, True), (FEWEST_COLUMNS - 1, False)])
def test_outlook_writes_twelve_columns_at_the_least(columns: int, is_outlook: bool) -> None:
    """A shorter table with the same titles is a table of the owner's own."""
    more = ",".join(f"More {number}" for number in range(columns - 4))
    document = document_of(f"First Name,Last Name,E-mail Address,Mobile Phone,{more}\n".encode())

    assert OUTLOOK.recognise(document) == is_outlook


@pytest.mark.parametrize(("above", "is_table"), [(ROWS_ABOVE - 1, True), (ROWS_ABOVE, False)])
def test_so_many_titles_may_stand_above_the_headings(above: int, is_table: bool) -> None:
    """Further down it is no table with a title but a page with a table in it."""
    text = "A title,\n" * above + "Name,Email\nAna,ana@diaz.example\n"

    assert CSV.recognise(document_of(text.encode())) == is_table


@pytest.mark.parametrize(("notes", "is_chat"), [(2, True), (3, False)])
def test_two_notes_may_stand_above_a_chat(notes: int, is_chat: bool) -> None:
    """A diary with dates in it is no chat."""
    text = "A note of my own\n" * notes + "13/3/21, 14:05 - Ana: x\n"

    assert WHATSAPP.recognise(document_of(text.encode())) == is_chat


def test_so_many_senders_of_a_chat_are_told_apart_and_so_many_named() -> None:
    """Memory must not follow a chat, and a message to many counts little for each."""
    text = "".join(f"13/3/21, 14:05 - Person {number}: x\n" for number in range(MOST_SENDERS + 1))
    document = document_of(text.encode())
    first = next(WHATSAPP.read(document, HINTS))

    assert len(survey(document).senders) == MOST_SENDERS
    assert isinstance(first, Interaction)
    assert len(first.participants) == MOST_NAMED + 1


def test_a_party_names_so_many_beside_the_sender() -> None:
    """The sender is not among those counted."""
    party = Party((f"chat:{number}", "") for number in range(40))

    assert len(party.message_from("chat:0", "")) == MOST_NAMED + 1


@pytest.mark.parametrize(("chars", "is_long"), [(NOTICE_CHARS, False), (NOTICE_CHARS + 1, True)])
def test_a_notice_is_longer_than_an_attachment(chars: int, is_long: bool) -> None:
    """By its length the chat's own words are told from a photo's name."""
    found = message_in("13/3/21, 14:05 - " + "Ana: ".ljust(chars, "x"))

    assert found is not None
    assert found.is_long == is_long


@pytest.mark.parametrize(("written", "year"), [(99, 2099), (100, 100), (2400, 2400), (2401, 1858), (2564, 2021)])
def test_years_of_two_digits_and_of_the_buddha_are_told_from_others(written: int, year: int) -> None:
    """2564 less 543 is 2021 (by hand)."""
    when = moment_of(Stamp(3, 4, written, 0, False), day_first=True)

    assert when is not None
    assert datetime(1970, 1, 1, tzinfo=UTC) + timedelta(seconds=when) == datetime(year, 4, 3, tzinfo=UTC)


def test_moments_are_likely_from_1990_until_the_day_after_is_over() -> None:
    """Clocks may be a day ahead, not two."""
    end = int(datetime(2026, 3, 18, tzinfo=UTC).timestamp())

    assert [is_likely(FIRST_MOMENT + more, TODAY) for more in (-1, 0)] == [False, True]
    assert [is_likely(end + more, date(2026, 3, 16)) for more in (-1, 0)] == [True, False]


@pytest.mark.parametrize(("chars", "is_card"), [(NAME_CHARS, True), (NAME_CHARS + 1, False)])
def test_a_name_has_so_many_letters_at_most(chars: int, is_card: bool) -> None:
    """What is longer was pasted by mistake."""
    (found,) = read_names("A" * chars)

    assert isinstance(found, Card) == is_card


@pytest.mark.parametrize(("slips", "is_list"), [(1, True), (2, False)])
def test_one_slip_in_ten_lines_makes_a_list_of_names_nothing_else(slips: int, is_list: bool) -> None:
    """Nine of ten are enough, eight are not."""
    text = "Ana Díaz\n" * (10 - slips) + "x = y + 1;\n" * slips

    assert NAMES.recognise(document_of(text.encode())) == is_list


@pytest.mark.parametrize(
    ("name", "is_name"),
    [
        ("Maria do Carmo Silva dos Santos", True),
        ("Maria do Carmo Silva e dos Santos", False),
        ("Ana 2021", True),
        ("Ana 20210", False),
    ],
)
def test_a_likely_name_has_six_words_and_four_digits_at_most(name: str, is_name: bool) -> None:
    """Longer is a sentence, and more digits a number."""
    (entry,) = entries(name)

    assert is_likely_name(entry) == is_name


@pytest.mark.parametrize(("more", "troubles"), [(0, 0), (1, 1)])
def test_a_folded_note_is_whole_up_to_the_longest_line(more: int, troubles: int) -> None:
    """Only what was cut is told."""
    half = "x" * (LINE_CEILING_CHARS // 2)
    note = f"NOTE:{half[5:]}\n {half}{'x' * more}"
    found = list(VCARD.read(document_of(f"BEGIN:VCARD\nFN:Ana\n{note}\nEND:VCARD\n".encode()), HINTS))

    assert sum(isinstance(item, Trouble) for item in found) == troubles


def meetings(lines: str) -> list[object]:
    people = "ATTENDEE:mailto:ana@diaz.example\nATTENDEE:mailto:ben@okri.example\n"
    text = f"BEGIN:VCALENDAR\nBEGIN:VEVENT\nUID:1\n{lines}{people}END:VEVENT\nEND:VCALENDAR\n"
    return list(CALENDAR.read(document_of(text.encode()), HINTS))


@pytest.mark.parametrize(
    ("lines", "is_meeting"),
    [
        ("DTSTART:20260302T000000Z\nRRULE:FREQ=DAILY;COUNT=1;BYHOUR=0,1,2,3,4,5;BYMINUTE=0,10,20,30\n", True),
        ("DTSTART:20260302T000000Z\nRRULE:FREQ=DAILY;COUNT=1;BYHOUR=0,1,2,3,4;BYMINUTE=0,10,20,30,40\n", False),
        ("DTSTART;VALUE=DATE:20240101\nDTEND;VALUE=DATE:20250101\nRRULE:FREQ=YEARLY;COUNT=1\n", True),
        ("DTSTART;VALUE=DATE:20240101\nDTEND;VALUE=DATE:20250102\nRRULE:FREQ=YEARLY;COUNT=1\n", False),
        ("DTSTART;VALUE=DATE:19820101\n", True),
        ("DTSTART;VALUE=DATE:19811231\n", False),
    ],
)
def test_meetings_recur_hourly_last_a_year_and_begin_in_1982_at_the_most(lines: str, is_meeting: bool) -> None:
    """24 times a day are hourly, 25 are not; 2024 had 366 days (by hand)."""
    (found,) = meetings(lines)

    assert isinstance(found, Interaction) == is_meeting


def test_so_many_lines_of_an_event_are_kept() -> None:
    """Memory must not follow a list of attendees."""
    text = "BEGIN:VEVENT\n" + "ATTENDEE:mailto:ana@diaz.example\n" * (EVENT_LINES + 1) + "END:VEVENT\n"
    (event,) = component_texts(io.BytesIO(text.encode()))

    assert len(event.lines) == EVENT_LINES
