"""Reach: how many separate voices the network has, and who stands between its worlds."""

from kithmap.gaps.density import mean_degree
from kithmap.gaps.dial import Dial, DialName, silent
from kithmap.gaps.ego_network import ego_network
from kithmap.gaps.graph import Graph, undirected
from kithmap.gaps.member import Member
from kithmap.gaps.situation import LEAST_PEOPLE, Situation
from kithmap.gaps.structural_holes import constraint, constraint_range, effective_size
from kithmap.gaps.wording import ids_of, named, sentences
from kithmap.gaps.worlds import Worlds, reaches_across, worlds
from kithmap.kit.reason import Reason
from kithmap.kit.speech import say, say_count, written

SMALLEST_WORLD = 3
"""People that make a world: two who know each other are a pair."""
BRIDGE_FROM = 0.3
"""Spread of a person's links over worlds (0 to 1) from which they count as a bridge: about a fifth lead elsewhere."""


def dial_of_reach(now: Situation) -> Dial:
    """Give effective size among the people whose links are known.

    Binary, since a link says that two people know each other, and that does not fade as contact does; only the worlds
    take its weight. People of whom no link is known, nor told to be none, are left out: whom they know is unknown, not
    nobody.
    """
    linked, links = linked_members(now)
    unit = say("separate voices (effective size)")
    if len(linked) < LEAST_PEOPLE:
        return silent(
            DialName.REACH,
            unit,
            sentence=say_count(
                "Who knows whom is known of {number} person: not enough to say.",
                "Who knows whom is known of {number} people: not enough to say.",
                len(linked),
            ),
            next_step=_ask_links(now),
            people=ids_of(linked),
        )
    voices = effective_size(ego_network(links.binary())) or 0.0
    parts = worlds(links)
    return Dial(
        name=DialName.REACH,
        value=voices,
        unit=unit,
        label=say("about {part} of {whole}", part=written(round(voices)), whole=written(len(linked))),
        sentence=sentences(
            say_count(
                "The {whole} people of whom links are known speak with about {number} separate voice.",
                "The {whole} people of whom links are known speak with about {number} separate voices.",
                round(voices),
                whole=written(len(linked)),
            ),
            _worlds_sentence(linked, links, parts),
        ),
        people=ids_of(linked),
        next_step=_next_step(linked, links, parts),
        enough=True,
        reasons=_reasons(links),
    )


def linked_members(now: Situation) -> tuple[list[Member], Graph]:
    """Give the members of whom a link to another is known, or told to be none, and the links between them weighted."""
    on_map = {member.person_id: member for member in now.members}
    known = [link for link in now.links if link.a in on_map and link.b in on_map and link.a != link.b]
    ids = sorted({end for link in known for end in (link.a, link.b)})
    place = {person_id: number for number, person_id in enumerate(ids)}
    rows = [link for link in known if link.weight > 0]
    graph = undirected(
        len(ids),
        a=[place[link.a] for link in rows],
        b=[place[link.b] for link in rows],
        weight=[link.weight for link in rows],
    )
    return [on_map[person_id] for person_id in ids], graph


def bridges(linked: list[Member], links: Graph, parts: Worlds) -> list[Member]:
    """Give those whose links lead into several worlds, the widest spread first."""
    if not parts.are_apart:
        return []
    spread = reaches_across(links, parts).tolist()
    across = [(share, member) for share, member in zip(spread, linked, strict=True) if share >= BRIDGE_FROM]
    return [member for _, member in sorted(across, key=lambda pair: (-pair[0], pair[1].name, pair[1].person_id))]


def _worlds_sentence(linked: list[Member], links: Graph, parts: Worlds) -> str:
    count = int((parts.sizes() >= SMALLEST_WORLD).sum())
    if not parts.are_apart or count < 2:
        return say_count(
            "One of them knows {number} of the others on average, and no worlds stand apart.",
            "One of them knows {number} of the others on average, and no worlds stand apart.",
            round(mean_degree(links) or 0),
        )
    between = bridges(linked, links, parts)
    if not between:
        return say("They form {count} worlds, and nobody stands between them.", count=count)
    return say_count(
        "They form {count} worlds; between them stands {names}.",
        "They form {count} worlds; between them stand {names}.",
        len(between),
        count=count,
        names=named(between),
    )


def _next_step(linked: list[Member], links: Graph, parts: Worlds) -> str:
    between = bridges(linked, links, parts)
    if between:
        return say("Ask {name} whom you should meet.", name=between[0].name)
    return say("Ask somebody you like whom they know that nobody else of your people does.")


def _reasons(links: Graph) -> tuple[Reason, ...]:
    closed, span = constraint(ego_network(links.binary())), constraint_range(links.n)
    if closed is None or span is None:
        return ()
    text = say(
        "How closed the circle is (constraint): {value}, where {low} to {high} is possible.",
        value=f"{closed:.3f}",
        low=f"{span.low:.3f}",
        high=f"{span.high:.3f}",
    )
    return (Reason(text),)


def _ask_links(now: Situation) -> str:
    pair = now.members[:2]
    if len(pair) < 2:
        return say("Say who knows whom for at least {least} people.", least=LEAST_PEOPLE)
    return say(
        "Say who knows whom for at least {least} people: does {one} know {other}?",
        least=LEAST_PEOPLE,
        one=pair[0].name,
        other=pair[1].name,
    )
