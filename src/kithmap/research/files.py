"""A study becomes its files: the egor triple, GraphML and the codebook, loose or packed."""

from dataclasses import dataclass
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from kithmap.research.codebook import codebook
from kithmap.research.egor import alters_csv, egos_csv, links_csv
from kithmap.research.graphml import to_graphml
from kithmap.research.study import Study


@dataclass(frozen=True, slots=True)
class StudyFile:
    """One file of an export, in UTF-8."""

    name: str
    text: str


def study_files(study: Study) -> tuple[StudyFile, ...]:
    """Give the files of a study."""
    return (
        StudyFile("egos.csv", egos_csv(study)),
        StudyFile("alters.csv", alters_csv(study)),
        StudyFile("alter_ties.csv", links_csv(study)),
        StudyFile("network.graphml", to_graphml(study)),
        StudyFile("codebook.md", codebook(study)),
    )


def packed_study(study: Study) -> bytes:
    """Give the files of a study in one ZIP archive, the same bytes for the same study."""
    out = BytesIO()
    with ZipFile(out, "w") as archive:
        for file in study_files(study):
            # the archive's own date would tell when it was made: ZIP's first day instead
            archive.writestr(ZipInfo(f"kithmap-study/{file.name}"), file.text, compress_type=ZIP_DEFLATED)
    return out.getvalue()
