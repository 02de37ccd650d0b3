"""A study as GraphML: the owner, the people, and all ties and links, for any program that draws or counts networks."""

from collections.abc import Iterable, Sequence
from typing import Any

from kithmap.goalmap.markup import element, safe
from kithmap.research.measures import measures
from kithmap.research.study import Study
from kithmap.research.variables import EGO, LINK, Value, Variable, alter_variables

KIND = "kind"
"""Of a node: ego or alter. Of an edge: tie (owner and person) or link (two people)."""
NAMESPACE = "http://graphml.graphdrawing.org/xmlns"


def to_graphml(study: Study) -> str:
    """Give the study as one undirected graph in GraphML (Brandes et al. 2002).

    Take out the node of kind "ego" for measures between people, such as density; leave it in for constraint and
    effective size, which networkx and igraph ask of one node of a whole graph.
    """
    columns = alter_variables(study)
    figures = measures(study)
    nodes = [
        _node(study.ego, [(KIND, "ego"), *((v.name, v.value(study, figures)) for v in EGO)]),
        *(_node(a.code, [(KIND, "alter"), *((v.name, v.value(study, a)) for v in columns)]) for a in study.alters),
    ]
    edges = [
        *(_edge(study.ego, a.code, [(KIND, "tie")]) for a in study.alters),
        *(_edge(i.source, i.target, [(KIND, "link"), *((v.name, v.value(study, i)) for v in LINK)])
          for i in study.links),
    ]  # fmt: skip
    graph = element("graph", _lines([*nodes, *edges]), id="study", edgedefault="undirected")
    keys = [*_keys("n", "node", [*EGO, *columns]), *_keys("e", "edge", LINK)]
    return f'<?xml version="1.0" encoding="UTF-8"?>\n{element("graphml", _lines([*keys, graph]), xmlns=NAMESPACE)}\n'


def _lines(elements: Sequence[str]) -> str:
    return "\n" + "\n".join(elements) + "\n"


def _node(code: str, values: Sequence[tuple[str, Value]]) -> str:
    return element("node", _data("n", values), id=code)


def _edge(source: str, target: str, values: Sequence[tuple[str, Value]]) -> str:
    return element("edge", _data("e", values), source=source, target=target)


def _keys(letter: str, whose: str, variables: Iterable[Variable[Any]]) -> list[str]:
    kinds = {KIND: "string", **{variable.name: variable.kind for variable in variables}}
    return [
        element("key", id=f"{letter}.{name}", **{"for": whose, "attr.name": name, "attr.type": kind})
        for name, kind in kinds.items()
    ]


def _data(letter: str, values: Sequence[tuple[str, Value]]) -> str:
    """Give the values of a node or an edge; what is missing is left out, as GraphML has it."""
    return "".join(
        element("data", safe(value), key=f"{letter}.{name}")
        for name, value in values
        if value is not None and value != ""
    )
