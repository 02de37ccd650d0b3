"""A study: one owner's network for one goal, as researchers take it, every person under a code."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from kithmap.gaps.member import Link, Member
from kithmap.goals.goal import Category, Goal
from kithmap.goals.need import Need, Support
from kithmap.goals.offer import OfferState
from kithmap.goals.template import load_template, template_names
from kithmap.kit.speech import say
from kithmap.research.pseudonyms import ego_code, pseudonyms

NO_CODE = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyCategory:
    """One category of the map; `label` is empty where it is in the owner's own words and names are left out."""

    code: str
    label: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Alter:
    """One person of the study (alter). `name` and `organisation_name` are empty unless names were asked for.

    `offers` are the support kinds that the person could give, was asked for or gave. `met_through` is the code of
    the person who introduced them, where that one is in the study too.
    """

    code: str
    name: str
    organisation_name: str
    organisation: str
    category: str
    member: Member
    pull: float | None
    offers: frozenset[Support]
    met_through: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StudyLink:
    """A bond between two people of the study (alter-alter tie): `sureness` above 0 to 1, `is_told` by the owner."""

    source: str
    target: str
    sureness: float
    is_told: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Study:
    """One owner's network as of `day`. Alters come in the order of their codes, which tells nothing."""

    ego: str
    goal: Goal
    day: date
    has_names: bool
    needs: int
    categories: tuple[StudyCategory, ...]
    alters: tuple[Alter, ...]
    links: tuple[StudyLink, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Network:
    """What a study is made of: the people on one goal's map with their pulls, and what is known among them."""

    goal: Goal
    categories: Sequence[Category]
    needs: Sequence[Need]
    members: Sequence[Member]
    pulls: Mapping[str, float | None]
    links: Sequence[Link]


def study_of(network: Network, *, day: date, key: bytes, has_names: bool = False) -> Study:
    """Give the study of a network as of `day`.

    `key` (see `KEY_BYTES`) makes the codes; whoever throws it away makes sure that nobody can go back from them. With
    `has_names`, names, organisations and the owner's own words for categories stand beside the codes.
    """
    codes = pseudonyms((member.person_id for member in network.members), letter="P", key=key)
    workplaces = pseudonyms(
        (member.organisation.casefold() for member in network.members if member.organisation), letter="O", key=key
    )
    categories = _categories(network.categories, has_names=has_names)
    supports = {need.id: need.support for need in network.needs}
    alters = [
        Alter(
            code=codes[member.person_id],
            name=member.name if has_names else "",
            organisation_name=member.organisation if has_names else "",
            organisation=workplaces.get(member.organisation.casefold(), NO_CODE),
            category=_code_of(member.category_id, categories),
            member=member,
            pull=network.pulls.get(member.person_id),
            offers=_supports(member, supports),
            met_through=codes.get(member.met_through or "", NO_CODE),
        )
        for member in network.members
    ]
    return Study(
        ego=ego_code(key),
        goal=network.goal,
        day=day,
        has_names=has_names,
        needs=len(network.needs),
        categories=tuple(categories.values()),
        alters=tuple(sorted(alters, key=lambda alter: alter.code)),
        links=_links(network.links, codes),
    )


def _code_of(category_id: str | None, categories: Mapping[str, StudyCategory]) -> str:
    found = categories.get(category_id or "")
    return found.code if found else NO_CODE


def _supports(member: Member, supports: Mapping[str, Support]) -> frozenset[Support]:
    given = (offer for offer in member.offers if offer.state is not OfferState.DECLINED)
    return frozenset(supports[offer.need_id] for offer in given if offer.need_id in supports)


def _categories(categories: Iterable[Category], *, has_names: bool) -> Mapping[str, StudyCategory]:
    """Give the categories by id, numbered in their order; own words may name somebody, those of templates do not."""
    known = _template_labels()
    return {
        category.id: StudyCategory(
            code=f"C{number}",
            label=category.name if has_names else known.get(category.name.casefold(), ""),
        )
        for number, category in enumerate(categories, start=1)
    }


def _template_labels() -> Mapping[str, str]:
    rows = [category for name in template_names() for category in load_template(name).categories]
    return {
        **{row.key.casefold(): say(row.key) for row in rows},
        **{row.name.casefold(): row.name for row in rows},
    }


def _links(links: Iterable[Link], codes: Mapping[str, str]) -> tuple[StudyLink, ...]:
    """Give the links within the study, each once, by code; a known "no" is no link."""
    found = {}
    for link in links:
        if link.a in codes and link.b in codes and link.a != link.b and link.weight > 0:
            source, target = sorted((codes[link.a], codes[link.b]))
            found[source, target] = StudyLink(source=source, target=target, sureness=link.weight, is_told=link.is_told)
    return tuple(found[pair] for pair in sorted(found))
