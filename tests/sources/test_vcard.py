"""vCards of three versions become cards, with nothing lost on the way."""

from pathlib import Path

from kithmap.sources.card import Card
from kithmap.sources.format import Record
from kithmap.sources.hints import Hints
from kithmap.sources.trouble import Trouble
from kithmap.sources.vcard import format as vcard
from kithmap.sources.vcard.fields import TAKERS
from kithmap.sources.vcard.lines import fields_of, items_of
from tests.reader_contract import TODAY, document_of


def read(*lines: str | bytes) -> list[Record]:
    data = b"\r\n".join(line if isinstance(line, bytes) else line.encode() for line in lines)
    return list(vcard.read(document_of(data), Hints(today=TODAY)))


def card(*lines: str | bytes) -> Card:
    (made,) = read("BEGIN:VCARD", *lines, "END:VCARD")
    assert isinstance(made, Card)
    return made


def test_escapes_are_undone_before_and_after_taking_apart() -> None:
    """By hand from RFC 6350, 3.4: an escaped separator does not separate, an escaped backslash does not escape."""
    assert fields_of(r"a\;b;c\\;d\,e") == ["a;b", "c\\", "d,e"]
    assert items_of(r"a\,b,c\nd,") == ["a,b", "c\nd", ""]
    assert card(r"FN:Ana\, María\\Díaz\N").name == "Ana, María\\Díaz"


def test_a_folded_parameter_and_a_quoted_colon_do_not_end_the_head() -> None:
    """Version 4.0 keeps whole addresses in parameters."""
    made = card("FN:Ana", 'ADR;LABEL="12 Moi Ave: 3rd', '  floor; left";TYPE=home:;;12 Moi Avenue;Nairobi;;;')

    assert made.city == "Nairobi"


def test_quoted_printable_goes_over_soft_breaks_and_charsets() -> None:
    """Phones of the 2000s write so; the charset stands in the line."""
    made = card(
        "N;CHARSET=ISO-8859-1;ENCODING=QUOTED-PRINTABLE:M=FCl=",
        "ler;J=F6rg",
        "NOTE;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:one=0D=0A=",
        "two =E2=80=93 three",
    )

    assert made.name == "Jörg Müller"
    assert made.note == "one\ntwo – three"


def test_raw_bytes_are_read_in_the_declared_charset() -> None:
    """A Japanese phone writes Shift-JIS without any encoding."""
    assert card(b"FN;CHARSET=SHIFT_JIS:" + "王小明".encode("shift_jis")).name == "王小明"


def test_text_in_base64_is_decoded_and_photos_are_passed_over() -> None:
    """The lines of a photo must not end up in the note, indented or not."""
    photo = "QUJDREVGR0hJSktMTU5PUFFSU1RVVldYWVo="
    made = card(
        "FN;ENCODING=B:QW5hIETDrWF6", f"PHOTO;ENCODING=BASE64;JPEG:{photo}", photo, f" {photo}", "", "TITLE:Poet"
    )

    assert (made.name, made.title, made.note) == ("Ana Díaz", "Poet", "")


def test_a_fax_is_no_phone_of_the_person() -> None:
    """An office shares it; as a handle it would make one person of all who work there."""
    made = card("FN:Ana", "TEL;TYPE=WORK,FAX:1", "item1.TEL:2", "item1.X-ABLabel:_$!<HomeFAX>!$_", "TEL;CELL:3")

    assert made.phones == ("3",)
    assert made.note == "work fax: 1\nHomeFAX: 2"


def test_a_line_that_is_no_property_stays_in_the_note() -> None:
    """Programs break lines where they may not; the words are the owner's."""
    assert card("FN:Ana", "NOTE:met at the", "fair in Lyon").note == "met at the\nfair in Lyon"


def test_a_name_is_found_wherever_it_stands() -> None:
    """A card needs a name to be shown; the best there is, is taken."""
    assert card("N:Díaz;Ana;María;Dr.;").name == "Ana María Díaz"
    assert card("FN: ", "N:;;;;", "NICKNAME:Anita").name == "Anita"
    assert card("N:;;;;", "ORG:Fern Energy;Data").name == "Fern Energy"
    assert card("EMAIL:ana@diaz.example").name == ""


def test_groups_become_labels_whether_they_stand_before_or_after() -> None:
    """Apple and Nextcloud keep groups as cards of their own."""
    group = ("BEGIN:VCARD", "KIND:group", "FN:%s", "MEMBER:urn:uuid:A-1", "UID:G", "END:VCARD")
    before, after = ([line % name if "%" in line else line for line in group] for name in ("Choir", "Board"))
    (made,) = read(*before, "BEGIN:VCARD", "FN:Ana", "UID:a-1", "CATEGORIES:Friends", "END:VCARD", *after)
    assert isinstance(made, Card)

    assert made.labels == ("Friends", "Choir", "Board")


def test_a_card_in_a_card_is_a_person_too_and_a_missing_end_ends_nothing_else() -> None:
    """An agent is somebody; a forgotten END must not swallow the next person."""
    found = read("BEGIN:VCARD", "FN:Ana", "AGENT:", "BEGIN:VCARD", "FN:Ben", "END:VCARD", "TITLE:Poet", "END:VCARD")
    assert [(item.name, item.title) for item in found if isinstance(item, Card)] == [("Ben", ""), ("Ana", "Poet")]

    found = read("BEGIN:VCARD", "FN:Ana", "BEGIN:VCARD", "FN:Ben", "END:VCARD")
    assert [item.name for item in found if isinstance(item, Card)] == ["Ana", "Ben"]


def test_a_uid_is_the_key_and_without_one_the_content_is() -> None:
    """The same card read again is the same; a namesake is somebody else."""
    assert card("FN:Ana", "UID:1").id == card("FN:Ana Díaz", "UID:1").id
    assert card("FN:Ana", "EMAIL:a@x.example").id == card("EMAIL:a@x.example", "FN:Ana").id
    assert card("FN:Ana", "EMAIL:a@x.example").id != card("FN:Ana", "EMAIL:b@x.example").id


def test_an_endless_card_is_cut_with_one_trouble() -> None:
    """Memory must not follow one card."""
    found = read("BEGIN:VCARD", "FN:Ana", *(f"EMAIL:{i}@x.example" for i in range(6_000)), "END:VCARD")
    (made,) = (item for item in found if isinstance(item, Card))

    assert len(made.emails) == 4_999
    assert [item.line for item in found if isinstance(item, Trouble)] == [5_002]


def test_every_property_that_is_read_is_named_in_the_docs() -> None:
    """People look there for what is taken in and what is left out."""
    from_docs = vcard_section()

    assert [name for name in TAKERS if name not in from_docs] == []


def vcard_section() -> str:
    text = (Path(__file__).parents[2] / "docs" / "formats.md").read_text("utf-8")
    return text.partition("## vCard")[2].partition("\n## ")[0]
