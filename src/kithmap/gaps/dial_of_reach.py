"""Reach: how many separate voices the network has, and who stands between its worlds."""

from kithmap.gaps.density import mean_degree
from kithmap.gaps.dial import Dial, DialName, silent
from kithmap.gaps.ego_network import ego_network
from kithmap.gaps.graph import Graph
from kithmap.gaps.linked_worlds import LinkedWorlds
from kithmap.gaps.situation import LEAST_PEOPLE, Situation
from kithmap.gaps.structural_holes import constraint, constraint_range, effective_size
from kithmap.gaps.wording import ids_of, named, sentences
from kithmap.kit.reason import Reason
from kithmap.kit.speech import say, say_count, written


def dial_of_reach(now: Situation, known: LinkedWorlds) -> Dial:
    """Give effective size among the people whose links are known.

    Binary, since a link says that two people know each other, and that does not fade as contact does; only the worlds
    take its weight. People of whom no link is known, nor told to be none, are left out: whom they know is unknown, not
    nobody.
    """
    unit, whole = say("separate voices (effective size)"), len(known.members)
    if not known.is_known:
        return silent(
            DialName.REACH,
            unit,
            sentence=_how_few_known(whole),
            next_step=_ask_links(now),
            people=ids_of(known.members),
        )
    voices = effective_size(ego_network(known.links.binary())) or 0.0
    return Dial(
        name=DialName.REACH,
        value=voices,
        unit=unit,
        label=say("about {part} of {whole}", part=written(round(voices)), whole=written(whole)),
        sentence=sentences(_voices(round(voices), whole=whole), _worlds_sentence(known)),
        people=ids_of(known.members),
        next_step=_next_step(known),
        enough=True,
        reasons=_reasons(known.links),
    )


def _how_few_known(number: int) -> str:
    if not number:
        return say("Who knows whom among them is not known yet.")
    return say_count(
        "Who knows whom is known of {number} person: not enough to say.",
        "Who knows whom is known of {number} people: not enough to say.",
        number,
    )


def _voices(voices: int, *, whole: int) -> str:
    return say_count(
        "The {whole} people of whom links are known speak with about {number} separate voice.",
        "The {whole} people of whom links are known speak with about {number} separate voices.",
        voices,
        whole=written(whole),
    )


def _worlds_sentence(known: LinkedWorlds) -> str:
    count = len(known.large)
    if not count:
        return say_count(
            "One of them knows {number} of the others on average, and no worlds stand apart.",
            "One of them knows {number} of the others on average, and no worlds stand apart.",
            round(mean_degree(known.links) or 0),
        )
    if not known.bridges:
        return say("They form {count} worlds, and nobody stands between them.", count=count)
    return say_count(
        "They form {count} worlds; between them stands {names}.",
        "They form {count} worlds; between them stand {names}.",
        len(known.bridges),
        count=count,
        names=named(known.bridges),
    )


def _next_step(known: LinkedWorlds) -> str:
    if known.bridges:
        return say("Ask {name} whom you should meet.", name=known.bridges[0].name)
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
