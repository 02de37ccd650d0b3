"""The cast: one made-up owner and twelve people, the same in every test room.

Mira Solberg wants to lead a data team. Whoever needs a person, a card, a goal or an offer in a test takes it from here,
so that a reader who has met Ana once knows her everywhere. Every address is at a domain reserved for examples, every
phone number in a range set aside for fiction.
"""

from dataclasses import replace
from datetime import date

from kithmap.goals.goal import Category, Chair, Goal, Placement
from kithmap.goals.need import Need, Support
from kithmap.goals.offer import Offer, OfferState
from kithmap.people.person import Person
from kithmap.sources.card import Card

TODAY = date(2026, 3, 16)

OWNER = Person(
    id="mail:mira@solberg.example",
    name="Mira Solberg",
    given="Mira",
    family="Solberg",
    handles=("mail:mira@solberg.example", "mail:mira.solberg@fern.example"),
    organisation="Fern Energy",
    city="Bergen",
)

# Works with Mira at Fern Energy
ANA = Person(
    id="mail:ana.diaz@fern.example",
    name="Ana Díaz",
    given="Ana",
    family="Díaz",
    handles=("mail:ana.diaz@fern.example", "url:linkedin.com/in/ana-diaz-made-up"),
    organisation="Fern Energy",
    title="Data engineer",
    city="Bergen",
    sources=("vcard", "linkedin"),
)
KWAME = Person(
    id="mail:kwame.mensah@fern.example",
    name="Kwame Mensah",
    given="Kwame",
    family="Mensah",
    handles=("mail:kwame.mensah@fern.example",),
    organisation="Fern Energy",
    title="Head of analytics",
    city="Bergen",
    sources=("vcard",),
)
# Worked with Mira at Halden Bank, years ago
JO = Person(
    id="mail:jo.whitfield@halden.example",
    name="Jo Whitfield",
    given="Jo",
    family="Whitfield",
    handles=("mail:jo.whitfield@halden.example", "mail:jo@whitfield.example", "tel:+447700900117"),
    organisation="Halden Bank",
    title="Risk lead",
    city="London",
    labels=("Former team",),
    sources=("vcard", "google"),
)
YUMI = Person(
    id="mail:yumi@tanaka.example",
    name="田中 由美",
    given="由美",
    family="田中",
    handles=("mail:yumi@tanaka.example",),
    organisation="Kumo Labs",
    title="Analytics director",
    city="Osaka",
    sources=("linkedin",),
)
# Hires people
PRIYA = Person(
    id="mail:priya@northhire.example",
    name="Priya Raman",
    given="Priya",
    family="Raman",
    handles=("mail:priya@northhire.example", "tel:+12125550142"),
    organisation="Northhire",
    title="Talent partner",
    city="Oslo",
    sources=("linkedin",),
)
# Taught Mira
SALMA = Person(
    id="mail:salma.haddad@uni-lund.example",
    name="سلمى حداد",
    given="سلمى",
    family="حداد",
    handles=("mail:salma.haddad@uni-lund.example",),
    organisation="University of Lund",
    title="Professor of statistics",
    city="Lund",
    sources=("google",),
)
OLEKSII = Person(
    id="mail:oleksii@kovalenko.example",
    name="Олексій Коваленко",
    given="Олексій",
    family="Коваленко",
    handles=("mail:oleksii@kovalenko.example",),
    organisation="Kumo Labs",
    city="Kraków",
    labels=("University",),
    sources=("google",),
)
# Friends and neighbours
TOMAS = Person(
    id="mail:tomas@berg.example",
    name="Tomás Berg",
    given="Tomás",
    family="Berg",
    handles=("mail:tomas@berg.example", "tel:+46701740611"),
    city="Bergen",
    labels=("Climbing",),
    sources=("vcard",),
)
IFEOMA = Person(
    id="tel:+447700900321",
    name="Ifeoma Obi",
    given="Ifeoma",
    family="Obi",
    handles=("tel:+447700900321",),
    city="Bergen",
    labels=("Neighbours",),
    sources=("vcard",),
)
LEE = Person(id="card:names-lee", name="Lee", given="Lee", card_ids=("card:names-lee",), sources=("names",))
# Family
ERIK = Person(
    id="mail:erik@solberg.example",
    name="Erik Solberg",
    given="Erik",
    family="Solberg",
    handles=("mail:erik@solberg.example",),
    city="Ålesund",
    sources=("vcard",),
)
INGRID = Person(
    id="mail:ingrid@moe.example",
    name="Ingrid Moe Solberg",
    given="Ingrid",
    family="Moe Solberg",
    handles=("mail:ingrid@moe.example",),
    organisation="Halden Bank",
    city="Bergen",
    labels=("Family",),
    sources=("google",),
)

PEOPLE = (ANA, KWAME, JO, YUMI, PRIYA, SALMA, OLEKSII, TOMAS, IFEOMA, LEE, ERIK, INGRID)

GOAL = Goal(
    id="goal:lead",
    outcome="Lead a data team",
    by=date(2026, 6, 30),
    why="I would rather build a team than one more dashboard.",
    since=date(2026, 1, 12),
)

