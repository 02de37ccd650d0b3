"""Who knows whom comes in with a study: counted, undone, brought once, and never against the owner's own word."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from zipfile import ZipFile

import pytest

from kithmap.actions.bring_in import bring_in
from kithmap.actions.introduce_owner import introduce_owner
from kithmap.actions.set_goal import set_goal
from kithmap.actions.tell_acquaintance import Answer, tell_acquaintances
from kithmap.book.encoding import encoded_facts
from kithmap.book.facts import Import
from kithmap.book.memory import MemoryBook
from kithmap.flow import Flow
from kithmap.gaps.member import Link
from kithmap.research.files import packed_study, study_files
from kithmap.research.study import Network, Study, study_of
from kithmap.sources.hints import Hints
from tests.gaps import circle
from tests.specimens_read import SPECIMENS

TODAY = date(2026, 3, 16)
HINTS = Hints(today=TODAY)
STUDIES = SPECIMENS / "studies"
EGOR_FILES = ("egos.csv", "alters.csv", "alter_ties.csv")
PAIRS = {("Ana", "Ben"): 1.0, ("Ana", "Cleo"): 0.25, ("Dora", "Ben"): 0.5}


def _study(*, has_names: bool = True) -> Study:
    """Four people, three bonds among them of which one is sure."""
    people = [circle.person(number) for number in range(4)]
    ids = {person.given: person.person_id for person in people}
    links = [Link(ids[one], ids[other], sure) for (one, other), sure in PAIRS.items()]
    network = Network(goal=circle.GOAL, categories=(), needs=(), members=people, pulls={}, links=links)
    return study_of(network, day=circle.TODAY, key=bytes(32), has_names=has_names)


def _write(folder: Path, study: Study, names: Sequence[str]) -> list[Path]:
    texts = {file.name: file.text for file in study_files(study)}
    for name in names:
        (folder / name).write_text(texts[name], encoding="utf-8")
    return [folder / name for name in names]


def _bonds(book: MemoryBook) -> dict[tuple[str, ...], float]:
    """Give who knows whom in a book, by name, and how surely."""
    goal = set_goal(book, "Look", today=TODAY)
    flow = Flow(book.facts, today=TODAY, goal_id=goal.id)
    return {_names(flow, link.a, link.b): link.weight for link in flow.known_links}


def _names(flow: Flow, *ids: str) -> tuple[str, ...]:
    return tuple(sorted(flow.people.people[flow.people.rows[id_]].name.split()[0] for id_ in ids))


def _sums(one: Import) -> tuple[int, int, int, int, int]:
    return one.read, one.new, one.same, one.changed, one.trouble


@pytest.mark.parametrize("names", [("network.graphml",), EGOR_FILES, EGOR_FILES[::-1]], ids=lambda names: names[0])
def test_an_exported_study_comes_in_with_the_same_edges(tmp_path: Path, names: Sequence[str]) -> None:
    """What one researcher writes the other reads: pairs and sureness, in whichever order the files come."""
    book = MemoryBook()
    brought = bring_in(book, _write(tmp_path, _study(), names), hints=HINTS, workers=1)

    assert _bonds(book) == {tuple(sorted(pair)): sure for pair, sure in PAIRS.items()}
    assert sum(one.new for one in brought.imports) == 4 + len(PAIRS)


def test_a_whole_study_without_names_comes_in_under_its_codes(tmp_path: Path) -> None:
    """The archive as it is written: edges of both formats are there, of the people of each."""
    (tmp_path / "study.zip").write_bytes(packed_study(_study(has_names=False)))
    book = MemoryBook()
    bring_in(book, [tmp_path / "study.zip"], hints=HINTS, workers=1)

    assert len(book.facts.acquaintances) == 2 * len(PAIRS)
    assert sorted(one.sureness for one in book.facts.acquaintances.values()) == [0.25, 0.25, 0.5, 0.5, 1.0, 1.0]


def test_edges_are_counted_brought_once_and_undone(tmp_path: Path) -> None:
    """Read = new + same + changed + trouble holds of them as of everybody."""
    paths, book = _write(tmp_path, _study(), ("network.graphml",)), MemoryBook()
    introduce_owner(book, name="Mira")
    before = encoded_facts(book.facts)
    (first,) = bring_in(book, paths, hints=HINTS, workers=1).imports
    (again,) = bring_in(book, paths, hints=HINTS, workers=1).imports
    text = paths[0].read_text(encoding="utf-8")
    paths[0].write_text(text.replace(">0.25<", ">0.75<"), encoding="utf-8")
    (later,) = bring_in(book, paths, hints=HINTS, workers=1).imports

    assert _sums(first) == (7, 7, 0, 0, 0)
    assert _sums(again) == (7, 0, 7, 0, 0)
    assert _sums(later) == (7, 0, 6, 1, 0)
    assert [act.title for act in book.journal][1:] == ["Bring in " + str(paths[0])] * 2
    book.undo()
    book.undo()
    assert encoded_facts(book.facts) == before


def test_the_owners_own_answer_stands(tmp_path: Path) -> None:
    """Told before or after, of the same two people: a file is asked only where the owner has not spoken."""
    paths, book = _write(tmp_path, _study(), ("network.graphml",)), MemoryBook()
    bring_in(book, paths, hints=HINTS, workers=1)
    flow = Flow(book.facts, today=TODAY, goal_id=set_goal(book, "Look", today=TODAY).id)
    named = {person.name.split()[0]: person for person in flow.people.people}
    tell_acquaintances(book, [Answer(one=named["Ben"], other=named["Ana"], is_known=False)])
    tell_acquaintances(book, [Answer(one=named["Ana"], other=named["Cleo"], is_known=None)])
    (again,) = bring_in(book, paths, hints=HINTS, workers=1).imports

    assert _sums(again) == (7, 0, 7, 0, 0)
    assert _bonds(book) == {("Ana", "Ben"): 0.0, ("Ana", "Cleo"): 0.25, ("Ben", "Dora"): 0.5}


def test_a_tie_of_people_of_whom_nothing_is_known_is_a_trouble(tmp_path: Path) -> None:
    """The file of ties alone; with the people in the book it is understood."""
    ties, people = STUDIES / "edges_32.csv", STUDIES / "alters_32.csv"
    book = MemoryBook()
    alone = bring_in(book, [ties], hints=HINTS, workers=1)
    bring_in(book, [people], hints=HINTS, workers=1)
    (then,) = bring_in(book, [ties], hints=HINTS, workers=1).imports

    assert [trouble.what for trouble in alone.troubles] == [
        "Line 2 ties somebody of whom no file tells.",
        "Line 3 ties somebody of whom no file tells.",
    ]
    assert _sums(alone.imports[0]) == (2, 0, 0, 0, 2)
    # alter 3 of the first owner is in no file
    assert _sums(then) == (2, 1, 0, 0, 1)


def test_two_studies_that_number_their_people_alike_stay_apart(tmp_path: Path) -> None:
    """Every study begins with alter 1: its ties are of its own people."""
    for number, people in enumerate(("Ana,Ben", "Xu,Yara")):
        one, other = people.split(",")
        with ZipFile(tmp_path / f"{number}.zip", "w") as archive:
            archive.writestr("alter_ties.csv", "egoID,Source,Target\n1,1,2\n")
            archive.writestr("alters.csv", f"egoID,alterID,name\n1,1,{one}\n1,2,{other}\n")
    book = MemoryBook()
    bring_in(book, [tmp_path / "0.zip", tmp_path / "1.zip"], hints=HINTS, workers=1)

    assert _bonds(book) == {("Ana", "Ben"): 1.0, ("Xu", "Yara"): 1.0}


def test_a_tie_told_from_both_ends_is_one(tmp_path: Path) -> None:
    """Directed networks hold each bond twice, and may disagree: the first stands, and a second import agrees."""
    (tmp_path / "pairs.csv").write_text("from,to,sureness\nAna,Ben,0.5\nBen,Ana,0.25\n", encoding="utf-8")
    book = MemoryBook()
    sums = [_sums(bring_in(book, [tmp_path / "pairs.csv"], hints=HINTS, workers=1).imports[0]) for _ in range(2)]

    assert sums == [(4, 3, 1, 0, 0), (4, 0, 4, 0, 0)]
    assert [one.sureness for one in book.facts.acquaintances.values()] == [0.5]
