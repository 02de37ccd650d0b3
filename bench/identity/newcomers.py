"""A made-up book of a third kind: names written in Latin letters by ear, two surnames, families at one address.

Written with no look at what the rules did to it; what it found was mended since, so that it is no hold-out any more:
South-Asian, Arabic and Chinese names as different
offices romanise them; Iberian double surnames of which one is dropped; surnames taken in a marriage; work that changes
and takes the address along; one family address or number for several; cards of a telephone that hold a name and a
number only.
"""

import random
from dataclasses import dataclass, replace

from bench.identity.truth import TrueBook
from kithmap.sources.card import Card

TWIN_SHARE = 0.15
"""Cards that are a second or third one of somebody: what address books of years hold, as in the other books."""
FAMILY_SHARE, FATHER_AND_SON_SHARE, NAMESAKE_SHARE = 0.15, 0.01, 0.02
MARRIED_SHARE, MOVED_SHARE, PHONE_ONLY_SHARE, BORN_SHARE = 0.06, 0.25, 0.3, 0.15

Spellings = tuple[str, ...]
"""One name, as it is written here and there."""

GIVEN = {
    "south asia": (
        "Mohammed Mohammad Muhammad Md.|Lakshmi Laxmi|Vivek Viveck|Aishwarya Aiswarya|Sanjay Sanjai|Krishna Krushna"
        "|Srinivas Shrinivas Sreenivas|Deepa Dipa|Pooja Puja|Geeta Gita|Rajesh Raajesh|Swati Swathi|Sumit Sumeet"
        "|Neha Nehaa|Vijay Bijoy|Manish Maneesh|Kavitha Kavita|Harpreet Harprit|Nadeem Nadim|Farooq Faruk Farouk"
    ),
    "arabic": (
        "Mohamed Muhammad Mohammed|Ahmed Ahmad|Youssef Yusuf Yousef|Hussein Husain Hussain|Omar Umar|Khaled Khalid"
        "|Fatima Fatma Fatimah|Aisha Aicha Ayesha|Layla Leila Laila|Noor Nour|Mariam Maryam|Yasmine Yasmin|Huda Houda"
        "|Samir Sameer|Tarek Tariq|Jamal Gamal|Said Saeed|Rania Raniya|Zainab Zeinab|Ibrahim Ebrahim"
    ),
    "chinese": (
        "xiao hsiao|wei wai|zhi chih|mei mui|jian chien|yu yoo|hao haw|jing ching|guo kuo|zi tzu|ling lyng|qiang chiang"
        "|rui jui|xin hsin|bo po|da ta|hua fa|min man|ping ping|cheng zheng|shu su|tian tien|ying ing|long lung"
    ),
    "iberian": (
        "Maria João|João|Inês|Tiago|Gonçalo|Beatriz|Rui|Ana Sofia|Juan Pablo|Ximena|Joaquín|Mercedes|Ramiro|Itziar"
        "|José Luis|Catarina|Duarte|Nerea|Vasco|Leonor|Fermín|Consuelo|Afonso|Amaia|Luz Marina|Wilmer|Yolanda"
    ),
    "anglo": (
        "Patricia|Steven|Kimberly|Gregory|Heather|Douglas|Cynthia|Raymond|Melissa|Keith|Janet|Philip|Allison|Russell"
        "|Teresa|Nathan|Valerie|Leonard|Joyce|Curtis|Diana|Wesley|Marjorie|Clifford|Abigail|Rebecca|Andrew|Samantha"
    ),
}  # fmt: skip
FAMILY = {
    "south asia": (
        "Chowdhury Choudhary Chaudhry|Agarwal Aggarwal Agrawal|Mukherjee Mukharji|Banerjee Banerji|Iyer Aiyar"
        "|Reddy Reddi|Shaikh Sheikh Shaik|Qureshi Kureshi|Sinha Singha|Joshi Joshy|Mehta Mehtha|Malhotra Malhothra"
        "|Siddiqui Siddiqi|Thakur Tagore|Dutta Datta Dutt|Pillai Pillay|Nambiar Nambyar|Rahman Rehman"
    ),
    "arabic": (
        "El-Sayed Al-Sayed Elsayed|Al-Masri El Masry|Haddad Hadad|Khoury Khouri Khury|Mansour Mansur|Nasser Nassar"
        "|Al-Hashimi Hashemi|Abdelrahman Abdul Rahman Abd-el-Rahman|Darwish Darwich|Saleh Salih|Shaheen Chahine"
        "|Bakri Bakry|Qasim Kassem|Benali Ben Ali|Al-Zahrani Zahrani|Othman Uthman|Farouk Faruq|Najjar Naggar"
        "|Sabbagh Sabagh|Bitar Baytar|Hamdan Hamdane|Ghanem Ghanim|Al-Attar El-Attar|Barakat Baraket|Zidan Zeidan"
    ),
    "chinese": (
        "Wang Wong|Zhang Chang|Chen Chan|Li Lee|Liu Lau|Zhao Chao|Huang Hwang|Zhou Chou Chow|Xu Hsu|Sun Suen|Zhu Chu"
        "|He Ho|Guo Kuo Kwok|Lin Lam|Luo Lo|Liang Leung|Song Soong|Xie Hsieh|Tang Tong|Deng Teng|Cao Tsao|Peng Pang"
    ),
    "iberian": (
        "Figueiredo|Albuquerque|Vasconcelos|Teixeira|Magalhães|Carvalho|Montenegro|Bustamante|Echeverría|Quiroga|Zárate"
        "|Ledesma|Arizmendi|Goikoetxea|Valdivieso|Sandoval|Barragán|Pizarro|Cordeiro|Saavedra|Noronha|Ugarte|Cifuentes"
        "|Aranguren|Monteiro|Lacerda|Villalobos|Mendizábal|Peñaranda|Tavares|Quevedo|Brandão"
    ),
    "anglo": "Gallagher|McAllister|O'Donnell|Kowalczyk|Hendricks|Nightingale|Vandermeer|Fairbanks|Lockhart|Drummond",
}  # fmt: skip
HEADS = {
    "south asia": "Venkat Gopal Rama Krishna Subra Chandra Raja Hari Deva Jaya Vish Nara".split(),
    "anglo": "Hollo Pember Whit Suther Thorn Living Rad Har Ells Carmi Black Kens Pres Wins Stan Ogle Castle".split(),
}
TAILS = {
    "south asia": (
        "san sen|krishnan krishnen|nathan nadhan|murthy moorthy|swamy swami|raman raaman|pal paul|lingam".split("|")
    ),
    "anglo": "way|ton|aker|land|hill|ston|cliffe|greaves|worth|wood|cott|low|thorpe|field".split("|"),
}
"""Surnames made of two parts, of which there are many: else everybody would have namesakes."""
MADE_SHARE, DOUBLE_SHARE = 0.75, 0.4
FIRMS = [
    f"{first} {second}"
    for first in "Ridge Falcon Amber Pioneer Lotus Crescent Jade Monsoon Atlas Cedar Beacon Tidal Quartz Zenith".split()
    for second in "Systems Trading Hospital University Partners Motors Textiles Media Energy Foods Legal Works".split()
]
TOWNS = (
    "Hyderabad Dhaka Lahore Cairo Amman Casablanca Shenzhen Taipei Singapore Lisbon Bogotá Rosario Leicester".split()
)
TITLES = (
    "Accountant,Sales Lead,Physician,Lecturer,Buyer,Site Engineer,Partner,Editor,Head of Operations,Developer".split(
        ","
    )
)
CODES = {"south asia": "91", "arabic": "20", "chinese": "86", "iberian": "351", "anglo": "1"}
OFTEN = {"south asia": 5, "arabic": 4, "chinese": 4, "iberian": 4, "anglo": 5}
"""Of 22 people so many are of each kind."""


