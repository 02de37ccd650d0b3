"""How the owner signs in on the command line: a password, a command that prints a token, or a browser."""

import shlex
import sys
from dataclasses import dataclass

import click

from kithmap.sources.account import Account, ServerKind
from kithmap_app.live.device_code import Invitation, provider_called, sign_in
from kithmap_app.live.refusals import SignInNeedsKeyring
from kithmap_app.live.secret import has_keyring
from kithmap_app.live.sign_in import Secret, TokenCommand
from kithmap_app.speech import say

TOKEN_COMMAND = click.option(
    "--token-command", metavar="COMMAND", help="A command of yours that prints a token (OAuth), instead of a password."
)


@dataclass(frozen=True, slots=True)
class SignInMeant:
    """What the owner said of how to sign in; nothing is a password."""

    token_command: str | None = None
    sign_in: str | None = None
    client_id: str = ""
    tenant: str = "common"
    scope: str = ""
    from_stdin: bool = False


def secret_meant(account: Account, meant: SignInMeant) -> Secret:
    """Give the secret of an account; the owner is asked for what was not said. Raises a `LiveError`."""
    if meant.token_command is None and meant.sign_in is None:
        return secret_typed(say("Password of {account}", account=account.called), from_stdin=meant.from_stdin)
    if account.kind is not ServerKind.IMAP:
        raise click.UsageError(say("Signing in by a token is for mail servers (imap)."))
    if meant.token_command is not None:
        return command_typed(meant.token_command)
    if not meant.client_id:
        raise click.UsageError(say("Give the number of the program that you registered there, as --client-id."))
    if not has_keyring():
        raise SignInNeedsKeyring
    provider = provider_called(meant.sign_in or "", tenant=meant.tenant, scope=meant.scope)
    return sign_in(provider, meant.client_id, tell=_invite)


def command_typed(text: str) -> TokenCommand:
    """Give a command by its words, as a shell parts them."""
    try:
        words = shlex.split(text)
    except ValueError as error:
        raise click.UsageError(say("The quotation marks of the command do not close.")) from error
    if not words:
        raise click.UsageError(say("The command that prints a token is empty."))
    return TokenCommand(tuple(words))


def secret_typed(what: str, *, from_stdin: bool) -> str:
    """Give what is typed, unseen, or the first line of standard input."""
    if from_stdin:
        return sys.stdin.readline().rstrip("\r\n")
    typed: str = click.prompt(what, hide_input=True, err=True)
    return typed


def _invite(invitation: Invitation) -> None:
    click.echo(
        say(
            "Open {page} in a browser, on any device, and type the code {code}. Kithmap waits.",
            page=invitation.page,
            code=invitation.code,
        ),
        err=True,
    )
