"""`kithmap forget`: a person goes entirely."""

from datetime import date
from pathlib import Path

import click

from kithmap.actions.forget_person import forget_person
from kithmap.flow import Flow
from kithmap_app.cli.opening import keep, open_to_write
from kithmap_app.cli.options import BOOK, JSON
from kithmap_app.cli.telling import tell_json
from kithmap_app.speech import say, say_count


@click.command("forget", epilog="\b\nExample:\n  kithmap forget ana@x.example --book my.json")
@click.argument("person")
@BOOK
@click.option("--yes", is_flag=True, help="Do not ask.")
@JSON
def command(person: str, book: Path | None, *, yes: bool, as_json: bool) -> None:
    """Forget PERSON entirely: cards, contacts, offers, placements. This cannot be undone, so it asks first."""
    opened = open_to_write(book)
    who = Flow(opened.facts, today=date.today(), goal_id="").people.named(person)
    found = forget_person(opened, who, preview=True)
    if not yes:
        click.confirm(
            say(
                "Forget {name} ({cards}, {contacts}, {facts})? "
                "This cannot be undone, and the acts before it cannot be undone any more either.",
                name=who.name,
                cards=say_count("{number} card", "{number} cards", found.cards),
                contacts=say_count("{number} contact", "{number} contacts", found.interactions),
                facts=say_count("{number} other fact", "{number} other facts", found.other_facts),
            ),
            abort=True,
            err=True,
        )
    forget_person(opened, who)
    keep(book, opened)
    if as_json:
        tell_json(found)
    else:
        click.echo(say("{name} is forgotten. Bringing in an old file again would bring them back.", name=who.name))
