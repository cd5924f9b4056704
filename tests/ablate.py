"""What each part is worth: the figures without it, beside those with all; `make ablate` runs this file.

A part is a step of the tagging after the network, or a list of `models/lexicon`, which is emptied but for one word
that no text holds. Real news comes first, where it lies beside the checkout.
"""

import argparse
import json
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path

from builds import ROOT
from floors import SETS, annotated, measured

import pipeline.tag.calibration
import pipeline.tag.tagging
from pipeline.language.lexicon import lexicon_folder, read_tsv
from pipeline.training.sums import renew_sums

SHOWN = ("all mentions", "PERSON", "POST", "ORG", "COMPANY", "PLACE", "roles", "statements", "attends", "articles")
NO_WORD = "\ue000\ue000"
USES = "words.tsv"
_KEPT = frozenset({"labels.tsv"})


def _no_recall() -> None:
    pipeline.tag.tagging.recall_names = lambda _, mentions: tuple(mentions)


def _no_consistency() -> None:
    pipeline.tag.tagging.make_consistent = lambda _, mentions: tuple(mentions)


def _no_threshold() -> None:
    pipeline.tag.calibration.LIKELY = 0.0
    pipeline.tag.calibration.LIKELY_OF = {}


STEPS: Mapping[str, Callable[[], None]] = {
    "consistency": _no_consistency,
    "recall": _no_recall,
    "threshold": _no_threshold,
}


def parts() -> Iterator[str]:
    """The steps, the lists, and each use of the list of words."""
    yield from STEPS
    for path in sorted(lexicon_folder().glob("*.tsv")):
        if path.name not in _KEPT:
            yield path.name
    uses = {use for row in read_tsv(lexicon_folder() / USES) for use in row["uses"].split("；")}
    yield from (f"{USES}:{use}" for use in sorted(uses))


def emptied(part: str, out: Path) -> Path:
    """A copy of the models in which the list, or the one use of its words, holds no word of any text."""
    name, _, use = part.partition(":")
    shutil.copytree(lexicon_folder().parent, out, symlinks=True, dirs_exist_ok=True)
    path = out / "lexicon" / name
    header, *lines = path.read_text("utf-8").splitlines()
    column = header.split("\t").index("uses") if use else 0
    kept = [line for line in lines if use and use not in line.split("\t")[column].split("；")]
    stub = lines[0].split("\t")
    stub[0] = NO_WORD
    if use:
        stub[column] = use
    path.write_text("\n".join((header, *kept, "\t".join(stub))) + "\n", "utf-8")
    renew_sums(out)
    return out


def figures(sets: list[str]) -> dict[str, dict[str, float]]:
    """The shown figures of each set."""
    told = {name: measured(name, annotated(name)).values() for name in sets}
    names = {row: f"facts: {row}" for row in SHOWN}
    return {
        set_name: {row: values[name] for row, name in names.items() if name in values}
        for set_name, values in told.items()
    }


def without(part: str, sets: list[str]) -> dict[str, dict[str, float]]:
    """The figures without the part, by a process of its own: lists are read once a process."""
    with tempfile.TemporaryDirectory() as scratch:
        command = [sys.executable, __file__, "--json", *(f"--set={name}" for name in sets)]
        environment = dict(os.environ)
        if part in STEPS:
            command += ["--without", part]
        elif part:
            environment["GUANXI_MODELS"] = str(emptied(part, Path(scratch) / "models"))
        ran = subprocess.run(command, env=environment, check=True, capture_output=True, text=True, cwd=ROOT)
    read: dict[str, dict[str, float]] = json.loads(ran.stdout)
    return read


def table(whole: Mapping[str, float], other: Mapping[str, float]) -> str:
    """What the figures lose without the part, in thousandths; a part that costs more than it brings has a minus."""
    return "".join(f"{1000 * (whole[row] - other.get(row, 0.0)):>10.0f}" for row in whole)


def main() -> int:
    """Print the figures with all parts, then the loss without each."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--set", dest="sets", action="append", choices=tuple(SETS), help="repeatable; all unless named")
    parser.add_argument("--part", dest="parts", action="append", help="this part alone; repeatable")
    parser.add_argument("--json", action="store_true", help="print the figures alone, as JSON")
    parser.add_argument("--without", choices=tuple(STEPS), help="leave this step out")
    options = parser.parse_args()
    sets = [name for name in options.sets or SETS if SETS[name].is_there]
    if options.without:
        STEPS[options.without]()
    if options.json:
        print(json.dumps(figures(sets)))
        return 0
    whole = without("", sets)
    for name in sets:
        print(f"{name:34}" + "".join(f"{row[:9]:>10}" for row in whole[name]))
        print(f"{'all parts':34}" + "".join(f"{value:>10.3f}" for value in whole[name].values()))
    for part in options.parts or parts():
        other = without(part, sets)
        for name in sets:
            print(f"{f'{name}, without {part}':34}" + table(whole[name], other[name]), flush=True)
    return 0


if __name__ == "__main__":
    sys.exit(main())
