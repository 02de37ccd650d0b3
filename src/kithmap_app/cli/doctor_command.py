"""`kithmap doctor`: what is wrong with this installation."""

import sys
from datetime import datetime

import click

from kithmap_app.cli.options import JSON
from kithmap_app.speech import say, say_count

WRONG = 1
"""The exit code where something is wrong."""


@click.command("doctor", epilog="\b\nExamples:\n  kithmap doctor\n  kithmap doctor --json")
@JSON
def command(*, as_json: bool) -> None:
    """Say what is wrong with this installation, one sentence a part; exit code 1 where something is.

    It looks at Python, packages, the home folder, the database, the disk, fonts, PDF, ports and the clock, and
    changes nothing.
    """
    # Django, fonts and Typst are looked at here: `--help` does without, and so does a look at what is missing
    from kithmap_app.cli.serve_command import OTHER_PORTS, USUAL_PORT
    from kithmap_app.doctor.examine import examine

    found = []
    for finding in examine(now=datetime.now().astimezone(), ports=range(USUAL_PORT, USUAL_PORT + OTHER_PORTS)):
        found.append(finding)
        if not as_json:
            sign = say("fine") if finding.is_well else say("wrong")
            click.echo(f"{sign:<6}  {finding.sentence}")
    troubles = sum(not finding.is_well for finding in found)
    if as_json:
        # it loads NumPy, which may be what is missing
        from kithmap_app.cli.telling import tell_json

        tell_json({"is_well": not troubles, "findings": found})
    else:
        click.echo()
        click.echo(
            say_count("{number} thing is wrong.", "{number} things are wrong.", troubles)
            if troubles
            else say("Nothing is wrong.")
        )
    if troubles:
        sys.exit(WRONG)
