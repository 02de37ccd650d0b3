"""Finding: the words and the alphabet of everybody, made once and kept until somebody is new or gone."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from kithmap.flow import Flow
from kithmap.people.directory import Directory
from kithmap.people.names import folded
from kithmap.people.search import SearchIndex, index_people, search_people


@dataclass(frozen=True, slots=True, eq=False)
class Finder:
    """What finds people of one directory: an index of their words, and their rows in the order of their names."""

    directory: Directory
    index: SearchIndex
    by_name: NDArray[np.int64]


_KEPT: list[Finder] = []
"""The finder of the directory used last: ten thousand people take 0.3 s to index, and one owner has one directory."""


def finder_of(directory: Directory) -> Finder:
    """Give the finder of a directory; the same one again as long as it is the same directory."""
    for kept in _KEPT:
        if kept.directory is directory:
            return kept
    names = [folded(person.name) or person.name for person in directory.people]
    by_name = np.array(sorted(range(len(names)), key=names.__getitem__), dtype=np.int64)
    made = Finder(directory, index_people(directory.people), by_name)
    _KEPT[:] = [made]
    return made


def strongest_first(flow: Flow) -> NDArray[np.int64]:
    """Give the rows of everybody, the strongest ties first, those alike and those not known by name."""
    by_name = finder_of(flow.people).by_name
    return by_name[np.argsort(-np.nan_to_num(flow.ties.position, nan=-1.0)[by_name], kind="stable")]


def find_rows(flow: Flow, text: str) -> NDArray[np.int64]:
    """Give the rows of everybody who fits `text`, best fit first, stronger ties first among equals."""
    relevance = np.nan_to_num(flow.ties.position, nan=-1.0)
    return search_people(finder_of(flow.people).index, text, relevance=relevance)
