"""The sample network is whole, private, the same every time, and read back to the last record."""

import mailbox
import re
import time
from collections import Counter
from contextlib import closing
from datetime import date, timedelta
from email.header import decode_header, make_header
from email.utils import getaddresses
from gzip import decompress
from pathlib import Path
from zipfile import ZipFile

import pytest
from icalendar import Calendar

from kithmap.actions.make_sample import SampleFile, SampleMade, make_sample
from kithmap.actions.sample.cast import sample_owner, sample_people
from kithmap.actions.sample.facts import sample_facts
from kithmap.actions.sample.letters import letters
from kithmap.goals.need import Support
from kithmap.goals.offer import OfferState
from kithmap.sources.card import Card
from kithmap.sources.document import Document
from kithmap.sources.format import Record
from kithmap.sources.hints import Hints
from kithmap.sources.interaction import Interaction
from kithmap.sources.opening.unpack import documents
from kithmap.sources.readers import read

TODAY = date(2026, 3, 16)
PEOPLE = {person.key: person for person in sample_people()}
# Ofcom (UK), PTS (SE), BNetzA (DE), ARCEP (FR) and NANPA (US) keep these numbers for books and films
FICTION = re.compile(
    r"\+44 7700 900\d{3}|\+46 70 174 06 \d\d|\+49 171 39200\d\d|\+33 6 39 98 \d\d \d\d|\+1 212 555 01\d\d"
)


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> SampleMade:
    return make_sample(tmp_path_factory.mktemp("sample"), today=TODAY)


def file_called(made: SampleMade, name: str) -> SampleFile:
    return next(file for file in made.files if file.path.name == name)


def records(made: SampleMade, name: str) -> list[Record]:
    opened = documents(file_called(made, name).path)
    return [record for document in opened if isinstance(document, Document) for record in read(document, hints())]


def hints() -> Hints:
    return Hints(today=TODAY)


def every_byte(folder: Path) -> dict[str, bytes]:
    return {str(p.relative_to(folder)): p.read_bytes() for p in sorted(folder.rglob("*")) if p.is_file()}


class TestTheCast:
    def test_is_sixty_people_who_differ(self) -> None:
        """Sixty is what fits a map and a story; a key or address used twice would melt two people into one."""
        addresses = [a for person in PEOPLE.values() for a in person.addresses]

        assert len(sample_people()) == len(PEOPLE) == 60
        assert len(set(addresses)) == len(addresses)
        assert len({person.name for person in PEOPLE.values()}) == 60

    def test_is_nobody_real(self) -> None:
        """Whoever tries the sample might press "send": no address and no number may reach a person."""
        addresses = [a for person in PEOPLE.values() for a in person.addresses] + list(sample_owner().addresses)
        phones = [person.phone for person in PEOPLE.values() if person.phone] + [sample_owner().phone]

        assert [a for a in addresses if not a.endswith(".example")] == []
        assert [p for p in phones if not FICTION.fullmatch(p)] == []
        assert len(set(phones)) == len(phones)
        assert all(person.profile_url.endswith("-kithmap-sample") for person in PEOPLE.values())

    def test_is_written_down_somewhere_and_named_by_a_handle_where_it_is_placed(self) -> None:
        """A person in no file would never appear; a placement without a handle would find nobody."""

        assert [p.key for p in PEOPLE.values() if (p.ring or p.offers) and not (p.addresses or p.phone)] == []
        assert [p.key for p in PEOPLE.values() if not p.sources] == []
        assert {s for p in PEOPLE.values() for s in p.sources} == {"vcf", "google", "outlook", "linkedin", "names"}

    def test_links_lead_to_people_of_the_cast(self) -> None:
        """A typing slip in the data file would silently lose a bond."""

        assert [(p.key, link) for p in PEOPLE.values() for link in p.links if link not in PEOPLE] == []
        assert [p.key for p in PEOPLE.values() if p.met_through and p.met_through not in PEOPLE] == []


