"""A made-up book of other habits: households of many countries, several sources, lives that change.

Nothing of the weights was chosen by it: it is the hold-out beside the generator outside. Names of eight countries in
their own order and script; families with one telephone, one mailbox and one surname; namesakes; women and men who take
another surname; people who change work and lose the address with it; slips at any place of a word, also by the
neighbour on the keyboard; names spelled by ear; numbers with and without their country.
"""

import random
from dataclasses import dataclass, replace

from bench.identity.truth import TrueBook
from kithmap.people.latin import in_latin
from kithmap.people.names import folded
from kithmap.sources.card import Card

TWIN_SHARE = 0.15
FAMILY_SHARE, NAMESAKE_SHARE, MARRIED_SHARE, MOVED_SHARE = 0.12, 0.01, 0.08, 0.3
SOURCES = ("vcard", "google", "outlook")

GIVEN = {
    "es": "María Carmen José Antonio Lucía Javier Marta Álvaro Nuria Íñigo Rocío Andrés Pilar Sergio Inmaculada Jesús",
    "ng": "Chinedu Ngozi Adaeze Emeka Folake Tunde Yewande Segun Amaka Obinna Halima Musa Zainab Kelechi Bisi Femi",
    "in": "Priyanka Arvind Lakshmi Suresh Kavya Rohit Meenakshi Vikram Ananya Harish Deepika Ganesh Shalini Naveen",
    "ua": "Олена Андрій Наталія Сергій Оксана Дмитро Ірина Микола Тетяна Василь Людмила Богдан Галина Юрій",
    "vn": "Anh Linh Minh Hương Tuấn Thảo Quang Ngọc Dũng Mai Khánh Trang Phúc Yến Sơn Hạnh",
    "hu": "Zsuzsanna László Ágnes Gábor Katalin István Eszter Zoltán Réka Balázs Dóra Attila Piroska Ferenc",
    "tr": "Ayşegül Mehmet Elif Mustafa Zeynep Emre Özlem Kerem Gülşen Hakan Büşra Oğuz Selin Çağrı",
    "en": "William Elizabeth Margaret Thomas Katherine Robert Jennifer Michael Susan Christopher Deborah Edward Joanna",
}
FAMILY_HEADS = {
    "es": "Garc Mart Rodr Barr Etx Olm Pal Quint Sald Urib Vill Zap Arr Ben Cast",
    "ng": "Oka Ade Olu Nwa Eze Bal Ibe Ogu Uche Oni Akin Obi",
    "in": "Ram Nara Sub Ven Kris Bhat Chat Muk Gup Des Kul Pat",
    "ua": "Шевч Коваль Бонд Ткач Мельн Поліщ Савч Руд Гнат Лисен",
    "vn": "Nguyễn Trần Lê Phạm Hoàng Võ Đặng Bùi Đỗ Ngô Dương Lý",
    "hu": "Szab Kov Hor Bal Far Mol Ném Pap Sim Tak Var Fek",
    "tr": "Yıl Kay Dem Çel Şah Öz Ars Doğ Kılı Koç Tek Ünl",
    "en": "Ash Black Carl Fair Green Har Kirk Long Mar Nor Rad Whit",
}
FAMILY_TAILS = {
    "es": "ía ínez íguez era eberria edo acios ana ívar e alba ata oeta ítez illo",
    "ng": "for yemi wole nna ji ogun kwe ozor madu ola nade kwu",
    "in": "ari yanan ramaniam katesh hnan tacharya terjee herjee ta pande karni el",
    "ua": "енко ук чук ик ський ець юк ова енюк ак",
    "vn": "",
    "hu": "ó ács váth ogh kas nár eth p on ács ga ete",
    "tr": "maz a ir ik in türk lan an ç oğlu er ü",
    "en": "worth wood ton ley field burn by shaw well ford",
}
WORK = "Harbour Meridian Juniper Copper Saffron Granite Willow Lantern Orchard Summit Delta Cobalt Maple Ember".split()
KIND = "Clinic Studio Logistics Bank School Foundry Press Institute Bakery Consulting".split()
TOWNS = "Valencia Lagos Pune Lviv Huế Szeged İzmir Bristol Bilbao Ibadan Chennai Odesa Pécs Leeds".split()
KEYS = ("qwertyuiop", "asdfghjkl", "zxcvbnm")
EAR = (("ph", "f"), ("y", "i"), ("k", "c"), ("th", "t"), ("w", "v"), ("c", "k"), ("ll", "l"), ("z", "s"), ("s", "z"))
COUNTRY = {"es": "34", "ng": "234", "in": "91", "ua": "380", "vn": "84", "hu": "36", "tr": "90", "en": "44"}
CALLED = {"Elizabeth": "Liz", "William": "Bill", "Margaret": "Peggy", "Thomas": "Tom", "Katherine": "Kate"} | {
    "Robert": "Bob", "Michael": "Mike", "Christopher": "Chris", "Deborah": "Debbie", "Edward": "Ted", "José": "Pepe",
    "Antonio": "Toño", "María": "Mari", "Zsuzsanna": "Zsuzsa", "Ferenc": "Feri", "Mehmet": "Memo", "Susan": "Sue",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class _Life:
    """What is true of a person; cards are written from it."""

    land: str
    given: str
    family: str
    mails: tuple[str, ...]
    phone: str
    home: str
    work: str
    town: str
    born: str


def household_book(cards: int, *, seed: int) -> TrueBook:
    """Give a book of about that many cards, the same for the same seed."""
    chance = random.Random(seed)
    people: list[_Life] = []
    while len(people) < cards * (1 - TWIN_SHARE):
        people.extend(_household(chance))
        if chance.random() < NAMESAKE_SHARE:
            one = chance.choice(people)
            people.append(replace(_stranger(chance, one.land), given=one.given, family=one.family))
    found: dict[str, Card] = {}
    person: dict[str, str] = {}
    for number, life in enumerate(people):
        card = _card(life, chance, key=f"{number}")
        found[card.id], person[card.id] = card, str(number)
    while len(found) < cards:
        number = chance.randrange(len(people))
        card = _twin(people[number], chance, key=f"{number}-{len(found)}")
        found[card.id], person[card.id] = card, str(number)
    return TrueBook(f"households, seed {seed}", found, person)


def _household(chance: random.Random) -> list[_Life]:
    first = _stranger(chance, chance.choice(sorted(GIVEN)))
    if chance.random() >= FAMILY_SHARE:
        return [first]
    shared = f"{_plain(first.family)}.family{chance.randrange(999)}@post.example"
    mails = (shared,) if chance.random() < 0.4 else ()
    members = [replace(first, mails=(*first.mails, *mails))]
    for _ in range(chance.choice((1, 1, 2, 3))):
        other = _stranger(chance, first.land)
        if other.given not in {member.given for member in members}:
            kept = {"family": first.family, "home": first.home, "town": first.town}
            members.append(replace(other, mails=(*other.mails, *mails), **kept))
    return members


def _stranger(chance: random.Random, land: str) -> _Life:
    given = chance.choice(GIVEN[land].split())
    if land == "vn":
        given = " ".join(chance.sample(GIVEN[land].split(), 2))
    family = _surname(chance, land)
    if land == "es":
        family = f"{family} {_surname(chance, land)}"
    work = f"{chance.choice(WORK)} {chance.choice(KIND)} {chance.randrange(60)}"
    mails = tuple(m for m in (_private(chance, given, family), _at_work(given, family, work)) if chance.random() < 0.55)
    return _Life(
        land,
        given,
        family,
        mails,
        phone=_number(chance, land) if chance.random() < 0.65 else "",
        home=_number(chance, land) if chance.random() < 0.3 else "",
        work=work if chance.random() < 0.6 else "",
        town=chance.choice(TOWNS) if chance.random() < 0.4 else "",
        born=_day(chance) if chance.random() < 0.2 else "",
    )


def _surname(chance: random.Random, land: str) -> str:
    tails = FAMILY_TAILS[land].split()
    middle = chance.choice(("", "", "a", "i", "o", "er", "an")) if land not in ("vn", "ua") else ""
    return chance.choice(FAMILY_HEADS[land].split()) + middle + (chance.choice(tails) if tails else "")


def _private(chance: random.Random, given: str, family: str) -> str:
    g, f = _plain(given), _plain(family)
    shapes = (f"{g}.{f}", f"{g}{f[:1]}", f"{f}{g[:1]}", f"{g}_{chance.choice(WORK).lower()}", f"{f}")
    return f"{chance.choice(shapes)}{chance.randrange(10_000)}@mail.example"


def _at_work(given: str, family: str, work: str) -> str:
    return f"{_plain(given)[:12]}.{_plain(family)[:12]}@{work.lower().replace(' ', '-')}.example"


def _plain(text: str) -> str:
    return "".join(c for c in "".join(in_latin(w) for w in folded(text).split()) if c.isascii())


def _number(chance: random.Random, land: str) -> str:
    return f"{COUNTRY[land]}|{chance.randrange(200_000_000, 999_999_999)}"


def _day(chance: random.Random) -> str:
    return f"{chance.randrange(1945, 2005)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"


def _written(number: str, chance: random.Random) -> str:
    code, digits = number.split("|")
    return chance.choice((f"+{code}{digits}", f"+{code} {digits[:3]} {digits[3:]}", f"0{digits}", f"00{code} {digits}"))


def _card(life: _Life, chance: random.Random, *, key: str) -> Card:
    name = f"{life.family} {life.given}" if life.land in ("hu", "vn") else f"{life.given} {life.family}"
    numbers = tuple(_written(n, chance) for n in (life.phone, life.home) if n)
    return Card(
        source=chance.choice(SOURCES),
        key=key,
        name=name,
        given=life.given,
        family=life.family,
        emails=life.mails,
        phones=numbers,
        organisation=life.work,
        city=life.town,
        birthday=life.born,
    )


def _twin(life: _Life, chance: random.Random, *, key: str) -> Card:
    """Give a further card of a person, as it was written at another time or by another program."""
    changed = life
    for change in chance.sample(range(8), chance.choice((1, 1, 2, 2, 3))):
        changed = _changed(changed, change, chance)
    if not (set(changed.mails) & set(life.mails) or changed.phone == life.phone != "" or changed.work == life.work):
        changed = replace(changed, mails=life.mails, work=life.work, phone=life.phone)
    return _card(changed, chance, key=key)


def _changed(life: _Life, change: int, chance: random.Random) -> _Life:
    if change == 0:
        return replace(life, given=_slip(life.given, chance))
    if change == 1:
        return replace(life, family=_slip(life.family, chance))
    if change == 2:
        return replace(life, given=CALLED.get(life.given, life.given[:1] + "."))
    if change == 3:
        return replace(life, given=_in_latin(life.given), family=_in_latin(life.family))
    if change == 4 and chance.random() < MARRIED_SHARE:
        return replace(life, family=_surname(chance, life.land))
    if change == 5 and chance.random() < MOVED_SHARE:
        work = f"{chance.choice(WORK)} {chance.choice(KIND)} {chance.randrange(60)}"
        return replace(life, work=work, mails=(*life.mails[:1], _at_work(life.given, life.family, work)))
    if change == 6:
        return replace(life, mails=life.mails[:1], home="", born="")
    return replace(life, family=life.family.split()[0], town="")


def _in_latin(text: str) -> str:
    return " ".join(in_latin(word).capitalize() for word in folded(text).split())


def _slip(text: str, chance: random.Random) -> str:
    """Give a word with one slip anywhere: a neighbour on the keyboard, a letter lost or doubled, or by ear."""
    if len(text) < 4:
        return text
    at = chance.randrange(len(text))
    kind = chance.randrange(4)
    if kind == 0:
        return text[:at] + text[at + 1 :]
    if kind == 1:
        return text[:at] + text[at] + text[at:]
    if kind == 2:
        row = next((keys for keys in KEYS if text[at].lower() in keys), "")
        return text[:at] + (row[row.index(text[at].lower()) - 1] if row else text[at]) + text[at + 1 :]
    heard = next(((a, b) for a, b in chance.sample(EAR, len(EAR)) if a in text), None)
    return text.replace(*heard, 1) if heard else text
