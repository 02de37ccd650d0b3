"""A made-up book of a fourth kind: people who move, cards typed by hand, one address book exported twice.

Written with no look at the code of the rules, run once before any was changed.
Names of eight languages that the other books do not hold, in their own habits:
Icelandic patronymics, so that a family has several surnames; Indonesian people of one name; Korean and Greek names in
two scripts; Dutch and Breton particles; Finnish and Georgian surnames that are long and alike. Households with one
number, twins of one birthday, surnames changed or joined by a hyphen, people who move and lose number and address,
cards typed with slips, in capitals, in swapped fields or with a word added, and the same card exported twice.
"""

import random
from dataclasses import dataclass, replace
from itertools import product

from bench.identity.truth import TrueBook
from kithmap.sources.card import Card

AGAIN_SHARE = 0.15
"""Cards that are a second or third one of somebody, as in the other books."""
HOUSE_SHARE, TWINS_SHARE, NAMESAKE_SHARE = 0.14, 0.015, 0.015
EXPORTED_SHARE, TYPED_SHARE, MOVED_SHARE = 0.35, 0.35, 0.2
"""Of the cards written again: exported once more, typed by hand, written after a move; the rest changed a surname."""

Written = tuple[str, str]
"""A given name and a surname, as one hand writes them."""