class TestTheFacts:
    def test_place_some_and_leave_some_for_the_owner(self) -> None:
        """A finished map would leave nothing to try; an empty one nothing to see."""
        facts = sample_facts(today=TODAY)

        assert 40 <= len(facts.placements) <= 50
        assert {p.ring for p in facts.placements} == {1, 2, 3, 4, 5}
        assert {p.category_id for p in facts.placements} == {c.id for c in facts.categories}
        assert len({p.id for p in facts.placements}) == len(facts.placements)

    def test_hold_a_gap_a_need_on_few_shoulders_and_a_no(self) -> None:
        """The reading of the sample has to find something true. Counted by hand in people.toml."""
        facts = sample_facts(today=TODAY)
        support = {need.id: need.support for need in facts.needs}
        alive = Counter(support[o.need_id] for o in facts.offers if o.state is not OfferState.DECLINED)

        assert alive[Support.ACCOUNTABILITY] == 0
        assert alive[Support.SPONSORSHIP] == 2
        assert [o.person for o in facts.offers if o.state is OfferState.DECLINED] == ["mail:mateo@ferreira.example"]

    def test_name_three_chairs_each_with_category_and_need(self) -> None:
        """A wish without a place cannot be drawn."""
        facts = sample_facts(today=TODAY)

        assert len({chair.id for chair in facts.chairs}) == 3
        assert {chair.category_id for chair in facts.chairs} <= {category.id for category in facts.categories}
        assert {chair.need_id for chair in facts.chairs} <= {need.id for need in facts.needs}

    @pytest.mark.parametrize(
        ("today", "by"),
        [
            (date(2026, 3, 16), date(2026, 6, 30)),
            (date(2026, 6, 1), date(2027, 6, 30)),
            (date(2026, 9, 1), date(2027, 6, 30)),
        ],
    )
    def test_the_goal_ends_on_a_june_that_is_still_to_come(self, today: date, by: date) -> None:
        """The sample is made on any day of the year, and "by June" must stay true."""

        assert sample_facts(today=today).goal.by == by


class TestTheFiles:
    def test_are_the_same_every_time(self, tmp_path: Path) -> None:
        """Screenshots, tests and bug reports refer to the same network. Making it again leaves no old letter behind."""
        make_sample(tmp_path / "one", today=TODAY - timedelta(days=9), seed=11)
        make_sample(tmp_path / "one", today=TODAY)
        make_sample(tmp_path / "two", today=TODAY)

        assert every_byte(tmp_path / "one") == every_byte(tmp_path / "two")

    def test_differ_with_the_seed(self) -> None:
        """A seed that is ignored would make every sample network one and the same."""
        days = [{letter.when for letter in letters(today=TODAY, seed=seed)} for seed in (7, 8)]

        assert days[0] != days[1]

    def test_take_less_than_three_seconds(self, tmp_path: Path) -> None:
        """It is the first thing somebody runs; it takes 0.3 s here, and ten times that is still bearable."""
        begin = time.perf_counter()
        make_sample(tmp_path, today=TODAY)

        assert time.perf_counter() - begin < 3

    def test_tell_in_the_readme_what_each_of_them_is(self, made: SampleMade) -> None:
        """Somebody opens the folder a month later."""
        text = (made.folder / "README.txt").read_text(encoding="utf-8")

        assert [f.path.name for f in made.files if f.path.relative_to(made.folder).as_posix() not in text] == []
        assert "Lead a data team by June" in text
        assert all(address in text for address in made.facts.owner_addresses)
        assert "{" not in text

    @pytest.mark.parametrize("name", ["names.txt", "contacts.vcf", "google.csv", "outlook.csv", "linkedin-export.zip"])
    def test_give_every_card_back(self, made: SampleMade, name: str) -> None:
        """Each file is read by the reader of its format, without a trouble; the count is that of the cast."""
        cards = [record for record in records(made, name) if not isinstance(record, Interaction)]

        assert [record for record in cards if not isinstance(record, Card)] == []
        assert len(cards) == file_called(made, name).cards > 9

    @pytest.mark.parametrize("name", ["inbox.mbox", "sent.mbox.gz", "archive", "linkedin-export.zip"])
    def test_give_every_message_back(self, made: SampleMade, name: str) -> None:
        """A letter that a reader drops would be missing from a tie, and nobody would know."""
        contacts = [record for record in records(made, name) if not isinstance(record, Card)]

        assert [record for record in contacts if not isinstance(record, Interaction)] == []
        assert len(contacts) == file_called(made, name).messages > 9

    def test_write_names_of_all_scripts_into_the_address_book(self, made: SampleMade) -> None:
        """Half of the world is not written in Latin letters."""
        names = {record.name for record in records(made, "contacts.vcf") if isinstance(record, Card)}

        assert {"陈美玲", "佐藤 浩", "Linnéa Fors", "Margareta Hedin", "Colm Brennan"} <= names

    def test_have_three_versions_of_cards(self, made: SampleMade) -> None:
        """Address books are grown over twenty years."""
        text = file_called(made, "contacts.vcf").path.read_text(encoding="utf-8")
        versions = Counter(re.findall(r"^VERSION:(.*)$", text, re.MULTILINE))

        assert versions == {"3.0": 22, "4.0": 1, "2.1": 1}

    def test_have_the_preamble_of_a_linkedin_export(self, made: SampleMade) -> None:
        """The three lines before the header are what breaks naive readers."""
        with ZipFile(file_called(made, "linkedin-export.zip").path) as archive:
            lines = archive.read("Connections.csv").decode().splitlines()

        assert lines[0] == "Notes:"
        assert lines[3].startswith("First Name,Last Name,URL,Email Address")


