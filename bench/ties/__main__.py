"""How well tie strength finds those who matter: `python -m bench.ties FOLDER [--mail FOLDER]`."""

import argparse
from collections.abc import Iterator
from pathlib import Path

from bench.ties.data_set import DataSet
from bench.ties.evaluation import Evaluation, evaluate
from bench.ties.figures import Interval
from bench.ties.loaders import LOADERS, MAIL_LOADERS
from bench.ties.placements import Learning, at_random, learning, strong_first
from bench.ties.variants import STRENGTH_VARIANTS, WARMTH_VARIANTS


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("folder", type=Path, help="folder of data sets, each in its own folder")
    parser.add_argument("--mail", type=Path, help="folder with a folder of mbox files for each owner")
    parser.add_argument("--variants", action="store_true", help="hold other formulas against the library's")
    parser.add_argument("--placements", action="store_true", help="measure what twenty placements of an owner teach")
    options = parser.parse_args()
    for data in found_in(options.folder, options.mail):
        told = _taught(data) if options.placements else _told(data, variants=options.variants)
        print("\n".join(told), flush=True)


def found_in(folder: Path, mail: Path | None = None) -> Iterator[DataSet]:
    """Give every data set that a loader finds."""
    yield from (data for load in LOADERS for data in load(folder))
    if mail is not None:
        yield from (data for load in MAIL_LOADERS for data in load(mail))


def _told(data: DataSet, *, variants: bool) -> Iterator[str]:
    scores = (WARMTH_VARIANTS if data.is_of_now else STRENGTH_VARIANTS) if variants else None
    evaluation = evaluate(data, scores)
    if evaluation is None:
        yield f"\n{data.name}: nobody can be judged"
        return
    yield from _table(evaluation)


def _table(found: Evaluation) -> Iterator[str]:
    yield f"\n{found.name}: {found.owners} owners, {found.pairs:,} pairs, base rate {found.base:.3f}"
    yield f"  {'':26}{'ROC AUC':<22}{'average precision':<22}{'AUC over the first':<24}calibration error"
    for result in found.results:
        figures = f"{_spoken(result.auc):<22}{_spoken(result.precision):<22}{_spoken(result.gain, '+'):<24}"
        yield f"  {result.score:26}{figures}{result.calibration:.3f}"


def _taught(data: DataSet) -> Iterator[str]:
    for order, how in ((at_random, "at random"), (strong_first, "the strong first")):
        found = None if data.is_of_now else learning(data, order)
        if found is None:
            yield f"\n{data.name}: too few owners know thirty people well enough to place them"
            return
        yield f"\n{data.name}: {found.owners} owners, twenty placed {how}, rings proposed for the others"
        yield from _learned(found)


def _learned(found: Learning) -> Iterator[str]:
    columns = ("rings off", "close or not, right", "of those said close, are", "of the close, said")
    yield f"  {'':22}{''.join(f'{column:<26}' for column in columns)}"
    rows = zip(("as is usual", "as the owner places"), found.off, found.close, found.kept, found.found, strict=True)
    for name, off, close, kept, said in rows:
        yield f"  {name:22}{_spoken(off):<26}{_spoken(close):<26}{kept:<26.3f}{said:.3f}"
    yield f"  {found.share:.3f} are close; more right: {_spoken(found.gain, '+')}; calibration error: {found.error:.3f}"


def _spoken(interval: Interval, sign: str = "") -> str:
    return f"{interval.mean:{sign}.3f} [{interval.low:{sign}.3f} {interval.high:{sign}.3f}]"


if __name__ == "__main__":
    main()
