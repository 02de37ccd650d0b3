"""The codebook of a study: what every column means, on which scale, and what the data cannot say."""

from collections.abc import Iterable
from typing import Any

from kithmap.kit.speech import marked, say
from kithmap.research.study import Study
from kithmap.research.variables import EGO, LINK, Variable, alter_variables

SOURCES = marked(
    "Contact comes from the mail, calendars and messages that the owner brought in and from talks they noted; links "
    "from being written to or meeting together, and from the owner's answers; closeness, categories, offers and how "
    "people met are the owner's word. Machine-written mail is left out."
)
LIMITS = (
    marked("A pair without a row is not known to be linked. It is not known to be unlinked."),
    marked("An empty field is a missing value: not placed is not distant, and unknown warmth is not cold."),
    marked("Only people on the map of this goal are in the study, not everybody whom the owner knows."),
    marked("Contact outside of what was brought in is not seen."),
)
WITHOUT_NAMES = marked(
    "People, organisations and the owner stand under codes that were drawn for this export alone; nothing leads back "
    "from them, and another export has other codes. Days are told as days before the export. Exact counts may still "
    "give somebody away to a reader who knows the owner's mailbox: treat the files as personal data."
)
WITH_NAMES = marked(
    "This export holds names and organisations, because that was asked for. Treat it as the owner's address book, and "
    "get the consent of those in it before passing it on."
)
IN_R = """```r
library(egor)
study <- threefiles_to_egor(
  egos = read.csv("egos.csv"), alters.df = read.csv("alters.csv"), edges = read.csv("alter_ties.csv"))
```"""
IN_PYTHON = """```python
import networkx as nx

graph = nx.read_graphml("network.graphml")
ego = next(node for node, kind in graph.nodes(data="kind") if kind == "ego")
print(nx.constraint(graph, [ego])[ego], nx.density(graph.subgraph(set(graph) - {ego})))
```"""


def codebook(study: Study) -> str:
    """Give the codebook as Markdown."""
    sections = (
        f"# {say('Codebook')}",
        say(WITH_NAMES if study.has_names else WITHOUT_NAMES),
        say(SOURCES),
        "\n".join(f"- {say(limit)}" for limit in LIMITS),
        _table("egos.csv", EGO),
        _table("alters.csv", alter_variables(study)),
        _table("alter_ties.csv", LINK),
        _categories(study),
        f"## {say('Reading it')}",
        IN_R,
        IN_PYTHON,
    )
    return "\n\n".join(sections) + "\n"


def _table(file: str, variables: Iterable[Variable[Any]]) -> str:
    rows = [f"| `{v.name}` | {say(v.about)} | {say(v.scale)} |" for v in variables]
    head = f"| {say('column')} | {say('meaning')} | {say('scale')} |"
    return "\n".join([f"## {file}", "", head, "|---|---|---|", *rows])


def _categories(study: Study) -> str:
    own = say("the owner's own words, left out")
    rows = [f"- `{each.code}`: {' '.join(each.label.split()) or own}" for each in study.categories]
    return "\n".join([f"## {say('Categories')}", "", *rows])
