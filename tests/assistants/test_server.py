"""Real clients of the protocol talk to the server: what they may read, and that nothing is written unasked."""

import os
import sys
from collections.abc import Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any, TypeVar

import anyio
import pytest
from mcp import StdioServerParameters
from mcp.client import Client, ClientRequestContext
from mcp_types import CallToolResult, ElicitRequestParams, ElicitResult

from kithmap.book.file import save_book
from kithmap.book.memory import MemoryBook
from kithmap_app.assistants.server import DATA_ONLY, made_server
from kithmap_app.store.sql_book import SqlBook
from tests.web.conftest import TODAY

T = TypeVar("T")
MODES = ["auto", "legacy"]
"""The protocol of 2026, in which a call is repeated with the answer, and the ones before, in which the server asks."""


class Owner:
    """Somebody at the assistant's form, who always says the same, and remembers what they were asked."""

    def __init__(self, *, is_sure: bool) -> None:
        self.is_sure = is_sure
        self.asked: list[str] = []

    async def answer(self, context: ClientRequestContext, params: ElicitRequestParams) -> ElicitResult:
        self.asked.append(params.message)
        return ElicitResult(action="accept", content={"sure": self.is_sure})


def _talk(work: Callable[[Client], Awaitable[T]], *, owner: Owner | None = None, mode: str = "auto") -> T:
    """Let an assistant on this machine do `work` with a server that may write."""

    async def session() -> T:
        server = made_server(allow_writing=True)
        callback = owner.answer if owner else None
        async with Client(server, mode=mode, elicitation_callback=callback) as client:
            return await work(client)

    return _alone(session)


def _alone(session: Callable[[], Awaitable[T]]) -> T:
    """Run in a thread of its own: the browser of other tests keeps a loop running in this one."""
    with ThreadPoolExecutor(max_workers=1) as pool:
        return pool.submit(anyio.run, session).result()


def _call(name: str, told: dict[str, Any], *, owner: Owner | None = None, mode: str = "auto") -> CallToolResult:
    async def call(client: Client) -> CallToolResult:
        return await client.call_tool(name, told)

    return _talk(call, owner=owner, mode=mode)


def _anybody(book: SqlBook) -> str:
    return next(iter(book.facts.cards))


def test_an_assistant_reads_over_standard_input_and_output(tmp_path: Path, sample_memory: MemoryBook) -> None:
    """This is how it is used: a process of its own, a home folder, nothing on the network."""
    save_book(tmp_path / "book.json", sample_memory)
    home = {**os.environ, "KITHMAP_HOME": str(tmp_path / "home"), "KITHMAP_TODAY": TODAY.isoformat()}
    home.pop("DJANGO_SETTINGS_MODULE", None)
    kithmap = ["-m", "kithmap_app.cli.main"]

    async def session() -> tuple[set[str], Any, Any, CallToolResult]:
        await anyio.run_process([sys.executable, *kithmap, "import", str(tmp_path / "book.json")], env=home)
        started = StdioServerParameters(command=sys.executable, args=[*kithmap, "mcp"], env=home)
        async with Client(started) as client:
            tools = {tool.name: tool for tool in (await client.list_tools()).tools}
            found = await client.call_tool("search_people", {"text": "Storm"})
            reading = await client.call_tool("read_reading", {})
            refused = await client.call_tool("log_talk", {"people": ["x"], "confirm": True})
            assert all(tool.annotations and tool.annotations.read_only_hint for tool in tools.values())
            return set(tools), found.structured_content, reading.structured_content, refused

    tools, found, reading, refused = _alone(session)

    assert tools == {
        "list_goals", "read_goal", "read_map", "read_reading", "read_week", "search_people", "read_person",
        "read_timeline",
    }  # fmt: skip
    assert found["note"] == DATA_ONLY
    assert "Maja Storm" in [line["name"] for line in found["data"]["people"]]
    assert len(reading["data"]["dials"]) == 6
    assert refused.is_error


@pytest.mark.parametrize("mode", MODES)
def test_what_the_owner_agrees_to_is_done(sample_book: SqlBook, mode: str) -> None:
    """The question says in words what would change, with names instead of ids."""
    owner = Owner(is_sure=True)
    done = _call("log_talk", {"people": [_anybody(sample_book)], "note": "Coffee"}, owner=owner, mode=mode)

    assert not done.is_error
    assert done.structured_content["data"]["changed"] is True
    assert [talk.note for talk in sample_book.facts.talks.values()] == ["Coffee"]
    assert len(owner.asked) == 1
    assert "Coffee" in owner.asked[0]
    assert _anybody(sample_book) not in owner.asked[0]


@pytest.mark.parametrize("mode", MODES)
def test_what_the_owner_refuses_is_not_done(sample_book: SqlBook, mode: str) -> None:
    """An assistant that confirms by itself, beside an owner who says no, changes nothing."""
    told = {"people": [_anybody(sample_book)], "confirm": True}
    refused = _call("log_talk", told, owner=Owner(is_sure=False), mode=mode)

    assert refused.is_error
    assert not sample_book.facts.talks


@pytest.mark.parametrize("mode", MODES)
def test_without_a_form_nothing_is_written_unless_confirmed(sample_book: SqlBook, mode: str) -> None:
    """Not every assistant can ask; then it must say that the owner has agreed."""
    told = {"people": [_anybody(sample_book)], "note": "Coffee"}
    refused = _call("log_talk", told, mode=mode)
    before = dict(sample_book.facts.talks)
    done = _call("log_talk", {**told, "confirm": True}, mode=mode)

    assert refused.is_error
    assert "confirm: true" in refused.content[0].text  # type: ignore[union-attr]  # a sentence
    assert before == {}
    assert not done.is_error
    assert len(sample_book.facts.talks) == 1


def test_any_act_can_be_done_and_undone(sample_book: SqlBook) -> None:
    """What a person can do, an assistant can, under the same question."""
    owner = Owner(is_sure=True)
    target = {"act": "set_target", "told": {"organisation": "Tidewater"}}
    _call("do_act", target, owner=owner)
    aimed = len(sample_book.facts.targets)
    _call("undo", {}, owner=owner)

    assert aimed == 1
    assert not sample_book.facts.targets
    assert "Tidewater" in owner.asked[0]


def test_what_cannot_be_undone_is_said_to_be_so(sample_book: SqlBook) -> None:
    """To forget somebody is the one act without a way back."""
    owner = Owner(is_sure=False)
    _call("do_act", {"act": "forget_person", "told": {"person": _anybody(sample_book)}}, owner=owner)

    assert owner.asked[0].endswith("This cannot be undone.")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("no_such_tool", {}),
        ("read_person", {"person": "nobody@nowhere.example"}),
        ("read_person", {}),
        ("search_people", {"text": "x", "more": 1}),
        ("do_act", {"act": "fly"}),
        ("do_act", {"act": "place_person", "told": {"person": "x", "ring": 9}}),
    ],
)
def test_mistakes_are_told_in_a_sentence(sample_book: SqlBook, name: str, told: dict[str, Any]) -> None:
    """An assistant can only mend what it is told."""
    refused = _call(name, told)

    assert refused.is_error
    assert len(refused.content[0].text) > 10  # type: ignore[union-attr]  # a sentence
