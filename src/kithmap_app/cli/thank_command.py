"""`kithmap thank`: who helped, and thanks for it."""

import click

from kithmap.actions.end_goal import end_goal, thanks_of
from kithmap.actions.thank_person import thank_person
from kithmap.plan.ending import EndingKind
from kithmap_app.cli.loop_desk import LoopDesk, works_on_the_loop
from kithmap_app.cli.options import JSON
from kithmap_app.cli.telling import heading, tell, tell_json
from kithmap_app.speech import say


@click.command(
    "thank",
    epilog="\b\nExamples:\n  kithmap thank --book my.json\n  kithmap thank ana --book my.json\n"
    "  kithmap thank --ended reached --book my.json",
)
@click.argument("person", default="")
@works_on_the_loop
@click.option(
    "--ended",
    type=click.Choice([kind.value for kind in EndingKind]),
    help="The goal has come to its end; then thank everybody who helped.",
)
@JSON
def command(person: str, desk: LoopDesk, ended: str | None, *, as_json: bool) -> None:
    """Note that you thanked PERSON; without PERSON list who helped, what each gave, and a thank-you for each."""
    if ended:
        end_goal(desk.book, desk.goal, kind=EndingKind(ended), day=desk.today)
    if person:
        thank_person(desk.book, who := desk.person(person), goal=desk.goal, day=desk.today)
    if ended or person:
        desk.save()
    found = thanks_of(desk.book, desk.goal, today=desk.today)
    if as_json:
        tell_json(found)
        return
    if person:
        click.echo(say("Noted: you thanked {name}.", name=who.name))
        return
    for thank in found:
        heading(thank.name + (" ✓" if thank.is_thanked else ""))
        if not thank.is_thanked:
            tell(f"→ “{thank.text}”", indent=3)
    if not found:
        tell(say("No help is noted yet. When somebody helps: kithmap ask NAME --helped --book FILE"))
