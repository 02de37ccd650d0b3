"""Typed names become people, one each, whatever stands between them."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.sources.card import Card
from kithmap.sources.names import typed_names
from kithmap.sources.names.typed_names import read_names
from kithmap.sources.trouble import Trouble
from tests.reader_contract import document_of


def people(text: str) -> list[tuple[str, tuple[str, ...]]]:
    return [(card.name, card.emails) for card in read_names(text) if isinstance(card, Card)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Ana Díaz <ana@x.example>", [("Ana Díaz", ("ana@x.example",))]),
        ("Díaz, Ana <ana@x.example>", [("Ana Díaz", ("ana@x.example",))]),
        ('"Díaz, Ana" <ana@x.example>', [("Ana Díaz", ("ana@x.example",))]),
        ("van der Berg, Kees <k@x.example>", [("Kees van der Berg", ("k@x.example",))]),
        ("Ana Díaz, Ben Okri <ben@x.example>", [("Ana Díaz", ()), ("Ben Okri", ("ben@x.example",))]),
        ("García Márquez, Gabriel <g.garcia@x.example>", [("Gabriel García Márquez", ("g.garcia@x.example",))]),
        ("Ana, Ben, Zoé", [("Ana", ()), ("Ben", ()), ("Zoé", ())]),
        ("Ana; Ben;; Zoé;", [("Ana", ()), ("Ben", ()), ("Zoé", ())]),
        ("Ana Díaz\tana@x.example", [("Ana Díaz", ("ana@x.example",))]),
        ("Ana Díaz ana@x.example", [("Ana Díaz", ("ana@x.example",))]),
        ("ana@x.example, ben@x.example", [("", ("ana@x.example",)), ("", ("ben@x.example",))]),
        ("Ana Díaz, PhD", [("Ana Díaz, PhD", ())]),
        ("Kees, zoe@x.example, Ben", [("Kees", ()), ("", ("zoe@x.example",)), ("Ben", ())]),
        (
            "Díaz, Ana <ana@x.example>; Okri, Ben <b@x.example>",
            [("Ana Díaz", ("ana@x.example",)), ("Ben Okri", ("b@x.example",))],
        ),
        ("# Ana\n\n  \nBen", [("Ben", ())]),
        ("<mailto:ana@x.example>", [("", ("ana@x.example",))]),
    ],
)
def test_a_line_names_these_people(text: str, expected: list[tuple[str, tuple[str, ...]]]) -> None:
    """By hand: what somebody means who types this line."""
    assert people(text) == expected


def test_what_stands_beside_a_name_is_kept() -> None:
    """Labels become categories later, numbers and links become handles."""
    (card,) = read_names(
        '1. Ana "Anita" Díaz (climbing, work) +34 (600) 111-222 https://x.example/ana - met in Lyon, 2019'
    )
    assert isinstance(card, Card)

    assert (card.name, card.nickname, card.labels) == ("Ana Díaz", "Anita", ("climbing", "work"))
    assert (card.phones, card.urls, card.note) == (
        ("+34 (600) 111-222",),
        ("https://x.example/ana",),
        "met in Lyon, 2019",
    )


def test_one_name_typed_twice_is_one_card_and_two_people_stay_two() -> None:
    """Reading the same list again changes nothing; two Anas with different labels are two."""
    first, again, other = (card.id for card in read_names("Ana\nAna\nAna (climbing)") if isinstance(card, Card))

    assert first == again != other


def test_what_is_no_name_is_a_trouble_with_its_line() -> None:
    """The rest of the list is taken in."""
    found = read_names("Ana\n12345\n" + "very " * 40 + "long\nBen", file="list.txt")

    assert [(item.file, item.line) for item in found if isinstance(item, Trouble)] == [("list.txt", 2), ("list.txt", 3)]
    assert people("Ana\n12345\nBen") == [("Ana", ()), ("Ben", ())]


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ana,\nI have thought about what you said, and you are right about the whole thing.\nYours, Ben\n",
        '{"name": "Ana", "mail": "ana@x.example"}\n',
        "<html><body>Ana</body></html>\n",
        "import os\nfrom sys import path\nprint(os.name, path)\n",
        "Skill,Level\nPython,5\nForecasting,4\n",
        "%PDF-1.7\n",
        "\x1b[31mAna\x1b[0m\n",
        "",
        "# only a comment\n",
    ],
)
def test_other_text_is_not_taken_for_names(text: str) -> None:
    """A letter read as names would fill the pool with nonsense."""
    assert not typed_names.recognise(document_of(text.encode()))


@pytest.mark.parametrize(
    "text", ["Ana\n", "ana díaz\nben\n", "王小明\n", "Ana, Ben, Zoé", "ana@x.example\n", "# team\nAna\n"]
)
def test_short_lists_are_taken_for_names(text: str) -> None:
    """The first map begins with a few names."""
    assert typed_names.recognise(document_of(text.encode()))


WORDS = st.from_regex(r"[A-ZÉÖ][a-zéö]{1,8}", fullmatch=True).filter(
    lambda word: word.casefold() not in ("phd", "md", "sr", "jr")
)


@settings(max_examples=80, deadline=None, derandomize=True, database=None)
@given(st.lists(st.tuples(WORDS, WORDS), max_size=8), st.sampled_from(["\n", "; ", ", ", "\r\n"]))
def test_no_name_is_lost_between_separators(names: list[tuple[str, str]], separator: str) -> None:
    """Whatever people put between names, as many come out as went in."""
    written = [f"{given} {family}" for given, family in names if family.casefold() not in ("iii", "ii", "iv")]

    assert [name for name, _ in people(separator.join(written))] == written
