"""Learn which place an article is about: `python -m pipeline.training.place GOLD --out models/place.tsv`.

Prints the share of articles with the right place, each judged by weights that were learned from other pages.
"""

import argparse
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from ..evaluate import Gold, read_gold
from ..geography import gazetteer
from ..model_folder import SUMS, write_sums
from ..read import read_file
from ..record import Document
from ..repair import repair
from ..segment import reports
from ..segment.about import Told, evidence, likeliest

FOLDS = 5
STIFFNESS = 3.0
Matrix = NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class Example:
    """What tells of each place of an article, and the right one."""

    told: Told
    place: str | None
    page: str


def examples(document: Document, gold: Gold) -> Iterator[Example]:
    """The article of a page, where it is read and annotated as one."""
    found = list(reports(repair(document), gazetteer=gazetteer()))
    articles = gold.get("articles", [])
    if len(found) == len(articles) == 1:
        yield Example(evidence(found[0], gazetteer()), articles[0].get("place"), document.id)


def fit(learned: Sequence[Example], *, stiffness: float = STIFFNESS, rounds: int = 15) -> dict[str, float]:
    """The weights by feature: a conditional logit with a quadratic penalty, by Newton's method. Examples whose place
    is not among those told of are passed over."""
    names = sorted({name for e in learned for features in e.told.values() for name, _ in features})
    rows = [
        _rows(example, {name: i for i, name in enumerate(names)})
        for example in learned
        if example.place in example.told
    ]
    weights = np.zeros(len(names))
    for _ in range(rounds):
        slope, bend = -stiffness * weights, stiffness * np.eye(len(names))
        for row, right in rows:
            chances = np.exp(row @ weights - np.max(row @ weights))
            chances /= chances.sum()
            mean = chances @ row
            slope += row[right] - mean
            bend += (row * chances[:, None]).T @ row - np.outer(mean, mean)
        weights += np.linalg.solve(bend, slope)
    return {name: round(float(weight), 3) for name, weight in zip(names, weights, strict=True)}


def _rows(example: Example, column: Mapping[str, int]) -> tuple[Matrix, int]:
    """A row of values for each place of the example, and the number of the right one."""
    rows: Matrix = np.zeros((len(example.told), len(column)))
    for row, features in zip(rows, example.told.values(), strict=True):
        for name, value in features:
            row[column[name]] = value
    return rows, list(example.told).index(example.place)


def share_right(learned: Sequence[Example]) -> float:
    """The share of examples with the right place, by weights that were fitted on other pages."""
    right = 0
    for fold in range(FOLDS):
        weights = fit([e for e in learned if _fold(e.page) != fold])
        right += sum(likeliest(e.told, weights) == e.place for e in learned if _fold(e.page) == fold)
    return right / len(learned)


def _fold(page: str) -> int:
    return zlib.crc32(page.encode()) % FOLDS


def main() -> None:
    """Print the share, and write the weights where `--out` names a file."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.place", description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+", help="folders with annotated pages, NAME.txt and NAME.json")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    learned = [
        example
        for folder in options.gold
        for source, gold in read_gold(folder).items()
        for example in examples(read_file(folder / source), gold)
    ]
    print(f"{len(learned)} articles, right place: {share_right(learned):.3f}")
    if options.out:
        rows = "".join(f"{name}\t{weight}\n" for name, weight in sorted(fit(learned).items()))
        options.out.write_text("feature\tweight\n" + rows, encoding="utf-8")
        if (options.out.parent / SUMS).is_file():
            write_sums(options.out.parent, kind="models")


if __name__ == "__main__":
    main()
