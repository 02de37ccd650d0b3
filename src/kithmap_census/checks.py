"""What comes in is looked at before anything runs: a wrong file is one sentence, not an engine's stack."""

from pathlib import Path

import pyarrow.compute as pc
import pyarrow.parquet as pq

from kithmap.kit.speech import say
from kithmap_census.columns import CONTACTS, MEMBERS, check_files, parquet_files
from kithmap_census.errors import BadMembers
from kithmap_census.policy import Consent


def check_input(contacts: str, members: str | None) -> None:
    """See that the files on this machine can be used. Places elsewhere (s3://…) are left to the engine.

    Raises what `kithmap_census.columns.check_files` raises, and `BadMembers`.
    """
    if is_here(contacts):
        check_files(parquet_files(Path(contacts)), CONTACTS)
    if members is not None and is_here(members):
        files = parquet_files(Path(members))
        check_files(files, MEMBERS)
        _check_members(files, members)


def is_here(place: str) -> bool:
    """Whether a place is a folder or file of this machine."""
    return "://" not in place


def _check_members(files: tuple[Path, ...], members: str) -> None:
    roll = pq.read_table(list(files), columns=["owner", "consent"], partitioning=None)
    words = {str(word) for word in pc.unique(roll["consent"]).to_pylist()}
    strange = sorted(words - {consent.value for consent in Consent})
    if strange:
        why = say("consent is “none”, “own” or “group”, not {value!r}", value=strange[0])
        raise BadMembers(members, why=why)
    if len(pc.unique(roll["owner"])) < len(roll):
        raise BadMembers(members, why=say("an owner stands in it twice"))
