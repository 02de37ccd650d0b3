"""Who is meant by a name that was typed, slips of the fingers forgiven."""

from email.utils import parseaddr

from kithmap.actions.suggest_people import LEAST_LETTERS, SUGGESTIONS, suggest_people
from kithmap.errors import NoSuchPerson, SeveralPeople
from kithmap.flow import Flow
from kithmap.people.handles import normal_handle
from kithmap.people.person import Person
from kithmap_app.programs.finding import find_rows
from kithmap_app.speech import say

ASKED_ABOUT = 3
"""People named in the question which one is meant."""


def suggested(flow: Flow, text: str) -> tuple[Person, ...]:
    """Give the people to choose from while a name is typed: whose names begin so, then whoever else fits."""
    begun = suggest_people(flow.people, text)
    if len(begun) == SUGGESTIONS or len(text.strip()) < LEAST_LETTERS:
        return begun
    others = (flow.people.people[int(row)] for row in find_rows(flow, text)[:SUGGESTIONS])
    return tuple(dict.fromkeys((*begun, *others)))[:SUGGESTIONS]


def person_meant(flow: Flow, name: str) -> Person:
    """Give the one person whose name begins as typed, or whom the library takes for the one meant, or who is near.

    "Name <address>", as mail programs copy it, is whoever has the address, else whoever has the name. Raises
    NoSuchPerson, and SeveralPeople where more than one may be meant.
    """
    pasted, address = parseaddr(name) if "<" in name else ("", "")
    if address and (found := flow.people.at(normal_handle(f"mail:{address}"))):
        return found
    name = pasted or name
    begun = suggest_people(flow.people, name, most=2)
    if len(begun) == 1:
        return begun[0]
    try:
        return flow.people.named(name)
    except NoSuchPerson:
        near = [flow.people.people[int(row)] for row in find_rows(flow, name)[: ASKED_ABOUT + 1]]
        if not near:
            raise
    if len(near) > 1:
        *before, last = [person.name for person in near[:ASKED_ABOUT]]
        raise SeveralPeople(name, say("{names} or {last}", names=", ".join(before), last=last))
    return near[0]
