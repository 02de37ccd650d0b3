"""The properties of one vCard fill a draft."""

from collections.abc import Callable
from dataclasses import dataclass, field

from kithmap.sources.draft import Draft, distinct
from kithmap.sources.vcard.lines import Property, fields_of, items_of, unescaped

MESSENGERS = {
    "X-SKYPE": "skype",
    "X-SKYPE-USERNAME": "skype",
    "X-JABBER": "xmpp",
    "X-GOOGLE-TALK": "xmpp",
    "X-AIM": "aim",
    "X-MSN": "msn",
    "X-ICQ": "icq",
    "X-QQ": "qq",
    "X-YAHOO": "ymsgr",
    "X-TWITTER": "twitter",
    "X-TELEGRAM": "telegram",
}
"""Messenger properties of older programs, with the scheme under which IMPP (RFC 4770) gives the same address."""

SHARED_LINES = ("fax", "pager")
"""A fax or pager is shared by an office; as a phone number it would make one person of everybody there."""

ANDROID_NICKNAME = "vnd.android.cursor.item/nickname"
"""Under what Android writes a nickname into a vCard 2.1, which has no property for it; the nickname follows it."""

APPLE_NO_YEAR = "1604-"
"""The year that Apple writes where a birthday has none."""


@dataclass(slots=True)
class OpenCard:
    """A vCard whose end has not come yet. What stands in item groups waits for the group's label."""

    line: int
    draft: Draft = field(default_factory=Draft)
    uid: str = ""
    is_group: bool = False
    agent_follows: bool = False
    lines: int = 0
    group_labels: dict[str, str] = field(default_factory=dict)
    numbers: list[Property] = field(default_factory=list)
    related: list[Property] = field(default_factory=list)

    def take(self, item: Property) -> None:
        """Take one property; what is no property at all stays in the note."""
        taker = TAKERS.get(item.name)
        if taker is not None:
            taker(self, item)
        elif not item.name:
            self.draft.notes.append(item.value)

    def close(self, labels: list[str]) -> Draft:
        """Give the draft with all that waited for a label, and with the `labels` of the groups it is in."""
        for item in self.numbers:
            label = self.group_labels.get(item.group, "") or " ".join(item.types)
            number = unescaped(item.value).strip().removeprefix("tel:")
            if any(word in label.lower() for word in SHARED_LINES):
                self.draft.notes.append(f"{label}: {number}")
            else:
                self.draft.phones.append(number)
        for item in self.related:
            label = self.group_labels.get(item.group, "") or " ".join(item.types) or "related"
            self.draft.notes.append(f"{label}: {unescaped(item.value)}")
        self.draft.labels.extend(labels)
        return self.draft


def _uid(card: OpenCard, item: Property) -> None:
    card.uid = card.uid or unescaped(item.value).strip()


def _full_name(card: OpenCard, item: Property) -> None:
    card.draft.name = card.draft.name or unescaped(item.value).strip()


def _names(card: OpenCard, item: Property) -> None:
    family, given, middle, *_ = *fields_of(item.value), "", "", ""
    if not (card.draft.given or card.draft.family):
        card.draft.given, card.draft.family, card.draft.middle = given, family, middle


def _organisation(card: OpenCard, item: Property) -> None:
    card.draft.organisation = card.draft.organisation or fields_of(item.value)[0]


def _title(card: OpenCard, item: Property) -> None:
    card.draft.title = card.draft.title or unescaped(item.value)


def _nickname(card: OpenCard, item: Property) -> None:
    card.draft.nickname = card.draft.nickname or ", ".join(distinct(items_of(item.value)))


def _android(card: OpenCard, item: Property) -> None:
    kind, nickname, *_ = *fields_of(item.value), ""
    if kind.strip() == ANDROID_NICKNAME and not card.draft.nickname:
        card.draft.nickname = nickname.strip()


def _email(card: OpenCard, item: Property) -> None:
    address = unescaped(item.value).strip()
    card.draft.emails.append(address[7:] if address[:7].lower() == "mailto:" else address)


def _phone(card: OpenCard, item: Property) -> None:
    card.numbers.append(item)


def _url(card: OpenCard, item: Property) -> None:
    card.draft.urls.append(unescaped(item.value))


def _social(card: OpenCard, item: Property) -> None:
    """Apple writes a bare user name as "x-apple:ana" and the service as the type."""
    value = unescaped(item.value).strip()
    service = next((word for word in item.types if word not in ("pref", "home", "work")), "")
    if service and value.lower().startswith("x-apple:"):
        value = f"{service}:{value[8:]}"
    card.draft.urls.append(value)


def _messenger(card: OpenCard, item: Property) -> None:
    user = unescaped(item.value).strip()
    if user:
        card.draft.urls.append(f"{MESSENGERS[item.name]}:{user}")


def _birthday(card: OpenCard, item: Property) -> None:
    value = unescaped(item.value).strip()
    card.draft.birthday = value.replace(APPLE_NO_YEAR, "--", 1) if value.startswith(APPLE_NO_YEAR) else value


def _note(card: OpenCard, item: Property) -> None:
    card.draft.notes.append(unescaped(item.value))


def _categories(card: OpenCard, item: Property) -> None:
    card.draft.labels.extend(items_of(item.value))


def _address(card: OpenCard, item: Property) -> None:
    parts = fields_of(item.value)
    if len(parts) > 3 and not card.draft.city:
        card.draft.city = parts[3].strip()


def _kind(card: OpenCard, item: Property) -> None:
    card.is_group = item.value.strip().lower() == "group"


def _group_label(card: OpenCard, item: Property) -> None:
    """Apple wraps its own labels, as in "_$!<HomeFAX>!$_"."""
    card.group_labels[item.group] = unescaped(item.value).strip().removeprefix("_$!<").removesuffix(">!$_")


def _related(card: OpenCard, item: Property) -> None:
    card.related.append(item)


def _agent(card: OpenCard, item: Property) -> None:
    card.agent_follows = not item.value.strip()


TAKERS: dict[str, Callable[[OpenCard, Property], None]] = {
    "UID": _uid,
    "FN": _full_name,
    "N": _names,
    "ORG": _organisation,
    "TITLE": _title,
    "ROLE": _title,
    "NICKNAME": _nickname,
    "X-ANDROID-CUSTOM": _android,
    "EMAIL": _email,
    "TEL": _phone,
    "URL": _url,
    "X-SOCIALPROFILE": _social,
    "SOCIALPROFILE": _social,
    "IMPP": _url,
    **dict.fromkeys(MESSENGERS, _messenger),
    "BDAY": _birthday,
    "NOTE": _note,
    "CATEGORIES": _categories,
    "ADR": _address,
    "KIND": _kind,
    "X-ADDRESSBOOKSERVER-KIND": _kind,
    "X-ABLABEL": _group_label,
    "X-ABRELATEDNAMES": _related,
    "RELATED": _related,
    "X-SPOUSE": _related,
    "AGENT": _agent,
}