COLLEAGUES = Category(
    id="category:colleagues",
    goal_id=GOAL.id,
    name="Colleagues",
    order=0,
    colour=0,
    prompt="Whom do you work with?",
)
FORMER = replace(COLLEAGUES, id="category:former", name="Former colleagues", order=1, colour=1)
RECRUITERS = replace(COLLEAGUES, id="category:recruiters", name="Recruiters", order=2, colour=3)
MENTORS = replace(COLLEAGUES, id="category:mentors", name="Mentors", order=3, colour=4)
FRIENDS = replace(COLLEAGUES, id="category:friends", name="Friends", order=4, colour=6)
FAMILY = replace(COLLEAGUES, id="category:family", name="Family", order=5, colour=7)
CATEGORIES = (COLLEAGUES, FORMER, RECRUITERS, MENTORS, FRIENDS, FAMILY)

OPENING = Need(
    id="need:opening",
    goal_id=GOAL.id,
    support=Support.INTRODUCTION,
    label="An introduction to someone who hires",
    importance=3,
    question="Who could introduce you to a person who hires for this?",
)
ADVICE = Need(
    id="need:advice",
    goal_id=GOAL.id,
    support=Support.ADVICE,
    label="Advice from someone who leads a team",
    importance=2,
    question="Who leads a team and would tell you what it is like?",
)
CHEER = Need(
    id="need:cheer",
    goal_id=GOAL.id,
    support=Support.ENCOURAGEMENT,
    label="Someone who lifts you on a bad day",
    importance=1,
    question="Whom do you call on a bad day?",
)
NEEDS = (OPENING, ADVICE, CHEER)

OFFERS = (
    Offer(need_id=OPENING.id, person=PRIYA.id, influence=3),
    Offer(need_id=OPENING.id, person=JO.id, influence=2, state=OfferState.ASKED),
    Offer(need_id=ADVICE.id, person=KWAME.id, influence=3, state=OfferState.GAVE),
    Offer(need_id=ADVICE.id, person=JO.id, influence=3),
    Offer(need_id=ADVICE.id, person=ERIK.id, influence=1, state=OfferState.DECLINED),
    Offer(need_id=CHEER.id, person=TOMAS.id, influence=2),
)

PLACEMENTS = (
    Placement(goal_id=GOAL.id, person=ANA.id, ring=2, category_id=COLLEAGUES.id),
    Placement(goal_id=GOAL.id, person=KWAME.id, ring=3, category_id=COLLEAGUES.id),
    Placement(goal_id=GOAL.id, person=JO.id, ring=2, category_id=FORMER.id),
    Placement(goal_id=GOAL.id, person=YUMI.id, category_id=FORMER.id),
    Placement(goal_id=GOAL.id, person=PRIYA.id, ring=5, category_id=RECRUITERS.id),
    Placement(goal_id=GOAL.id, person=SALMA.id, ring=4, category_id=MENTORS.id),
    Placement(goal_id=GOAL.id, person=TOMAS.id, ring=1, category_id=FRIENDS.id),
    Placement(goal_id=GOAL.id, person=ERIK.id, ring=1, category_id=FAMILY.id),
    Placement(goal_id=GOAL.id, person=INGRID.id, ring=3, category_id=FAMILY.id),
)

CHAIRS = (
    Chair(
        id="chair:peer",
        goal_id=GOAL.id,
        label="Someone who leads a data team",
        category_id=MENTORS.id,
        need_id=ADVICE.id,
    ),
)

CARDS = (
    Card(
        source="vcard",
        key="uid-ana",
        name="Ana Díaz",
        given="Ana",
        family="Díaz",
        emails=("Ana.Diaz@fern.example",),
        organisation="Fern Energy",
        title="Data engineer",
    ),
    Card(
        source="linkedin",
        key="https://www.linkedin.com/in/ana-diaz-made-up",
        name="Ana Díaz Romero",
        given="Ana",
        family="Díaz Romero",
        emails=("ana.diaz@fern.example",),
        urls=("https://www.linkedin.com/in/ana-diaz-made-up",),
        organisation="Fern Energy",
        known_since=date(2023, 5, 2),
    ),
    Card(
        source="vcard",
        key="uid-jo",
        name="Jo Whitfield",
        given="Jo",
        family="Whitfield",
        emails=("jo.whitfield@halden.example", "jo@whitfield.example"),
        phones=("+44 7700 900117",),
        organisation="Halden Bank",
    ),
    Card(
        source="google", key="jo-2", name="Joanna Whitfield", emails=("jo@whitfield.example",), labels=("Former team",)
    ),
    Card(
        source="google",
        key="salma",
        name="سلمى حداد",
        emails=("salma.haddad@uni-lund.example",),
        organisation="University of Lund",
    ),
    Card(source="vcard", key="uid-ifeoma", name="Ifeoma Obi", phones=("+44 7700 900321",), labels=("Neighbours",)),
    Card(source="names", key="lee", name="Lee"),
)
