"""Connect and disconnect: knock first, then remember the account in the book and its secret in the keyring."""

from dataclasses import dataclass

from kithmap.actions.connect_account import connect_account, disconnect_account
from kithmap.book.book import Book
from kithmap.sources.account import Account
from kithmap.sources.hints import Hints
from kithmap_app.live.fetch import look
from kithmap_app.live.refusals import NoSuchAccount
from kithmap_app.live.secret import drop_secret, keep_secret, kept_secret
from kithmap_app.live.sign_in import Secret


@dataclass(frozen=True, slots=True)
class Connected:
    """An account that answered: which folders would be read, and whether its secret is kept."""

    account: Account
    folders: tuple[str, ...]
    is_kept: bool


def connect(book: Book, account: Account, secret: Secret, *, hints: Hints) -> Connected:
    """Knock at the server, then remember it. Raises a `LiveError`, and then nothing is remembered."""
    before = kept_secret(account)
    # kept first, since signing in may give a newer refresh token, which is kept in its place at once
    is_kept = keep_secret(account, secret)
    try:
        folders = look(account, secret, hints=hints)
        connect_account(book, account)
    except BaseException:
        # also where the owner stops it, or the book is busy: no secret of an account that no book knows
        _put_back(account, before)
        raise
    return Connected(account, tuple(folders), is_kept)


def _put_back(account: Account, before: Secret | None) -> None:
    if before is None:
        drop_secret(account)
    else:
        keep_secret(account, before)


def disconnect(book: Book, account: Account) -> None:
    """Forget an account and its secret; what came from it stays. Raises KeyringClosed."""
    drop_secret(account)
    disconnect_account(book, account)


def account_called(book: Book, name: str) -> Account:
    """Give the connected account meant by its name, a part of it, or its kind. Raises NoSuchAccount."""
    accounts = list(book.facts.accounts.values())
    wanted = name.strip().casefold()
    exact = [one for one in accounts if wanted in (one.id, one.called.casefold(), one.kind.value)]
    near = [one for one in accounts if wanted in f"{one.called} {one.address}".casefold()]
    found = exact or near
    if len(found) != 1:
        raise NoSuchAccount(name)
    return found[0]
