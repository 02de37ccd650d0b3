"""Share a study: one goal's map as research data, under codes unless names are asked for."""

from kithmap.flow import Flow
from kithmap.research.study import Network, Study, study_of


def share_study(flow: Flow, *, key: bytes, has_names: bool = False) -> Study:
    """Give the study of the map of `flow` as of its day; `research.files` writes it.

    `key` are the random bytes (`pseudonyms.KEY_BYTES` of them) that make the codes of this one export. Whoever calls
    draws them and keeps them nowhere, so that nobody can go back from a code to a person.
    """
    network = Network(
        goal=flow.goal,
        categories=flow.categories,
        needs=flow.needs,
        members=flow.members,
        pulls={standing.person.id: standing.pull.value for standing in flow.roster.on_map},
        links=flow.known_links,
    )
    return study_of(network, day=flow.today, key=key, has_names=has_names)
