"""Reading a map, planning a week and looking back, each with ten thousand people."""

from bench import metrics, plan, then
from bench.proof.figure import MILLISECONDS, Figure
from bench.proof.setup import Setup, tell

COMMAND = "python -m bench.proof.reading"
LOOKED_BACK = {"who moved, and the dials": "who moved, and the dials of then", "the map as it was": "the map as it was"}
CONTACTS_A_PERSON = 30


def measure(setup: Setup) -> list[Figure]:
    """Give milliseconds of reading, of the week's plan, and of a day back."""
    people = setup.sizes.people
    fold_ms, week_ms = plan.plan_ms(people)
    back = then.measure(CONTACTS_A_PERSON * people, people, rounds=3 * setup.sizes.rounds)
    return [
        *(
            Figure(issue=4, what=what, unit=MILLISECONDS, ours=time_ms, command=COMMAND)
            for what, time_ms in metrics.reading_rows()
            if what.startswith("reading")
        ),
        *(
            Figure(
                issue=4,
                what=f"a day back, {people:,} people in the pool: {what}",
                unit=MILLISECONDS,
                ours=back[key],
                asked=then.CEILING_MS,
                command=COMMAND,
            )
            for key, what in LOOKED_BACK.items()
        ),
        Figure(
            issue=5,
            what=f"the week planned for {people:,} people and 10 needs",
            unit=MILLISECONDS,
            ours=fold_ms + week_ms,
            asked=plan.LONGEST_MS,
            command=COMMAND,
            note=f"{fold_ms:.0f} ms of it for what a talk would change",
        ),
    ]


if __name__ == "__main__":
    tell(measure, __doc__)
