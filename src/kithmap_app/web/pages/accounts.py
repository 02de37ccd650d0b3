"""Accounts: servers of the owner's own that are read when the owner presses the button, and never otherwise."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.urls import path
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_POST

from kithmap.kit.speech import marked
from kithmap.sources.account import Account, ServerKind
from kithmap.sources.hints import Hints
from kithmap_app.live.address import account_at
from kithmap_app.live.connecting import connect, disconnect
from kithmap_app.live.refusals import LiveError
from kithmap_app.live.secret import has_keyring, kept_secret
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.desk import Desk
from kithmap_app.web.running import start_sync

TITLES = {
    ServerKind.IMAP: marked("Mail server (IMAP)"),
    ServerKind.CARDDAV: marked("Address book (CardDAV)"),
    ServerKind.CALDAV: marked("Calendar (CalDAV)"),
    ServerKind.ICS: marked("Calendar behind a link (.ics)"),
}


@dataclass(frozen=True, slots=True)
class Shown:
    """An account as the page shows it: its kind in words, day of last news, and whether to ask for its secret."""

    account: Account
    kind: str
    read: date | None
    asks: bool


@needs_goal
def accounts(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show what is connected, and a form to connect more. Nobody is spoken to."""
    return _page(request, desk)


@sensitive_post_parameters("secret")
@require_POST
@needs_goal
def connect_server(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Knock at a server, and remember it if it answers; otherwise say why not beside what was typed."""
    secret = request.POST.get("secret", "")
    try:
        account = _typed(request, secret)
        connected = connect(desk.book, account, secret, hints=Hints(today=desk.today))
    except LiveError as error:
        return _page(request, desk, refusal=str(error), typed=request.POST)
    told = say("{account} is connected. Nothing is read before you say so.", account=connected.account.called)
    return go(request, "accounts", said=told)


@sensitive_post_parameters("secret")
@require_POST
@needs_goal
def sync_account(request: HttpRequest, desk: Desk, id: str) -> HttpResponse:
    """Begin to read what is new; the page of imports shows how far it is and what would come in."""
    account = _account(desk, id)
    try:
        secret = request.POST.get("secret", "") or kept_secret(account)
    except LiveError as error:
        return _page(request, desk, refusal=str(error), asks=id)
    if not secret:
        told = say("The password of {account} is kept nowhere; give it for this once.", account=account.called)
        return _page(request, desk, refusal=told, asks=id)
    running = start_sync(account, secret, today=desk.today, keep_subjects="keep_subjects" in request.POST)
    return go(request, "import", running.id)


@require_POST
@needs_goal
def disconnect_server(request: HttpRequest, desk: Desk, id: str) -> HttpResponse:
    """Forget a server and its password; what came from it stays."""
    account = _account(desk, id)
    try:
        disconnect(desk.book, account)
    except LiveError as error:
        return _page(request, desk, refusal=str(error))
    return go(request, "accounts", said=say("{account} is forgotten; what came from it stays.", account=account.called))


def _page(request: HttpRequest, desk: Desk, *, refusal: str = "", typed: Any = None, asks: str = "") -> HttpResponse:
    try:
        is_kept, is_ready = has_keyring(), True
    except LiveError as error:
        is_kept, is_ready, refusal = False, False, str(error)
    facts = desk.book.facts
    shown = [
        _shown(account, facts.reached.values(), asks=not is_kept or account.id == asks)
        for account in facts.accounts.values()
    ]
    return whole_page(
        request,
        desk,
        "kithmap/accounts.html",
        page="sources",
        shown=shown,
        kinds=[(kind.value, say(title)) for kind, title in TITLES.items()],
        refusal=refusal,
        typed={name: typed.get(name, "") for name in ("kind", "address", "user", "folders")} if typed else {},
        is_kept=is_kept,
        is_ready=is_ready,
    )


def _shown(account: Account, reached: Any, *, asks: bool) -> Shown:
    days = [one.day for one in reached if one.account == account.id]
    return Shown(account, say(TITLES[account.kind]), max(days, default=None), asks)


def _typed(request: HttpRequest, secret: str) -> Account:
    """Give the account of the form; a link to a calendar is its own secret. Raises a `LiveError`."""
    given = request.POST
    try:
        kind = ServerKind(given.get("kind", ""))
    except ValueError as error:
        raise Http404 from error
    folders = tuple(name.strip() for name in given.get("folders", "").split(",") if name.strip())
    address = secret if kind is ServerKind.ICS else given.get("address", "")
    return account_at(kind, address, user=given.get("user", ""), folders=folders)


def _account(desk: Desk, id: str) -> Account:
    account = desk.book.facts.accounts.get(id)
    if account is None:
        raise Http404(say("This server is not connected any more."))
    return account


urls = [
    path("accounts/", accounts, name="accounts"),
    path("accounts/connect/", connect_server, name="connect"),
    path("accounts/<str:id>/sync/", sync_account, name="sync-account"),
    path("accounts/<str:id>/disconnect/", disconnect_server, name="disconnect"),
]
