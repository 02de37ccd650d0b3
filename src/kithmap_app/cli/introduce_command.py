"""`kithmap introduce`: introductions, made once both have said yes."""

import click

from kithmap.actions.arrange_introduction import (
    advance_introduction,
    ask_for_introduction,
    note_yes,
    plan_introduction,
)
from kithmap.errors import NoSuchPerson, NotFound
from kithmap.people.names import folded
from kithmap.people.person import Person
from kithmap.plan.introduction import Direction, Introduction, IntroductionState
from kithmap.plan.introduction_steps import blurb, next_word
from kithmap_app.cli.loop_desk import LoopDesk, works_on_the_loop
from kithmap_app.cli.options import JSON
from kithmap_app.cli.telling import tell, tell_json
from kithmap_app.speech import say

STATES = {
    "made": IntroductionState.MADE,
    "met": IntroductionState.MET,
    "thanked": IntroductionState.THANKED,
    "declined": IntroductionState.DECLINED,
}


@click.command(
    "introduce",
    epilog='\b\nExamples:\n  kithmap introduce ana "Lu Chen" --book my.json\n'
    "  kithmap introduce ana ben --by-me --book my.json\n  kithmap introduce ana lu --yes ana --book my.json\n"
    "  kithmap introduce ana lu --made --book my.json\n  kithmap introduce --book my.json",
)
@click.argument("who", default="")
@click.argument("to", default="")
@works_on_the_loop
@click.option("--by-me", is_flag=True, help="You bring WHO and TO together; otherwise WHO introduces you to TO.")
@click.option("--asked", "step", flag_value="asked", help="You have asked.")
@click.option("--yes", "yes", metavar="NAME", help="This one of the two has said yes.")
@click.option("--made", "step", flag_value="made", help="It was made; both must have said yes.")
@click.option("--met", "step", flag_value="met", help="They have met.")
@click.option("--thanked", "step", flag_value="thanked", help="You have said thank you.")
@click.option("--declined", "step", flag_value="declined", help="One of them said no.")
@JSON
def command(
    who: str, to: str, desk: LoopDesk, step: str | None, yes: str | None, *, by_me: bool, as_json: bool
) -> None:
    """Have WHO introduce you to TO, or bring two people together; without names list the introductions.

    TO may be a name that is not in the book. Kithmap never writes to anybody.
    """
    if not (who and to):
        _tell_all(desk, as_json=as_json)
        return
    person = desk.person(who)
    found = _known(desk, person, to) if (step or yes) else _planned(desk, person, to, by_me=by_me)
    if yes:
        found = note_yes(desk.book, found, by_who=_is_first(desk, found, yes), day=desk.today)
    elif step == "asked":
        found = ask_for_introduction(desk.book, found, day=desk.today)
    elif step:
        found = advance_introduction(desk.book, found, state=STATES[step], day=desk.today)
    desk.save()
    if as_json:
        tell_json(found)
        return
    loop = desk.flow().loop
    if step is None and yes is None:
        goal, name = desk.goal, desk.book.facts.me.name
        tell(say("To pass on: {words}", words=blurb(found, loop=loop, goal=goal, owner_name=name)))
    tell(next_word(found, loop=loop) or say("Noted."))


def _planned(desk: LoopDesk, who: Person, to: str, *, by_me: bool) -> Introduction:
    direction = Direction.BY_ME if by_me else Direction.FOR_ME
    other: Person | str = to
    try:
        other = desk.person(to)
    except NoSuchPerson:
        # whom one would like to meet is mostly not known yet
        if by_me:
            raise
    return plan_introduction(desk.book, who, other, direction=direction, goal=desk.goal, today=desk.today)


def _known(desk: LoopDesk, who: Person, to: str) -> Introduction:
    loop = desk.flow().loop
    mine = (one for one in loop.introductions if loop.person_id(one.who) == who.id)
    found = next((one for one in mine if folded(to) in folded(loop.name(one.to))), None)
    if found is None:
        raise NotFound(say("There is no introduction of these two on your list."))
    return found


def _is_first(desk: LoopDesk, found: Introduction, name: str) -> bool:
    """Tell whether the one who makes it (or the first of the two) is meant, not the other."""
    loop = desk.flow().loop
    who, to = (folded(loop.name(anchor)) for anchor in (found.who, found.to))
    if (folded(name) in who) == (folded(name) in to):
        raise NotFound(say("Say which of the two said yes: {who} or {to}.", who=loop.name(found.who),
                           to=loop.name(found.to)))  # fmt: skip
    return folded(name) in who


def _tell_all(desk: LoopDesk, *, as_json: bool) -> None:
    loop = desk.flow().loop
    if as_json:
        tell_json(loop.introductions)
        return
    for one in loop.introductions:
        pair = say("{who} and {to}", who=loop.name(one.who), to=loop.name(one.to))
        tell(say("{pair}: {step}", pair=pair, step=next_word(one, loop=loop) or say("over")))
    if not loop.introductions:
        tell(say("No introductions on your list."))
