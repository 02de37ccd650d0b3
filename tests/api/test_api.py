"""The API as a program meets it: keys, readings, acts, undo, files, and problems in one shape."""

from datetime import date
from pathlib import Path
from typing import Any

import pytest
from django.test import Client

from kithmap.book.encoding import encoded_facts
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.store.tokens import Scope, TokenFile
from tests.api.conftest import Caller
from tests.faults.mailbox import mailbox

CONTACTS = b"Full Name,Email\nIda Quist,ida.quist@harbour.example\n"


def _problem(answer: object, status: int) -> dict[str, object]:
    assert answer.status_code == status  # type: ignore[attr-defined]
    assert answer["Content-Type"] == "application/problem+json"  # type: ignore[index]
    told: dict[str, object] = answer.json()  # type: ignore[attr-defined]
    assert told["status"] == status
    assert str(told["type"]).startswith("urn:kithmap:problem:")
    return told


@pytest.mark.parametrize("header", ["", "Bearer ", "Bearer kithmap_guessed", "Basic a2l0aDptYXA=", "Bearer \u00e9"])
def test_nobody_reads_without_a_token(empty_book: SqlBook, tokens: TokenFile, header: str) -> None:
    """Any program of this machine, and any page in a browser, can reach the port."""
    headers = {"Authorization": header} if header else {}
    answer = Client().get("/api/v1/people", headers=headers)

    _problem(answer, 401)
    assert answer["WWW-Authenticate"].startswith("Bearer")


def test_a_reading_token_writes_nothing(sample_book: SqlBook, reader: Caller) -> None:
    """A clock on the wall must not be able to forget anybody."""
    person = reader.get("/people").json()["items"][0]["id"]
    answers = [
        reader.post("/acts/forget-person", {"person": person}),
        reader.post("/journal/undo"),
        reader.put("/goals/in-hand/in-hand"),
        reader.post("/imports"),
    ]

    assert [_problem(answer, 403)["title"] for answer in answers] == ["Forbidden"] * 4
    assert len(sample_book.journal_titles) == 1


def test_a_token_taken_away_opens_nothing(sample_book: SqlBook, tokens: TokenFile, reader: Caller) -> None:
    """A lost token is made harmless at once."""
    assert reader.get("/goals").status_code == 200
    tokens.revoke(tokens.tokens[0].id)

    _problem(reader.get("/goals"), 401)


def test_another_host_is_refused(empty_book: SqlBook, reader: Caller) -> None:
    """A page elsewhere that points a name of its own at this machine gets no answer."""
    answer = Client().get("/api/v1/goals", headers={"Authorization": f"Bearer {reader.secret}", "Host": "evil.example"})

    assert answer.status_code == 400


def test_no_cookie_is_set_and_none_opens(sample_book: SqlBook, reader: Caller) -> None:
    """Where cookies say nothing, another page cannot ride on them."""
    answer = reader.get("/goals")

    assert not answer.cookies


def test_readings_are_there_before_the_first_goal(empty_book: SqlBook, writer: Caller) -> None:
    """A program that comes first is told what is missing."""
    assert writer.get("/people").json() == {"items": [], "total": 0, "offset": 0, "next_offset": None}
    told = _problem(writer.get("/goals/in-hand/reading"), 404)
    assert told["type"] == "urn:kithmap:problem:no-goal-yet"


def test_a_map_can_be_made_by_a_program_alone(empty_book: SqlBook, writer: Caller) -> None:
    """Goal, names, ring, offer: as in the first fifteen minutes."""
    goal = writer.post("/acts/set-goal", {"outcome": "A studio of my own"}).json()["result"]["id"]
    writer.post("/acts/add-names", {"text": "Ana Lima, Ben Oduya"})
    ana = writer.get("/people", search="Ana").json()["items"][0]["id"]
    need = writer.get(f"/goals/{goal}").json()["needs"][0]["id"]
    writer.post("/acts/place-person", {"person": ana, "ring": 1})
    writer.post("/acts/record-offer", {"person": ana, "need": need, "state": "could", "influence": 3})
    seats = {seat["name"]: seat for seat in writer.get(f"/goals/{goal}/map").json()["seats"]}
    whole = writer.get(f"/people/{ana}").json()

    assert seats.keys() == {"Ana Lima", "Ben Oduya"}
    assert seats["Ana Lima"]["ring"] == 1
    assert [(offer["need_id"], offer["influence"]) for offer in whole["offers"]] == [(need, 3)]


