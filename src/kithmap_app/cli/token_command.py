"""`kithmap token`: make, list and take away the tokens by which programs use the book."""

from datetime import date

import click

from kithmap_app.cli.options import JSON
from kithmap_app.cli.telling import tell_json
from kithmap_app.speech import say
from kithmap_app.store.folder import home_folder
from kithmap_app.store.tokens import Scope, Token, TokenFile


@click.group(
    "token",
    epilog='\b\nExamples:\n  kithmap token make "Clock on the wall"\n  kithmap token make "My script" --write\n'
    "  kithmap token list\n  kithmap token revoke 1f2e3d4c",
)
def command() -> None:
    """Make, list and take away tokens for programs that use the API."""


@command.command("make")
@click.argument("name")
@click.option("--write", "may_write", is_flag=True, help="Let the program change the book, not only read it.")
@JSON
def make(name: str, *, may_write: bool, as_json: bool) -> None:
    """Make a token called NAME, after the program it is for. Its secret is told this once."""
    made = TokenFile(home_folder()).make(name, scope=Scope.WRITE if may_write else Scope.READ, today=date.today())
    if as_json:
        tell_json({**_plain(made.token), "secret": made.secret})
        return
    click.echo(made.secret)
    click.echo(say("This is told once. Keep it where only that program reads it."), err=True)


@command.command("list")
@JSON
def list_tokens(*, as_json: bool) -> None:
    """List the tokens."""
    known = TokenFile(home_folder()).tokens
    if as_json:
        tell_json([_plain(token) for token in known])
        return
    for token in known:
        scope = say("reads and writes") if token.may_write else say("reads")
        used = say("last used {day}", day=token.used_on.isoformat()) if token.used_on else say("never used")
        click.echo(f"{token.id}  {token.name}  ({scope}, {used})")
    if not known:
        click.echo(say("There are no tokens."), err=True)


@command.command("revoke")
@click.argument("token_id", metavar="ID")
def revoke(token_id: str) -> None:
    """Take the token with this ID away: whoever has it gets no answer from now on."""
    gone = TokenFile(home_folder()).revoke(token_id)
    click.echo(say("{name} has no access any more.", name=gone.name))


def _plain(token: Token) -> dict[str, object]:
    """Give what may be told of a token; its digest is nobody's business."""
    return {
        "id": token.id,
        "name": token.name,
        "scope": token.scope.value,
        "made_on": token.made_on,
        "used_on": token.used_on,
    }
