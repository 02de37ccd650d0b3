"""Home and firm: who shares a number, a name or a workplace, and may still be two."""

from dataclasses import replace
from random import Random

import pytest

from kithmap.people.correspondents import count_correspondents
from kithmap.people.directory import Directory, find_people
from kithmap.people.evidence import Part
from kithmap.sources.card import Card
from kithmap.sources.interactions import gather

HOME = "+442079460018"


def card(name: str, *, source: str = "vcard", emails: tuple[str, ...] = (), phones: tuple[str, ...] = ()) -> Card:
    return Card(source=source, key=f"{name}{source}{emails}{phones}", name=name, emails=emails, phones=phones)


def at_work(name: str, *, source: str = "vcard", emails: tuple[str, ...] = (), city: str = "") -> Card:
    key = f"{name}{source}{emails}{city}"
    return Card(source=source, key=key, name=name, emails=emails, city=city, organisation="Atlas Foods")


def found(*cards: Card) -> Directory:
    return find_people({c.id: c for c in cards}, correspondents=count_correspondents(gather([])))


@pytest.mark.parametrize(
    ("first", "second"),
    [("Nour Haddad", "Nour Laila Haddad"), ("Anna Lindqvist", "Anna-Lena Lindqvist")],
)
def test_one_given_name_more_at_a_number_is_asked_about(first: str, second: str) -> None:
    """A second name written on one card only may be left out on the other, or a sister's."""
    people = found(card(first, phones=(HOME,)), card(second, phones=(HOME,), source="google"))

    assert len(people) == 2
    assert len(people.questions) == 1


def test_a_second_surname_read_as_a_given_name_is_no_sister() -> None:
    """ "Ximena Noronha Echeverría" read without parts has two given names; the other card shows that it has one."""
    whole = card("Ximena Noronha Echeverría", phones=(HOME,))
    parted = Card(
        source="google",
        key="2",
        name="Ximena Noronha Echeverría",
        given="Ximena",
        family="Noronha Echeverría",
        phones=(HOME,),
    )

    assert len(found(whole, parted)) == 1


def test_an_address_made_of_the_given_name_joins_whoever_else_lives_there() -> None:
    """nour.haddad@ is Nour's: the second given name is left out on one of two cards."""
    own = ("nour.haddad@x.example",)

    assert len(found(card("Nour Haddad", emails=own), card("Nour Laila Haddad", emails=own, source="google"))) == 1


def test_a_name_by_ear_joins_at_a_home_unless_each_has_a_handle_of_their_own() -> None:
    """Fatima and Fatma are one name; in a home where each has another number they may be two."""
    mail = ("shaheenfam@isp.example",)
    one, two = (
        card(name, emails=mail, phones=(HOME,), source=source)
        for name, source in (("Fatima Shaheen", "vcard"), ("Fatma Shaheen", "google"))
    )
    apart = tuple(
        card(name, emails=mail, phones=(HOME, number), source=source)
        for name, source, number in (
            ("Fatima Shaheen", "vcard", "+442079461111"),
            ("Fatma Shaheen", "google", "+442079462222"),
        )
    )

    assert len(found(one, two)) == 1
    assert len(found(*apart)) == 2
    assert len(found(*apart).questions) == 1


def test_one_name_at_one_number_is_asked_about_if_each_has_another_number() -> None:
    """Father and son answer one telephone at home, and each carries his own."""
    numbers = ((HOME,), (HOME, "+442079462222"))
    father = card("Husain Qasim", phones=(HOME, "+442079461111"))

    assert [len(found(father, card("Husain Qasim", phones=n, source="google"))) for n in numbers] == [1, 2]


def test_two_mailboxes_at_one_firm_are_two_people() -> None:
    """A firm with two of one name gives each of them a mailbox; one new address at another place says little."""
    first = at_work("Long Chou", emails=("pcao@atlasfoods.example",))
    second = at_work("Long Chou", emails=("lchou@atlasfoods.example",), source="google")
    elsewhere = at_work("Long Chou", emails=("lchou@mail.example",), source="google")

    assert len(found(first, second)) == 2
    assert len(found(first, elsewhere)) == 1