def test_the_same_talk_twice_is_one_talk(sample_book: SqlBook, writer: Caller) -> None:
    """A program that does not know whether its first call arrived may call again."""
    person = writer.get("/people").json()["items"][0]["id"]
    talk = {"people": [person], "note": "Coffee", "channel": "call"}
    first, second = (writer.post("/acts/log-talk", talk).json() for _ in range(2))

    assert (first["changed"], second["changed"]) == (True, False)
    assert first["result"] == second["result"]
    assert first["result"][0]["channel"] == "call"
    assert first["title"].startswith("Log a talk")


def test_what_is_left_out_of_a_move_stays(sample_book: SqlBook, writer: Caller) -> None:
    """Whoever moves somebody to another category has not said that they are less close."""
    seats = writer.get("/goals/in-hand/map").json()["seats"]
    seat = next(s for s in seats if s["ring"] and not s["ring_is_proposed"])
    other = writer.post("/acts/add-category", {"name": "Sailing"}).json()["result"]["id"]
    moved = writer.post("/acts/place-person", {"person": seat["person_id"], "category": other}).json()["result"]
    off_its_ring = writer.post("/acts/place-person", {"person": seat["person_id"], "ring": None}).json()["result"]

    assert (moved["ring"], moved["category_id"]) == (seat["ring"], other)
    assert (off_its_ring["ring"], off_its_ring["category_id"]) == (None, other)


def test_every_act_is_undone_and_done_again(sample_book: SqlBook, writer: Caller) -> None:
    """Undo and redo by a program are those of the pages."""
    title = writer.post("/acts/set-target", {"organisation": "Tidewater"}).json()["title"]
    undone = writer.post("/journal/undo").json()["title"]
    gone = len(sample_book.facts.targets)
    again = writer.post("/journal/redo").json()["title"]

    assert title == undone == again
    assert (gone, len(sample_book.facts.targets)) == (0, 1)


def test_people_come_in_portions(sample_book: SqlBook, reader: Caller) -> None:
    """All portions together are everybody, each once."""
    found, offset = [], 0
    while offset is not None:
        some = reader.get("/people", limit=17, offset=offset).json()
        found += [line["id"] for line in some["items"]]
        offset = some["next_offset"]

    assert len(found) == len(set(found)) == some["total"]
    assert len(found) > 50


def test_files_are_brought_in_once(sample_book: SqlBook, writer: Caller, tmp_path: Path) -> None:
    """A look first, then in, then the same again."""
    file = tmp_path / "contacts.csv"
    file.write_bytes(CONTACTS)
    sums = []
    for query in ("preview=true&", "", ""):
        brought = writer.upload(f"/imports?{query}wait_seconds=20", [file]).json()["result"]
        sums.append((brought["changed"], brought["imports"][0]["new"], brought["imports"][0]["same"]))

    assert sums == [(False, 1, 0), (True, 1, 0), (False, 0, 1)]
    assert writer.get("/imports").json()["items"][0]["file"] == "contacts.csv"


def _when_over(writer: Caller, address: str) -> dict[str, Any]:
    path = address.removeprefix("/api/v1")
    for _ in range(3):
        job: dict[str, Any] = writer.get(path, wait_seconds=20).json()
        if job["state"] not in ("running", "stopping"):
            return job
    raise AssertionError(job)


