"""Every act is asked about in the owner's language and words: what changes, for whom, and nothing of how we call it."""

import re
from collections.abc import Mapping
from datetime import date
from typing import Any

import pytest

from kithmap.actions.arrange_introduction import plan_introduction
from kithmap.actions.edit_chair import add_chair
from kithmap.actions.edit_target import set_target
from kithmap.actions.log_talk import log_talk
from kithmap.actions.make_ask import draft_ask
from kithmap.actions.make_promise import make_promise
from kithmap.errors import NotFound
from kithmap.kit.speech import LANGUAGES, speaking
from kithmap.plan.introduction import Direction
from kithmap_app.assistants.details import DETAILS, OF_ONE_ACT, UNSAID
from kithmap_app.assistants.questions import QUESTIONS, ByWord
from kithmap_app.assistants.worded import STANDS_IN, question_of
from kithmap_app.programs.acts import ACTS
from kithmap_app.programs.desk import open_desk
from kithmap_app.programs.told import TABLES
from kithmap_app.store.sql_book import SqlBook
from tests.web.conftest import TODAY

MAY = date(2026, 5, 3)
WORDS = "so many words"
AGREED = re.compile(r"\b[a-z]+_[a-z_]+\b")
"""How a program calls what the owner never does: with underscores."""


@pytest.fixture
def full_book(sample_book: SqlBook) -> SqlBook:
    """The sample network with one of everything that an act can be about."""
    desk = open_desk()
    goal, (ana, ben, *_) = desk.goal(), desk.everybody().people.people
    draft_ask(sample_book, ana, goal=goal, today=TODAY)
    make_promise(sample_book, ana, what="Send my notes", by_me=True, today=TODAY)
    plan_introduction(sample_book, ana, ben, direction=Direction.BY_ME, goal=goal, today=TODAY)
    log_talk(sample_book, [ana], day=MAY, today=TODAY)
    set_target(sample_book, "Tidewater", goal=goal)
    add_chair(sample_book, "A mentor", goal=goal)
    return sample_book


def _ids(book: SqlBook) -> dict[str, str]:
    """Give an id of each kind of thing, by how its field is described."""
    ids = {f"The id of one of the {table}.": next(iter(getattr(book.facts, table))) for table in TABLES.values()}
    ids["The id of a person, or an address of theirs."] = open_desk().everybody().people.people[0].id
    ids["The id of a goal; the one in hand unless told."] = open_desk().goal().id
    return ids


def _value(schema: Mapping[str, Any], defs: Mapping[str, Any], ids: Mapping[str, str]) -> Any:
    """Give something that can be told for a field."""
    if about := ids.get(schema.get("description", "")):
        return about
    if options := schema.get("anyOf"):
        return _value(options[0], defs, ids)
    if "$ref" in schema:
        return _value(defs[schema["$ref"].rpartition("/")[2]], defs, ids)
    if schema.get("type") == "object":
        return {name: _value(inner, defs, ids) for name, inner in schema["properties"].items()}
    if schema.get("type") == "array":
        return [_value(schema["items"], defs, ids)]
    if "enum" in schema:
        return schema["enum"][-1]
    plain = {"integer": int(schema.get("minimum", 0)) + 1, "number": 0.4, "boolean": True}
    return plain.get(schema["type"], MAY.isoformat() if schema.get("format") == "date" else WORDS)


def _question(name: str, book: SqlBook, *, only_needed: bool = False) -> str:
    schema, ids = ACTS[name].told.model_json_schema(), _ids(book)
    told = {
        field: _value(inner, schema.get("$defs", {}), ids)
        for field, inner in schema["properties"].items()
        if not only_needed or field in schema.get("required", [])
    }
    return question_of(ACTS[name], ACTS[name].told.model_validate(told), open_desk())


def _sentences(question: str | ByWord) -> list[str]:
    return [question] if isinstance(question, str) else [*question.questions.values(), question.otherwise]


def test_every_act_has_its_question() -> None:
    """An act without one could be done by an assistant, but not be asked about."""
    assert set(QUESTIONS) == set(ACTS)


def test_whatever_an_act_takes_has_a_name_for_the_owner(full_book: SqlBook) -> None:
    """What the question left out would change unseen."""
    for act in ACTS.values():
        schema = act.told.model_json_schema()
        fields = set(schema["properties"])
        for inner in schema.get("$defs", {}).values():
            fields |= set(inner.get("properties", {}))
        asked = " ".join(_sentences(QUESTIONS[act.name]))
        by = QUESTIONS[act.name]
        told = {OF_ONE_ACT.get((act.name, f), f) for f in fields - UNSAID if f"{{{f}}}" not in asked}
        known = {*DETAILS, *(STANDS_IN.get(act.name, ())), *([by.field] if isinstance(by, ByWord) else [])}

        assert told - known - _nests(schema) == set(), act.name


