"""Proposed rings and blind spots on the command line."""

from collections.abc import Iterable

import click

from kithmap.flow import Flow
from kithmap.kit.reason import Reason
from kithmap.people.person import Person
from kithmap.roster.calibrated import what_is_missing
from kithmap_app.cli.telling import heading, tell_json
from kithmap_app.speech import say, say_count


def tell_proposals(flow: Flow, most: int, *, as_json: bool) -> None:
    """Tell rings as the owner usually places people, and where rings and contacts disagree."""
    proposals, spots, missing = flow.ring_proposals[:most], flow.blind_spots, what_is_missing(flow.calibrated)
    if as_json:
        tell_json({"proposals": proposals, "missing": missing, "blind_spots": spots})
        return
    learned = say_count(
        "Rings as you usually place people, learned from {number} placement.",
        "Rings as you usually place people, learned from {number} placements.",
        len(flow.calibrated.told),
    )
    heading(missing or learned)
    for proposal in proposals:
        ring = say("ring {ring}", ring=proposal.ring)
        _tell(proposal.person, proposal.reasons, said=ring)
    heading(say("In touch all the time, and not on this map"))
    _tell_all((spot.person, spot.reasons) for spot in spots.off_map[:most])
    heading(say("Placed close, and silent"))
    _tell_all((spot.person, spot.reasons) for spot in spots.silent[:most])


def _tell_all(found: Iterable[tuple[Person, tuple[Reason, ...]]]) -> None:
    nobody = True
    for person, reasons in found:
        nobody = False
        _tell(person, reasons)
    if nobody:
        click.echo(say("Nobody."))


def _tell(person: Person, reasons: tuple[Reason, ...], *, said: str = "") -> None:
    click.echo(say("{name}: {ring}", name=person.name, ring=said) if said else person.name)
    for reason in reasons:
        click.echo(f"  {reason.text}")