def test_an_import_is_a_job_that_tells_how_far_it_is(sample_book: SqlBook, writer: Caller, tmp_path: Path) -> None:
    """A mailbox takes a minute: the answer comes at once, with an address that tells the rest."""
    answer = writer.upload("/imports", [mailbox(tmp_path / "mail.mbox", 2_000, about="mail")])
    job = _when_over(writer, answer["Location"])
    again = writer.get("/jobs").json()["items"][0]

    assert answer.status_code == 202
    assert answer.json()["id"] == job["id"] == again["id"]
    assert (job["state"], job["records"], job["seconds_left"]) == ("done", 2_000, 0)
    assert job["done_bytes"] == job["total_bytes"] > 0
    assert job["records_a_second"] > 0
    assert [(one["file"], one["new"]) for one in job["result"]["imports"]] == [("mail.mbox", 2_000)]
    assert job["result"]["changed"]
    assert writer.delete(f"/jobs/{job['id']}").json()["state"] == "done"


def test_a_job_that_is_stopped_changes_nothing(sample_book: SqlBook, writer: Caller, tmp_path: Path) -> None:
    """The wrong file was sent: stopped, the book is to the byte what it was."""
    before = encoded_facts(sample_book.facts)
    answer = writer.upload("/imports", [mailbox(tmp_path / "mail.mbox", 30_000, about="mail")])
    stopping = writer.delete(answer["Location"].removeprefix("/api/v1")).json()
    job = _when_over(writer, answer["Location"])

    assert stopping["state"] in ("stopping", "stopped")
    assert (job["state"], job["sentence"], job["result"]) == ("stopped", "Stopped. Nothing was changed.", None)
    assert encoded_facts(sample_book.facts) == before


def test_what_could_not_be_read_stands_in_the_result(empty_book: SqlBook, writer: Caller, tmp_path: Path) -> None:
    """Troubles come with the counts, under the name of the file."""
    (tmp_path / "odd.bin").write_bytes(bytes(range(256)) * 20)
    job = writer.upload("/imports?wait_seconds=20", [tmp_path / "odd.bin"]).json()

    assert job["state"] == "done"
    assert [(one["file"], one["read"], one["trouble"]) for one in job["result"]["imports"]] == [("odd.bin", 1, 1)]
    assert job["result"]["troubles"][0]["what"].startswith("odd.bin is in no format")


def test_a_job_that_nobody_started_is_not_found(empty_book: SqlBook, writer: Caller) -> None:
    """Jobs are forgotten when the program ends."""
    assert _problem(writer.get("/jobs/none"), 404)["type"] == "urn:kithmap:problem:no-such-job"
    assert _problem(writer.delete("/jobs/none"), 404)["title"] == "Not Found"


@pytest.mark.parametrize(
    ("path", "begins"),
    [
        ("map.svg", b"<svg"),
        ("map.pdf", b"%PDF"),
        ("file.pdf", b"%PDF"),
        ("study.zip", b"PK"),
        ("reminders.ics", b"BEGIN:"),
    ],
)
def test_files_are_what_they_say(sample_book: SqlBook, reader: Caller, path: str, begins: bytes) -> None:
    """A picture on the wall, a sheet to keep, a calendar."""
    answer = reader.get(f"/goals/in-hand/{path}")

    assert answer.status_code == 200
    assert begins in answer.content[:200]


def test_initials_hide_names(sample_book: SqlBook, reader: Caller) -> None:
    """A picture for a wall that others pass."""
    assert b"Maja Storm" in reader.get("/goals/in-hand/map.svg").content
    assert b"Maja Storm" not in reader.get("/goals/in-hand/map.svg", initials="true").content


