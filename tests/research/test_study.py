"""The network as research data: read back by other programs it is the same, and nobody can be told from it."""

import csv
from dataclasses import replace
from io import BytesIO, StringIO
from typing import Any
from zipfile import ZipFile

import networkx as nx  # type: ignore[import-untyped]
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from kithmap.gaps.member import Link
from kithmap.goals.goal import Category
from kithmap.research.files import packed_study, study_files
from kithmap.research.pseudonyms import KEY_BYTES, pseudonyms
from kithmap.research.study import Network, Study, study_of
from tests.gaps import circle

KEY = bytes(range(KEY_BYTES))
OTHER_KEY = bytes(reversed(range(KEY_BYTES)))
HOSTILE = '=HYPERLINK("http://x.example")<b>&\x00\u202e'


def study(people: int, pairs: list[tuple[int, int]], *, key: bytes = KEY, has_names: bool = False) -> Study:
    """Give the study of `people` of the circle, linked in `pairs` of their numbers."""
    members = [circle.person(number, ring=number % 5 + 1) for number in range(people)]
    links = [Link(members[a].person_id, members[b].person_id, 0.5) for a, b in pairs]
    network = Network(
        goal=circle.GOAL,
        categories=circle.CATEGORIES,
        needs=circle.NEEDS,
        members=members,
        pulls={},
        links=links,
    )
    return study_of(network, day=circle.TODAY, key=key, has_names=has_names)


def files(found: Study) -> dict[str, str]:
    return {file.name: file.text for file in study_files(found)}


def rows(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(StringIO(text)))


def graph_of(found: Study) -> Any:
    return nx.parse_graphml(files(found)["network.graphml"])


pairs_of_twelve = st.lists(st.tuples(st.integers(0, 11), st.integers(0, 11)), max_size=40)


@settings(max_examples=40, deadline=None)
@given(pairs=pairs_of_twelve, people=st.integers(12, 14))
def test_networkx_counts_the_same_from_the_graphml(pairs: list[tuple[int, int]], people: int) -> None:
    """Density, components, isolates, effective size and constraint by another program, from the file alone."""
    found = study(people, pairs)
    graph, (figures,) = graph_of(found), rows(files(found)["egos.csv"])
    without_ego = graph.subgraph(set(graph) - {found.ego})
    expected = {
        "alters": without_ego.number_of_nodes(),
        "links": without_ego.number_of_edges(),
        "density": nx.density(without_ego),
        "components": nx.number_connected_components(without_ego),
        "isolates": sum(degree == 0 for _, degree in without_ego.degree()),
        "effective_size": nx.effective_size(graph, [found.ego])[found.ego],
        "constraint": nx.constraint(graph, [found.ego])[found.ego],
    }

    assert {name: float(figures[name]) for name in expected} == pytest.approx(expected, rel=1e-5)
    assert {name: graph.nodes[found.ego][name] for name in expected} == pytest.approx(expected, rel=1e-12)


def test_the_three_files_of_egor_fit_together() -> None:
    """One owner in all three; every end of a link is a row among the people (threefiles_to_egor stops otherwise)."""
    found = files(study(9, [(0, 1), (1, 0), (3, 4), (5, 5)]))
    egos, alters, ties = rows(found["egos.csv"]), rows(found["alters.csv"]), rows(found["alter_ties.csv"])
    known = {row["alterID"] for row in alters}

    assert {row["egoID"] for row in (*egos, *alters, *ties)} == {egos[0]["egoID"]}
    assert len(known) == 9
    assert {end for row in ties for end in (row["Source"], row["Target"])} <= known
    assert len(ties) == 2


def test_graphml_and_csv_say_the_same_of_everybody() -> None:
    """Two formats of one study; what is missing is an empty field here and no attribute there."""
    found = study(9, [(0, 1)])
    graph = graph_of(found)

    for row in rows(files(found)["alters.csv"]):
        node = graph.nodes[row["alterID"]]
        assert {name for name in row if row[name] and name not in ("egoID", "alterID")} == set(node) - {"kind"}
        assert row["closeness"] == str(node["closeness"])


