"""The book in memory keeps the contract."""

from collections.abc import Callable

import pytest

from kithmap.book.book import Book
from kithmap.book.memory import MemoryBook
from tests.book.contract import BookContract


class TestMemoryBook(BookContract):
    @pytest.fixture
    def open_book(self) -> Callable[[], Book]:
        return MemoryBook
