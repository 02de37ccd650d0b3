"""Ways to reach a person: links that open the owner's own mail, phone or message program."""

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from urllib.parse import quote

from kithmap.kit.speech import marked, say


class WayKind(StrEnum):
    """What a link opens."""

    MAIL = marked("Write an e-mail")
    CALL = marked("Call")
    SMS = marked("Text message")
    WHATSAPP = marked("WhatsApp")
    PROFILE = marked("Profile")


@dataclass(frozen=True, slots=True)
class Way:
    """One way to reach somebody. `link` opens a program of the owner's; Kithmap itself never sends anything."""

    kind: WayKind
    address: str
    link: str

    @property
    def title(self) -> str:
        return say(self.kind.value)


def ways_to_reach(handles: Iterable[str], *, text: str = "", subject: str = "") -> tuple[Way, ...]:
    """Give the ways that normal handles ("mail:…", "tel:…", "url:…") offer, in their order, with `text` filled in.

    A number without its country ("tel:079460018") can be called and texted; WhatsApp needs the whole one.
    """
    return tuple(way for handle in handles for way in _ways(handle, text=text, subject=subject))


def _ways(handle: str, *, text: str, subject: str) -> list[Way]:
    kind, _, value = handle.partition(":")
    if kind == "mail":
        return [Way(WayKind.MAIL, value, f"mailto:{quote(value, safe='@+')}{_mail_words(subject, text)}")]
    if kind == "url":
        return [Way(WayKind.PROFILE, value, f"https://{quote(value, safe='/-_.~%')}")]
    if kind != "tel" or not value:
        return []
    number, _, extension = value.partition(";")
    call = Way(WayKind.CALL, value, f"tel:{number}" + (f";ext={extension}" if extension else ""))
    if extension:
        return [call]
    body = quote(text, safe="")
    sms = Way(WayKind.SMS, value, f"sms:{number}" + (f"?body={body}" if body else ""))
    whole = number.removeprefix("+")
    chat = Way(WayKind.WHATSAPP, value, f"https://wa.me/{whole}" + (f"?text={body}" if body else ""))
    return [call, sms, chat] if number.startswith("+") else [call, sms]


def _mail_words(subject: str, text: str) -> str:
    """Give subject and text as a mail link carries them (RFC 6068: spaces as %20, lines apart by CRLF)."""
    lines = text.replace("\r\n", "\n").replace("\n", "\r\n")
    parts = [f"{name}={quote(value, safe='')}" for name, value in (("subject", subject), ("body", lines)) if value]
    return f"?{'&'.join(parts)}" if parts else ""
