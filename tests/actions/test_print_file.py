"""The file to keep says what the reading and the week say."""

import re
from pathlib import Path

from kithmap.actions.make_sample import make_sample
from kithmap.actions.open_sample import open_sample
from kithmap.actions.print_file import MOST_AGAIN, MOST_GAPS, leaf_of, print_file
from kithmap.actions.see_map import river
from kithmap.actions.set_goal import set_goal
from kithmap.book.memory import MemoryBook
from kithmap.goalmap.layout import lay_out
from kithmap.goalmap.page import A4
from tests.cast import TODAY
from tests.goalmap.test_paper import streams


def pages(pdf: bytes) -> int:
    return len(re.findall(rb"/Type\s*/Page\b", pdf + streams(pdf)))


def test_the_leaf_holds_the_sentences_of_reading_and_week(tmp_path: Path) -> None:
    """Three sentences, six dials with their steps, the widest gaps, whom to meet again, and every talk of the week."""
    book = MemoryBook()
    open_sample(book, make_sample(tmp_path, today=TODAY), today=TODAY)
    flow = river(book, next(iter(book.facts.goals.values())), today=TODAY)
    reading, week = flow.reading, flow.week
    told = set(leaf_of(reading, week).texts)
    gaps, again = reading.gaps[:MOST_GAPS], reading.reconnect[:MOST_AGAIN]

    assert set(reading.headline.sentences) <= told
    assert {text for dial in reading.dials for text in (dial.title, dial.label, dial.sentence, dial.next_step)} <= told
    assert {text for gap in gaps for text in (gap.sentence, gap.next_step)} <= told
    assert {text for found in again for text in (found.name, found.why_now, f"“{found.opener}”")} <= told
    assert {text for talk in week.conversations for text in (talk.name, talk.would_change)} <= told
    assert f"{len(reading.reconnect) - MOST_AGAIN} more in Kithmap." in told
    assert pages(print_file(flow, lay_out(flow.subject, A4))) == 2


def test_a_map_without_anybody_is_two_pages_too() -> None:
    """On the first evening the sheet says how to begin."""
    book = MemoryBook()
    flow = river(book, set_goal(book, "Lead a data team", today=TODAY), today=TODAY)

    assert "Nobody to propose yet: names from memory, an address book or mail come first." in set(
        leaf_of(flow.reading, flow.week).texts
    )
    assert pages(print_file(flow, lay_out(flow.subject, A4))) == 2
