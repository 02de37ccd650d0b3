"""`kithmap then`: the map as it was on a past day, and what has moved since."""

from datetime import date

import click

from kithmap.actions.look_back import look_back
from kithmap.kit.dates import spoken_day
from kithmap.then.move import Move
from kithmap.then.movement import Movement
from kithmap_app.cli.opening import open_asked
from kithmap_app.cli.options import JSON, Asked, Day, looks_at_a_map
from kithmap_app.cli.telling import heading, tell, tell_json
from kithmap_app.speech import say, say_count

SHOWN = 8
"""People shown of each kind: what can be taken in at once; --all shows the rest."""


@click.command(
    "then",
    epilog="\b\nExamples:\n  kithmap then 2026-05-01 --book my.json\n"
    "  kithmap then 2026-01-01 contacts.vcf mail.mbox --me me@home.example --as-of 2026-07-01\n"
    "  kithmap then 2026-05-01 --book my.json --json | jq .moves",
)
@click.argument("day", type=Day())
@looks_at_a_map
@click.option("--all", "everything", is_flag=True, help="Show everybody who moved.")
@JSON
def command(asked: Asked, day: date, *, everything: bool, as_json: bool) -> None:
    """Tell what has moved on your map since DAY: who joined, came nearer, warmed and cooled, and how the dials moved.

    FILES are as for `kithmap map`.
    """
    if day > asked.today:
        raise click.BadParameter(say("the day has to lie in the past."), param_hint="DAY")
    opened = open_asked(asked)
    found = look_back(opened.book, opened.goal, day, today=asked.today, proposed=asked.people)
    if as_json:
        tell_json(_as_data(found))
        return
    _tell(found, most=None if everything else SHOWN)


def _as_data(found: Movement) -> dict[str, object]:
    return {
        "then": found.then.day,
        "now": found.now.day,
        "summary": found.summary,
        "moves": found.moves,
        "dials": found.dials,
        "closed": found.closed,
        "opened": found.opened,
        "records_begin": found.records_begin,
    }


def _tell(found: Movement, *, most: int | None) -> None:
    heading(found.now.reading.goal.outcome)
    tell(found.summary)
    _tell_moves(say("Who joined"), found.joined, most=most)
    _tell_moves(say("Who came nearer"), found.nearer, most=most)
    _tell_moves(say("Who warmed"), found.warmed, most=most)
    _tell_moves(say("Who cooled"), found.cooled, most=most)
    heading(say("The dials, on {day} and now", day=spoken_day(found.then.day, today=found.now.day)))
    for dial in found.dials:
        tell(f"{dial.now.title}: {dial.then.label} → {dial.now.label}", indent=2)
        if dial.sentence:
            tell(dial.sentence, indent=4)
    if found.closed:
        heading(say("Gaps that closed"))
        for gap in found.closed:
            tell(f"· {gap.sentence}", indent=2)
    click.echo()
    tell(found.what_is_of_then)


def _tell_moves(title: str, moves: tuple[Move, ...], *, most: int | None) -> None:
    if not moves:
        return
    heading(title)
    for move in moves[:most]:
        tell(f"· {move.name}: {move.sentence}", indent=2)
    if most is not None and len(moves) > most:
        more = len(moves) - most
        tell(say_count("and {number} more with --all", "and {number} more with --all", more), indent=2)
