"""`kithmap goal`: set or show the goal of a book."""

from datetime import date
from pathlib import Path

import click

from kithmap.actions.set_goal import USUAL_TEMPLATE, set_goal
from kithmap.goals.goal import Goal
from kithmap.goals.template import load_template, template_names
from kithmap_app.cli.opening import keep, open_to_begin, open_to_write
from kithmap_app.cli.options import BOOK, JSON, Day
from kithmap_app.cli.telling import heading, tell, tell_json
from kithmap_app.speech import say


@click.command(
    "goal",
    epilog='\b\nExamples:\n  kithmap goal "Lead a data team by June" --by 2027-06-30 --book my.json\n'
    "  kithmap goal --book my.json\n  kithmap goal --templates",
)
@click.argument("outcome", required=False)
@BOOK
@click.option("--by", type=Day(), help="The day by which you want it, as 2027-06-30.")
@click.option("--why", default="", help="Why it matters to you.")
@click.option("--template", default=USUAL_TEMPLATE, show_default=True, help="What kind of goal it is.")
@click.option("--templates", is_flag=True, help="List the templates.")
@JSON
def command(
    outcome: str | None, book: Path | None, by: date | None, why: str, template: str, *, templates: bool, as_json: bool
) -> None:
    """Set the goal of a book, with the categories and needs of its template; without OUTCOME show the goals."""
    if templates:
        _tell_templates(as_json=as_json)
        return
    opened = open_to_write(book) if outcome is None else open_to_begin(book)
    if outcome is not None:
        goal = set_goal(opened, outcome, today=date.today(), by=by, why=why, template=template)
        keep(book, opened)
        if book is None:
            _take_up(goal)
        if as_json:
            tell_json(goal)
        else:
            whose = book or say("Your book")
            click.echo(say("{book} works towards “{goal}” now.", book=whose, goal=goal.outcome))
        return
    goals = list(opened.facts.goals.values())
    if as_json:
        tell_json(goals)
        return
    for goal in goals:
        click.echo(say("{goal}, by {day}", goal=goal.outcome, day=goal.by) if goal.by else goal.outcome)
    if not goals:
        click.echo(say('No goal yet. Set one: kithmap goal "Lead a data team by June" --by 2027-06-30 --book FILE'))


def _take_up(goal: Goal) -> None:
    """Put a goal of your own book in hand, for the pages and all commands."""
    # only once Django is set up
    from kithmap_app.store.home import open_home_book

    open_home_book().take_up(goal.id)


def _tell_templates(*, as_json: bool) -> None:
    templates = [load_template(name) for name in template_names()]
    if as_json:
        tell_json(templates)
        return
    for template in templates:
        heading(f"{template.name}: {template.title}")
        tell(template.sentence, indent=2)
        names = ", ".join(category.name for category in template.categories)
        tell(say("Categories: {names}", names=names), indent=2)
