"""A census: every owner's ties and reading, computed apart and written as the policy says."""

from dataclasses import dataclass
from datetime import date

import narwhals as nw

from kithmap.kit.speech import say_count
from kithmap.ties.strength import day_number
from kithmap_census.engines.engine import Engine
from kithmap_census.fold import contact_days, is_sound, weighted
from kithmap_census.frame import Frame
from kithmap_census.groups import admitted, group_figures
from kithmap_census.policy import Audience, Policy
from kithmap_census.reading import read
from kithmap_census.strength import measured
from kithmap_census.words import told


@dataclass(frozen=True, slots=True, kw_only=True)
class Taken:
    """What a census did: contacts read and set aside (rows that cannot be counted), owners and ties told of."""

    contacts: int
    set_aside: int
    owners: int
    ties: int

    def sentence(self, out: str) -> str:
        """Tell it in words; `out` is where the ties are."""
        read = say_count("{number} contact read.", "{number} contacts read.", self.contacts)
        aside = say_count(
            "{number} of them is set aside as it cannot be counted.",
            "{number} of them are set aside as they cannot be counted.",
            self.set_aside,
        )
        owners = say_count("{number} owner", "{number} owners", self.owners)
        ties = say_count(
            "{number} tie of {owners} is in {out}.",
            "{number} ties of {owners} are in {out}.",
            self.ties,
            owners=owners,
            out=out,
        )
        return " ".join([read, *([aside] if self.set_aside else []), ties])


def ties_of_all(contacts: Frame, *, as_of: date) -> Frame:
    """Give every owner's ties as of a day, one row for each owner and person; columns as in docs/census.md."""
    as_of_day = day_number(as_of)
    days = contact_days(weighted(contacts.filter(is_sound())), as_of_day=as_of_day)
    return told(measured(days, as_of_day=as_of_day))


def readings_of_all(ties: Frame, *, as_of: date) -> Frame:
    """Give every owner's small reading as of the same day, one row for each owner with ties."""
    return read(ties, as_of_day=day_number(as_of))


def take_census(engine: Engine, *, contacts: str, members: str | None, out: str, as_of: date, policy: Policy) -> Taken:
    """Read contacts from a folder, and write ties, readings and group figures into folders below `out`.

    Owners who are not among `members`, or did not agree, are left out before anything is computed of them. Some owners
    are computed at a time, so that memory holds those only.
    """
    roll = engine.scan(members) if members is not None else None
    rows, sound = engine.numbers(
        _admitted(engine.scan(contacts), roll).select(rows=nw.len(), sound=is_sound().cast(nw.Int64).sum())
    )
    owners = people = 0
    told = []
    for number, part in enumerate(engine.portions(contacts)):
        ties = engine.kept(ties_of_all(_admitted(part, roll), as_of=as_of), f"ties-{number}")
        readings = engine.kept(readings_of_all(ties, as_of=as_of), f"readings-{number}")
        _write(engine, ties, audience=policy.ties, folder=f"{out}/ties")
        _write(engine, readings, audience=policy.readings, folder=f"{out}/readings")
        told.append(readings)
        more = engine.numbers(readings.select(owners=nw.len(), ties=nw.col("people").sum()))
        owners, people = owners + more[0], people + more[1]
    if policy.groups and roll is not None:
        engine.write(group_figures(nw.concat(told), roll, least_group=policy.least_group), f"{out}/groups")
    return Taken(contacts=rows, set_aside=rows - sound, owners=owners, ties=people)


def _admitted(contacts: Frame, roll: Frame | None) -> Frame:
    return contacts if roll is None else admitted(contacts, roll)


def _write(engine: Engine, frame: Frame, *, audience: Audience, folder: str) -> None:
    if audience is Audience.WHOLE:
        engine.write(frame, folder)
    elif audience is Audience.OWNER:
        engine.write_by_owner(frame, folder)