def test_a_name_too_rare_for_two_at_one_firm_may_have_two_mailboxes_there() -> None:
    """One in 2**18 and fewer bear a rare name with a second initial: the firm gave one of them a new address."""
    mails = (("ob@atlasfoods.example",), ("oriane.brenoner@atlasfoods.example",))

    def people(name: str) -> Directory:
        return found(at_work(name, emails=mails[0]), at_work(name, emails=mails[1], source="google"))

    assert len(people("Oriane B. Brenoner")) == 1
    assert len(people("Oriane Brenoner")) == 2


@pytest.mark.parametrize(
    ("day", "people"), [("1951-11-07", 1), ("1979-02-14", 2)], ids=["born on one day", "a generation later"]
)
def test_a_name_and_a_day_of_birth_are_one_persons_at_home_and_at_work(day: str, people: int) -> None:
    """A father is not born with his son, and twins are not called alike: new numbers are then one person's."""
    home = [
        replace(card("Husain Qasim", phones=(HOME, own), source=source), birthday=born)
        for own, source, born in (("+442079461111", "vcard", "1951-11-07"), ("+442079462222", "google", day))
    ]
    firm = [
        replace(at_work("Long Chou", emails=(f"{local}@atlasfoods.example",), source=source), birthday=born)
        for local, source, born in (("pcao", "vcard", "1951-11-07"), ("lchou", "google", day))
    ]

    assert len(found(*home)) == people
    assert len(found(*firm)) == people


@pytest.mark.parametrize(("first", "people"), [("M. Vilquist", 1), ("K. Vilquist", 2)])
def test_an_initial_with_surname_and_day_of_birth_is_joined(first: str, people: int) -> None:
    """Twins seldom share an initial; another letter is the other twin's."""
    cards = (card("Mary Vilquist"), card(first, source="google"))

    assert len(found(*(replace(c, birthday="1969-02-07") for c in cards))) == people
    assert len(found(*cards)) == 2


def test_double_surnames_that_share_only_half_are_not_joined_at_one_firm() -> None:
    """Noronha Echeverría and Brandão Echeverría are strangers or cousins; Echeverría alone may be either of them."""
    names = ("Noronha Echeverría", "Brandão Echeverría", "Echeverría")
    half, other, short = (
        Card(
            source=source,
            key=family,
            name=f"Ximena {family}",
            given="Ximena",
            family=family,
            organisation="Atlas Foods",
        )
        for family, source in zip(names, ("vcard", "google", "google"), strict=True)
    )

    assert len(found(half, other)) == 2
    assert len(found(half, short)) == 1


def test_two_surnames_together_are_as_common_as_their_parts_let_expect() -> None:
    """Of 90 Mendizábals and 90 Cifuentes one who bears both names says little, though nobody else in the book does."""
    crowd = [
        card(f"Person{number} {family}", source=source)
        for family in ("Mendizábal", "Cifuentes")
        for source in ("vcard", "linkedin")
        for number in range(45)
    ]
    twice = [
        Card(source=source, key="t", name=f"João {family}", given="João", family=family)
        for source in ("vcard", "linkedin")
        for family in ("Mendizábal Cifuentes",)
    ]
    rare = [
        Card(source=source, key="r", name=f"João {family}", given="João", family=family)
        for source in ("vcard", "linkedin")
        for family in ("Arriaga Zubizarreta",)
    ]
    people = found(*crowd, *twice, *rare)

    assert people.at(rare[0].id) is people.at(rare[1].id)
    assert people.at(twice[0].id) is not people.at(twice[1].id)
    asked = [q for q in people.questions if {q.first, q.second} == {c.id for c in twice}]
    assert Part.ONCE in {e.part for e in asked[0].parts}


def test_one_name_at_one_firm_in_two_towns_needs_more_to_be_joined() -> None:
    """Two of one name in one firm sit in two towns; without a town the firm decides."""
    crowd = [at_work(f"Ana Person{n}", emails=(f"x{n}@mail.example",)) for n in range(60)]
    here, there = (
        at_work("Ana Livington", emails=(f"a{n}@mail.example",), source="google", city=town)
        for n, town in ((1, "Leeds"), (2, "Porto"))
    )

    people = found(*crowd, here, there)
    assert people.at(here.id) is not people.at(there.id)


