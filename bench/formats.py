"""How fast each export is read: `python -m bench.formats`, the specimens' records over and over, one table."""

import argparse
import io
import json
import re
import statistics
import time
from collections.abc import Callable
from datetime import date
from functools import partial
from pathlib import Path

from kithmap.sources.document import HEAD_BYTES, Document
from kithmap.sources.hints import Hints
from kithmap.sources.readers import read, recognise

TODAY = date(2026, 3, 16)
SPECIMENS = Path(__file__).parent.parent / "tests" / "specimens"
MESSAGE = (
    '{"id": %d, "type": "message", "date_unixtime": "%d", "from": "Ana", "from_id": "user2", "text": "see you at nine"}'
)
THREAD = '{"sender_name": "Ana", "timestamp_ms": %d, "content": "see you at nine", "type": "Generic"}'
SMS = '<sms address="+34600111222" date="%d" type="1" body="see you at nine" read="1" contact_name="Ana Diaz" />'
NODE = '<node id="n%d"><data key="name">Person %d</data></node>'
START = 1_600_000_000


def telegram(count: int) -> str:
    body = ",\n".join(MESSAGE % (n, START + 60 * n) for n in range(count))
    return f'{{"name": "Ana", "type": "personal_chat", "id": 2, "messages": [\n{body}]}}'


def facebook(count: int) -> str:
    body = ",\n".join(THREAD % (1000 * (START + 60 * n)) for n in range(count))
    return f'{{"participants": [{{"name": "Ana"}}, {{"name": "Mira"}}], "messages": [\n{body}], "title": "Ana"}}'


def whatsapp(count: int) -> str:
    return "".join(
        f"[{1 + n % 28:02}.03.21, 14:{n % 60:02}:12] {'Ana' if n % 2 else 'Mira'}: see you at nine\n"
        for n in range(count)
    )


def sms(count: int) -> str:
    return "<smses>\n" + "\n".join(SMS % (1000 * (START + 60 * n)) for n in range(count)) + "\n</smses>"


def graphml(count: int) -> str:
    return "<graphml><graph>" + "\n".join(NODE % (n, n) for n in range(count)) + "</graph></graphml>"


def egor(count: int) -> str:
    return "egoID,alterID,name\n" + "".join(f"1,{n},Person {n}\n" for n in range(count))


def monica(count: int) -> str:
    whole = json.loads((SPECIMENS / "monica" / "monica.json").read_text("utf-8"))
    collections = whole["account"]["data"]
    one = json.dumps(collections[1]["values"][1])
    collections[1]["values"] = [json.loads(re.sub("c-2", f"c-{n}", one)) for n in range(count)]
    return json.dumps(whole)


MADE: tuple[Callable[[int], str], ...] = (whatsapp, telegram, facebook, sms, monica, egor, graphml)


def document_of(text: str, name: str) -> Document:
    data = text.encode()
    return Document(name, None, len(data), data[:HEAD_BYTES], partial(io.BytesIO, data))


def measure(make: Callable[[int], str], count: int, *, rounds: int) -> tuple[str, int, float, float]:
    """Give the format, its records, its megabytes, and records a second (median)."""
    document = document_of(make(count), make.__name__)
    taken, records = [], 0
    for _ in range(rounds):
        start = time.perf_counter()
        records = sum(1 for _ in read(document, Hints(today=TODAY)))
        taken.append(time.perf_counter() - start)
    return recognise(document).title, records, document.size / 1e6, records / statistics.median(taken)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--records", type=int, default=50_000)
    parser.add_argument("--rounds", type=int, default=3)
    asked = parser.parse_args()
    for make in MADE:
        title, records, megabytes, rate = measure(make, asked.records, rounds=asked.rounds)
        print(f"{title:<34} {records:>8,} records {megabytes:>6.1f} MB {rate:>10,.0f} records/s")


if __name__ == "__main__":
    main()
