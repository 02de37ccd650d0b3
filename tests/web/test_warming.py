"""Warming up: the first page finds derived what it needs."""

from kithmap_app.programs.finding import finder_of
from kithmap_app.store.derived import forget_derived
from kithmap_app.store.sql_book import SqlBook
from kithmap_app.web.desk import open_desk
from kithmap_app.web.warming import start_warming


def test_the_first_page_finds_everybody_known(sample_book: SqlBook) -> None:
    """Ten thousand people take a second to be told apart: that second is while the browser opens."""
    forget_derived()
    start_warming().join()
    flow = open_desk().flow

    assert {"people", "backdrop", "roster", "subject", "reading"} <= flow.__dict__.keys()
    assert finder_of(flow.people).directory is flow.people


def test_an_empty_book_has_nothing_to_warm_up(empty_book: SqlBook) -> None:
    """The very first start must not fail in a thread that nobody sees."""
    thread = start_warming()
    thread.join(timeout=20)

    assert not thread.is_alive()
    assert open_desk().goal is None
