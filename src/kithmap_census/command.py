"""The command `kithmap-census`: a folder of Parquet in, every owner's ties and readings out."""

import os
import sys
import tempfile
from datetime import date, datetime
from pathlib import Path

import click

from kithmap.errors import KithmapError
from kithmap.kit.speech import language_around, say, speaking
from kithmap_census.errors import BadPolicy, EngineMissing, OutNotEmpty
from kithmap_census.tongue import spoken

MEMORY_GB = 4.0
"""Memory that an engine may take where nothing is said: half of a small machine."""


@click.command(epilog="Columns, policy and running on a cluster: docs/census.md")
@click.argument("folder")
@click.option("--out", required=True, help="A new folder for what comes out.")
@click.option("--as-of", type=click.DateTime(["%Y-%m-%d"]), required=True, help="The day as of which ties are told.")
@click.option(
    "--engine",
    type=click.Choice(["duckdb", "polars", "spark"]),
    default="duckdb",
    show_default=True,
    help="What runs it.",
)
@click.option("--policy", type=click.Path(path_type=Path), help="TOML file: what is written, for whom.")
@click.option("--members", help="Parquet of owners: their group, and what they agreed to.")
@click.option("--memory", "memory_gb", type=float, default=MEMORY_GB, show_default=True, help="Memory to use, in GB.")
@click.option("--work", type=click.Path(path_type=Path), help="Folder for files between the steps.")
def command(
    folder: str,
    out: str,
    as_of: datetime,
    engine: str,
    policy: Path | None,
    members: str | None,
    memory_gb: float,
    work: Path | None,
) -> None:
    """Tell every owner's ties and reading, from a FOLDER of Parquet with the contacts of many owners.

    Each owner is computed apart from all others. What is written, and for whom, is said by a policy.
    """
    try:
        line = _run(
            folder, out, as_of.date(), engine=engine, policy=policy, members=members, memory_gb=memory_gb, work=work
        )
    except KithmapError as error:
        click.echo(str(error), err=True)
        sys.exit(1)
    click.echo(line)


def _run(
    folder: str,
    out: str,
    as_of: date,
    *,
    engine: str,
    policy: Path | None,
    members: str | None,
    memory_gb: float,
    work: Path | None,
) -> str:
    try:
        # the help is there without the extra, and without waiting for it
        from kithmap_census.census import take_census
        from kithmap_census.checks import check_input
        from kithmap_census.engines.choose import EngineName, engine_named
        from kithmap_census.policy import Policy, read_policy
    except ModuleNotFoundError as error:
        raise EngineMissing(engine, extra="spark" if engine == "spark" else "census") from error
    rule = Policy() if policy is None else read_policy(policy)
    if rule.groups and members is None:
        raise BadPolicy(policy, why=say("groups need --members, which says who agreed to be counted"))
    if "://" not in out and Path(out).exists() and any(Path(out).iterdir()):
        raise OutNotEmpty(out)
    check_input(folder, members)
    with tempfile.TemporaryDirectory(prefix="kithmap-census-", dir=work) as between:
        chosen = engine_named(EngineName(engine), work=Path(between), memory_gb=memory_gb)
        done = take_census(chosen, contacts=folder, members=members, out=out, as_of=as_of, policy=rule)
    return done.sentence(out)


def main() -> None:
    """Run the command in the language of the terminal."""
    with speaking(language_around(os.environ)):
        spoken(command)()
