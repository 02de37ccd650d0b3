"""`kithmap research`: the map as research data, under codes unless names are asked for."""

from pathlib import Path
from secrets import token_bytes

import click

from kithmap.actions.see_map import river
from kithmap.actions.share_study import share_study
from kithmap.research.files import study_files
from kithmap.research.measures import measures
from kithmap.research.pseudonyms import KEY_BYTES
from kithmap_app.cli.opening import open_asked
from kithmap_app.cli.options import JSON, Asked, looks_at_a_map
from kithmap_app.cli.telling import tell, tell_json
from kithmap_app.cli.writing import FORCE, refuse_foreign, write_result
from kithmap_app.speech import say, say_count


@click.command(
    "research",
    epilog="\b\nExamples:\n  kithmap research --book my.json -o study\n"
    "  kithmap research contacts.vcf mail.mbox --me me@home.example -o study --names",
)
@looks_at_a_map
@click.option(
    "-o", "--output", type=click.Path(path_type=Path, file_okay=False), default="study", show_default=True,
    help="The folder for the files.",
)  # fmt: skip
@click.option("--names", is_flag=True, help="Write names and organisations too; otherwise everybody is a code.")
@FORCE
@JSON
def command(asked: Asked, output: Path, *, names: bool, force: bool, as_json: bool) -> None:
    """Write the map of your goal as data for research: egos.csv, alters.csv and alter_ties.csv (egor), network.graphml,
    and codebook.md, which tells what every column means.

    Codes are drawn anew for each export; nothing leads back from them. FILES are as for `kithmap map`.
    """
    opened = open_asked(asked)
    flow = river(opened.book, opened.goal, today=asked.today, proposed=asked.people)
    study = share_study(flow, key=token_bytes(KEY_BYTES), has_names=names)
    files = study_files(study)
    for file in [] if force else files:
        # all are looked at before the first is written: half a study is none
        refuse_foreign(output / file.name, kind=Path(file.name).suffix)
    for file in files:
        write_result(output / file.name, file.text.encode(), force=force)
    figures = measures(study)
    if as_json:
        tell_json({"folder": str(output), "files": [file.name for file in files], "measures": figures})
        return
    tell(
        say_count(
            "{folder}: {number} person and their links, in {files}.",
            "{folder}: {number} people and their links, in {files}.",
            figures.alters,
            folder=output,
            files=", ".join(file.name for file in files),
        )
    )
    tell(say("With names, as you asked.") if names else say("Without names: everybody is a code of this export alone."))
