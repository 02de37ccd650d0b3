"""`kithmap map`: the map of a goal as a file."""

from pathlib import Path

import click

from kithmap.actions.see_map import see_map
from kithmap.goalmap.page import A3, A4, LETTER, Page, screen
from kithmap_app.cli.opening import open_asked
from kithmap_app.cli.options import JSON, Asked, looks_at_a_map
from kithmap_app.cli.telling import tell_json
from kithmap_app.cli.writing import FORCE, write_result
from kithmap_app.speech import say, say_count

PAPERS = {"a4": A4, "a3": A3, "letter": LETTER}


@click.command(
    "map",
    epilog="\b\nExamples:\n"
    '  kithmap map contacts.vcf mail.mbox --me me@home.example --goal "Lead a data team" --by 2027-06-30\n'
    "  kithmap map --book my.json -o map.pdf --paper a3\n"
    "  kithmap map --book my.json -o map.png --initials",
)
@looks_at_a_map
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), default="map.svg", show_default=True)
@click.option("--paper", type=click.Choice(list(PAPERS)), help="Draw for paper; PDF takes A4 unless told otherwise.")
@click.option("--size", metavar="W×H", help="Draw for a screen of this size in pixels, as 1440x900.")
@click.option("--dark", is_flag=True, help="Light letters on a dark ground.")
@click.option("--initials", is_flag=True, help="Show initials only, to share the map without names.")
@FORCE
@JSON
def command(
    asked: Asked,
    output: Path,
    paper: str | None,
    size: str | None,
    *,
    dark: bool,
    initials: bool,
    force: bool,
    as_json: bool,
) -> None:
    """Draw the map of your goal from FILES or a book.

    FILES are address books (vCard, LinkedIn, Google, Outlook, CSV), mail (mbox, maildir, .gz), calendars and lists of
    names, in any mix. The ending of the output decides: .svg, .pdf or .png.
    """
    kind = output.suffix.lower()
    if kind not in (".svg", ".pdf", ".png"):
        raise click.BadParameter(say("the map can be written as .svg, .pdf or .png."), param_hint="--output")
    page = _page(paper, size, kind=kind)
    opened = open_asked(asked)
    picture = see_map(opened.book, opened.goal, page=page, today=asked.today, proposed=asked.people)
    if as_json:
        tell_json(picture)
        return
    # each way of drawing loads its own library
    from kithmap_app.cli.drawing import drawn

    write_result(output, drawn(picture, kind, theme="dark" if dark else "light", initials=initials), force=force)
    shown = len(picture.people) + sum(len(chip.names) for chip in picture.chips)
    told = say_count(
        "{file}: {number} person on the map of “{goal}”.",
        "{file}: {number} people on the map of “{goal}”.",
        shown,
        file=output,
        goal=opened.goal.outcome,
    )
    click.echo(told)


def _page(paper: str | None, size: str | None, *, kind: str) -> Page:
    if size:
        width, _, height = size.lower().replace("×", "x").partition("x")
        if not (width.isdecimal() and height.isdecimal() and int(width) >= 200 and int(height) >= 200):
            raise click.BadParameter(say("write it as 1440x900, each at least 200."), param_hint="--size")
        return screen(float(width), float(height))
    if paper:
        return PAPERS[paper]
    return A4 if kind == ".pdf" else screen()
