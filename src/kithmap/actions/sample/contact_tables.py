"""People become the contact tables that Google and Outlook export, and a list of names typed from memory."""

import csv
from collections.abc import Iterable, Mapping, Sequence
from io import StringIO
from pathlib import Path

from kithmap.actions.sample.cast import SamplePerson

GOOGLE_COLUMNS = (
    *("First Name", "Middle Name", "Last Name", "Phonetic First Name", "Phonetic Middle Name", "Phonetic Last Name"),
    *("Name Prefix", "Name Suffix", "Nickname", "File As", "Organization Name", "Organization Title"),
    *("Organization Department", "Birthday", "Notes", "Photo", "Labels", "E-mail 1 - Label", "E-mail 1 - Value"),
    *("E-mail 2 - Label", "E-mail 2 - Value", "Phone 1 - Label", "Phone 1 - Value", "Address 1 - Label"),
    *("Address 1 - Formatted", "Address 1 - Street", "Address 1 - City", "Address 1 - PO Box", "Address 1 - Region"),
    *("Address 1 - Postal Code", "Address 1 - Country", "Address 1 - Extended Address"),
)
OUTLOOK_COLUMNS = (
    *("First Name", "Middle Name", "Last Name", "Title", "Suffix", "Nickname", "Given Yomi", "Surname Yomi"),
    *("E-mail Address", "E-mail 2 Address", "E-mail 3 Address", "Home Phone", "Home Phone 2", "Business Phone"),
    *("Business Phone 2", "Mobile Phone", "Car Phone", "Other Phone", "Primary Phone", "Pager", "Business Fax"),
    *("Home Fax", "Other Fax", "Company Main Phone", "Callback", "Radio Phone", "Telex", "TTY/TDD Phone", "IMAddress"),
    *("Job Title", "Department", "Company", "Office Location", "Manager's Name", "Assistant's Name"),
    *("Assistant's Phone", "Company Yomi", "Business Street", "Business City", "Business State"),
    *("Business Postal Code", "Business Country/Region", "Home Street", "Home City", "Home State"),
    *("Home Postal Code", "Home Country/Region", "Other Street", "Other City", "Other State", "Other Postal Code"),
    *("Other Country/Region", "Personal Web Page", "Spouse", "Schools", "Hobby", "Location", "Web Page", "Birthday"),
    *("Anniversary", "Notes", "Categories"),
)


def write_google(path: Path, people: Sequence[SamplePerson]) -> int:
    """Write contacts as Google exports them (UTF-8, several labels with ":::") and give how many."""
    path.write_text(_table(GOOGLE_COLUMNS, map(_google_row, people), newline="\n"), encoding="utf-8", newline="")
    return len(people)


def write_outlook(path: Path, people: Sequence[SamplePerson]) -> int:
    """Write contacts as Outlook exports them (UTF-8 with a byte order mark, Windows line ends) and give how many."""
    path.write_text(
        _table(OUTLOOK_COLUMNS, map(_outlook_row, people), newline="\r\n"), encoding="utf-8-sig", newline=""
    )
    return len(people)


def write_names(path: Path, people: Sequence[SamplePerson]) -> int:
    """Write names as somebody types them: one a line, some with an address, some two to a line; give how many."""
    full = [person for person in people if not person.nickname]
    addressed = [f"{person.name} <{person.addresses[0]}>" for person in full[:3]]
    bare = [person.name for person in full[3:]]
    short = [f"{person.nickname} {person.family}" for person in people if person.nickname]
    lines = [*addressed, "; ".join(bare[:2]), *bare[2:], *short]
    path.write_text("\n".join(lines) + "\n", encoding="utf-8", newline="\n")
    return len(people)


def _google_row(person: SamplePerson) -> Mapping[str, str]:
    old = person.addresses[1] if len(person.addresses) > 1 else ""
    return {
        "First Name": person.nickname or person.given,
        "Last Name": person.family,
        "Organization Name": person.organisation,
        "Organization Title": person.title,
        "Birthday": person.birthday,
        "Notes": person.known,
        "Labels": " ::: ".join([*person.labels, "* myContacts"]),
        "E-mail 1 - Label": "* Home",
        "E-mail 1 - Value": person.addresses[0],
        "E-mail 2 - Label": "Work" if old else "",
        "E-mail 2 - Value": old,
        "Phone 1 - Label": "Mobile" if person.phone else "",
        "Phone 1 - Value": person.phone,
        "Address 1 - City": person.city,
    }


def _outlook_row(person: SamplePerson) -> Mapping[str, str]:
    return {
        "First Name": person.given,
        "Last Name": person.family,
        "E-mail Address": person.addresses[0],
        "E-mail 2 Address": person.addresses[1] if len(person.addresses) > 1 else "",
        "Mobile Phone": person.phone,
        "Job Title": person.title,
        "Company": person.organisation,
        "Business City": person.city,
        "Notes": person.known,
        "Categories": ";".join(person.labels),
    }


def _table(columns: Sequence[str], rows: Iterable[Mapping[str, str]], *, newline: str) -> str:
    sheet = StringIO()
    writer = csv.DictWriter(sheet, columns, restval="", lineterminator=newline)
    writer.writeheader()
    writer.writerows(rows)
    return sheet.getvalue()
