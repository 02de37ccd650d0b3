"""Address books read by others, in their own Python: `python cards_run.py vobject|khard FILE`; answers in JSON."""

# mypy: ignore-errors
import contextlib
import io
import json
import sys
import tempfile
import time
from pathlib import Path


def by_vobject(path):
    import vobject

    text = path.read_text(encoding="utf-8")
    begin = time.perf_counter()
    cards = vobject.readComponents(text, allowQP=True, ignoreUnreadable=True)
    people = [(card.fn.value, [email.value for email in card.contents.get("email", [])]) for card in cards]
    return time.perf_counter() - begin, len(people)


def by_khard(path):
    from khard.khard import main as khard

    with tempfile.TemporaryDirectory() as folder:
        book = Path(folder) / "book"
        book.mkdir()
        for number, card in enumerate(path.read_text(encoding="utf-8").split("END:VCARD")[:-1]):
            (book / f"{number}.vcf").write_text(card.lstrip() + "END:VCARD\r\n", encoding="utf-8")
        settings = Path(folder) / "khard.conf"
        settings.write_text(f"[addressbooks]\n[[book]]\npath = {book}\n[general]\ndebug = no\n", encoding="utf-8")
        told = io.StringIO()
        begin = time.perf_counter()
        with contextlib.redirect_stdout(told):
            khard(["-c", str(settings), "email", "--parsable"])
        return time.perf_counter() - begin, len({line.split("\t")[1] for line in told.getvalue().splitlines()[1:]})


if __name__ == "__main__":
    seconds, people = {"vobject": by_vobject, "khard": by_khard}[sys.argv[1]](Path(sys.argv[2]))
    print(json.dumps({"seconds": seconds, "people": people}))
