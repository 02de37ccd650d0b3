"""`kithmap digest`: the week as a letter to the owner, for cron and systemd."""

from datetime import date
from pathlib import Path

import click

from kithmap.actions.plan_week import digest_of
from kithmap.book.book import Book
from kithmap.errors import NotFound
from kithmap.goals.goal import Goal
from kithmap.kit.speech import language
from kithmap_app.cli.loop_desk import open_desk
from kithmap_app.cli.options import AS_OF, BOOK, JSON
from kithmap_app.cli.telling import tell_json
from kithmap_app.speech import say
from kithmap_app.store.start import start_store


@click.command(
    "digest",
    epilog="\b\nExamples:\n  kithmap digest --set-up\n  kithmap digest --test\n  kithmap digest --if-due\n"
    "  kithmap digest --show --book my.json --as-of 2027-01-15",
)
@BOOK
@click.option("--goal", help="Which goal; the one in hand unless told otherwise.")
@click.option("--show", is_flag=True, help="Print the letter and send nothing.")
@AS_OF
@click.option("--test", is_flag=True, help="Send a letter to try it out.")
@click.option("--if-due", is_flag=True, help="Send only if you want one, it is time, and this week's has not gone yet.")
@click.option("--set-up", is_flag=True, help="Say by which mail server letters go; asks for each thing.")
@JSON
def command(
    book: Path | None,
    goal: str | None,
    as_of: date | None,
    *,
    show: bool,
    test: bool,
    if_due: bool,
    set_up: bool,
    as_json: bool,
) -> None:
    """Send yourself a letter with your week: who to talk with, why, and what else is open.

    It takes the app's book unless told otherwise, and goes by your own mail server. The account stands in a file in
    the app's home folder that only you can read, never in a book. From cron: kithmap digest --if-due
    """
    if as_of is not None and not show:
        raise click.UsageError(say("--as-of goes with --show: a letter that is sent tells of today."))
    # Django takes half a second to start: `--help` does without
    start_store()
    from django.conf import settings
    from django.utils import timezone

    from kithmap_app.post.round import Post

    post, now = Post(settings.HOME), timezone.localtime()
    if set_up:
        _set_up(settings.HOME)
        return
    if test:
        post.send_test(now=now)
        click.echo(say("Sent. Look into your mail."), err=as_json)
        return
    opened, meant = _opened(book, goal)
    if show:
        digest = digest_of(opened, meant, today=as_of or now.date())
    elif if_due:
        digest = post.send_if_due(opened, meant, now=now)
    else:
        digest = post.send_week(opened, meant, now=now)
    if as_json:
        tell_json({"digest": digest, "sent": digest is not None and not show})
    elif digest is None:
        click.echo(say("There is nothing to tell this week.") if show else say("No letter is due."))
    else:
        click.echo(f"{digest.subject}\n\n{digest.body}" if show else say("Sent. Look into your mail."))


def _opened(path: Path | None, outcome: str | None) -> tuple[Book, Goal]:
    """Give the book and the goal that are meant."""
    if path is not None:
        desk = open_desk(path, outcome, today=None)
        return desk.book, desk.goal
    # only once Django is set up
    from kithmap_app.store.home import open_home_book

    home = open_home_book()
    facts = home.facts
    goals = list(facts.goals.values())
    named = [goal for goal in goals if outcome is None or goal.outcome.casefold() == outcome.strip().casefold()]
    in_hand = facts.goals.get(home.goal_in_hand)
    found = in_hand if in_hand in named else (named[-1] if named else None)
    if found is None:
        raise NotFound(say("The app has no such goal yet. Set one in the browser: kithmap serve"))
    return home, found


def _set_up(folder: Path) -> None:
    """Ask for the account, one thing after another; the password is not shown."""
    # only this option needs it
    from kithmap_app.post.account import USUAL_PORT, AccountFile, MailAccount, Security

    host = click.prompt(say("Mail server"))
    security = Security(
        click.prompt(
            say("How the line is guarded"),
            type=click.Choice([kind.value for kind in Security]),
            default=Security.TLS.value,
        )
    )
    port = click.prompt(say("Port"), type=int, default=USUAL_PORT[security])
    user = click.prompt(say("User name"), default="", show_default=False)
    password = click.prompt(say("Password"), default="", show_default=False, hide_input=True) if user else ""
    to = click.prompt(say("Your address"))
    sender = click.prompt(say("Letters come from"), default=to)
    account = MailAccount(
        host=host,
        to=to,
        sender="" if sender == to else sender,
        port=port,
        security=security,
        user=user,
        password=password,
        language=language(),
    )
    AccountFile(folder).keep(account)
    click.echo(say("Kept. Try it: kithmap digest --test"))
