"""Role addresses: lists, newsletters, robots and shared desks, which are counted and kept out of people."""

import re
from collections.abc import Mapping

from kithmap.kit.speech import marked
from kithmap.people.correspondents import Correspondents
from kithmap.people.person import SetAside

AUTOMATIC_SHARE = 0.5
"""From this share of machine-written mails on, a handle is a machine: people post to lists, machines only to them."""
AUTOMATIC_LEAST = 3
"""Fewer machine-written mails than this say nothing: one out-of-office reply does not make a robot."""

_ROBOT = re.compile(
    r"(?:^|[._+-])(?:no[._-]?reply|do[._-]?not[._-]?reply|donot[._-]?reply|ne[._-]?pas[._-]?repondre|mailer[._-]?daemon|postmaster"
    r"|bounces?|daemon|robot|auto(?:mated|matic|mailer|[._-]?reply|[._-]?confirm)?|notif(?:y|ications?|ier)|alerts?"
    r"|unsubscribe|subscriptions?|calendar[._-]?(?:notification|server|invite)s?|no[._-]?address)(?:$|[._+\d-])"
)
_NEWS = re.compile(
    r"(?:^|[._+-])(?:e?[._-]?news(?:letters?|mail|flash)?|newsdesk|announce(?:ments?|r)?|marketing|promo(?:tions?)?"
    r"|digest|weekly|mailing|campaigns?|updates?|bulletin)(?:$|[._+\d-])"
)
_LIST = re.compile(
    r"(?:^|[._+-])(?:all|everyone|everybody|staff|employees|list(?:serv|server)?|lists|majordomo|users?|members|group|groups"
    r"|distribution|dl|team|undisclosed|recipients|committee|alumni|faculty|students)(?:$|[._+\d-])"
)
_DESK = re.compile(
    r"^(?:info|contact|kontakt|office|admin(?:istrator)?|support|help(?:desk)?|service|customer[._-]?(?:service|care)"
    r"|sales|billing|invoices?|orders?|accounts?|hr|jobs?|careers?|recruiting|webmaster|hello|hallo|mail|feedback"
    r"|reservations?|bookings?|security|legal|privacy|abuse|enquiries|inquiries|payroll|ebiz|it|registration|memberservices?"
    r"|services?|online|market|survey|resources|exchange|information|communications?|public[._-]?relations|training|daily|press|editor"
    r"|deals?|offers?|specials?|board|class|bot|system|cron|root)\d*$"
    r"|(?:^|[._-])(?:help[._-]?desk|hotline|reception|switchboard|cent(?:er|re)|operations|traders|trading|chairman|spouse"
    r"|test)(?:$|[._-]|\d+$)"
)
_BULK_HOST = re.compile(
    r"(?:^|\.)(?:lists?|listserv|news|newsletters?|mailer|bounces?|e?mailings?|offers?\d*|marketing|googlegroups|yahoogroups"
    r"|groups|noreply|reply|notifications?)\."
)
_CALENDAR = re.compile(r"@(?:group|resource)\.calendar\.|@import\.calendar\.")

_WHY = (
    (_ROBOT, marked("an address that machines write from")),
    (_NEWS, marked("a newsletter or announcement address")),
    (_LIST, marked("a mailing list or a group of people")),
    (_DESK, "a shared desk, not one person"),
)


def why_no_person(handle: str) -> str:
    """Give why the spelling of `handle` says that nobody in particular is behind it, or "".

    >>> why_no_person("mail:no-reply@shop.example"), why_no_person("mail:ana.lopez@x.org")
    ('an address that machines write from', '')
    """
    kind, _, value = handle.partition(":")
    if kind != "mail":
        return ""
    local, _, domain = value.rpartition("@")
    if _CALENDAR.search(value):
        return marked("a calendar or a room")
    for pattern, why in _WHY:
        if pattern.search(local):
            return why
    return marked("an address of a mailing system") if _BULK_HOST.search(domain) else ""


def set_aside(correspondents: Correspondents, *, named: Mapping[str, str], own: frozenset[str]) -> tuple[SetAside, ...]:
    """Give the handles that are nobody, with why and in how many interactions they occur.

    `named` are handles that stand on a card with the name of a person: the owner's address book knows better than a
    pattern, unless the mail itself is machine-written. `own` are the owner's handles, which are never set aside.
    """
    aside = []
    for row, handle in enumerate(correspondents.handles):
        wrote, automatic = int(correspondents.wrote[row]), int(correspondents.automatic[row])
        if handle in own:
            continue
        if automatic >= AUTOMATIC_LEAST and automatic >= AUTOMATIC_SHARE * wrote:
            why = marked("all it sends is list mail or machine-written")
        else:
            why = "" if handle in named else why_no_person(handle)
        if why:
            aside.append(SetAside(handle, why, int(correspondents.seen[row])))
    return tuple(aside)
