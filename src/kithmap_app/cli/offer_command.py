"""`kithmap offer`: what somebody could do for a need of the goal."""

import click

from kithmap.actions.record_offer import drop_offer, offers_of, record_offer
from kithmap.errors import NotFound
from kithmap.goals.offer import OfferState
from kithmap.goals.pull import pull
from kithmap_app.cli.loop_desk import LoopDesk, need_of, works_on_the_loop
from kithmap_app.cli.options import JSON
from kithmap_app.cli.telling import tell, tell_json
from kithmap_app.speech import say

GRADES = {"little": 1, "lot": 2, "decides": 3}


@click.command(
    "offer",
    epilog="\b\nExamples:\n  kithmap offer ana advice --influence lot\n  kithmap offer ana introduction --state gave\n"
    "  kithmap offer ana advice --drop\n  kithmap offer ana",
)
@click.argument("person")
@click.argument("need", default="")
@works_on_the_loop
@click.option("--influence", type=click.Choice(list(GRADES)), default="little", show_default=True, help="How much.")
@click.option(
    "--state", type=click.Choice([state.value for state in OfferState]), help="How far it has come; could, at first."
)
@click.option("--drop", is_flag=True, help="Take back what is noted.")
@JSON
def command(
    person: str, need: str, desk: LoopDesk, influence: str, state: str | None, *, drop: bool, as_json: bool
) -> None:
    """Note that PERSON could help with NEED (a part of its name); without NEED show what is noted of them."""
    flow = desk.flow()
    who = flow.people.named(person)
    if need:
        wanted = need_of(flow, need)
        if drop:
            if not offers_of(desk.book, who, need=wanted):
                raise NotFound(say("Nothing is noted of {name} for “{need}”.", name=who.name, need=wanted.label))
            drop_offer(desk.book, who, need=wanted, states=frozenset(OfferState))
        else:
            grade, far = GRADES[influence], OfferState(state) if state else None
            record_offer(desk.book, who, need=wanted, state=far, influence=grade, today=desk.today)
        desk.save()
    offers = [offer for one in flow.needs for offer in offers_of(desk.book, who, need=one)]
    if as_json:
        tell_json({"person": who, "offers": offers})
        return
    click.echo(who.name)
    reasons = pull(who.id, offers, flow.needs).reasons
    for reason in reasons:
        tell(reason.text, indent=3)
    if not reasons:
        tell(say("Nothing is noted that they could do for this goal."), indent=3)
