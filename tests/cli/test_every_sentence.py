"""Every sentence of every command can be said in another language."""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from click.testing import CliRunner

from kithmap.actions.make_sample import make_sample
from kithmap.actions.open_sample import open_sample
from kithmap.book.file import load_book, save_book
from kithmap.book.memory import MemoryBook
from kithmap.kit.speech import speaking
from kithmap_app.cli.main import COMMANDS, kithmap
from tests.disguise import CODE, Own, disguise, disguised, own_words
from tests.web.conftest import TODAY

OF_CLICK = "Usage Options Commands Error Invalid value Try for help Show the version this message and exit"
"""What the parser of the command line says itself, in English only."""
SAME_EVERYWHERE = "Kithmap en es SVG PDF PNG CSV JSON GraphML API svg pdf png json"
"""Names of the program, of languages, of formats."""


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The folder of a sample that an owner made who speaks the disguised language, with its book."""
    folder = tmp_path_factory.mktemp("sample")
    book = MemoryBook()
    with disguise(tmp_path_factory.mktemp("locale")), speaking(CODE):
        open_sample(book, make_sample(folder, today=TODAY), today=TODAY)
        save_book(folder / "book.json", book)
        yield folder


@pytest.fixture(scope="module")
def own(sample: Path) -> Own:
    return own_words(load_book(sample / "book.json").facts, OF_CLICK, SAME_EVERYWHERE, *COMMANDS, "list make revoke")


def _said(*words: str) -> str:
    with speaking(CODE):
        return CliRunner().invoke(kithmap, words).output


def _spoken(text: str) -> str:
    """Give what is said on one line, without usage, examples of commands, names of values and their bounds."""
    told = re.sub(rf"^Usage:.*|^  +--.*?  |^ *{disguised('Examples?')}:\n(?: +.*\n?)*", " ", text, flags=re.MULTILINE)
    return re.sub(r"\[[^]]*\]|\b[A-Z_]{2,}\b|\bW×H\b|\w+:[0-9a-f]{8,}", " ", " ".join(told.split()))


@pytest.mark.parametrize("words", [[], *([name] for name in COMMANDS), ["token", "make"]], ids=" ".join)
def test_every_help_can_be_translated(sample: Path, own: Own, words: list[str]) -> None:
    """Somebody who asks for help needs it most."""
    assert own.foreign(_spoken(_said(*words, "--help"))) == []


@pytest.mark.parametrize(
    "words",
    [
        "read",
        "week",
        "people",
        "then 2026-01-01",
        "review",
        "rhythm",
        "thank",
        "log Ылва",
        "ask Ылва",
        "promise",
        "introduce",
        "map -o map.txt",
    ],
)
def test_what_a_command_says_can_be_translated(sample: Path, own: Own, words: str) -> None:
    """Half a reading in another language is worse than none."""
    said = _said(*words.split(), "--book", str(sample / "book.json"), "--as-of", TODAY.isoformat())

    assert own.foreign(_spoken(said)) == []


@pytest.mark.parametrize("words", ["undo", "redo", "same", "settings", "goal", "place Ылва --ring 2"])
def test_what_a_command_of_any_day_says_can_be_translated(sample: Path, own: Own, words: str) -> None:
    """The same holds where no day is asked for."""
    assert own.foreign(_spoken(_said(*words.split(), "--book", str(sample / "book.json")))) == []
