"""`kithmap connect`: a server that is to be read."""

from datetime import date
from pathlib import Path

import click

from kithmap.book.book import Book
from kithmap.kit.speech import written
from kithmap.sources.account import Account, ServerKind
from kithmap.sources.hints import Hints
from kithmap_app.cli.opening import keep, open_to_begin, open_to_write
from kithmap_app.cli.options import BOOK, JSON
from kithmap_app.cli.signing_in import TOKEN_COMMAND, SignInMeant, secret_meant, secret_typed
from kithmap_app.cli.telling import tell_json
from kithmap_app.live.address import account_at
from kithmap_app.live.connecting import Connected, account_called, connect, disconnect
from kithmap_app.live.sign_in import Secret
from kithmap_app.speech import say


@click.command(
    "connect",
    epilog="\b\nExamples:\n  kithmap connect\n  kithmap connect imap imap.example.org --user me@home.example\n"
    "  kithmap connect carddav https://dav.example.org/ --user me\n  kithmap connect ics\n"
    "  kithmap connect imap imap.gmail.com --user me@gmail.com --token-command 'oama access me@gmail.com'\n"
    "  kithmap connect imap outlook.office365.com --user me@firm.example --sign-in microsoft --client-id 1b2c-…\n"
    "  kithmap connect --forget imap.example.org",
)
@click.argument("kind", required=False, type=click.Choice([kind.value for kind in ServerKind]))
@click.argument("address", default="")
@click.option("--user", default="", help="The name you log in with.")
@click.option("--folder", "folders", multiple=True, help="Read this folder only; give it for each.")
@click.option("--password-stdin", is_flag=True, help="Take the password from standard input.")
@TOKEN_COMMAND
@click.option("--sign-in", metavar="WHERE", help="Sign in with a browser: microsoft, or the address of a provider.")
@click.option("--client-id", default="", help="With --sign-in: the number under which you registered a program there.")
@click.option("--tenant", default="common", help="With --sign-in microsoft: your organisation, if it asks for it.")
@click.option("--scope", default="", help="With --sign-in: what to ask for, where the usual does not do.")
@click.option("--forget", metavar="ACCOUNT", help="Forget an account and its password; what came from it stays.")
@BOOK
@JSON
def command(
    kind: str | None,
    address: str,
    *,
    user: str,
    folders: tuple[str, ...],
    password_stdin: bool,
    token_command: str | None,
    sign_in: str | None,
    client_id: str,
    tenant: str,
    scope: str,
    forget: str | None,
    book: Path | None,
    as_json: bool,
) -> None:
    """Connect a server of your own, or list those that are connected.

    Kithmap reads there when you say `kithmap sync`, and never writes. The password, or the sign-in, goes into this
    system's keyring.
    """
    opened = open_to_write(book) if kind is None or forget is not None else open_to_begin(book)
    if forget is not None:
        account = account_called(opened, forget)
        disconnect(opened, account)
        keep(book, opened)
        if as_json:
            tell_json({"forgotten": account})
            return
        click.echo(say("{account} is forgotten; what came from it stays.", account=account.called))
    elif kind is None:
        _list(opened, as_json=as_json)
    else:
        meant = SignInMeant(token_command, sign_in, client_id, tenant, scope, from_stdin=password_stdin)
        account, secret = _asked_for(ServerKind(kind), address, user=user, folders=folders, meant=meant)
        connected = connect(opened, account, secret, hints=Hints(today=date.today()))
        keep(book, opened)
        _tell(connected, as_json=as_json)


def _asked_for(
    kind: ServerKind, address: str, *, user: str, folders: tuple[str, ...], meant: SignInMeant
) -> tuple[Account, Secret]:
    """Give the account that is meant and its secret; a link to a calendar is its own secret."""
    if kind is ServerKind.ICS:
        link = address or secret_typed(say("Link to the calendar"), from_stdin=meant.from_stdin)
        return account_at(kind, link, user=user), link
    if not address:
        raise click.UsageError(say("Give the address of the server."))
    account = account_at(kind, address, user=user, folders=folders)
    if not account.user:
        raise click.UsageError(say("Give the name you log in with, as --user NAME."))
    return account, secret_meant(account, meant)


def _list(book: Book, *, as_json: bool) -> None:
    accounts = list(book.facts.accounts.values())
    if as_json:
        tell_json({"accounts": accounts})
    elif not accounts:
        click.echo(say("No server is connected. `kithmap connect --help` says how."))
    for account in [] if as_json else accounts:
        click.echo(f"{account.kind.value:8} {account.called}  {account.address}")


def _tell(connected: Connected, *, as_json: bool) -> None:
    if as_json:
        tell_json(connected)
        return
    click.echo(
        say(
            "{account} answers; {count} to read: {folders}. Nothing is read before `kithmap sync`.",
            account=connected.account.called,
            count=written(len(connected.folders)),
            folders=", ".join(connected.folders),
        )
    )
    if not connected.is_kept:
        click.echo(
            say("This system has no keyring, so the password is kept nowhere; `kithmap sync` asks each time."), err=True
        )