def _nests(schema: Mapping[str, Any]) -> set[str]:
    """Give the fields that hold others, and what stands in a list of them."""
    return {name for name, inner in schema["properties"].items() if "$ref" in str(inner)} | {"one", "other", "is_known"}


@pytest.mark.parametrize("code", LANGUAGES)
@pytest.mark.parametrize("only_needed", [False, True])
def test_no_question_speaks_of_ids_or_fields(full_book: SqlBook, code: str, only_needed: bool) -> None:
    """Whoever is asked about `every_days` and `card:1f…` says yes unread."""
    ids = set(_ids(full_book).values())
    with speaking(code):
        asked = {name: _question(name, full_book, only_needed=only_needed) for name in ACTS}

    assert {name: words for name, words in asked.items() if AGREED.search(words)} == {}
    assert {name: words for name, words in asked.items() if any(id in words for id in ids)} == {}
    assert {name: words for name, words in asked.items() if "{" in words or "UNSAID" in words or "None" in words} == {}
    assert {name: words for name, words in asked.items() if "?" not in words} == {}


def test_every_question_is_asked_in_spanish_as_well(full_book: SqlBook) -> None:
    """The owner is asked in the language that they read."""
    english = {name: _question(name, full_book) for name in ACTS}
    with speaking("es"):
        spanish = {name: _question(name, full_book) for name in ACTS}

    assert [name for name in ACTS if english[name] == spanish[name] or "¿" not in spanish[name]] == []


@pytest.mark.parametrize(
    ("name", "told", "question"),
    [
        (
            "log_talk",
            {"people": ["{ana}", "{ben}"], "day": "2026-05-03", "channel": "call", "note": "Coffee"},
            "Log a talk with {Ana} and {Ben} on 3 May? · How: a call · Your words: Coffee",
        ),
        ("log_talk", {"people": ["{ana}"]}, "Log a talk with {Ana} on 21 November?"),
        ("set_rings", {"people": ["{ana}"], "ring": 2}, "Put {Ana} on ring 2?"),
        ("set_rings", {"people": ["{ana}"], "ring": None}, "Leave open how close you are to {Ana}?"),
        ("put_off", {"person": "{ana}", "length": "1 month"}, "Let {Ana} rest for a month?"),
        (
            "make_promise",
            {"person": "{ana}", "what": "Call her", "by_me": False},
            "Note that {Ana} promised you “Call her”?",
        ),
        (
            "plan_introduction",
            {"who": "{ana}", "to_name": "Lu Chen", "direction": "for me"},
            "Plan that {Ana} introduces you to Lu Chen?",
        ),
        (
            "tell_acquaintances",
            {"answers": [{"one": "{ana}", "other": "{ben}", "is_known": False}]},
            "Remember who knows whom: {Ana} and {Ben} do not know each other?",
        ),
        ("set_preference", {"week_starts_on": 6}, "Change how your weeks go? · The week begins on: Sunday"),
        ("forget_person", {"person": "{ana}"}, "Forget {Ana} entirely? · This cannot be undone."),
        (
            "forget_person",
            {"person": "{ana}", "preview": True},
            "Count what your book holds about {Ana}? Nothing is changed.",
        ),
    ],
)
def test_a_question_names_who_what_and_when(full_book: SqlBook, name: str, told: dict[str, Any], question: str) -> None:
    """Plain words with names and days, as one would ask a friend."""
    ana, ben, *_ = open_desk().everybody().people.people
    meant = ACTS[name].told.model_validate(_filled(told, {"{ana}": ana.id, "{ben}": ben.id}))

    assert question_of(ACTS[name], meant, open_desk()) == question.format(Ana=ana.name, Ben=ben.name)


def _filled(told: Any, ids: Mapping[str, str]) -> Any:
    if isinstance(told, dict):
        return {name: _filled(value, ids) for name, value in told.items()}
    if isinstance(told, list):
        return [_filled(value, ids) for value in told]
    return ids.get(told, told) if isinstance(told, str) else told


def test_nobody_is_asked_about_somebody_who_is_not_there(full_book: SqlBook) -> None:
    """A yes to what then cannot be done is a wasted yes."""
    with pytest.raises(NotFound):
        question_of(ACTS["take_off"], ACTS["take_off"].told.model_validate({"person": "nobody"}), open_desk())


def test_two_cards_of_one_name_are_told_apart(empty_book: SqlBook) -> None:
    """“Are Ana and Ana the same person?” cannot be answered."""
    told = {"first": "mail:ana@one.example", "second": "mail:ana@two.example", "same": True}
    asked = question_of(ACTS["settle_identity"], ACTS["settle_identity"].told.model_validate(told), open_desk())

    assert asked == "Say that ana@one.example and ana@two.example are the same person?"
