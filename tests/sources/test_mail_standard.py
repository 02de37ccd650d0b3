"""Message by message, the mail reader sees the people and dates that the standard `email` package sees."""

import gzip
import io
import os
from collections.abc import Callable, Iterator
from datetime import UTC, date
from email import utils
from email.header import decode_header, make_header
from email.message import Message
from email.parser import BytesHeaderParser
from functools import partial
from pathlib import Path

import pytest

from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Role
from kithmap.sources.mail.mbox import MboxScan
from kithmap.sources.mail.message import Doubt, MessageReader

DATA = Path(os.environ.get("KITHMAP_DATA", Path(__file__).parents[3] / "shared" / "data")) / "mail"
SEPARATOR = b"From MAILER-DAEMON "
addresses: Callable[[list[str]], list[tuple[str, str]]] = (
    partial(utils.getaddresses, strict=False)
    if getattr(utils, "supports_strict_parsing", False)
    else utils.getaddresses
)

# Intended differences, all of them:
# - who has no "@" in the address is nobody ("undisclosed-recipients", local accounts)
# - an address that is written twice, as in Cc and Bcc, is one participant
# - dates before 1982 or after today are troubles, and so are years written 0001 and 0002, which the standard package
#   takes for 2001 and 2002
# Counted with grep: messages in all, distinct by (Date, From, Subject), and among both those with such dates.
COUNTS = {"rogers-b": (8009, 3047, 2, 1), "lokay-m": (5568, 3148, 11, 10)}


def _people(message: Message, *names: str) -> list[tuple[str, str]]:
    values = [str(value) for name in names for value in message.get_all(name, [])]
    found = addresses(values)
    return [
        (address, " ".join(str(make_header(decode_header(name))).split() if "=?" in name else name.split()))
        for name, address in found
        if "@" in address
    ]


def _messages(folder: Path) -> Iterator[tuple[bytes, Message]]:
    """Give each message's header block as we cut it, and the message as the standard package reads the same lines."""
    for path in sorted(folder.glob("*.mbox.gz")):
        text = gzip.decompress(path.read_bytes())
        places = list(_places(text))
        blocks = list(MboxScan(io.BytesIO(text)))
        assert [block.offset for block in blocks] == places
        for block, start, end in zip(blocks, places, [*places[1:], len(text)], strict=True):
            yield block.text, BytesHeaderParser().parsebytes(text[text.index(b"\n", start) + 1 : end])


def _places(text: bytes) -> Iterator[int]:
    at = 0 if text.startswith(SEPARATOR) else -1
    while at >= 0:
        yield at
        at = text.find(b"\n" + SEPARATOR, at) + 1 or -1


@pytest.mark.parametrize("folder", COUNTS)
def test_real_mailboxes_give_what_the_standard_package_gives(folder: str) -> None:
    """A person or a day that is off shows on the map as a tie that never was."""
    if not DATA.is_dir():
        pytest.skip(f"the mailboxes are not at {DATA}; set KITHMAP_DATA to the folder that holds them")
    reader = MessageReader(Hints(today=date(2002, 12, 31)))
    messages, distinct, messages_unlikely, distinct_unlikely = COUNTS[folder]
    seen, unlikely, keys = 0, 0, set()
    for block, message in _messages(DATA / folder):
        seen += 1
        mine = reader.read(block)
        moment = utils.parsedate_to_datetime(message["date"])
        if isinstance(mine, Doubt):
            unlikely += moment.year < 1982 or "000" in message["date"]
            continue
        assert mine is not None
        keys.add(mine.key)
        everybody = [(person.address.removeprefix("mail:"), person.name) for person in mine.participants]

        assert mine.when == int(moment.astimezone(UTC).timestamp())
        assert everybody[0] == _people(message, "from")[0]
        assert set(everybody[1:]) == set(_people(message, "to", "cc", "bcc"))
        assert [person.role for person in mine.participants].count(Role.SENDER) == 1

    assert (seen, unlikely) == (messages, messages_unlikely)
    assert len(keys) == distinct - distinct_unlikely