def in_both_lists(people: int, *, bearers: int) -> list[Card]:
    """Give people who each stand in both lists; `bearers` of them are called Mateo, as many others Ferreira."""
    chance, cards = Random(4), []
    for number in range(people):
        given, family = ("".join(chance.choices("abdeghiklmnoprstuvz", k=7)).title() for _ in range(2))
        given, family = ("Mateo" if number < bearers else given), ("Ferreira" if number >= people - bearers else family)
        mail = (f"x{number}@m{number}.example",)
        cards += [card(f"{given} {family}", source=source, emails=mail) for source in ("vcard", "linkedin")]
    return cards


@pytest.mark.parametrize(("bearers", "is_joined"), [(3, True), (5, False)])
def test_a_name_known_once_to_each_of_two_lists_must_be_rare_to_be_joined(bearers: int, *, is_joined: bool) -> None:
    """Among 3,000 cards 8.8 bits are needed, 10.5 less log2(10,000 / 3,002): the name gives 8.9 and 7.9."""
    twice = [card("Mateo Ferreira", source=source) for source in ("vcard", "linkedin")]
    people = found(*in_both_lists(1_500, bearers=bearers), *twice)

    assert (people.at(twice[0].id) is people.at(twice[1].id)) == is_joined


@pytest.mark.parametrize(("first", "people"), [("Bob Vilquist", 1), ("Rboert Vilquist", 1), ("Ralph Vilquist", 2)])
def test_forms_and_slips_of_a_name_with_its_day_of_birth_are_one_persons(first: str, people: int) -> None:
    """Father and son are Robert and Bob, but not born on one day; a twin has a name of their own."""
    home = {"Robert Vilquist": "+442079461111", first: "+442079462222"}
    cards = [replace(card(n, phones=(HOME, own), source=n), birthday="1969-02-07") for n, own in home.items()]

    assert len(found(*cards)) == people
    assert len(found(*(replace(c, birthday="") for c in cards))) == 2


def test_twins_are_not_asked_about() -> None:
    """Home, surname and birthday are what twins share; "Siin" beside "Simon" is a slip worth a question."""
    one, other, slip = (
        replace(card(name, emails=("toristad@isp.example",), source=name), birthday="2000-12-07")
        for name in ("Simon Toristad", "Khatuna Toristad", "Siin Toristad")
    )

    assert not found(one, other).questions
    assert len(found(one, slip).questions) == 1


def test_a_handle_of_an_office_leaves_two_colleagues_as_strangers() -> None:
    """A desk tells no more than the firm: a rare name there is one person's though each card has its own number."""
    desk = ("info@atlasfoods.example",)
    crowd = [at_work(f"Person{n} Colleague{n}", emails=desk) for n in range(12)]
    towns = [card(f"Far{n} Away{n}") for n in range(2_000)]

    def people(name: str) -> bool:
        twice = [
            replace(at_work(name, emails=desk, source=source), phones=(own,))
            for source, own in (("vcard", "+442079461111"), ("google", "+442079462222"))
        ]
        directory = found(*crowd, *towns, *twice)
        return directory.at(twice[0].id) is directory.at(twice[1].id)

    assert people("Oriane Brenoner")
    assert not people("O. Brenoner")


def test_a_mailbox_that_two_cards_of_one_name_share_is_one_persons_whatever_their_numbers() -> None:
    """A mobile number on one list and one at work on the other; where a third has the mailbox it is a family's."""
    box = ("wetnorstad@isp.example",)
    one, two = (
        card("Monika Norstad", emails=box, phones=(own,), source=source)
        for source, own in (("vcard", "+442079461111"), ("google", "+442079462222"))
    )
    child = card("Emil Norstad", emails=box, source="outlook")

    assert len(found(one, two)) == 1
    assert len(found(one, two, child)) == 3


@pytest.mark.parametrize(("family", "people"), [("Valenbby", 1), ("Valesley", 2)])
def test_a_slip_in_a_surname_at_one_number_needs_no_question(family: str, people: int) -> None:
    """In one home nobody bears the same given name and nearly the same surname; two slips are worth a question."""
    cards = (
        card("Wei Valenby", phones=(HOME,), emails=("wei1@x.example",)),
        card(f"Wei {family}", phones=(HOME,), emails=("wei2@y.example",), source="google"),
    )

    assert len(found(*cards)) == people


