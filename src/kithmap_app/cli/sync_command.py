"""`kithmap sync`: what is new on the servers that are connected."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from kithmap.actions.brought import Brought
from kithmap.actions.take_sync import compare_sync, take_sync
from kithmap.book.book import Book
from kithmap.sources.account import Account
from kithmap.sources.hints import Hints
from kithmap_app.cli.opening import keep, open_to_write, report_import
from kithmap_app.cli.options import BOOK, JSON, SUBJECTS
from kithmap_app.cli.progress import progress_bar
from kithmap_app.cli.signing_in import TOKEN_COMMAND, command_typed, secret_typed
from kithmap_app.cli.telling import tell_json
from kithmap_app.live.connecting import account_called
from kithmap_app.live.fetch import fetch
from kithmap_app.live.refusals import LiveError, SecretMissing
from kithmap_app.live.secret import kept_secret
from kithmap_app.live.sign_in import Secret
from kithmap_app.speech import say


@click.command(
    "sync",
    epilog="\b\nExamples:\n  kithmap sync\n  kithmap sync imap.example.org --preview\n"
    "  pass show mail | kithmap sync imap.example.org --password-stdin",
)
@click.argument("accounts", nargs=-1)
@SUBJECTS
@click.option("--preview", is_flag=True, help="Say what would change, and change nothing.")
@click.option("--password-stdin", is_flag=True, help="Take the password of the one account from standard input.")
@TOKEN_COMMAND
@BOOK
@JSON
def command(
    accounts: tuple[str, ...],
    *,
    keep_subjects: bool,
    preview: bool,
    password_stdin: bool,
    token_command: str | None,
    book: Path | None,
    as_json: bool,
) -> None:
    """Read what is new on the servers ACCOUNTS, or on all that are connected.

    Nothing is ever written there. Each account is one act, which `kithmap undo` takes back and the next sync offers
    again.
    """
    opened = open_to_write(book)
    meant = [account_called(opened, name) for name in accounts] or list(opened.facts.accounts.values())
    if not meant:
        raise click.UsageError(say("No server is connected. `kithmap connect --help` says how."))
    if (password_stdin or token_command) and len(meant) != 1:
        raise click.UsageError(say("Say which one account the password is for."))
    told = command_typed(token_command) if token_command is not None else None
    hints = Hints(today=date.today(), keep_subjects=keep_subjects)
    read = _each(opened, meant, hints=hints, preview=preview, from_stdin=password_stdin, told=told, path=book)
    brought, refused = read
    if as_json:
        tell_json({"imports": [one.imports for one in brought], "troubles": [one.troubles for one in brought]})
    elif brought and (preview or not any(one.changes for one in brought)):
        click.echo(say("Nothing was changed."))
    if refused:
        raise click.exceptions.Exit(1)


def _each(
    book: Book,
    accounts: Sequence[Account],
    *,
    hints: Hints,
    preview: bool,
    from_stdin: bool,
    told: Secret | None,
    path: Path | None,
) -> tuple[list[Brought], bool]:
    """Sync account after account; one that is refused does not keep the others.

    Each is kept at once: whoever stops during the third has the first two.
    """
    brought, refused = [], False
    for account in accounts:
        try:
            secret = told or _secret(account, from_stdin=from_stdin)
            brought.append(_one(book, account, secret, hints=hints, preview=preview))
            if not preview:
                keep(path, book)
        except LiveError as error:
            refused = True
            click.echo(str(error), err=True)
    return brought, refused


def _one(book: Book, account: Account, secret: Secret, *, hints: Hints, preview: bool) -> Brought:
    with progress_bar(account.called) as show:
        fetched = fetch(account, secret, book.facts, hints=hints, progress=show)
    brought = compare_sync(fetched, book.facts, hints=hints) if preview else take_sync(book, fetched, hints=hints)
    if not brought.imports:
        click.echo(say("{account}: nothing new.", account=account.called), err=True)
    report_import(brought)
    return brought


def _secret(account: Account, *, from_stdin: bool) -> Secret:
    if from_stdin:
        return secret_typed("", from_stdin=True)
    kept = kept_secret(account)
    if kept is not None:
        return kept
    if not sys.stdin.isatty():
        raise SecretMissing(account.called)
    return secret_typed(say("Password of {account}", account=account.called), from_stdin=False)