@pytest.mark.parametrize(
    ("path", "told", "status", "kind"),
    [
        ("/acts/place-person", {"person": "nobody@nowhere.example"}, 404, "nobody-at"),
        ("/acts/place-person", {"person": "x", "ring": 9}, 422, "unprocessable-entity"),
        ("/acts/place-person", {"person": "x", "colour": 1}, 422, "unprocessable-entity"),
        ("/acts/rename-category", {"category": "none", "name": "Friends"}, 404, "not-in-book"),
        ("/acts/rename-category", {"category": "none", "name": "  "}, 422, "unprocessable-entity"),
        ("/acts/set-goal", {"outcome": "Fly", "template": "no-such"}, 404, "no-such-template"),
        ("/acts/open-sample", {}, 409, "book-not-empty"),
        ("/acts/fly", {}, 404, "not-found"),
        ("/acts/set-cadence", {"every_days": 7}, 409, "not-said"),
        ("/people", {}, 405, "method-not-allowed"),
    ],
)
def test_mistakes_are_told_as_problems(
    sample_book: SqlBook, writer: Caller, path: str, told: object, status: int, kind: str
) -> None:
    """One shape for every mistake, with a word for programs and a sentence for people."""
    problem = _problem(writer.post(path, told), status)

    assert problem["type"] == f"urn:kithmap:problem:{kind}"
    assert str(problem["detail"]).endswith(".")


def test_a_talk_in_the_future_is_refused_in_our_words(sample_book: SqlBook, writer: Caller) -> None:
    """The sentence is the one that the page shows."""
    person = writer.get("/people").json()["items"][0]["id"]
    problem = _problem(writer.post("/acts/log-talk", {"people": [person], "day": "2027-01-01"}), 409)

    assert problem["type"] == "urn:kithmap:problem:talk-ahead"


def test_a_body_that_is_no_json_is_a_problem(sample_book: SqlBook, writer: Caller) -> None:
    """What a program sends by mistake is told as well."""
    headers = {"Authorization": f"Bearer {writer.secret}"}
    broken = Client().post("/api/v1/acts/set-goal", "{", content_type="application/json", headers=headers)

    _problem(broken, 400)


def test_what_belongs_to_another_goal_is_refused(sample_book: SqlBook, writer: Caller) -> None:
    """A person put into a category of another map would be nowhere."""
    person = writer.get("/people").json()["items"][0]["id"]
    first = writer.get("/goals/in-hand").json()
    second = writer.post("/acts/set-goal", {"outcome": "A studio of my own"}).json()["result"]["id"]
    told = {"person": person, "goal": second, "category": first["categories"][0]["id"]}

    assert _problem(writer.post("/acts/place-person", told), 409)["type"] == "urn:kithmap:problem:of-another-goal"


def test_the_goal_of_a_thing_is_meant_where_none_is_told(sample_book: SqlBook, writer: Caller) -> None:
    """A category says which map is meant, also while another goal is in hand."""
    person = writer.get("/people").json()["items"][0]["id"]
    first = writer.get("/goals/in-hand").json()
    second = writer.post("/acts/set-goal", {"outcome": "A studio of my own"}).json()["result"]["id"]
    writer.put(f"/goals/{second}/in-hand")
    told = {"person": person, "category": first["categories"][0]["id"]}
    placed = writer.post("/acts/place-person", told).json()["result"]

    assert placed["goal_id"] == first["goal"]["id"]
    assert writer.get("/goals/in-hand").json()["goal"]["id"] == second


def test_words_are_in_the_language_asked_for(sample_book: SqlBook, reader: Caller) -> None:
    """A clock on a Spanish wall."""
    dials = Client().get(
        "/api/v1/goals/in-hand/dials", headers={"Authorization": f"Bearer {reader.secret}", "Accept-Language": "es"}
    )

    assert dials["Content-Language"] == "es"
    assert dials.json()["dials"][0]["title"] != "Size"


def test_secrets_are_not_kept(tokens: TokenFile) -> None:
    """Whoever reads the file cannot use what it holds; nobody else reads it at all."""
    made = tokens.make("Script", scope=Scope.READ, today=date(2026, 11, 21))

    assert made.secret not in tokens.path.read_text()
    assert tokens.path.stat().st_mode & 0o077 == 0
    assert tokens.find(made.secret, today=date(2026, 11, 22)) is not None
    assert tokens.tokens[0].used_on == date(2026, 11, 22)
