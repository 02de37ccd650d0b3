"""`kithmap ask`: a request to one person, from its first words to what came of it."""

import click

from kithmap.actions.make_ask import draft_ask, follow_up, latest_ask, note_answer, send_ask
from kithmap.flow import Flow
from kithmap.people.person import Person
from kithmap.plan.ask import Ask, AskState
from kithmap.plan.courage import easy_greetings, takes_courage
from kithmap.plan.remembering import open_promises, promise_sentence
from kithmap.plan.ways import ways_to_reach
from kithmap_app.cli.loop_desk import LoopDesk, need_of, works_on_the_loop
from kithmap_app.cli.options import JSON
from kithmap_app.cli.telling import tell, tell_json
from kithmap_app.speech import say

ANSWERS = {"answered": AskState.ANSWERED, "helped": AskState.HELPED, "declined": AskState.DECLINED}


@click.command(
    "ask",
    epilog='\b\nExamples:\n  kithmap ask ana "Who hires at Acme?" --need introduction --guess 30 --book my.json\n'
    "  kithmap ask ana --sent --way mail --book my.json\n  kithmap ask ana --helped --book my.json",
)
@click.argument("person")
@click.argument("text", default="")
@works_on_the_loop
@click.option("--need", metavar="LABEL", help="Which need of the goal it is for; a part of its name is enough.")
@click.option("--guess", type=click.IntRange(0, 100), help="How likely you think a yes is, in per cent.")
@click.option("--sent", "step", flag_value="sent", help="You have sent it.")
@click.option("--again", "step", flag_value="again", help="You have written again.")
@click.option("--answered", "step", flag_value="answered", help="They answered.")
@click.option("--helped", "step", flag_value="helped", help="They helped.")
@click.option("--declined", "step", flag_value="declined", help="They said no.")
@click.option("--way", default="", help="How it went: mail, tel, chat …")
@JSON
def command(
    person: str,
    text: str,
    desk: LoopDesk,
    need: str | None,
    guess: int | None,
    step: str | None,
    way: str,
    *,
    as_json: bool,
) -> None:
    """Ask PERSON for something: draft it with TEXT, then say that it was sent and what came of it.

    Kithmap never sends anything. `kithmap undo` takes each step back.
    """
    flow = desk.flow()
    who = flow.people.named(person)
    known = latest_ask(desk.book, who, goal=desk.goal)
    if known is None or text or step is None:
        share = None if guess is None else guess / 100
        wanted = None if need is None else need_of(flow, need)
        known = draft_ask(desk.book, who, goal=desk.goal, today=desk.today, need=wanted, text=text, guess=share)
    ask = _stepped(desk, who, known, step=step, way=way)
    desk.save()
    if as_json:
        tell_json({"person": who, "ask": ask, "state": ask.state})
        return
    click.echo(_told(who, ask))
    if ask.state is AskState.DRAFTED:
        _encourage(flow, who, ask)


def _stepped(desk: LoopDesk, who: Person, ask: Ask, *, step: str | None, way: str) -> Ask:
    if step == "sent":
        return send_ask(desk.book, ask, who, day=desk.today, way=way)
    if step == "again":
        return follow_up(desk.book, ask, who, day=desk.today)
    return note_answer(desk.book, ask, who, state=ANSWERS[step], day=desk.today) if step else ask


def _told(who: Person, ask: Ask) -> str:
    if ask.state is AskState.DRAFTED:
        return say("Drafted: an ask to {name}.", name=who.name)
    if ask.state is AskState.SENT:
        if ask.followed_up_on is not None:
            return say("Noted: you wrote to {name} again.", name=who.name)
        return say("Noted: you asked {name}.", name=who.name)
    if ask.state is AskState.HELPED:
        return say("Noted: {name} helped. Say thank you when you know what came of it.", name=who.name)
    if ask.state is AskState.DECLINED:
        return say("Noted: {name} said no. Others are not asked yet.", name=who.name)
    return say("Noted: {name} answered.", name=who.name)


def _encourage(flow: Flow, who: Person, ask: Ask) -> None:
    """Show what is promised, easy greetings before a hard message, and ways to send it."""
    for promise in open_promises(flow.loop, who.id):
        tell(promise_sentence(promise, name=who.name, today=flow.today), indent=3)
    tie = flow.ties.tie(flow.people.rows[who.id], who.id)
    greetings = easy_greetings(flow.members, besides=[who.id], today=flow.today)
    if takes_courage(tie.warmth) and greetings:
        tell(say("Three easy greetings first make this one easier:"), indent=3)
        for greeting in greetings:
            tell(f"→ “{greeting.text}”", indent=6)
    for way in ways_to_reach(who.handles, text=ask.text):
        click.echo(f"   {way.title}: {way.link}")
