"""Connect an account: Kithmap remembers where a server is and what to read there, never the password."""

from dataclasses import replace

from kithmap.book.book import Book
from kithmap.book.facts import Changes, Fact, told
from kithmap.kit.speech import say
from kithmap.sources.account import Account, ServerKind


def connect_account(book: Book, account: Account) -> None:
    """Remember an account; one that is known takes the folders told now.

    Whoever logs in to a mail server with an address is the owner, so that address is noted as the owner's own.
    """
    new: list[Fact] = [account]
    if account.kind is ServerKind.IMAP and "@" in account.user:
        me = book.facts.me
        new.append(replace(me, addresses=tuple(dict.fromkeys((*me.addresses, f"mail:{account.user}")))))
    book.apply(say("Connect {account}", account=account.called), told(book.facts, new))


def disconnect_account(book: Book, account: Account) -> None:
    """Forget an account and how far it was read; what came from it stays."""
    known = book.facts.accounts.get(account.id)
    if known is None:
        return
    reached = [one for one in book.facts.reached.values() if one.account == account.id]
    book.apply(say("Disconnect {account}", account=account.called), Changes(dropped=(known, *reached)))