GIVEN = {
    "is": "Guðrún Sigríður Kristín Helga Jón Sigurður Gunnar Ólafur Einar Þóra Hildur Björk Snorri Hrafn Ásta Freyja"
    " Ragnar Þorsteinn Halla Birna Kári Magnús Steinunn Ingibjörg Arnar Egill Sólveig Unnur Bjarki Hlynur",
    "id": "Budi Siti Agus Wayan Made Dewi Sri Eko Rina Yudi Putri Hendra Wulan Bambang Ratna Joko Indah Slamet Ayu"
    " Dian Fitri Gede Ketut Nyoman Rizky Teguh Wati Yanti Surya Arief",
    "gr": "Γιώργος Μαρία Ελένη Κώστας Δημήτρης Κατερίνα Νίκος Βασιλική Σοφία Παναγιώτης Αγγελική Σπύρος Θανάσης Ιωάννα"
    " Στέλιος Δέσποινα Μιχάλης Αναστασία Λευτέρης Ευαγγελία Πέτρος Φωτεινή Μανώλης Χρυσούλα",
    "nl": "Sanne Joost Femke Maarten Lieke Wouter Marijke Sjoerd Anouk Thijs Hendrik Roos Bram Mieke Jeroen Fleur"
    " Koen Geertje Pieter Willemijn Ruben Jacqueline Daan Nienke Gijs Saskia Teun Hanneke Bas Loes",
    "fi": "Aino Eero Päivi Jukka Tuula Mikko Helmi Väinö Sanna Pekka Riitta Antti Kaisa Seppo Outi Ville Marjatta"
    " Timo Leena Jorma Anneli Heikki Satu Kari Pirkko Matti Tarja Esa Ulla Risto",
    "ge": "Nino Giorgi Tamar Levan Ketevan Davit Nana Irakli Maia Zurab Eka Vakhtang Natela Gocha Lela Tornike Manana"
    " Nodar Khatuna Besik Tinatin Avtandil Lamara Shota Eteri Otar Medea Guram",
    "br": "Yann Gwenaëlle Erwan Maëlle Ronan Soazig Loïc Nolwenn Tanguy Rozenn Goulven Annaïg Corentin Enora Malo"
    " Solenn Briac Katell Gurvan Bleuenn Jean-Yves Marie-Anne Yves-Marie Hervé Tiphaine",
}  # fmt: skip
HEADS = {
    "is": "Guðmund Sigurð Jón Gunnar Ólaf Einar Magnús Stefán Kristján Björn Bjarn Árn Helg Páls Þor Hall Tómas Eirík"
    " Jóhann Svein Ragnar Snorra Egil Hrafn Bjark Sæmund Ketil Ásgeir Þórð Vilhjálm Grím Úlf",
    "gr": "Παπα Χατζη Καρα Δημη Γεωργ Κων Αντων Νικολ Οικο Μακρ Βασιλ Αλεξ Σταυρ Κοντο Μαυρ Λαμπρ Μπακα Τσιρ Ρουσσ",
    "nl": "Ooster Wester Nieuw Berken Zand Molen Kruis Haver Linden Eiken Rietveld Wilgen Duin Hoog Brink Vos Zomer",
    "fi": "Virta Kallio Koski Mäki Nieme Lahte Järve Salo Harju Ranta Saare Heino Laakso Leppä Kuusi Honka Hauta Suo",
    "ge": "Kapa Beri Lomi Gogi Tskhi Maisu Javakhi Chikva Kvara Shenge Nozad Gela Mchedli Abash Rusta Daneli Osepa",
    "br": "Ker Le Pen Tré Gour Lann Plou Ros Gui Cos Mor Ty Bod Quil Caz Lesc",
}
TAILS = {
    "gr": "δόπουλος γιάννης ίδης άκης ούδης έας ογλου άτος αίος ιάδης ίκας ούλας",
    "nl": "dijk berg huis kamp man veld stra mans hof ink brink sema laar burg",
    "fi": "nen la lainen inen mäki nieminen salmi vaara aho korpi lampi ronen",
    "ge": "dze shvili nadze lia ava eli ureli iani uridze nishvili adze kidze",
    "br": "goff vennec marec hir dren ec rouz bian gall meur arec ellec ennan guen leven vian",
}
PARTICLES = ("", "", "", "van ", "de ", "van der ", "van den ")
KOREAN_FAMILY = (
    "김 Kim Gim|이 Lee Yi Rhee|박 Park Pak|최 Choi Choe|정 Jung Chung Jeong|강 Kang Gang|조 Cho Jo|윤 Yoon Yun"
    "|임 Lim Im|한 Han|오 Oh O|서 Seo Suh|신 Shin Sin|권 Kwon Gwon|황 Hwang|안 Ahn An|송 Song"
    "|류 Ryu Yoo|홍 Hong|전 Jeon Chun"
)
KOREAN_SYLLABLES = (
    "민 min|준 jun joon|서 seo|연 yeon youn|지 ji jee|현 hyun hyeon|우 woo u|진 jin|수 soo su|영 young yeong|은 eun"
    "|희 hee|경 kyung gyeong|성 sung seong|호 ho|재 jae|혜 hye|미 mi|선 sun seon|태 tae"
    "|규 kyu gyu|원 won|동 dong|아 ah a"
)
GREEK_LETTERS = dict(
    zip(
        "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊ",
        "a v g d e z i th i k l m n x o p r s t y f ch ps o s a e i i o y o i".split(),
        strict=True,
    )
)
FIRMS = tuple(
    f"{first} {kind}"
    for first, kind in product(
        "Nordlys Kestrel Bluebell Aurora Tamarind Pebble Windmill Foxglove Larch Basalt Heron Skerry Marlin".split(),
        "Shipping Library Dental Architects Theatre Insurance Robotics Nursery Catering Surveyors Printers".split(),
    )
)
TOWNS = "Akureyri Surabaya Thessaloniki Utrecht Turku Kutaisi Quimper Busan Bandung Patras Zwolle Oulu Batumi".split()
CODES = {"is": "354", "id": "62", "gr": "30", "nl": "31", "fi": "358", "ge": "995", "br": "33", "kr": "82"}
ADDED = ("{} (work)", "{} new", "Dr. {}", "{} - school", "Ms {}", "{} 2", "{}, neighbour")
NEAR = dict(zip("qwertyuiopasdfghjklzxcvbnm", "wertyuiopqsdfghjklaxcvbnmz", strict=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wayfarer:
    """What is true of a person; `ways` are all ways of writing the name, the usual one first."""

    tongue: str
    ways: tuple[Written, ...]
    private: str
    at_work: str
    mobile: str
    home: str
    firm: str
    town: str
    born: str


def wayfarer_book(cards: int, *, seed: int) -> TrueBook:
    """Give a book of that many cards (a family more at most), the same for the same seed."""
    chance = random.Random(f"wayfarers {seed}")
    people: list[_Wayfarer] = []
    while len(people) < cards * (1 - AGAIN_SHARE):
        people.extend(_house(chance))
        if chance.random() < NAMESAKE_SHARE:
            one = chance.choice(people)
            people.append(_with_handles(chance, replace(_anybody(chance, one.tongue), ways=one.ways)))
    found: dict[str, Card] = {}
    person: dict[str, str] = {}
    first = [_card(chance, who, key=str(number)) for number, who in enumerate(people)]
    for number, card in enumerate(first):
        found[card.id], person[card.id] = card, str(number)
    while len(found) < cards:
        number = chance.randrange(len(people))
        card = _again(chance, people[number], first[number], key=f"{number}.{len(found)}")
        found[card.id], person[card.id] = card, str(number)
    return TrueBook(f"wayfarers, seed {seed}", found, person)


def _house(chance: random.Random) -> list[_Wayfarer]:
    """Give one person, twins, or people who share a home's number and now and then its mailbox."""
    first = _anybody(chance, chance.choice(list(CODES)))
    if chance.random() < TWINS_SHARE:
        home, born = first.home or _number(chance, first.tongue), first.born or _day(chance)
        both = [replace(first, home=home, born=born), replace(_kin(chance, first), home=home, born=born)]
        return both if both[0].ways[0] != both[1].ways[0] else both[:1]
    if chance.random() >= HOUSE_SHARE:
        return [first]
    home = first.home or _number(chance, first.tongue)
    mailbox = f"{_letters(first.ways[0][1] or first.ways[0][0])}{chance.randrange(9999)}@home.example"
    together = mailbox if chance.random() < 0.3 else ""
    members = [first]
    for _ in range(chance.choice((1, 1, 2, 3))):
        kin = _kin(chance, first) if chance.random() < 0.8 else _anybody(chance, first.tongue)
        if all(kin.ways[0][0] != member.ways[0][0] for member in members):
            members.append(replace(kin, town=first.town))
    return [replace(who, home=home, private=together or who.private) for who in members]


def _kin(chance: random.Random, first: _Wayfarer) -> _Wayfarer:
    """Give a relative: of one surname where the language hands it on."""
    other = _anybody(chance, first.tongue)
    if first.tongue in ("is", "id"):
        return other
    if first.tongue == "kr":
        given = [way[0] for way in other.ways]
        ways = tuple((given[i % len(given)], way[1]) for i, way in enumerate(first.ways))
    else:
        ways = tuple((other.ways[i % len(other.ways)][0], way[1]) for i, way in enumerate(first.ways))
    return _with_handles(chance, replace(other, ways=ways))


def _anybody(chance: random.Random, tongue: str) -> _Wayfarer:
    who = _Wayfarer(
        tongue=tongue,
        ways=_names(chance, tongue),
        private="",
        at_work="",
        mobile=_number(chance, tongue) if chance.random() < 0.7 else "",
        home=_number(chance, tongue) if chance.random() < 0.15 else "",
        firm=chance.choice(FIRMS) if chance.random() < 0.5 else "",
        town=chance.choice(TOWNS) if chance.random() < 0.4 else "",
        born=_day(chance) if chance.random() < 0.15 else "",
    )
    return _with_handles(chance, who)


def _with_handles(chance: random.Random, who: _Wayfarer) -> _Wayfarer:
    """Give somebody addresses of their own, made of the name as it is written in Latin letters."""
    given, family = (_letters(word) for word in who.ways[-1])
    shape = chance.choice((f"{given}.{family}", f"{given[:1]}{family}", f"{family}{given[:2]}", f"{given}"))
    private = f"{shape}{chance.randrange(10, 99_999)}@post.example" if chance.random() < 0.6 else ""
    number = chance.randrange(2, 99) if chance.random() < 0.2 else ""
    host = who.firm.replace(" ", "").lower()
    at_work = f"{given}.{family}{number}@{host}.example" if who.firm and chance.random() < 0.6 else ""
    mobile = who.mobile if private or at_work or who.mobile else _number(chance, who.tongue)
    return replace(who, private=private, at_work=at_work, mobile=mobile)


def _names(chance: random.Random, tongue: str) -> tuple[Written, ...]:
    if tongue == "kr":
        return _korean(chance)
    given = chance.choice(GIVEN[tongue].split())
    if tongue == "id":
        more = [chance.choice(GIVEN["id"].split()) for _ in range(chance.choice((1, 1, 2, 2)))]
        whole = " ".join(more) + chance.choice(("", "wan", "no", "ningsih", "to", "wati", "yanto"))
        return ((given, "" if chance.random() < 0.05 else whole),)
    family = _family(chance, tongue, is_woman=given[-1] in "aúín")
    if tongue == "is" and chance.random() < 0.7:
        given = f"{given} {chance.choice(GIVEN['is'].split())}"
    if tongue == "gr":
        return ((given, family), (_greek(given), _greek(family)))
    return ((given, family),)


def _family(chance: random.Random, tongue: str, *, is_woman: bool) -> str:
    head = chance.choice(HEADS[tongue].split())
    if tongue == "is":
        return head + ("sdóttir" if is_woman else "sson")
    whole = head + chance.choice(TAILS[tongue].split())
    if tongue == "br" and head == "Le":
        return f"Le {whole[2:].capitalize()}"
    return (chance.choice(PARTICLES) if tongue == "nl" else "") + whole


def _korean(chance: random.Random) -> tuple[Written, ...]:
    family = chance.choice(KOREAN_FAMILY.split("|")).split()
    one, two = (s.split() for s in chance.sample(KOREAN_SYLLABLES.split("|"), 2))
    joint = chance.choice(("-", "", " "))
    latin = f"{chance.choice(one[1:])}{joint}{chance.choice(two[1:])}"
    latin = latin.title() if joint == " " else latin.capitalize()
    return ((latin, chance.choice(family[1:])), (one[0] + two[0], family[0]), (latin, chance.choice(family[1:])))


def _again(chance: random.Random, who: _Wayfarer, first: Card, *, key: str) -> Card:
    """Give one more card of somebody: exported, typed, after a move, or under another surname."""
    kind = chance.random()
    if kind < EXPORTED_SHARE:
        return _exported(chance, first, key=key)
    if kind < EXPORTED_SHARE + TYPED_SHARE:
        return _typed(chance, who, key=key)
    if kind < EXPORTED_SHARE + TYPED_SHARE + MOVED_SHARE:
        return _card(chance, _moved(chance, who), key=key)
    return _card(chance, _renamed(chance, who), key=key)


def _exported(chance: random.Random, first: Card, *, key: str) -> Card:
    """Give the same card from another program, which may drop fields and writes numbers its own way."""
    kept = tuple(mail for mail in first.emails if chance.random() < 0.85)
    return replace(
        first,
        source=chance.choice(("google", "vcard", "outlook")),
        key=key,
        emails=kept or first.emails[:1],
        phones=tuple(number.replace(" ", "") for number in first.phones),
        birthday=first.birthday if chance.random() < 0.5 else "",
        organisation=first.organisation if chance.random() < 0.8 else "",
        city="",
    )


def _typed(chance: random.Random, who: _Wayfarer, *, key: str) -> Card:
    """Give a card that somebody typed: one handle, a name as it came, perhaps with a slip."""
    card = _card(chance, who, key=key)
    given, family = chance.choice(who.ways)
    fault = chance.randrange(6)
    if fault == 0:
        given, family = family, given
    elif fault == 1:
        family = _slip(chance, family)
    elif fault == 2:
        given = _slip(chance, given)
    name = f"{given} {family}".strip()
    if fault == 3:
        name, given, family = chance.choice(ADDED).format(name), "", ""
    elif fault == 4:
        name, given, family = chance.choice((name.upper(), name.lower(), given)), "", ""
    handles = [*card.emails, *card.phones]
    kept = chance.choice(handles) if handles else ""
    return replace(
        card,
        name=name,
        given=given,
        family=family,
        emails=tuple(mail for mail in card.emails if mail == kept),
        phones=tuple(number for number in card.phones if number == kept),
        organisation=card.organisation if chance.random() < 0.4 else "",
        city="",
        birthday="",
    )


def _moved(chance: random.Random, who: _Wayfarer) -> _Wayfarer:
    """Give somebody in another town: another home, mostly other work, now and then another mobile."""
    firm = chance.choice(FIRMS) if chance.random() < 0.6 else who.firm
    fresh = _with_handles(chance, replace(who, firm=firm))
    return replace(
        who,
        town=chance.choice(TOWNS),
        home="",
        firm=firm,
        at_work=who.at_work if firm == who.firm else fresh.at_work,
        mobile=who.mobile if chance.random() < 0.6 else _number(chance, who.tongue),
        private=who.private if chance.random() < 0.8 else fresh.private,
    )


def _renamed(chance: random.Random, who: _Wayfarer) -> _Wayfarer:
    """Give somebody with another surname, or both by a hyphen; the mailbox at work follows, the rest mostly stays."""
    other = _names(chance, who.tongue)
    if chance.random() < 0.4:
        ways = tuple((given, f"{family}-{other[0][1]}") for given, family in who.ways)
    else:
        ways = tuple((given, other[min(i, len(other) - 1)][1]) for i, (given, _) in enumerate(who.ways))
    fresh = _with_handles(chance, replace(who, ways=ways))
    return replace(who, ways=ways, at_work=fresh.at_work, private=who.private or fresh.private)


def _card(chance: random.Random, who: _Wayfarer, *, key: str) -> Card:
    given, family = who.ways[0] if chance.random() < 0.75 else chance.choice(who.ways)
    is_family_first = who.tongue == "kr" and (not given.isascii() or chance.random() < 0.4)
    is_parted = chance.random() < 0.75
    numbers = tuple(_dialled(chance, number) for number in (who.mobile, who.home) if number)
    name = f"{family} {given}" if is_family_first else f"{given} {family}"
    return Card(
        source=chance.choice(("vcard", "google", "outlook")),
        key=key,
        name=name.strip(),
        given=given if is_parted else "",
        family=family if is_parted else "",
        emails=tuple(mail for mail in (who.private, who.at_work) if mail),
        phones=numbers,
        organisation=who.firm if chance.random() < 0.8 else "",
        city=who.town,
        birthday=who.born,
    )


def _slip(chance: random.Random, word: str) -> str:
    """Give a word with one slip: a letter left out, doubled, swapped with the next, or its neighbour's key."""
    if len(word) < 4:
        return word
    at = chance.randrange(1, len(word) - 1)
    before, letter, after = word[:at], word[at], word[at + 1 :]
    return chance.choice(
        (before + after, before + 2 * letter + after, before + after[0] + letter + after[1:])
        + ((before + NEAR[letter] + after,) if letter in NEAR else ())
    )


def _greek(word: str) -> str:
    return "".join(GREEK_LETTERS.get(letter, letter) for letter in word.lower()).capitalize()


def _letters(word: str) -> str:
    plain = str.maketrans("áéíóúýöäëïðþæ", "aeiouyoaeidta")
    return "".join(c for c in word.lower().translate(plain) if c.isascii() and c.isalpha())


def _number(chance: random.Random, tongue: str) -> str:
    return f"{CODES[tongue]} {chance.randrange(20_000_000, 99_999_999)}"


def _dialled(chance: random.Random, number: str) -> str:
    code, rest = number.split()
    return chance.choice((f"+{code}{rest}", f"+{code} {rest[:4]} {rest[4:]}", f"00{code} {rest}"))


def _day(chance: random.Random) -> str:
    return f"{chance.randrange(1945, 2006)}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}"
