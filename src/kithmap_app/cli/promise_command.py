"""`kithmap promise`: what is owed, either way."""

from datetime import date

import click

from kithmap.actions.make_promise import keep_promise, let_go, make_promise, promises_with
from kithmap.errors import NotFound
from kithmap.people.names import folded
from kithmap.people.person import Person
from kithmap.plan.promise import Promise
from kithmap.plan.remembering import promise_sentence
from kithmap_app.cli.loop_desk import LoopDesk, works_on_the_loop
from kithmap_app.cli.options import JSON, Day
from kithmap_app.cli.telling import tell, tell_json
from kithmap_app.speech import say


@click.command(
    "promise",
    epilog='\b\nExamples:\n  kithmap promise ana "Send her my notes" --due 2026-12-01 --book my.json\n'
    '  kithmap promise ana "Ask her boss" --theirs --book my.json\n  kithmap promise ana notes --kept --book my.json\n'
    "  kithmap promise --book my.json",
)
@click.argument("person", default="")
@click.argument("what", default="")
@works_on_the_loop
@click.option("--theirs", is_flag=True, help="They promised you.")
@click.option("--due", type=Day(), help="By when.")
@click.option("--kept", "step", flag_value="kept", help="It was kept; WHAT may be a part of its words.")
@click.option("--let-go", "step", flag_value="let go", help="It is not owed any more.")
@JSON
def command(
    person: str, what: str, desk: LoopDesk, due: date | None, step: str | None, *, theirs: bool, as_json: bool
) -> None:
    """Note what you promised PERSON, or they promised you; without WHAT list the open promises."""
    who = desk.person(person) if person else None
    if who is None or not (what or step):
        found = promises_with(desk.book, who) if who else _open(desk)
        _tell(desk, found, as_json=as_json)
        return
    if step is None:
        promise = make_promise(desk.book, who, what=what, by_me=not theirs, today=desk.today, due=due)
    else:
        settle = keep_promise if step == "kept" else let_go
        promise = settle(desk.book, _meant(desk, who, what), day=desk.today)
    desk.save()
    if as_json:
        tell_json(promise)
        return
    sentence = promise_sentence(promise, name=who.name, today=desk.today)
    click.echo(sentence if promise.is_open else say("Settled. {promise}", promise=sentence))


def _open(desk: LoopDesk) -> tuple[Promise, ...]:
    return tuple(promise for promise in desk.book.facts.promises.values() if promise.is_open)


def _meant(desk: LoopDesk, who: Person, what: str) -> Promise:
    fits = [promise for promise in promises_with(desk.book, who) if folded(what) in folded(promise.what)]
    if not fits:
        raise NotFound(say("There is no open promise with {name} in these words.", name=who.name))
    return fits[0]


def _tell(desk: LoopDesk, promises: tuple[Promise, ...], *, as_json: bool) -> None:
    if as_json:
        tell_json(promises)
        return
    loop = desk.flow().loop
    for promise in promises:
        tell(promise_sentence(promise, name=loop.name(promise.person), today=desk.today))
    if not promises:
        tell(say("Nothing is owed, either way."))