@dataclass(frozen=True, slots=True)
class _Somebody:
    """What is true of a person, names with all their spellings."""

    kind: str
    given: Spellings
    family: Spellings
    second: Spellings
    mails: tuple[str, ...]
    mobile: str
    home: str
    firm: str
    title: str
    town: str
    born: str


def newcomer_book(cards: int, *, seed: int) -> TrueBook:
    """Give a book of about that many cards, the same for the same seed."""
    chance = random.Random(seed)
    people: list[_Somebody] = []
    while len(people) < cards * (1 - TWIN_SHARE):
        people.extend(_home(chance))
        if chance.random() < NAMESAKE_SHARE:
            one = chance.choice(people)
            people.append(replace(_anybody(chance, one.kind), given=one.given, family=one.family, second=one.second))
    people = _with_own_mailboxes(people)
    found: dict[str, Card] = {}
    person: dict[str, str] = {}
    for number, who in enumerate(people):
        card = _card(who, chance, key=str(number), is_full=True)
        found[card.id], person[card.id] = card, str(number)
    while len(found) < cards:
        number = chance.randrange(len(people))
        card = _card(_later(people[number], chance), chance, key=f"{number}.{len(found)}", is_full=False)
        found[card.id], person[card.id] = card, str(number)
    return TrueBook(f"newcomers, seed {seed}", found, person)


