"""Variables: every column of a study with what it means, its scale and how it is read off."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from kithmap.gaps.member import BY_MYSELF
from kithmap.goals.need import Support
from kithmap.kit.speech import marked
from kithmap.research.measures import Measures
from kithmap.research.study import Alter, Study, StudyLink

Value = str | int | float | None
"""None is a missing value: an empty field."""
Row = TypeVar("Row")


@dataclass(frozen=True, slots=True)
class Variable(Generic[Row]):
    """One column. `kind` is its type in GraphML: string, int or double; `about` and `scale` are for the codebook."""

    name: str
    kind: str
    about: str
    scale: str
    value: Callable[[Study, Row], Value]


NO_UNIT = marked("0 to 1, no unit")
COUNT = marked("count")
DAYS = marked("days before the day of the export")
CODE = marked("code")
YES_NO = marked("1 yes, 0 no")


def _days_before(day: date | None, study: Study) -> int | None:
    return None if day is None else (study.day - day).days


def _origin(alter: Alter) -> str:
    if alter.member.met_through is None:
        return ""
    return "myself" if alter.member.met_through == BY_MYSELF else "somebody"


NAMES: tuple[Variable[Alter], ...] = (
    Variable("name", "string", marked("name, only on request"), marked("text"), lambda _, a: a.name),
    Variable(
        "organisation_name", "string", marked("organisation, only on request"), marked("text"),
        lambda _, a: a.organisation_name,
    ),
)  # fmt: skip
ALTER: tuple[Variable[Alter], ...] = (
    Variable("category", "string", marked("sector of the owner's map"), marked("code, see the categories"),
             lambda _, a: a.category),
    Variable("organisation", "string", marked("the same code means the same organisation"), CODE,
             lambda _, a: a.organisation),
    Variable("closeness", "int", marked("ring of perceived closeness"), marked("1 closest to 5; empty: not placed"),
             lambda _, a: a.member.ring),
    Variable("closeness_is_proposed", "int", marked("the ring was proposed from contact, not set by the owner"), YES_NO,
             lambda _, a: int(a.member.ring_is_proposed)),
    Variable("strength", "double", marked("tie strength: share of the owner's own known ties that are weaker, from "
             "contact with a half-life of 180 days and its reciprocity; empty below 3 days with contact"), NO_UNIT,
             lambda _, a: a.member.tie.strength),
    Variable("warmth_score", "double", marked("the same with a half-life of 45 days"), NO_UNIT,
             lambda _, a: a.member.tie.warmth_score),
    Variable("warmth", "string", marked("contact now, in words"), "warm, cooling, cold, dormant, unknown",
             lambda _, a: a.member.tie.warmth.value),
    Variable("rhythm", "string", marked("silence held against the usual gap"), "on track, slipping, dormant, unknown",
             lambda _, a: a.member.tie.rhythm.value),
    Variable("sent", "int", marked("messages and calls from the owner"), COUNT, lambda _, a: a.member.tie.sent),
    Variable("received", "int", marked("messages and calls to the owner"), COUNT,
             lambda _, a: a.member.tie.received),
    Variable("meetings", "int", marked("meetings, and calls without a known caller"), COUNT,
             lambda _, a: a.member.tie.meetings),
    Variable("days_with_contact", "int", marked("days with any contact"), COUNT,
             lambda _, a: a.member.tie.days_with_contact),
    Variable("first_contact", "int", marked("first contact in the records"), DAYS,
             lambda s, a: _days_before(a.member.tie.first, s)),
    Variable("last_contact", "int", marked("last contact in the records"), DAYS,
             lambda s, a: _days_before(a.member.tie.last, s)),
    Variable("usual_gap", "double", marked("median pause between spells of contact, days of "
             "contact up to three days apart being one; of nearly daily contact, between its days"), marked("days"),
             lambda _, a: a.member.tie.usual_gap_days),
    Variable("pull", "double", marked("how much the person could do for the goal, from offers, influence and "
             "importance; empty: no offer is known"), NO_UNIT, lambda _, a: a.pull),
    Variable("met", "string", marked("who brought the owner and the person together"),
             marked("myself, somebody; empty: not said"), lambda _, a: _origin(a)),
    Variable("met_through", "string", marked("the person who introduced them, if in the study"), CODE,
             lambda _, a: a.met_through),
)  # fmt: skip


def _could(kind: Support) -> Variable[Alter]:
    name = f"could_{kind.value.replace(' ', '_')}"
    about = marked("could give, was asked for or gave this kind of support")
    return Variable(name, "int", about, YES_NO, lambda _, a: int(kind in a.offers))


SUPPORT: tuple[Variable[Alter], ...] = tuple(_could(kind) for kind in Support)
LINK: tuple[Variable[StudyLink], ...] = (
    Variable("sureness", "double", marked("how surely and recently the two are in touch, from being written to or "
             "meeting together; named so that no program takes it for a weight unasked"), NO_UNIT,
             lambda _, link: link.sureness),
    Variable("told", "int", marked("the owner, or a file that was brought in, said that they know each other"), YES_NO,
             lambda _, link: int(link.is_told)),
)  # fmt: skip


EGO: tuple[Variable[Measures], ...] = (
    Variable("as_of", "string", marked("day of the export, to which all contact is counted"), "YYYY-MM-DD",
             lambda s, _: s.day.isoformat()),
    Variable("days_left", "int", marked("days to the date of the goal; empty: no date"), marked("days"),
             lambda s, _: s.goal.days_left(s.day)),
    Variable("needs", "int", marked("kinds of support that the goal needs"), COUNT, lambda s, _: s.needs),
    Variable("alters", "int", marked("people on the map"), COUNT, lambda _, m: m.alters),
    Variable("links", "int", marked("known links between them"), COUNT, lambda _, m: m.links),
    Variable("density", "double", marked("share of possible links that are known (binary; owner left out)"), NO_UNIT,
              lambda _, m: m.density),
    Variable("components", "int", marked("connected components (owner left out)"), COUNT, lambda _, m: m.components),
    Variable("isolates", "int", marked("people without a known link"), COUNT, lambda _, m: m.isolates),
    Variable("effective_size", "double", marked("effective size, binary (Burt 1992; Borgatti 1997)"),
              marked("1 to the number of alters"), lambda _, m: m.effective_size),
    Variable("efficiency", "double", marked("effective size as a share of the alters"), NO_UNIT,
              lambda _, m: m.efficiency),
    Variable("constraint", "double", marked("constraint, binary (Burt 1992); may exceed 1 in small networks"),
              marked("0 to 1.125, no unit"), lambda _, m: m.constraint),
    Variable("blau", "double", marked("diversity of categories (Blau 1977), people in a category only"), NO_UNIT,
              lambda _, m: m.blau),
)  # fmt: skip


def alter_variables(study: Study) -> tuple[Variable[Alter], ...]:
    """Give the columns of the people of a study, names first where they were asked for."""
    return (*(NAMES if study.has_names else ()), *ALTER, *SUPPORT)
