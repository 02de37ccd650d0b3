"""What tests of the API share: the books of the pages' tests, tokens, and a client that sends one."""

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from django.test import Client
from pytest_django import Settings

from kithmap_app.store.tokens import Scope, TokenFile
from tests.web.conftest import TODAY, empty_book, sample_book, sample_memory

__all__ = ["empty_book", "sample_book", "sample_memory"]


@dataclass(frozen=True, slots=True)
class Caller:
    """A program with a token."""

    secret: str

    def get(self, path: str, **query: Any) -> Any:
        return Client().get(f"/api/v1{path}", query, headers=self._headers)

    def post(self, path: str, told: object = None) -> Any:
        return Client().post(
            f"/api/v1{path}", {} if told is None else told, content_type="application/json", headers=self._headers
        )

    def put(self, path: str) -> Any:
        return Client().put(f"/api/v1{path}", headers=self._headers)

    def delete(self, path: str) -> Any:
        return Client().delete(f"/api/v1{path}", headers=self._headers)

    def upload(self, path: str, files: list[Path], **told: Any) -> Any:
        opened = [file.open("rb") for file in files]
        try:
            return Client().post(f"/api/v1{path}", {"files": opened, **told}, headers=self._headers)
        finally:
            for file in opened:
                file.close()

    @property
    def _headers(self) -> dict[str, str]:
        return {"Authorization": f"Bearer {self.secret}"}


@pytest.fixture
def tokens(tmp_path: Path, settings: Settings) -> TokenFile:
    """The tokens of a home folder of this test's own."""
    settings.HOME = tmp_path / "home"
    return TokenFile(settings.HOME)


@pytest.fixture
def reader(tokens: TokenFile) -> Caller:
    """A program that may read."""
    return Caller(tokens.make("A clock on the wall", scope=Scope.READ, today=TODAY).secret)


@pytest.fixture
def writer(tokens: TokenFile) -> Caller:
    """A program that may read and write."""
    return Caller(tokens.make("A script", scope=Scope.WRITE, today=TODAY).secret)