class TestTheMail:
    def test_is_mail_to_the_standard_library(self, made: SampleMade, tmp_path: Path) -> None:
        """Another program has to agree with what we wrote: Python's `mailbox` and `email`."""
        plain = tmp_path / "sent.mbox"
        plain.write_bytes(decompress(file_called(made, "sent.mbox.gz").path.read_bytes()))
        with closing(mailbox.mbox(file_called(made, "inbox.mbox").path)) as inbox:
            received = [str(make_header(decode_header(message["From"]))) for message in inbox]
        with closing(mailbox.mbox(plain)) as outbox:
            sent = len(outbox)

        assert len(received) == file_called(made, "inbox.mbox").messages
        assert sent == file_called(made, "sent.mbox.gz").messages
        assert len(mailbox.Maildir(file_called(made, "archive").path)) == file_called(made, "archive").messages
        assert {"Олена Шевченко", "رؤیا تهرانی", "Lindgren, Ewa"} <= {name for name, _ in getaddresses(received)}

    def test_has_copies_as_every_real_mail_folder(self, made: SampleMade) -> None:
        """A letter that was archived and kept must count once: there are 25 of them."""
        keys = [
            {record.key for record in records(made, name) if isinstance(record, Interaction)}
            for name in ("inbox.mbox", "archive")
        ]

        assert len(keys[0] & keys[1]) == 25

    def test_ends_before_today_and_spans_three_years(self) -> None:
        """A letter of tomorrow would be a trouble, and a short past gives no rhythm."""
        written = letters(today=TODAY, seed=7)

        assert max(letter.when.date() for letter in written) == TODAY - timedelta(days=1)
        assert (TODAY - written[0].when.date()).days > 3 * 360

    def test_tells_the_stories_of_the_cast(self) -> None:
        """Who went quiet must be quiet and who is near be near, or the reading of the sample reads nothing."""
        last: dict[str, date] = {}
        for letter in letters(today=TODAY, seed=7):
            for one in (letter.sender, *letter.to, *letter.cc):
                last[one.address] = letter.when.date()
        silence = {
            key: min((TODAY - last.get(address, date.min)).days for address in person.addresses)
            for key, person in PEOPLE.items()
            if person.addresses
        }

        assert silence["mateo"] <= 14
        assert silence["kwame"] <= 14
        assert silence["margareta"] > 19 * 30
        assert silence["graham"] > 13 * 30
        assert silence["aisha"] > 24 * 30
        assert silence["zanele"] == (TODAY - date.min).days

    def test_has_machines_and_people_copied_in(self) -> None:
        """Newsletters must be kept out of people, and bonds between people come from letters to several."""
        written = letters(today=TODAY, seed=7)

        assert sum(letter.header.startswith("List-") for letter in written) > 150
        assert sum(len(letter.to) > 3 for letter in written) > 150
        assert any(letter.cc for letter in written)


class TestTheCalendar:
    def test_is_a_calendar_to_another_program(self, made: SampleMade) -> None:
        """The icalendar package reads as many events as were written, with every kind of trap among them."""
        calendar = Calendar.from_ical(file_called(made, "calendar.ics").path.read_bytes())
        events = list(calendar.walk("VEVENT"))
        people = [event.get("ATTENDEE", []) for event in events]
        answers = [one.params["PARTSTAT"] for many in people for one in (many if isinstance(many, list) else [many])]

        assert len(events) == file_called(made, "calendar.ics").events
        assert not [event.errors for event in events if event.errors]
        assert sum("RRULE" in event and "ATTENDEE" in event for event in events) == 4
        assert sum("RECURRENCE-ID" in event for event in events) == 4
        assert sum("EXDATE" in event for event in events) == 4
        assert answers.count("DECLINED") > 3
        assert sum(event.get("STATUS") == "CANCELLED" for event in events) > 3
        assert sum("ATTENDEE" not in event for event in events) > 10

    def test_folds_its_lines(self, made: SampleMade) -> None:
        """RFC 5545, section 3.1: no line is longer than 75 octets."""
        lines = file_called(made, "calendar.ics").path.read_bytes().split(b"\r\n")

        assert max(map(len, lines)) <= 75
