"""`kithmap same`: the owner's word on who is who."""

from datetime import date
from pathlib import Path

import click

from kithmap.actions.settle_identity import settle_identity
from kithmap.flow import Flow
from kithmap.people.directory import Directory
from kithmap.people.joins import joined_unasked
from kithmap.people.pairs import Pair
from kithmap.people.verdict import Verdict
from kithmap_app.cli.opening import keep, open_to_write
from kithmap_app.cli.options import BOOK, JSON
from kithmap_app.cli.telling import heading, tell, tell_json
from kithmap_app.speech import say, say_count


@click.command(
    "same",
    epilog="\b\nExamples:\n  kithmap same --book my.json\n  kithmap same --joined --book my.json\n"
    "  kithmap same ana@home.example ana@work.example --book my.json\n"
    "  kithmap same ana@x.example luis@x.example --not --book my.json",
)
@click.argument("first", default="")
@click.argument("second", default="")
@BOOK
@click.option("--not", "apart", is_flag=True, help="They are not the same person.")
@click.option("--joined", is_flag=True, help="List who was joined without asking, the least sure first.")
@click.option("--most", type=click.IntRange(1), default=20, show_default=True, help="How many to list.")
@JSON
def command(first: str, second: str, book: Path | None, *, apart: bool, joined: bool, most: int, as_json: bool) -> None:
    """Say that FIRST and SECOND (names or addresses) are one person; `kithmap undo` takes it back.

    Without names it lists those who may be here twice, with what speaks for it and what against.
    """
    opened = open_to_write(book)
    flow = Flow(opened.facts, today=date.today(), goal_id="")
    if not first:
        (_list_joined if joined else _list_questions)(flow, most, as_json=as_json)
        return
    if not second:
        raise click.UsageError(say("Say which two: kithmap same FIRST SECOND."))
    verdict = settle_identity(opened, flow.people.anchor(first), flow.people.anchor(second), same=not apart)
    keep(book, opened)
    _confirm(verdict, first, second, as_json=as_json)


def _confirm(verdict: Verdict, first: str, second: str, *, as_json: bool) -> None:
    if as_json:
        tell_json(verdict)
    elif verdict.same:
        click.echo(say("Noted: {first} and {second} are the same person.", first=first, second=second))
    else:
        click.echo(say("Noted: {first} and {second} are not the same person.", first=first, second=second))


def _list_questions(flow: Flow, most: int, *, as_json: bool) -> None:
    questions = flow.questions[:most]
    if as_json:
        tell_json([_plain(flow.people, pair) for pair in questions])
        return
    for number, pair in enumerate(questions, start=1):
        names = _names(flow.people, pair)
        heading(say("{number}. {first} and {second}", number=number, first=names[0], second=names[1]))
        tell(f"{pair.first}  {pair.second}", indent=3)
        for reason in pair.reasons:
            tell(f"{'+' if reason.weight > 0 else '−'} {reason.text}", indent=3)
    heading(say_count("{number} person may be here twice.", "{number} people may be here twice.", len(flow.questions)))


def _list_joined(flow: Flow, most: int, *, as_json: bool) -> None:
    joins = joined_unasked(flow.people)
    if as_json:
        tell_json([{"person": join.person.name, **_plain(flow.people, join.pair)} for join in joins[:most]])
        return
    for join in joins[:most]:
        tell(say("{name}, because {why}", name=join.person.name, why=join.pair.why))
        tell(f"{join.pair.first}  {join.pair.second}", indent=3)
    heading(say_count("{number} person was joined.", "{number} people were joined.", len(joins)))


def _names(people: Directory, pair: Pair) -> tuple[str, str]:
    one, two = people.at(pair.first), people.at(pair.second)
    return one.name if one else pair.first, two.name if two else pair.second


def _plain(people: Directory, pair: Pair) -> dict[str, object]:
    names = _names(people, pair)
    return {"first": pair.first, "second": pair.second, "names": names, "bits": pair.bits, "reasons": pair.reasons}
