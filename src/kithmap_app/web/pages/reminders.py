"""Reminders: the calendar feed, the weekly letter with its test, and how the owner's weeks go."""

from dataclasses import replace
from pathlib import Path
from zoneinfo import available_timezones

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from kithmap.actions.set_preference import set_preference
from kithmap.errors import KithmapError
from kithmap.kit.dates import spoken_day, spoken_weekday
from kithmap.kit.speech import language, marked
from kithmap.plan.preference import LAST_HOUR
from kithmap.plan.weeks import MONDAY, SATURDAY, SUNDAY, WEEK_DAYS
from kithmap_app.post.account import AccountFile, AccountIncomplete, MailAccount, Security, checked
from kithmap_app.post.feed_key import FeedKeyFile
from kithmap_app.post.log import LogFile
from kithmap_app.post.round import NothingToTell, Post
from kithmap_app.post.sending import LetterNotSent
from kithmap_app.speech import say
from kithmap_app.web.answers import go, needs_goal, whole_page
from kithmap_app.web.clock import now
from kithmap_app.web.desk import Desk
from kithmap_app.web.placed import goal_in_hand
from kithmap_app.web.told_form import ToldForm, told_form

WEEK_STARTS = (MONDAY, SUNDAY, SATURDAY)
"""Days on which weeks begin somewhere; one that a program set stands behind them."""
SECURITIES = {
    Security.TLS: marked("TLS from the start (usual, port 465)"),
    Security.STARTTLS: marked("STARTTLS (port 587)"),
    Security.NONE: marked("none, for a server on this machine"),
}
KEPT_PASSWORD = "·" * 8
"""Stands in the field for a password that is kept: the password itself never goes back to a page."""


@needs_goal
def page(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Show the feed's address, the mail account without its password, and the owner's settings."""
    return _page(request, desk, account=AccountFile(_home()).read())


@require_POST
@needs_goal
def feed_key(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Make the feed's address, make another one, or close it."""
    keys = FeedKeyFile(_home())
    if request.POST.get("act") == "close":
        keys.revoke()
        return go(request, "reminders", said=say("The feed is closed. Calendars that had it find nothing there."))
    is_new = keys.read() is None
    keys.renew(language=language())
    if is_new:
        return go(request, "reminders", said=say("The address is made. Give it to your calendar, and to nobody else."))
    return go(request, "reminders", said=say("A new address is made; the one before opens nothing any more."))


@require_POST
@needs_goal
def account(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Keep the mail account, or forget it; what cannot be used is asked for again."""
    file = AccountFile(_home())
    if request.POST.get("act") == "forget":
        file.forget()
        LogFile(_home()).clear_failure()
        return go(request, "reminders", said=say("The mail account is forgotten, password and all."))
    told = _told_account(told_form(request), file.read())
    try:
        file.keep(checked(told))
    except AccountIncomplete as error:
        return _page(request, desk, account=told, trouble=str(error))
    wants = bool(request.POST.get("wants"))
    set_preference(desk.book, replace(desk.book.facts.preference, wants_digest=wants))
    # the account stands outside the book: undo would take back the wish for letters and leave the password
    return go(request, "reminders", said=say("Kept. Send yourself a letter to see that it arrives."), way_back="")


@require_POST
@needs_goal
def send(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Send a test letter, or this week's at once, and say what came of it."""
    post = Post(_home())
    try:
        if request.POST.get("act") == "week":
            post.send_week(desk.book, goal_in_hand(desk), now=now())
        else:
            post.send_test(now=now())
    except (LetterNotSent, NothingToTell) as error:
        return go(request, "reminders", said=str(error))
    kept = post.account
    return go(request, "reminders", said=say("Sent to {to}. Look into your mail.", to=kept.to if kept else ""))


@require_POST
@needs_goal
def preference(request: HttpRequest, desk: Desk) -> HttpResponse:
    """Keep how the owner's weeks go."""
    form, old = told_form(request), desk.book.facts.preference
    starts = form.choice("starts", [str(day) for day in range(WEEK_DAYS)])
    hour = form.number("hour", least=0, most=LAST_HOUR)
    zone = form.line("zone")
    if zone and zone not in available_timezones():
        trouble = say("There is no time zone called {zone}. Write it like Europe/Madrid, or leave it out.", zone=zone)
        return _page(request, desk, account=AccountFile(_home()).read(), zone_trouble=trouble, zone=zone)
    new = replace(
        old,
        week_starts_on=int(starts) if starts else old.week_starts_on,
        alarm_hour=old.alarm_hour if hour is None else hour,
        time_zone=zone,
    )
    try:
        set_preference(desk.book, new)
    except KithmapError as error:
        return go(request, "reminders", said=str(error))
    return go(request, "reminders", said=say("Your weeks are set."))


def _home() -> Path:
    home: Path = settings.HOME
    return home


def _told_account(form: ToldForm, old: MailAccount | None) -> MailAccount:
    """Give the account of a form; a password that was not touched stays, unless the server is another one."""
    password, host = form.fields.get("password", ""), form.line("host")
    if password == KEPT_PASSWORD or not password:
        password = old.password if old is not None and old.host == host else ""
    return MailAccount(
        host=host,
        to=form.line("to"),
        sender=form.line("sender"),
        port=form.number("port", least=0, most=99_999) or 0,
        security=Security(form.choice("security", list(Security)) or Security.TLS),
        user=form.line("user"),
        password=password,
        language=language(),
    )


def _page(
    request: HttpRequest,
    desk: Desk,
    *,
    account: MailAccount | None,
    trouble: str = "",
    zone_trouble: str = "",
    zone: str = "",
) -> HttpResponse:
    key, log = FeedKeyFile(_home()).read(), LogFile(_home()).read()
    preference = desk.book.facts.preference
    address = request.build_absolute_uri(reverse("feed", args=[key.key])) if key else ""
    answer = whole_page(
        request,
        desk,
        "kithmap/reminders.html",
        page="week",
        here="reminders",
        address=address,
        subscribe=address.replace("https://", "webcal://").replace("http://", "webcal://"),
        account=account,
        is_kept=AccountFile(_home()).path.exists(),
        kept_password=KEPT_PASSWORD if account is not None and account.password else "",
        trouble=trouble,
        failure=log.failure,
        sent=spoken_day(log.sent_at.date(), today=desk.today) if log.sent_at else "",
        preference=preference,
        starts=[(day, spoken_weekday(day)) for day in dict.fromkeys((*WEEK_STARTS, preference.week_starts_on))],
        securities=[(kind.value, say(words)) for kind, words in SECURITIES.items()],
        hours=range(LAST_HOUR + 1),
        zone=zone or preference.time_zone,
        zone_trouble=zone_trouble,
        slip="zone" if zone_trouble else "",
        machine_zone=settings.TIME_ZONE,
    )
    answer.status_code = 400 if trouble or zone_trouble else 200
    return answer


urls = [
    path("reminders/", page, name="reminders"),
    path("reminders/feed/", feed_key, name="feed-key"),
    path("reminders/account/", account, name="mail-account"),
    path("reminders/send/", send, name="send-letter"),
    path("reminders/weeks/", preference, name="set-weeks"),
]
