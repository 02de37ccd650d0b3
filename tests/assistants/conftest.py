"""What tests of assistants share: the sample book of the pages' tests."""

from tests.web.conftest import empty_book, sample_book, sample_memory

__all__ = ["empty_book", "sample_book", "sample_memory"]