def _with_own_mailboxes(people: list[_Somebody]) -> list[_Somebody]:
    """Give people of whom no two strangers have one mailbox: who comes later gets a number before the @."""
    taken: set[str] = set()
    settled = []
    for number, who in enumerate(people):
        mails = tuple(
            mail.replace("@", f"{number}@") if mail in taken and not mail.endswith("isp.example") else mail
            for mail in who.mails
        )
        taken.update(mails)
        settled.append(replace(who, mails=mails))
    return settled


def _home(chance: random.Random) -> list[_Somebody]:
    """Give one person, or a family that shares a surname, a number and now and then an address."""
    kind = chance.choices(list(OFTEN), list(OFTEN.values()))[0]
    first = _anybody(chance, kind)
    if chance.random() < FATHER_AND_SON_SHARE:
        son = replace(_anybody(chance, kind), given=first.given, family=first.family, second=first.second)
        return [replace(first, born=_day(chance, 1935, 1960)), replace(son, born=_day(chance, 1970, 1995))]
    if chance.random() >= FAMILY_SHARE:
        return [first]
    tail = chance.choice(("home", "clan", ".house", "fam"))
    mail = f"{_letters(first.family[0])}{tail}{chance.randrange(100_000)}@isp.example"
    shared = (mail,) if chance.random() < 0.5 else ()
    home = first.home or _number(chance, kind)
    members = [replace(first, mails=(*first.mails, *shared), home=home)]
    for _ in range(chance.choice((1, 2, 3))):
        other = _anybody(chance, kind)
        if all(other.given != member.given for member in members):
            kin = replace(other, mails=(*other.mails, *shared), home=home, town=first.town)
            members.append(replace(kin, family=first.family, second=first.second))
    return members


def _anybody(chance: random.Random, kind: str) -> _Somebody:
    given, family = _given(chance, kind), _family(chance, kind)
    second = _family(chance, kind) if kind == "iberian" else ()
    firm = chance.choice(FIRMS) if chance.random() < 0.55 else ""
    mails = [_private(chance, given, family)] if chance.random() < 0.5 else []
    if firm and chance.random() < 0.6:
        mails.append(_at_work(given, family, firm))
    return _Somebody(
        kind,
        given,
        family,
        second,
        tuple(mails),
        mobile=_number(chance, kind) if chance.random() < 0.75 else "",
        home=_number(chance, kind) if chance.random() < 0.15 else "",
        firm=firm,
        title=chance.choice(TITLES) if firm and chance.random() < 0.5 else "",
        town=chance.choice(TOWNS) if chance.random() < 0.35 else "",
        born=_day(chance, 1945, 2004) if chance.random() < BORN_SHARE else "",
    )


def _given(chance: random.Random, kind: str) -> Spellings:
    names = _spelled(chance, GIVEN[kind])
    if kind == "chinese":
        more = _spelled(chance, GIVEN[kind]) if chance.random() < 2 * DOUBLE_SHARE else ("",)
        return tuple(f"{a}{b}".capitalize() for a in names[:2] for b in more[:2])
    if kind == "arabic" and chance.random() < DOUBLE_SHARE:
        more = _spelled(chance, GIVEN[kind])
        return tuple(f"{a} {b}" for a in names[:2] for b in more[:2])
    return names


def _family(chance: random.Random, kind: str) -> Spellings:
    if kind in HEADS and chance.random() < MADE_SHARE:
        head = chance.choice(HEADS[kind])
        return tuple(head + tail for tail in chance.choice(TAILS[kind]).split())
    return _spelled(chance, FAMILY[kind])


