"""The API under fire from its own OpenAPI document: whatever is sent, no fault and no answer of another shape."""

from collections.abc import Iterator
from typing import Any

import pytest
import schemathesis
from django.core.handlers.wsgi import WSGIHandler
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st
from schemathesis import GenerationMode
from schemathesis.checks import not_a_server_error
from schemathesis.specs.openapi.checks import (
    content_type_conformance,
    response_schema_conformance,
    status_code_conformance,
)

from kithmap_app.store.sql_book import SqlBook
from tests.api.conftest import Caller

CHECKS = [not_a_server_error, status_code_conformance, content_type_conformance, response_schema_conformance]
EXAMPLES = {"get": 1, "put": 1, "post": 2, "delete": 1}
"""Requests an operation, by method; the first is always about what the book has."""
SLOW = {"/goals/{goal}/map.png", "/goals/{goal}/map.pdf", "/goals/{goal}/file.pdf"}
"""Pictures take a second each, whatever is sent: they are asked for once elsewhere."""
LAST = {f"POST /api/v1/acts/{name}" for name in ("drop-goal", "forget-person", "clear-sample", "open-sample")}
"""Acts after which there is little left to ask about."""
ID_FIELDS = {
    "person": "people", "people": "people", "who": "people", "to": "people", "through": "people",
    "advocate": "people", "first": "people", "second": "people",
    "goal": "goals", "category": "categories", "into": "categories",
    "need": "needs", "chair": "chairs", "talk": "talks", "ask": "asks", "promise": "promises", "target": "targets",
    "introduction": "introductions",
}  # fmt: skip
"""Fields that hold ids, and where the book has some: made-up ones alone would never reach an act."""


@pytest.fixture
def known(sample_book: SqlBook, writer: Caller) -> dict[str, list[str]]:
    """Ids of the sample, with one of each kind that it has not."""
    people = [line["id"] for line in writer.get("/people").json()["items"]]
    writer.post("/acts/log-talk", {"people": [people[0]], "note": "Coffee"})
    writer.post("/acts/draft-ask", {"person": people[1], "text": "Could you …?"})
    writer.post("/acts/make-promise", {"person": people[2], "what": "Send the slides", "by_me": True})
    writer.post("/acts/plan-introduction", {"who": people[3], "to": people[4], "direction": "by me"})
    writer.post("/acts/set-target", {"organisation": "Tidewater"})
    facts = sample_book.facts
    tables = set(ID_FIELDS.values()) - {"people"}
    return {"people": people[:10], **{name: list(getattr(facts, name)) for name in tables}}


def test_nothing_that_fits_the_document_breaks_the_api(known: dict[str, list[str]], writer: Caller) -> None:
    """A program finds every operation as it is described, and a mistake of its own is told, never a fault of ours."""
    document = schemathesis.openapi.from_wsgi("/api/v1/openapi.json", WSGIHandler())
    document.config.generation.update(modes=[GenerationMode.POSITIVE])
    operations = sorted(_operations(document), key=lambda one: one.label in LAST)
    statuses: dict[str, set[int]] = {}
    for operation in operations:
        if operation.path.removeprefix("/api/v1") not in SLOW:
            statuses[operation.label] = set(_fire(operation, known, writer))

    assert len(statuses) > 100
    assert [label for label, seen in statuses.items() if seen & {401, 403, 405}] == []
    assert sum(200 in seen for seen in statuses.values()) > 0.8 * len(statuses)


def _operations(document: Any) -> list[Any]:
    """Give what the document describes; a description that cannot be used raises."""
    return [found.ok() for found in document.get_all_operations()]


def _fire(operation: Any, known: dict[str, list[str]], writer: Caller) -> Iterator[int]:
    """Send a few requests and give their statuses; half of them about people and things that the book has."""
    statuses: list[int] = []

    @settings(
        max_examples=EXAMPLES[operation.method],
        deadline=None,
        database=None,
        derandomize=True,
        phases=[Phase.generate],
        suppress_health_check=list(HealthCheck),
    )
    @given(case=operation.as_strategy(), choice=st.sampled_from([1, 2, 0, 3]))
    def send(case: Any, choice: int) -> None:
        if choice:
            case.body, case.path_parameters = (
                _about(case.body, known, choice),
                _about(case.path_parameters, known, choice),
            )
        answer = case.call(headers={"Authorization": f"Bearer {writer.secret}", "Accept-Encoding": "identity"})
        case.validate_response(answer, checks=CHECKS)
        statuses.append(answer.status_code)

    send()
    yield from statuses


def _about(told: Any, known: dict[str, list[str]], choice: int) -> Any:
    """Give what is told with ids that the book has; of several things one after another is taken."""
    if not isinstance(told, dict):
        return told
    return {name: _id(name, value, known, choice) for name, value in told.items()}


def _id(name: str, value: Any, known: dict[str, list[str]], choice: int) -> Any:
    found = known.get(ID_FIELDS.get(name, ""))
    if not found or value is None:
        return value
    nth = found[(choice + len(name)) % len(found)]
    return [nth] if isinstance(value, list) else nth
