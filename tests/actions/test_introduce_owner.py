"""The owner says who they are, by whatever address a file knows them."""

import pytest

from kithmap.actions.bring_in import bring_in
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.book.memory import MemoryBook
from kithmap.flow import Flow
from kithmap.sources.hints import Hints
from tests.cast import TODAY
from tests.specimens_read import SPECIMENS


@pytest.mark.parametrize(
    ("written", "handle"),
    [
        ("mira@solberg.example", "mail:mira@solberg.example"),
        ("mail:mira@solberg.example", "mail:mira@solberg.example"),
        ("https://www.linkedin.com/in/mira-example", "url:https://www.linkedin.com/in/mira-example"),
        ("linkedin.com/in/mira-example", "url:linkedin.com/in/mira-example"),
        ("+44 20 7946 0018", "tel:+44 20 7946 0018"),
    ],
)
def test_an_address_is_taken_as_people_write_it(written: str, handle: str) -> None:
    """The colon of a web address names no kind."""
    assert introduce_owner(MemoryBook(), addresses=[written]).addresses == (handle,)


@pytest.mark.parametrize("profile", ["https://www.linkedin.com/in/mira-example/", "linkedin.com/in/Mira-Example"])
def test_who_tells_their_profile_is_nobody_on_their_own_map(profile: str) -> None:
    """A LinkedIn export without mail: Mira has a message from Ana, and is Mira."""
    book = MemoryBook()
    introduce_owner(book, addresses=[profile])
    bring_in(book, [SPECIMENS / "linkedin" / "messages.csv"], hints=Hints(today=TODAY), workers=1)
    names = {person.name for person in Flow(book.facts, today=TODAY, goal_id="").people.people}

    assert "Ana Díaz" in names
    assert "Mira Solberg" not in names
