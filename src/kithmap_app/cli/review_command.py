"""`kithmap review`: look back on the week."""

import click

from kithmap.actions.review_week import keep_review, review_of
from kithmap.kit.dates import spoken_day
from kithmap_app.cli.loop_desk import LoopDesk, works_on_the_loop
from kithmap_app.cli.options import JSON
from kithmap_app.cli.telling import heading, tell, tell_json
from kithmap_app.speech import say


@click.command(
    "review",
    epilog="\b\nExamples:\n  kithmap review --book my.json\n"
    '  kithmap review "Two good talks; ask sooner" --book my.json',
)
@click.argument("words", required=False)
@works_on_the_loop
@click.option("--done", is_flag=True, help="Note that you have looked back, without words.")
@JSON
def command(words: str | None, desk: LoopDesk, *, done: bool, as_json: bool) -> None:
    """Look back on the week: what happened, what is open, how the map moved, and what comes next.

    With WORDS, or --done, the review is kept; the next one begins there.
    """
    review = review_of(desk.book, desk.goal, today=desk.today)
    if words or done:
        keep_review(desk.book, desk.goal, today=desk.today, words=words or "")
        desk.save()
    if as_json:
        tell_json(review)
        return
    heading(say("Since {day}", day=spoken_day(review.since, today=desk.today)))
    for sentence in review.happened:
        tell(sentence, indent=3)
    heading(say("Open"))
    for step in review.open_steps:
        tell(step.sentence, indent=3)
    if not review.open_steps:
        tell(say("Nothing waits for you."), indent=3)
    heading(say("The map"))
    for move in review.map_moves:
        changed = say("{dial}: {then}, now {now}", dial=move.title, then=move.label_then, now=move.label_now)
        tell(changed if move.is_moved else f"{move.title}: {move.label_now}", indent=3)
    heading(say("The way so far"))
    for sentence in review.way:
        tell(sentence, indent=3)
    heading(say("Next week"))
    for talk in review.next_week.conversations:
        tell(f"{talk.name}: {talk.would_change}", indent=3)
