"""Three years of letters: threads with each person, letters to groups, machines that write."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from random import Random
from typing import Any

from kithmap.actions.sample.cast import SamplePerson, data, sample_people
from kithmap.actions.sample.letter import Letter, Mailbox, mailbox, owner_mailbox, write_letter
from kithmap.actions.sample.local_time import swedish_time
from kithmap.actions.sample.rhythm import DAYS_A_MONTH, contact_days, is_in_touch

WORK = ("Colleagues", "Former colleagues", "In the field", "Recruiters")
MOST_LETTERS_IN_A_THREAD = 5
COPY_CHANCE = 0.12
AWAY_CHANCE = 0.03
ANSWER_HOURS = 7.0


@dataclass(frozen=True, slots=True)
class _Topic:
    """What people of one category write about, and one stream of chance to choose from it."""

    subjects: Sequence[str]
    lines: Sequence[str]
    rng: Random

    def subject(self, when: datetime) -> str:
        return self.rng.choice(self.subjects).format(week=when.isocalendar().week)

    def line(self) -> str:
        return self.rng.choice(self.lines)

    def answer_time(self) -> timedelta:
        return timedelta(hours=self.rng.gammavariate(1.2, ANSWER_HOURS / 1.2), minutes=2)


def letters(*, today: date, seed: int) -> tuple[Letter, ...]:
    """Give all letters before `today` in order of time: the same for the same day and seed, on every machine.

    Each person, group and machine has a stream of chance of their own, so changing one leaves the others as they are.
    """
    life = data("life.toml")
    people = {person.key: person for person in sample_people()}
    written: list[Letter] = []
    for person in people.values():
        topic = _Topic(**life["topics"][person.category], rng=Random(f"{seed}/{person.key}/mail"))
        beside = [people[key] for key in person.links if people[key].category == person.category]
        written.extend(_with_one(person, beside, topic=topic, today=today))
    for circle in life["circles"]:
        topic = _Topic(**life["topics"][circle["category"]], rng=Random(f"{seed}/{circle['name']}/circle"))
        written.extend(_to_group(circle, [people[key] for key in circle["members"]], topic=topic, today=today))
    for machine in life["machines"]:
        written.extend(_from_machine(machine, today=today, rng=Random(f"{seed}/{machine['name']}/machine")))
    start_of_today = swedish_time(today, 0)
    return tuple(sorted((w for w in written if w.when < start_of_today), key=lambda w: (w.when, w.id)))


def _with_one(person: SamplePerson, beside: list[SamplePerson], *, topic: _Topic, today: date) -> Iterator[Letter]:
    rng = topic.rng
    for contact_day in contact_days(person.mails, today=today, rng=rng):
        day = _working_day(contact_day) if person.category in WORK else contact_day
        owner, other = owner_mailbox(person.category, day, today=today), mailbox(person, day, today=today)
        near = [one for one in beside if one.addresses and is_in_touch(one.mails, day, today=today)]
        copied = rng.choice(near) if near and rng.random() < COPY_CHANCE else None
        yield from _thread(
            (owner, other) if rng.random() < person.starts else (other, owner),
            (mailbox(copied, day, today=today),) if copied else (),
            topic=topic,
            when=_moment(person.category, day, rng),
            answers=person.answers,
        )


def _thread(
    turn: tuple[Mailbox, Mailbox], cc: Sequence[Mailbox], *, topic: _Topic, when: datetime, answers: float
) -> Iterator[Letter]:
    subject, first = topic.subject(when), ""
    for number in range(MOST_LETTERS_IN_A_THREAD):
        writer, reader = turn[number % 2], turn[1 - number % 2]
        letter = write_letter(writer, [reader], when=when, subject=subject, body=topic.line(), cc=cc, answers=first)
        yield letter
        if writer.is_owner and number == 0 and topic.rng.random() < AWAY_CHANCE:
            yield _away_notice(letter)
        if topic.rng.random() >= answers:
            return
        first, subject = first or letter.id, subject if number else f"Re: {subject}"
        when += topic.answer_time()


def _away_notice(letter: Letter) -> Letter:
    return write_letter(
        letter.to[0],
        [letter.sender],
        when=letter.when + timedelta(seconds=20),
        subject=f"Automatic reply: {letter.subject}",
        body="I am away and read mail again on Monday.",
        answers=letter.id,
        header="Auto-Submitted: auto-replied",
    )


def _to_group(
    circle: Mapping[str, Any], members: Sequence[SamplePerson], *, topic: _Topic, today: date
) -> Iterator[Letter]:
    rng, category = topic.rng, circle["category"]
    for day in _every(circle, today=today, rng=rng):
        everybody = [owner_mailbox(category, day, today=today), *(mailbox(m, day, today=today) for m in members)]
        when = _moment(category, day, rng)
        writer = rng.choice(everybody)
        first = _to_all(writer, everybody, when=when, subject=topic.subject(when), body=topic.line())
        yield first
        for answerer in rng.sample([m for m in everybody if m is not writer], rng.randint(0, circle["replies"])):
            when += topic.answer_time()
            answer = f"Re: {first.subject}"
            yield _to_all(answerer, everybody, when=when, subject=answer, body=topic.line(), answers=first.id)


def _to_all(
    writer: Mailbox, everybody: Sequence[Mailbox], *, when: datetime, subject: str, body: str, answers: str = ""
) -> Letter:
    others = [one for one in everybody if one is not writer]
    return write_letter(writer, others, when=when, subject=subject, body=body, answers=answers)


def _from_machine(machine: Mapping[str, Any], *, today: date, rng: Random) -> Iterator[Letter]:
    category = "Colleagues" if machine["address"].endswith("@tidewater.example") else "Friends"
    for number, day in enumerate(_every(machine, today=today, rng=rng), start=rng.randint(20, 400)):
        yield write_letter(
            Mailbox(machine["name"], machine["address"]),
            [owner_mailbox(category, day, today=today)],
            when=swedish_time(day, rng.randint(300, 480)),
            subject=machine["subject"].format(number=number),
            body="You get this because a machine says so.",
            header=machine["header"],
        )


def _every(row: Mapping[str, Any], *, today: date, rng: Random) -> Iterator[date]:
    ago = row.get("since", 36) * DAYS_A_MONTH - rng.random() * row["gap_days"]
    while ago >= max(row.get("until", 0) * DAYS_A_MONTH, 1):
        yield today - timedelta(days=int(ago))
        ago -= row["gap_days"]


def _moment(category: str, day: date, rng: Random) -> datetime:
    first, last = (8 * 60, 17 * 60) if category in WORK else (7 * 60, 22 * 60)
    return swedish_time(day, rng.randint(first, last)) + timedelta(seconds=rng.randint(0, 59))


def _working_day(day: date) -> date:
    return day - timedelta(days=max(0, day.weekday() - 4))
