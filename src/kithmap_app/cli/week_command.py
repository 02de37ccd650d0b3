"""`kithmap week`: this week's conversations."""

import click

from kithmap.actions.plan_week import week_of
from kithmap.plan.conversation import Conversation
from kithmap_app.cli.opening import open_asked
from kithmap_app.cli.options import JSON, Asked, looks_at_a_map
from kithmap_app.cli.telling import heading, tell, tell_json
from kithmap_app.speech import say


@click.command(
    "week",
    epilog="\b\nExamples:\n  kithmap week --book my.json\n  kithmap week --book my.json --size 3",
)
@looks_at_a_map
@click.option("--size", type=click.IntRange(1, 15), default=5, show_default=True, help="How many conversations.")
@JSON
def command(asked: Asked, size: int, *, as_json: bool) -> None:
    """Propose the few conversations of this week that would help your goal most, each with its reason.

    FILES are as for `kithmap map`.
    """
    opened = open_asked(asked)
    week = week_of(opened.book, opened.goal, today=asked.today, proposed=asked.people, size=size)
    if as_json:
        tell_json(week)
        return
    heading(say("This week for “{goal}”", goal=opened.goal.outcome))
    for number, conversation in enumerate(week.conversations, start=1):
        _tell(number, conversation)
    if not week.conversations:
        tell(say("Nobody to propose yet. Bring in an address book or mail, or type the names that come to mind."))


def _tell(number: int, conversation: Conversation) -> None:
    heading(f"{number}. {conversation.name}")
    for reason in conversation.why:
        tell(reason.text, indent=3)
    tell(conversation.would_change, indent=3)
    tell(f"→ “{conversation.opener}”", indent=3)
