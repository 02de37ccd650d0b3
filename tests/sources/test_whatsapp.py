"""Chats of WhatsApp are read in the ways of writing dates that phones all over the world have."""

from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from babel import Locale
from babel.dates import format_date, format_time

from kithmap.sources.chats.whatsapp_line import message_in, moment_of
from kithmap.sources.document import Document
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction
from kithmap.sources.opening.unpack import documents
from kithmap.sources.readers import read, recognise

LOCALES = (
    "af sq ar az bn bg ca zh_Hans_CN zh_Hant_HK zh_Hant_TW hr cs da nl en_US en_GB en_IN et fil fi fr de el gu ha he "
    "hi hu id ga it ja kn kk lo lv lt mk ms ml mr nb pl pt_BR pt_PT pa ro ru sr sk sl es es_MX sw sv ta te th tr uk ur "
    "uz vi"
).split()
"""WhatsApp's languages, but for Korean (whole years, where Babel writes two digits) and Persian (other years)."""

MOMENT = datetime(2021, 3, 13, 14, 5, 12, tzinfo=UTC)


def stamp_of(name: str, *, has_seconds: bool) -> str:
    """Give the moment as phones write it in this language, by Babel's copy of the Unicode CLDR."""
    locale = Locale.parse(name)
    day = format_date(MOMENT, "short", locale=locale)
    clock = format_time(MOMENT, "medium" if has_seconds else "short", locale=locale)
    return str(locale.datetime_formats["short"]).replace("'", "").format(clock, day)


@pytest.mark.parametrize("name", LOCALES)
def test_a_message_is_read_in_every_language_that_phones_speak(name: str) -> None:
    """A chat whose dates are not understood looks like no chat at all; Android and iPhones frame them differently."""
    android = message_in(f"{stamp_of(name, has_seconds=False)} - Ana: x")
    iphone = message_in(f"[{stamp_of(name, has_seconds=True)}] Ana: x")

    for found, seconds in ((android, 0), (iphone, 12)):
        assert found is not None
        assert found.sender == "Ana"
        moments = {moment_of(found.stamp, day_first=day_first) for day_first in (True, False)}
        assert int(MOMENT.replace(second=seconds).timestamp()) in moments


@pytest.mark.parametrize(
    "line",
    [
        "[3.3.2021 klo 14.05.12] Aino: moi",
        "13. 03. 2021. u 14:05 - Ana: bok",
        "3.03.21 г., 14:05 ч. - Иван: x",
        "3.03.2021 ÖS 2:05 - Ayşe: x",
        "\u200f[٣‏/٣‏/٢٠٢١، ٢:٠٥:١٢ م] Ana: x",
        "[2:05 PM, 3/3/2021] Ana: x",
    ],
)
def test_a_word_before_the_time_and_a_time_before_the_date_are_understood(line: str) -> None:
    """Older phones write so, and so does what is copied out of WhatsApp Web."""
    found = message_in(line)

    assert found is not None
    assert found.stamp.seconds // 60 == 14 * 60 + 5
    assert found.sender


def chat(path: Path, text: str) -> list[Interaction]:
    path.write_text(text, "utf-8")
    (document,) = documents(path)
    assert isinstance(document, Document)
    assert recognise(document).name == "whatsapp"
    return [item for item in read(document, Hints(today=date(2026, 3, 16))) if isinstance(item, Interaction)]


@pytest.mark.parametrize(
    ("stamp", "day"),
    [
        ("3/4/21, 2:05 PM", date(2021, 3, 4)),
        ("3/4/21, 2:05 pm", date(2021, 4, 3)),
        ("3/4/21, 2:05 p. m.", date(2021, 4, 3)),
    ],
)
def test_only_american_phones_put_the_month_first(tmp_path: Path, stamp: str, day: date) -> None:
    """A clock of twelve hours says little: India, Mexico, Greece and Egypt have it too, and put the day first."""
    (found,) = chat(tmp_path / "chat.txt", f"{stamp} - Ana: hello\n")

    assert datetime.fromtimestamp(found.when, UTC).date() == day


def test_a_date_in_the_middle_of_a_message_begins_none(tmp_path: Path) -> None:
    """People write dates too; only one with a sender behind it on the same line is a message."""
    found = chat(tmp_path / "chat.txt", "13/3/21, 14:05 - Ana: when?\n14/3/21 at ten\n14:30, 14/3 as ever\n")

    assert len(found) == 1
