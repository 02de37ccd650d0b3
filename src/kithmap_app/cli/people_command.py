"""`kithmap people`: everybody in the files or the book, and who was left out."""

import click

from kithmap.actions.see_map import river
from kithmap.flow import Flow
from kithmap.goalmap.legend import warmth_word
from kithmap.kit.dates import spoken_day
from kithmap.kit.speech import say as say_why
from kithmap.ties.tie import Tie
from kithmap_app.cli.opening import open_asked
from kithmap_app.cli.options import JSON, Asked, looks_at_a_map
from kithmap_app.cli.proposals import tell_proposals
from kithmap_app.cli.telling import heading, tell_json
from kithmap_app.speech import say, say_count


@click.command(
    "people",
    epilog="\b\nExamples:\n  kithmap people contacts.vcf mail.mbox --me me@home.example\n"
    "  kithmap people --book my.json --find diaz\n  kithmap people --book my.json --left-out\n"
    "  kithmap people --book my.json --proposals",
)
@looks_at_a_map
@click.option("--find", default="", help="Only people with these words in name, address or organisation.")
@click.option("--most", type=click.IntRange(1), default=50, show_default=True, help="How many to list.")
@click.option("--left-out", is_flag=True, help="List the addresses that are nobody: lists, newsletters, robots, desks.")
@click.option("--proposals", is_flag=True, help="List rings proposed as you usually place people, and blind spots.")
@JSON
def command(asked: Asked, find: str, most: int, *, left_out: bool, proposals: bool, as_json: bool) -> None:
    """List the people in FILES or a book, strongest ties first, with what is known of each tie."""
    opened = open_asked(asked)
    flow = river(opened.book, opened.goal, today=asked.today, proposed=asked.people)
    if left_out:
        _tell_left_out(flow, most, as_json=as_json)
        return
    if proposals:
        tell_proposals(flow, most, as_json=as_json)
        return
    found = _found(flow, find)
    ties = [flow.ties.tie(row, flow.people.people[row].id) for row in found[:most]]
    if as_json:
        shown = zip(found[:most], ties, strict=True)
        tell_json([{"person": flow.people.people[row], "tie": tie} for row, tie in shown])
        return
    for row, tie in zip(found[:most], ties, strict=True):
        click.echo(_line(flow, row, tie))
    people = say_count("{number} person", "{number} people", len(found))
    more = len(found) > most
    heading(
        say(
            "{people}. The first {most} are listed; --most N lists more." if more else "{people}.",
            people=people,
            most=most,
        )
    )
    if flow.people.aside:
        interactions = sum(aside.interactions for aside in flow.people.aside)
        click.echo(
            say(
                "Left out, with {interactions}: {addresses} of nobody; --left-out lists them.",
                interactions=_interactions(interactions),
                addresses=_addresses(len(flow.people.aside)),
            )
        )


def _found(flow: Flow, find: str) -> list[int]:
    # folding needs nothing heavy, but only a search needs it
    from kithmap.people.names import folded

    words = folded(find).split()
    position = flow.ties.position
    rows = sorted(range(len(flow.people)), key=lambda r: -position[r] if position[r] >= 0 else 1.0)
    people = flow.people.people
    texts = {row: folded(" ".join((people[row].name, people[row].organisation, *people[row].handles))) for row in rows}
    return [row for row in rows if all(word in texts[row] for word in words)]


def _line(flow: Flow, row: int, tie: Tie) -> str:
    person = flow.people.people[row]
    who = f"{person.name} · {person.organisation}" if person.organisation else person.name
    told = [
        warmth_word(tie.warmth),
        say_count("{number} contact", "{number} contacts", tie.sent + tie.received + tie.meetings),
    ]
    if tie.last:
        told.append(say("last {day}", day=spoken_day(tie.last, today=flow.today)))
    return f"{who}  —  {', '.join(told)}"


def _tell_left_out(flow: Flow, most: int, *, as_json: bool) -> None:
    aside = sorted(flow.people.aside, key=lambda a: (-a.interactions, a.handle))
    if as_json:
        tell_json(aside)
        return
    for item in aside[:most]:
        click.echo(f"{item.handle.partition(':')[2]}  —  {say_why(item.why)}; {_interactions(item.interactions)}")
    heading(say("{addresses} of nobody in particular.", addresses=_addresses(len(aside))))


def _interactions(number: int) -> str:
    return say_count("{number} interaction", "{number} interactions", number)


def _addresses(number: int) -> str:
    return say_count("{number} address", "{number} addresses", number)
