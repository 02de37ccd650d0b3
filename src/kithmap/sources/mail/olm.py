"""What Outlook for Mac exports (.olm, an archive of XML) becomes interactions and cards: no letter is ever kept."""

from collections.abc import Iterator

from kithmap.kit.speech import marked, say, written
from kithmap.sources.document import Document
from kithmap.sources.draft import Draft
from kithmap.sources.format import Format, Record
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Channel, Interaction, Participant, Role, interaction_key
from kithmap.sources.moment import likely_moment
from kithmap.sources.trouble import Trouble
from kithmap.sources.xml_tags import Tag, tags, xml_head

ADDRESS, NAME = "OPFContactEmailAddressAddress", "OPFContactEmailAddressName"
ROLES = {
    "OPFMessageCopyFromAddresses": Role.SENDER,
    "OPFMessageCopyToAddresses": Role.TO,
    "OPFMessageCopyCCAddresses": Role.CC,
    "OPFMessageCopyBCCAddresses": Role.TO,
}
WHEN = ("OPFMessageCopySentTime", "OPFMessageCopyReceivedTime")
SUBJECT = "OPFMessageCopySubject"
ONE = {
    "OPFContactCopyFirstName": "given",
    "OPFContactCopyLastName": "family",
    "OPFContactCopyDisplayName": "name",
    "OPFContactCopyNickname": "nickname",
    "OPFContactCopyBusinessCompany": "organisation",
    "OPFContactCopyBusinessTitle": "title",
    "OPFContactCopyHomeCity": "city",
}
PHONES = ("OPFContactCopyCellPhone", "OPFContactCopyHomePhone", "OPFContactCopyBusinessPhone")


def recognise(document: Document) -> bool:
    """Is it XML with Outlook's messages or contacts?"""
    head = xml_head(document)
    return "<OPFMessageCopy" in head or "<OPFContactCopy" in head


def read(document: Document, hints: Hints) -> Iterator[Record]:
    """Stream an interaction for each message and a card for each contact."""
    item: _Item | None = None
    for tag in tags(document, frozenset([ADDRESS, NAME])):
        if tag.name in ("email", "contact"):
            if tag.closes and item is not None:
                yield item.record(document.name, hints)
            item = None if tag.closes else _Item(tag)
        elif item is not None:
            item.take(tag)


class _Item:
    """One message or contact, as its fields come."""

    def __init__(self, tag: Tag) -> None:
        self._kind, self._line = tag.name, tag.line
        self._inside = ""
        self._texts: dict[str, str] = {}
        self._people: list[Participant] = []
        self._emails: list[str] = []

    def take(self, tag: Tag) -> None:
        if tag.name == "":
            if self._inside:
                self._texts.setdefault(self._inside, tag.text)
        elif tag.values.get(ADDRESS):
            address, role = tag.values[ADDRESS], ROLES.get(self._inside)
            if role is not None and "@" in address and len(self._people) < 1_000:
                self._people.append(Participant(role, f"mail:{address}", tag.values.get(NAME, "")))
            if "@" in address and self._kind == "contact":
                self._emails.append(address)
        elif tag.closes:
            self._inside = "" if tag.name == self._inside else self._inside
        elif tag.name in ROLES or tag.name in WHEN or tag.name in ONE or tag.name in PHONES or tag.name == SUBJECT:
            self._inside = tag.name

    def record(self, file: str, hints: Hints) -> Record:
        return self._contact(file) if self._kind == "contact" else self._message(file, hints)

    def _contact(self, file: str) -> Record:
        draft = Draft(emails=self._emails, phones=[self._texts.get(kind, "") for kind in PHONES])
        for name, place in ONE.items():
            setattr(draft, place, self._texts.get(name, ""))
        return draft.card(source="outlook") or self._trouble(file)

    def _message(self, file: str, hints: Hints) -> Record:
        told = (likely_moment(self._texts.get(field, ""), hints.today) for field in WHEN)
        when = next((moment for moment in told if moment is not None), None)
        senders = [one for one in self._people if one.role is Role.SENDER][:1]
        if when is None or not senders:
            return self._trouble(file)
        others = [one for one in self._people if one.role is not Role.SENDER]
        subject = self._texts.get(SUBJECT, "")
        return Interaction(
            # as for all mail, so that a message that came by another way too counts once
            key=interaction_key("mail", when, senders[0].address[5:].lower(), subject),
            when=when,
            channel=Channel.MESSAGE,
            participants=(senders[0], *others),
            subject=(subject or None) if hints.keep_subjects else None,
        )

    def _trouble(self, file: str) -> Trouble:
        return Trouble(
            file,
            self._line,
            say("The entry in line {line} has no sender, no likely date, or names nobody.", line=written(self._line)),
            say("Nothing, if it is a draft or an empty contact."),
        )


OLM = Format("olm", marked("Outlook for Mac (olm)"), recognise, read)
