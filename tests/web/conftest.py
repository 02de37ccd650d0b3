"""What tests of pages share: an empty home book, and one with the sample network."""

from datetime import date

import pytest
from pytest_django import Settings

from kithmap.actions.make_sample import make_sample
from kithmap.actions.open_sample import open_sample
from kithmap.book.memory import MemoryBook
from kithmap_app.store.home import open_home_book
from kithmap_app.store.sql_book import SqlBook

TODAY = date(2026, 11, 21)
"""The day on which the sample is made and looked at."""


@pytest.fixture(scope="session")
def sample_memory(tmp_path_factory: pytest.TempPathFactory) -> MemoryBook:
    """The sample network, brought in once for all tests; fixtures copy it into the home book."""
    book = MemoryBook()
    open_sample(book, make_sample(tmp_path_factory.mktemp("sample"), today=TODAY), today=TODAY)
    return book


@pytest.fixture
def empty_book(transactional_db: None, settings: Settings) -> SqlBook:
    """The home book as on the first day: nothing in it."""
    settings.KITHMAP_TODAY = TODAY.isoformat()
    return open_home_book()


@pytest.fixture
def sample_book(empty_book: SqlBook, sample_memory: MemoryBook) -> SqlBook:
    """The home book with the sample network in it, as of TODAY."""
    empty_book.replace(sample_memory)
    return empty_book
