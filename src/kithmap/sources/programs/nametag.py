"""Nametag's JSON export becomes cards, and the day of the last contact an interaction."""

from collections.abc import Iterator

from kithmap.kit.speech import marked, say, written
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import OWNER_ADDRESS, Channel, Interaction, Participant, Role, interaction_key
from kithmap.sources.json_parts import Look, Path, items, json_head, member, parts, plain
from kithmap.sources.moment import likely_moment
from kithmap.sources.programs.address import address_of_card
from kithmap.sources.trouble import Trouble

SOURCE = "nametag"
BIRTHDAYS = ("birthday", "birth", "cumpleaños", "geburtstag", "anniversaire", "compleanno")


def recognise(document: Document) -> bool:
    """Is it an object with Nametag's people in it?"""
    head = json_head(document)
    marks = ('"exportDate"', '"people"', '"groups"', '"version"')
    return head.startswith("{") and all(mark in head for mark in marks)


def read(document: Document, hints: Hints) -> Iterator[Record]:
    """Stream a card for each person, and an interaction for the day of the last contact with them."""
    for part in parts(document, _look):
        if isinstance(part, Trouble):
            yield part
        elif part.path == ("people", "*"):
            card = _card(part.value)
            if card is None:
                yield _nobody(document.name, part.line)
                continue
            yield card
            when = likely_moment(plain(member(part.value, "lastContact")), hints.today)
            if when is not None:
                people = (
                    Participant(Role.SENDER, OWNER_ADDRESS, ""),
                    Participant(Role.TO, address_of_card(card), card.name),
                )
                yield Interaction(interaction_key(SOURCE, card.key, when), when, Channel.MESSAGE, people)


def _look(path: Path) -> Look:
    if path in ((), ("people",)):
        return Look.OPEN
    return Look.TAKE if path == ("people", "*") else Look.PASS


def _nobody(file: str, line: int) -> Trouble:
    return Trouble(
        file,
        line,
        say("The entry in line {line} names nobody.", line=written(line)),
        say("Nothing, if it is meant to be empty."),
    )


def _card(value: object) -> Card | None:
    def each(key: str, inner: str) -> list[str]:
        return [plain(member(one, inner)) for one in items(member(value, key))]

    related = [
        f"{plain(member(one, 'relationshipType', 'label'))}: {plain(member(one, 'relatedPersonName'))}"
        for one in items(member(value, "relationships"))
    ]
    return Draft(
        given=plain(member(value, "name")),
        middle=plain(member(value, "middleName")),
        family=f"{plain(member(value, 'surname'))} {plain(member(value, 'secondLastName'))}".strip(),
        nickname=plain(member(value, "nickname")),
        emails=each("emails", "email"),
        phones=each("phoneNumbers", "number"),
        urls=each("urls", "url"),
        organisation=plain(member(value, "organization")),
        title=plain(member(value, "jobTitle")),
        city=next((city for city in each("addresses", "locality") if city), ""),
        birthday=_birthday(value),
        labels=[plain(group) for group in items(member(value, "groups"))],
        notes=[plain(member(value, "notes")), *related],
    ).card(source=SOURCE, key=plain(member(value, "id")))


def _birthday(value: object) -> str:
    for one in items(member(value, "importantDates")):
        if plain(member(one, "title")).casefold().startswith(BIRTHDAYS):
            return plain(member(one, "date"))[:10]
    return ""


NAMETAG = Format(SOURCE, marked("Nametag export"), recognise, read)
