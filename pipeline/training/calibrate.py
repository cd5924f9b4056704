"""Fit what scores mean: `python -m pipeline.training.calibrate NEWS --held --tagger HELD --out models/calibration.tsv`.

The tagger HELD, made by `finish --hold`, did not learn the pages that are judged. Prints a reliability table in which
each page is judged by weights that were fitted on other pages. Mentions that touch an optional one of the annotation
do not count.
"""

import argparse
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import numpy as np
from spacy.language import Language

from ..evaluate import Gold, read_gold
from ..evaluate.optional import part_mentions
from ..language.geography import gazetteer
from ..model_files.weights import read_weights, write_weights
from ..read import read_file
from ..record import Document, Mention
from ..repair import repair
from ..segment import segment
from ..tag.calibration import FILE, chance, features, likely
from ..tag.tagging import load_tagger, tag
from .annotations import split_names
from .folds import fold_of
from .logit import fit_curve

FOLDS = 5
L2 = 1.0
BINS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 0.98, 1.0)


@dataclass(frozen=True, slots=True)
class Judged:
    """A mention, whether its span and label are those of the annotation, and the page it stands on."""

    mention: Mention
    right: bool
    page: str


def judge(document: Document, gold: Gold, nlp: Language) -> Iterator[Judged]:
    """The mentions of a page with their scores as proposed, those that touch an optional one left out."""
    page = repair(document)
    articles = segment(page, gazetteer=gazetteer())
    firm, optional = part_mentions(gold["mentions"])
    wanted = {(m["start"], m["end"], m["label"]) for m in firm}
    open_spans = [(m["start"], m["end"]) for m in optional]
    for mention in tag(page, articles, nlp):
        start, end = page.raw_span(mention.span)
        if not any(start < right and left < end for left, right in open_spans):
            yield Judged(mention, (start, end, mention.label) in wanted, document.id)


def fit(judged: Sequence[Judged]) -> dict[str, float]:
    """The weights by feature."""
    rows, goals = [tuple(features(j.mention)) for j in judged], [j.right for j in judged]
    return fit_curve(rows, goals, l2=L2, free=("all",))


def crossed(judged: Sequence[Judged]) -> list[tuple[float, bool]]:
    """Chance and outcome of each mention, the chance by weights that were fitted on other pages."""
    result: list[tuple[float, bool]] = []
    for fold in range(FOLDS):
        held = [j for j in judged if fold_of(j.page, parts=FOLDS) == fold]
        weights = fit([j for j in judged if fold_of(j.page, parts=FOLDS) != fold])
        result += [(chance(j.mention, weights=weights), j.right) for j in held]
    return result


def table(outcomes: Iterable[tuple[float, bool]]) -> str:
    """A Markdown table: mentions by promised score, the mean promise, and the share that was right."""
    outcomes = list(outcomes)
    lines = ["| score | mentions | promised | right |", "|---|---|---|---|"]
    for low, high in pairwise(BINS):
        inside = [(c, right) for c, right in outcomes if low <= c < high or c == high == BINS[-1]]
        if inside:
            promised, right = np.mean([c for c, _ in inside]), np.mean([r for _, r in inside])
            lines.append(f"| {low:.2f} to {high:.2f} | {len(inside)} | {promised:.3f} | {right:.3f} |")
    return "\n".join(lines)


def main() -> None:
    """Print the reliability table, and write the weights where `--out` names a file."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.calibrate", description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+", help="folders with annotated pages, NAME.txt and NAME.json")
    parser.add_argument("--tagger", default="default", help="a tagger that did not learn these pages")
    parser.add_argument("--held", action="store_true", help="only the fifth that `finish --hold` leaves out")
    parser.add_argument("--check", type=Path, help="print how the shipped tagger is right on these pages, too")
    parser.add_argument(
        "--more", type=_addend, action="append", default=[], metavar="FEATURE=X",
        help="add X to a feature's weight, as the shipped tagger is right more often or less; repeatable",
    )  # fmt: skip
    parser.add_argument("--told", action="store_true", help="only print how often scores are right as they are told")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    nlp = load_tagger(options.tagger)
    if options.told:
        told = (j for folder in options.gold for j in _judged(folder, nlp, is_held=False))
        print(table([(m.score, j.right) for j in told for m in likely([j.mention], weights=read_weights(FILE))]))
        return
    judged = [j for folder in options.gold for j in _judged(folder, nlp, is_held=options.held)]
    print(table(crossed(judged)))
    weights = fit(judged)
    for name, more in options.more:
        weights[name] = round(weights[name] + more, 3)
    if options.check:
        checked = _judged(options.check, load_tagger(), is_held=False)
        print(
            f"\n{options.check}, by these weights",
            table([(chance(j.mention, weights=weights), j.right) for j in checked]),
            sep="\n",
        )
    if options.out:
        write_weights(options.out, weights)


def _addend(told: str) -> tuple[str, float]:
    name, _, number = told.partition("=")
    return name, float(number)


def _judged(folder: Path, nlp: Language, *, is_held: bool) -> Iterator[Judged]:
    golds = read_gold(folder)
    for source in split_names(golds)[1] if is_held else golds:
        yield from judge(read_file(folder / source), golds[source], nlp)


if __name__ == "__main__":
    main()