def _spelled(chance: random.Random, names: str) -> Spellings:
    """Give one of the names, its own spelling of it first; a name of two words counts as one spelling."""
    spellings = chance.choice(names.split("|"))
    whole = (spellings,) if spellings[:1].isupper() and any(c in spellings for c in "ãçñóíéáê") else ()
    words = whole or _spellings(spellings)
    return tuple(chance.sample(words, len(words)))


def _spellings(text: str) -> Spellings:
    """Part "El-Sayed Al-Sayed" into two spellings; "Ben Ali", "Abdul Rahman" and "Juan Pablo" stay together."""
    together = ("El Masry", "Abdul Rahman", "Ben Ali", "Ana Sofia", "Juan Pablo", "Luz Marina")
    for name in together:
        text = text.replace(name, name.replace(" ", "\0"))
    return tuple(word.replace("\0", " ") for word in text.split())


def _later(who: _Somebody, chance: random.Random) -> _Somebody:
    """Give a person as they are written at another time, or by somebody else, by ear."""
    now = replace(who, given=_other(who.given, chance), family=_other(who.family, chance))
    if chance.random() < 0.5:
        now = replace(now, second=())
    if chance.random() < MARRIED_SHARE:
        now = replace(now, family=_family(chance, who.kind), second=())
    if chance.random() < MOVED_SHARE:
        firm = chance.choice(FIRMS)
        private = tuple(mail for mail in who.mails if mail.endswith("mail.example") or mail.endswith("isp.example"))
        now = replace(now, firm=firm, title="", mails=(*private, _at_work(now.given, now.family, firm)))
    if chance.random() < PHONE_ONLY_SHARE and (who.mobile or who.home):
        now = replace(now, mails=(), firm="", title="", town="", born="")
    elif chance.random() < 0.2:
        now = replace(now, mobile="", home="")
    return now if now.mails or now.mobile or now.home or now.firm else replace(now, mails=who.mails, firm=who.firm)


def _other(spellings: Spellings, chance: random.Random) -> Spellings:
    return tuple(chance.sample(spellings, len(spellings))) if chance.random() < 0.5 else spellings


def _card(who: _Somebody, chance: random.Random, *, key: str, is_full: bool) -> Card:
    family = " ".join((who.family[0], *who.second[:1]))
    given = who.given[0] if is_full or chance.random() < 0.92 else f"{who.given[0][0]}."
    is_eastern = who.kind == "chinese" and chance.random() < 0.5
    numbers = tuple(_dialled(number, chance) for number in (who.mobile, who.home) if number)
    is_parted = chance.random() < 0.7
    return Card(
        source=chance.choices(("vcard", "google", "linkedin"), (5, 3, 2))[0],
        key=key,
        name=f"{family} {given}" if is_eastern else f"{given} {family}",
        given=given if is_parted else "",
        family=family if is_parted else "",
        emails=who.mails,
        phones=numbers,
        organisation=f"{who.firm} {chance.choice(('', 'Ltd', 'Pvt Ltd', 'LLC'))}".strip() if who.firm else "",
        title=who.title,
        city=who.town,
        birthday=who.born,
    )


def _private(chance: random.Random, given: Spellings, family: Spellings) -> str:
    g, f = _letters(given[0]), _letters(family[0])
    shapes = (f"{g}.{f}", f"{g[:1]}{f}", f"{f}{g}", f"{g}{chance.randrange(60, 99)}", f"the{g}", f"{g}_{f[:2]}")
    return f"{chance.choice(shapes)}{chance.choice(('', chance.randrange(1000)))}@mail.example"


def _at_work(given: Spellings, family: Spellings, firm: str) -> str:
    return f"{_letters(given[0])[:1]}{_letters(family[0])}@{firm.lower().replace(' ', '')}.example"


def _letters(text: str) -> str:
    plain = str.maketrans("ãçñóíéáêõ", "acnoieaeo")
    return "".join(c for c in text.lower().translate(plain) if c.isascii() and c.isalpha())


def _number(chance: random.Random, kind: str) -> str:
    return f"{CODES[kind]} {chance.randrange(200_000_000, 999_999_999)}"


def _dialled(number: str, chance: random.Random) -> str:
    code, rest = number.split()
    return chance.choice((f"+{code}{rest}", f"+{code}-{rest[:4]}-{rest[4:]}", f"00{code}{rest}", rest))


def _day(chance: random.Random, first: int, last: int) -> str:
    return f"{chance.randrange(first, last + 1)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