def test_a_name_spelled_in_two_ways_or_scripts_at_one_number_is_one() -> None:
    """Two at one number seldom bear one name, and if they do they spell it alike; another town is a move."""
    pairs = (("Ιωάννα Μαυρέας", "Ioanna Mayreas"), ("Mohamed Chahine", "Mohammed Chahine"))

    for first, second in pairs:
        here = replace(card(first, phones=(HOME,)), city="Zwolle")
        there = replace(card(second, phones=(HOME,), source="google"), city="Thessaloniki")
        assert len(found(here, there)) == 1


def test_a_sister_in_another_language_is_not_the_same_name_by_ear() -> None:
    """Maria and Marie are forms of one name, and mother and daughter at one number."""
    one, two = (card(f"{name} Roth", phones=(HOME,), source=name) for name in ("Maria", "Marie"))

    assert len(found(one, two)) == 2


@pytest.mark.parametrize(
    ("first", "second", "box"),
    [
        ("Han Yeong-eun", "Han Hyeon Woo", "han7715@home.example"),
        ("Hwang Qiangrui", "Hwang Zhengguo", "clan16257@isp.example"),
        ("Deng Su", "Deng Ing", "clan53009@isp.example"),
        ("Jo Jeesu", "조 서준", "jo8474@home.example"),
    ],
    ids=["a mailbox by the surname", "the surname first", "Ing is a name", "two scripts"],
)
def test_a_surname_that_stands_first_makes_nobody_one(first: str, second: str, box: str) -> None:
    """In half the world the surname is written first, and is what a family's mailbox is called by."""
    one, two = (card(n, emails=(box,), phones=(HOME,), source=n) for n in (first, second))
    others = (card(f"Wei{n} {first.split()[0]}", source="outlook") for n in range(3))
    people = found(one, two, *others)

    assert people.at(one.id) is not people.at(two.id)


def test_an_address_made_of_one_persons_given_name_stays_their_own() -> None:
    """ana@ is Ana Díaz's though Ana Roth is what she was called before."""
    cards = (card(name, emails=("ana@diazroth.example",), source=name) for name in ("Ana Díaz", "Ana Roth Díaz"))

    assert len(found(*cards)) == 1


def test_an_address_made_of_a_name_in_other_letters_says_no_more_than_the_name() -> None:
    """Two called Λευτέρης Αντωνούλας have leyteris.antonoylas@ each at their own firm; zorro77 is one person's."""

    def people(local: str) -> int:
        cards = (
            Card(
                source="vcard",
                key=firm,
                name="Λευτέρης Αντωνούλας",
                organisation=firm,
                emails=(f"{local}@{firm}.example",),
            )
            for firm in ("nursery", "theatre")
        )
        return len(found(*cards))

    assert people("leyteris.antonoylas") == 2
    assert people("zorro77") == 1


def test_brothers_spelled_nearly_alike_are_asked_about_where_several_live() -> None:
    """Hussain and Hussein at a number of two are one man; at a mailbox that a sister has, too, they may be brothers."""
    box = ("elmasryfam39473@isp.example",)
    one, two = (card(f"{name} El Masry", emails=box, source=name) for name in ("Hussain", "Hussein"))
    sister = card("Laila El Masry", emails=box, source="outlook")

    assert len(found(one, two)) == 1
    assert len(found(one, two, sister)) == 3


def test_a_short_form_is_asked_about_where_several_live() -> None:
    """Xin may be short for Xinsu, and may be Xinsu's sister; where nobody else has the mailbox it speaks for one."""
    box = ("hsiehhouse44903@isp.example",)
    one, two = (card(f"{name} Hsieh", emails=box, phones=(HOME,), source=name) for name in ("Xin", "Xinsu"))
    mother = card("Laila Hsieh", emails=box, phones=(HOME,), source="outlook")

    assert len(found(one, two)) == 1
    assert len(found(one, two, mother)) == 3
