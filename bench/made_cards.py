"""A made-up address book: vCards as phones and address books write them, the same for the same seed."""

import base64
import random

GIVEN = ("Ana", "Ben", "Zoé", "Jörg", "Ngũgĩ", "Lucía", "Kofi", "Ayşe", "Réka", "Iker", "Änne", "Noël", "小明", "Petra")
FAMILY = ("Díaz", "Okri", "Lefèvre", "Müller", "Kamau", "Vega", "Mensah", "Öztürk", "Nagy", "Etxeberria", "Groß", "王")
CITIES = ("Madrid", "Lagos", "Lyon", "Berlin", "Nairobi", "Accra", "İzmir", "Szeged", "Bilbao")
TITLES = ("Head of Data", "Analyst", "Founder", "Engineer", "Teacher", "Director")

PHOTO_SHARE = 0.1
NOTE_SHARE = 0.3


def made_cards(count: int, *, seed: int) -> bytes:
    """Give a file of `count` vCards 3.0, a tenth with a photo of 3 kB and a third with a folded note."""
    chance = random.Random(seed)
    return "".join(_card(number, chance) for number in range(count)).encode()


def _card(number: int, chance: random.Random) -> str:
    given, family = chance.choice(GIVEN), chance.choice(FAMILY)
    lines = [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "PRODID:-//Example//Contacts 1.0//EN",
        f"UID:{chance.getrandbits(128):032x}",
        f"N:{family};{given};;;",
        f"FN:{given} {family}",
        f"ORG:Company {number % 997}\\, Ltd.;Department {number % 7}",
        f"TITLE:{chance.choice(TITLES)}",
        f"EMAIL;type=INTERNET;type=HOME;type=pref:person{number}@example.org",
        f"item1.EMAIL;type=INTERNET:p.{number}@company{number % 997}.example",
        "item1.X-ABLabel:_$!<Work>!$_",
        f"TEL;type=CELL;type=VOICE:+34 6{number:08d}",
        f"ADR;type=HOME:;;Main Street {number % 200};{chance.choice(CITIES)};;{number % 99999:05d};",
        f"URL:https://www.linkedin.com/in/person-{number}-example",
        "CATEGORIES:Friends,Work",
        "REV:2025-11-02T08:00:00Z",
    ]
    if chance.random() < NOTE_SHARE:
        lines.append(_folded(f"NOTE:Met at the fair in {chance.choice(CITIES)}\\, talked for long. " * 3))
    if chance.random() < PHOTO_SHARE:
        lines.append(_folded("PHOTO;ENCODING=b;TYPE=JPEG:" + base64.b64encode(chance.randbytes(3_000)).decode()))
    return "\r\n".join([*lines, "END:VCARD", ""])


def _folded(line: str) -> str:
    return "\r\n ".join(line[at : at + 70] for at in range(0, len(line), 70))
