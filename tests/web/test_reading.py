"""The page of the reading: what moved, how it is worked out, the grid, places, doors, who knows whom."""

from dataclasses import replace

import pytest
from django.test import Client
from django.utils.html import escape

from kithmap.actions.edit_target import set_target
from kithmap.actions.see_map import river
from kithmap.actions.set_goal import set_goal
from kithmap.flow import Flow
from kithmap.gaps.dial import DialName
from kithmap.gaps.method import METHODS
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.reading_shown import pairs_in_hand
from tests.web.conftest import TODAY


def page(client: Client, path: str = "/reading/") -> str:
    answer = client.get(path)
    assert answer.status_code == 200
    return answer.content.decode()


def flow_of(book: SqlBook) -> Flow:
    return river(book, list(book.facts.goals.values())[-1], today=TODAY)


def test_each_dial_says_how_it_is_worked_out(client: Client, sample_book: SqlBook) -> None:
    """Nobody should have to trust a figure: its method stands beside it."""
    text = page(client)

    for name in DialName:
        assert f"How is {name.value} worked out?" in text
        assert all(escape(sentence) in text for sentence in METHODS[name].sentences)


def test_what_moved_in_a_month_is_told_beside_the_dial(client: Client, sample_book: SqlBook) -> None:
    """A month before 21 November; coverage counts offers, which have no day, so it is not said to have stayed."""
    text = page(client)

    assert "On 22 October: 31 of 45 known." in text or "As it was on 22 October." in text
    dial = text.split("<h3>Resilience</h3>")[1].split("</li>")[0]
    assert "As it was" not in dial


def test_the_grid_has_every_need_and_marks_where_to_look(client: Client, sample_book: SqlBook) -> None:
    """One row a need; every cell of a need that nobody carries stands out, no cell of a covered one does."""
    text, flow = page(client), flow_of(sample_book)
    rows = text.split('<table class="grid">')[1].split("</table>")[0].split("<tr>")[2:]

    assert len(rows) == len(flow.needs)
    for row, cover in zip(rows, flow.reading.coverage.needs, strict=True):
        assert escape(cover.need.label) in row
        assert ('class="wanted"' in row) == (not cover.is_covered)


def test_do_i_know_anyone_at_an_organisation(client: Client, sample_book: SqlBook) -> None:
    """By its whole name, whatever the legal form; nobody is said aloud; the first letters find nobody."""
    flow = flow_of(sample_book)
    there = next(p for p in flow.people.people if p.organisation)
    inside = page(client, f"/reading/?at={there.organisation} GmbH")

    assert escape(there.name) in inside.split('id="at"')[1]
    answer = page(client, f"/reading/?at={there.organisation[:3]}").split('id="at"')[1].split("</div>")[0]
    assert "Nobody is known to be at" in answer


def test_aiming_at_an_organisation_can_be_undone(client: Client, sample_book: SqlBook) -> None:
    """Nobody at Nimbus is a gap from then on, and no longer once it is taken back."""
    client.post("/reading/aim/", {"organisation": "Nimbus Ltd"})

    assert "Nimbus Ltd" in page(client, "/reading/?all").split('id="gaps"')[1]
    client.post("/book/undo/")
    assert not sample_book.facts.targets


def test_an_organisation_is_aimed_at_once_and_no_longer(client: Client, sample_book: SqlBook) -> None:
    """Nimbus and Nimbus GmbH are one; nonsense says nothing of how much it is wanted."""
    flow = flow_of(sample_book)
    first = set_target(sample_book, "Nimbus", goal=flow.goal)
    client.post("/reading/aim/", {"organisation": "NIMBUS GmbH", "motivation": "very"})

    assert list(sample_book.facts.targets.values()) == [first]
    client.post("/reading/aim/", {"organisation": "NIMBUS GmbH", "motivation": "5"})
    assert list(sample_book.facts.targets.values()) == [replace(first, motivation=5)]
    client.post("/reading/aim/", {"target": first.id})
    assert not sample_book.facts.targets


def test_an_empty_name_is_refused_in_a_sentence(client: Client, sample_book: SqlBook) -> None:
    """A stray Enter is no fault of the owner's."""
    answer = client.post("/reading/aim/", {"organisation": "  "})

    assert "Type the name of an organisation first." in answer.content.decode()


def test_answers_about_who_knows_whom_are_one_act(client: Client, sample_book: SqlBook) -> None:
    """Ten taps, one undo; a blank row says nothing; what was answered is not asked again."""
    pairs = pairs_in_hand(flow_of(sample_book))
    acts = len(sample_book.journal)
    told = {"one": [p.one.person_id for p in pairs], "other": [p.other.person_id for p in pairs]}
    client.post("/reading/links/", {**told, "knows-1": "yes", "knows-2": "no", "knows-3": "unsure"})
    flow = flow_of(sample_book)
    asked = {frozenset((p.one.person_id, p.other.person_id)) for p in pairs[:3]}
    links = {frozenset((link.a, link.b)): link.weight for link in flow.known_links if link.is_told}

    assert [fact.is_known for fact in sample_book.facts.acquaintances.values()] == [True, False, None]
    assert links == {frozenset((p.one.person_id, p.other.person_id)): w for p, w in zip(pairs[:2], (1, 0), strict=True)}
    assert not asked & {frozenset((p.one.person_id, p.other.person_id)) for p in pairs_in_hand(flow)}
    assert len(sample_book.journal) == acts + 1


def test_a_form_about_nobody_changes_nothing(client: Client, sample_book: SqlBook) -> None:
    """Old pages, forged rows and people who are gone meet no error."""
    told = {"one": ["gone", ""], "other": ["gone", "", "more"], "knows-1": "yes", "knows-2": "maybe"}

    assert client.post("/reading/links/", told).status_code == 302
    assert client.post("/reading/links/", {}, headers={"HX-Request": "true"}).status_code == 200
    assert not sample_book.facts.acquaintances


@pytest.mark.parametrize("silent", ["1", "3", "many"])
def test_silence_of_a_year_or_three_can_be_chosen(client: Client, sample_book: SqlBook, silent: str) -> None:
    """Levin studied three years; whatever else stands in the address means one."""
    flow = flow_of(sample_book)
    text = page(client, f"/reading/?silent={silent}").split('id="again"')[1]
    expected = flow.read_again(1095 if silent == "3" else 365).reconnect

    assert all(escape(found.why_now) in text for found in expected[:6])
    assert f'?silent={3 if silent == "3" else 1}#again" aria-current="true"' in text


def test_an_empty_map_reads_calmly(client: Client, empty_book: SqlBook) -> None:
    """The first look: no table of nothing, no error, and a first step."""
    set_goal(empty_book, "Lead a data team", today=TODAY)

    assert "Nobody is on your map so far" in page(client)


def test_answers_move_the_dial_of_reach_at_once(client: Client, sample_book: SqlBook) -> None:
    """Whoever answers wants to see that it mattered."""
    pairs = pairs_in_hand(flow_of(sample_book))
    told = {"one": [p.one.person_id for p in pairs], "other": [p.other.person_id for p in pairs]}
    before = flow_of(sample_book).reading.dial(DialName.REACH)
    answers = {f"knows-{row}": "yes" for row in range(1, 11)}
    text = client.post("/reading/links/", {**told, **answers}, headers={"HX-Request": "true"}).content.decode()
    after = flow_of(sample_book).reading.dial(DialName.REACH)

    assert before.label != after.label
    assert escape(after.sentence) in text
    assert 'id="dial-reach" hx-swap-oob="innerHTML"' in text
