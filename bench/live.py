"""How fast a mail server is read: `python -m bench.live`, Dovecot on this machine, then a sync with nothing new."""

import argparse
import statistics
import tempfile
import time
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import TypeVar

from kithmap.actions.take_sync import Fetched, take_sync
from kithmap.book.facts import Facts
from kithmap.book.memory import MemoryBook
from kithmap.sources.account import Account, ServerKind
from kithmap.sources.hints import Hints
from kithmap_app.live.address import account_at
from kithmap_app.live.fetch import fetch
from tests.live.dovecot import PASSWORD, MailServer, mail_server

HINTS = Hints(today=date(2026, 3, 16))
CORRESPONDENTS = 300
FILLER = "X-Filler: " + "a" * 900
Result = TypeVar("Result")


def main() -> None:
    """Fill a mailbox, read it several times from the start, and once more with nothing new."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--messages", type=int, default=10_000)
    options.add_argument("--runs", type=int, default=5)
    asked = options.parse_args()
    with tempfile.TemporaryDirectory(prefix="kithmap-") as folder, mail_server(Path(folder)) as server:
        for number in range(asked.messages):
            server.deliver(_message(number), number)
        account = account_at(ServerKind.IMAP, f"imap://127.0.0.1:{server.port}", user=server.user)
        _tell(account, server, messages=asked.messages, runs=asked.runs)


def _tell(account: Account, server: MailServer, *, messages: int, runs: int) -> None:
    cold, fetched = _timed(lambda: _fetched(account, Facts()))
    warm = statistics.median(_timed(lambda: _fetched(account, Facts()))[0] for _ in range(runs))
    book = MemoryBook()
    taken, _ = _timed(lambda: take_sync(book, fetched, hints=HINTS))
    again = statistics.median(_timed(lambda: _fetched(account, book.facts))[0] for _ in range(runs))
    left = sum(harvest.read for harvest in _fetched(account, book.facts).harvests)
    print(f"first read, the server's caches cold  {cold:6.2f} s  {messages / cold:8,.0f} messages/s")
    print(f"first read, caches warm (median)      {warm:6.2f} s  {messages / warm:8,.0f} messages/s")
    print(f"taken into the book                   {taken:6.2f} s")
    print(f"nothing new (median)                  {again:6.3f} s  {left} messages read")
    print(f"bodies that the server sent           {server.said().count('body_count=') - _bodiless(server)}")


def _bodiless(server: MailServer) -> int:
    return server.said().count("body_count=0")


def _fetched(account: Account, facts: Facts) -> Fetched:
    return fetch(account, PASSWORD, facts, hints=HINTS)


def _timed(act: Callable[[], Result]) -> tuple[float, Result]:
    start = time.perf_counter()
    result = act()
    return time.perf_counter() - start, result


def _message(number: int) -> bytes:
    who, when = number % CORRESPONDENTS, f"{number // 3600 % 24:02}:{number // 60 % 60:02}:{number % 60:02}"
    return (
        f"Received: from a by b; Mon, 2 Mar 2026 12:00:00 +0000\r\nFrom: Person {who} <p{who}@x.example>\r\n"
        f"To: mira@solberg.example\r\nDate: Mon, 2 Mar 2026 {when} +0000\r\nMessage-ID: <{number}@x.example>\r\n"
        f"{FILLER}\r\nSubject: Letter {number}\r\n\r\nA body that stays where it is.\r\n"
    ).encode()


if __name__ == "__main__":
    main()
