"""`kithmap read`: the reading of a goal's map in sentences."""

from pathlib import Path

import click

from kithmap.actions.read_map import read_goal, who_is_at
from kithmap.actions.see_map import river
from kithmap.gaps.dial import Dial
from kithmap.gaps.reading import Reading
from kithmap.gaps.reconnect import DORMANT_DAYS, LONG_DORMANT_DAYS
from kithmap_app.cli.opening import Opened, open_asked
from kithmap_app.cli.options import JSON, Asked, looks_at_a_map
from kithmap_app.cli.telling import heading, tell, tell_json
from kithmap_app.cli.writing import FORCE, write_result
from kithmap_app.speech import say, say_count

SHOWN = 5
"""Gaps and people shown of each list: what can be taken in at once; --all shows the rest."""


@click.command(
    "read",
    epilog="\b\nExamples:\n  kithmap read --book my.json\n"
    "  kithmap read contacts.vcf mail.mbox --me me@home.example --as-of 2026-01-01\n"
    "  kithmap read --book my.json -o file.pdf\n"
    "  kithmap read --book my.json --at Acme\n"
    "  kithmap read --book my.json --json | jq .gaps",
)
@looks_at_a_map
@click.option("--all", "everything", is_flag=True, help="Show every gap and everybody to meet again.")
@click.option("--at", "organisation", metavar="NAME", help="Tell only whom you know at an organisation.")
@click.option(
    "--silent-years",
    type=click.Choice(["1", "3"]),
    default="1",
    show_default=True,
    help="Years of silence after which somebody is worth calling again.",
)
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write map and reading to a PDF of two pages.",
)
@FORCE
@JSON
def command(
    asked: Asked,
    organisation: str | None,
    silent_years: str,
    output: Path | None,
    *,
    everything: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Read the map of your goal: how strong is it, where are its gaps, whom should you connect with again?

    FILES are as for `kithmap map`.
    """
    if output is not None and output.suffix.lower() != ".pdf":
        raise click.BadParameter(say("map and reading can be written as .pdf."), param_hint="--output")
    opened = open_asked(asked)
    if output is not None:
        _print(opened, asked, output, force=force, as_json=as_json)
        return
    if organisation is not None:
        _tell_whom(opened, asked, organisation, as_json=as_json)
        return
    dormant_days = LONG_DORMANT_DAYS if silent_years == "3" else DORMANT_DAYS
    reading = read_goal(opened.book, opened.goal, today=asked.today, proposed=asked.people, dormant_days=dormant_days)
    if as_json:
        tell_json(reading)
        return
    _tell(reading, most=None if everything else SHOWN)


def _print(opened: Opened, asked: Asked, output: Path, *, force: bool, as_json: bool) -> None:
    # Typst is loaded by whoever prints
    from kithmap.actions.print_file import print_file
    from kithmap.goalmap.layout import lay_out
    from kithmap.goalmap.page import A4

    flow = river(opened.book, opened.goal, today=asked.today, proposed=asked.people)
    write_result(output, print_file(flow, lay_out(flow.subject, A4)), force=force)
    if as_json:
        tell_json({"file": str(output)})
        return
    click.echo(say("{file}: the map on page 1, the reading and this week on page 2.", file=output))


def _tell_whom(opened: Opened, asked: Asked, organisation: str, *, as_json: bool) -> None:
    found = who_is_at(opened.book, organisation, goal=opened.goal, today=asked.today, proposed=asked.people)
    if as_json:
        tell_json(found)
        return
    tell(found.sentence)
    tell(f"→ {found.next_step}", indent=2)


def _tell(reading: Reading, *, most: int | None) -> None:
    left = reading.goal.days_left(reading.today)
    goal = reading.goal.outcome
    if left is not None and left >= 0:
        goal = say_count("{goal}, {number} day left", "{goal}, {number} days left", left, goal=goal)
    heading(goal)
    for sentence in reading.headline.sentences:
        tell(sentence)
    heading(say("How strong is my network?"))
    for dial in reading.dials:
        _tell_dial(dial)
    heading(say("Where are its gaps?"))
    for gap in reading.gaps[:most]:
        tell(f"· {gap.sentence}", indent=2)
        tell(f"→ {gap.next_step}", indent=4)
    if not reading.gaps:
        tell(say("None that the facts so far would show."), indent=2)
    heading(say("Whom should I connect with again?"))
    for person in reading.reconnect[:most]:
        tell(f"· {person.name}: {person.why_now}", indent=2)
        if person.talked_about:
            tell(person.talked_about, indent=4)
        tell(f"→ “{person.opener}”", indent=4)
    if not reading.reconnect:
        tell(say("Nobody you were once in touch with has gone quiet."), indent=2)
    more = len(reading.gaps[most:] if most else ()) + len(reading.reconnect[most:] if most else ())
    if more:
        click.echo()
        tell(say("{number} more with --all. `kithmap week` makes a plan of it.", number=more))


def _tell_dial(dial: Dial) -> None:
    tell(f"{dial.title}: {dial.label}", indent=2)
    tell(dial.sentence, indent=4)
    if dial.next_step:
        tell(f"→ {dial.next_step}", indent=4)
