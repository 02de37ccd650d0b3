"""Options that several commands share, and what they were given as one value."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date, datetime
from functools import wraps
from pathlib import Path
from typing import Any, TypeVar

import click

from kithmap_app.programs.days import EARLIEST, LATEST
from kithmap_app.speech import say

Command = TypeVar("Command", bound=Callable[..., Any])

BOOK = click.option(
    "--book",
    type=click.Path(path_type=Path, dir_okay=False),
    help="A book in a file of its own; without it, your own book, which the pages show.",
)
JSON = click.option("--json", "as_json", is_flag=True, help="Give the result as JSON.")


class Day(click.ParamType[date]):
    """A day as YYYY-MM-DD, of a life and of its plans."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        if isinstance(value, date):
            return value
        try:
            day = datetime.strptime(value, "%Y-%m-%d").date()
        except ValueError:
            self.fail(say("{day!r} is not a day; write it as 2027-06-30.", day=value), param, ctx)
        if not EARLIEST <= day <= LATEST:
            self.fail(say("a day lies between {first} and {last}.", first=EARLIEST, last=LATEST), param, ctx)
        return day


AS_OF = click.option("--as-of", type=Day(), help="Look from this day instead of today.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """What was asked of a command that looks at a map: where the facts are, and for which goal and day."""

    today: date
    files: tuple[Path, ...] = ()
    book: Path | None = None
    me: tuple[str, ...] = ()
    name: str = ""
    region: str = ""
    goal: str | None = None
    by: date | None = None
    why: str = ""
    template: str | None = None
    people: int | None = None
    keep_subjects: bool = False
    columns: dict[str, str] = field(default_factory=dict)


def looks_at_a_map(command: Command) -> Command:
    """Add the options of a command that works on a book or on bare files, and pass them as one `asked`."""

    @wraps(command)
    def gathered(**given: Any) -> Any:
        asked = Asked(
            files=given.pop("files"),
            book=given.pop("book"),
            me=given.pop("me"),
            name=given.pop("name"),
            region=given.pop("region"),
            goal=given.pop("goal"),
            by=given.pop("by"),
            why=given.pop("why"),
            template=given.pop("template"),
            today=given.pop("as_of") or date.today(),
            people=given.pop("people"),
            keep_subjects=given.pop("keep_subjects"),
            columns=columns_of(given.pop("columns")),
        )
        return command(asked=asked, **given)

    for option in reversed(_OPTIONS):
        gathered = option(gathered)
    return gathered  # type: ignore[return-value]


def columns_of(pairs: tuple[str, ...]) -> dict[str, str]:
    """Give the column titles by field from FIELD=TITLE pairs."""
    if wrong := [pair for pair in pairs if "=" not in pair]:
        raise click.BadParameter(
            say("{pair!r} is not FIELD=TITLE, as in name=Nombre.", pair=wrong[0]), param_hint="--column"
        )
    return dict(pair.split("=", 1) for pair in pairs)


FILES = click.argument("files", nargs=-1, type=click.Path(path_type=Path))
ME = click.option("--me", multiple=True, metavar="ADDRESS", help="An address of your own; give it for each you have.")
NAME = click.option("--name", default="", help="Your name; shared surnames suggest family.")
REGION = click.option("--region", default="", metavar="CC", help="Your country (DE, GB …), for phones written without.")
SUBJECTS = click.option("--keep-subjects", is_flag=True, help="Keep subject lines; otherwise they are not kept.")
COLUMNS = click.option(
    "--column", "columns", multiple=True, metavar="FIELD=TITLE", help="Which column of an unknown CSV is what."
)
_OPTIONS = (
    FILES,
    BOOK,
    ME,
    NAME,
    REGION,
    click.option("--goal", metavar="OUTCOME", help='What you are working towards: "Lead a data team by June".'),
    click.option("--by", type=Day(), help="The day by which you want it, as 2027-06-30."),
    click.option("--why", default="", help="Why it matters to you; stands under the title."),
    click.option("--template", help="Categories and needs to start from: new-job, raise-money, move-city …"),
    AS_OF,
    click.option("--people", type=click.IntRange(0, 100_000), help="How many people to propose for the map."),
    SUBJECTS,
    COLUMNS,
)