def test_every_column_stands_in_the_codebook() -> None:
    """Data without its meaning is no data."""
    found = files(study(9, [(0, 1)], has_names=True))

    for name in ("egos.csv", "alters.csv", "alter_ties.csv"):
        columns = found[name].splitlines()[0].split(",")
        assert [
            column
            for column in columns
            if f"| `{column}` |" not in found["codebook.md"] and column not in ("egoID", "alterID", "Source", "Target")
        ] == []


def test_without_asking_nothing_names_anybody() -> None:
    """Neither a name, nor an id, nor an organisation, nor the goal, nor a category in the owner's own words."""
    members = [circle.person(number, ring=2) for number in range(9)]
    own = Category(id="work", goal_id="goal", name="Team of Gita", order=0, colour=0)
    network = Network(goal=circle.GOAL, categories=(own,), needs=circle.NEEDS, members=members, pulls={}, links=())
    text = "".join(files(study_of(network, day=circle.TODAY, key=KEY)).values())
    secret = {word for m in members for word in (m.name, m.person_id, m.organisation) if word}

    assert [word for word in {*secret, own.name, circle.GOAL.outcome} if word in text] == []


def test_on_request_names_stand_beside_the_codes() -> None:
    """For the owner's own analysis."""
    named, coded = files(study(9, [(0, 1)], has_names=True)), files(study(9, [(0, 1)]))

    assert {row["name"] for row in rows(named["alters.csv"])} == {circle.person(n).name for n in range(9)}
    assert "name" not in rows(coded["alters.csv"])[0]
    assert "get the consent" in named["codebook.md"]


def test_codes_hold_within_an_export_and_change_with_the_next() -> None:
    """Stable for one key; with another key, nothing can be joined across."""
    once, again, other = study(20, []), study(20, []), study(20, [], key=OTHER_KEY)
    codes = {alter.code: alter.member.person_id for alter in once.alters}

    assert files(once) == files(again)
    assert once.ego != other.ego
    assert codes != {alter.code: alter.member.person_id for alter in other.alters}


@given(values=st.sets(st.text(), max_size=40))
def test_everybody_has_a_code_of_their_own(values: set[str]) -> None:
    """Two people under one code would be one person to every program."""
    codes = pseudonyms(values, letter="P", key=KEY)

    assert set(codes) == values
    assert len(set(codes.values())) == len(values)


def test_a_name_from_a_hostile_card_is_text_in_every_file() -> None:
    """No formula for a spreadsheet, no markup for a reader of XML."""
    members = [circle.person(0), circle.person(1)]
    hostile = [replace(member, name=HOSTILE) for member in members]
    network = Network(
        goal=circle.GOAL, categories=circle.CATEGORIES, needs=circle.NEEDS, members=hostile, pulls={}, links=()
    )
    found = study_of(network, day=circle.TODAY, key=KEY, has_names=True)
    graph = graph_of(found)

    assert all(row["name"].startswith("'=") for row in rows(files(found)["alters.csv"]))
    assert {graph.nodes[alter.code]["name"] for alter in found.alters} == {HOSTILE.replace("\x00", "")}


def test_a_known_no_is_no_link() -> None:
    """The owner said that these two do not know each other."""
    members = [circle.person(0), circle.person(1)]
    links = (Link(members[0].person_id, members[1].person_id, 0.0, is_told=True),)
    network = Network(
        goal=circle.GOAL, categories=circle.CATEGORIES, needs=circle.NEEDS, members=members, pulls={}, links=links
    )

    assert study_of(network, day=circle.TODAY, key=KEY).links == ()


def test_an_empty_map_is_a_study_too() -> None:
    """Measures that are not defined are empty fields."""
    found = study(0, [])
    (figures,) = rows(files(found)["egos.csv"])

    assert (figures["alters"], figures["density"], figures["constraint"]) == ("0", "", "")
    assert graph_of(found).number_of_nodes() == 1


def test_the_archive_holds_the_same_files_and_no_date() -> None:
    """When somebody exported is nobody's business; the same study is the same bytes."""
    found = study(9, [(0, 1)])
    with ZipFile(BytesIO(packed_study(found))) as archive:
        inside = {
            info.filename.removeprefix("kithmap-study/"): archive.read(info).decode() for info in archive.infolist()
        }
        years = {info.date_time[0] for info in archive.infolist()}

    assert inside == files(found)
    assert years == {1980}
    assert packed_study(found) == packed_study(study(9, [(0, 1)]))
