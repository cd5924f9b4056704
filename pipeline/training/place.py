"""Learn which place an article is about: `python -m pipeline.training.place GOLD --out models/place.tsv`.

Prints the share of articles with the right place, each judged by weights that were learned from other pages.
"""

import argparse
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from ..evaluate import Gold
from ..language.geography import gazetteer
from ..model_files.weights import write_weights
from ..record import Document
from ..repair import repair
from ..segment import reports
from ..segment.about import Told, evidence, likeliest
from .folds import annotated_pages, fold_of
from .logit import fit_choice

FOLDS = 5
L2 = 3.0
LEFT_OPEN = 0.5
"""Taken from the weight of no place: one reader leaves more places open than two. On the pages learned from it changes
one article of 553."""


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
        told = evidence(found[0], gazetteer())
        yield Example(told, _usual(articles[0].get("place"), told), document.id)


def _usual(place: str | None, told: Told) -> str | None:
    """The place as `told` names it: annotations have 长丰县 and 长丰."""
    cut = place[:-1] if place and place[-1] in "县市州" else place
    return cut if place not in told and cut in told else place


def fit(learned: Sequence[Example]) -> dict[str, float]:
    """The weights by feature. Examples whose place is not among those told of are passed over."""
    weights = fit_choice([(e.told, e.place) for e in learned if e.place in e.told], l2=L2)
    return {**weights, "none": round(weights["none"] - LEFT_OPEN, 3)}


def share_right(learned: Sequence[Example]) -> float:
    """The share of examples with the right place, by weights that were fitted on other pages."""
    right = 0
    for fold in range(FOLDS):
        weights = fit([e for e in learned if fold_of(e.page, parts=FOLDS) != fold])
        right += sum(likeliest(e.told, weights) == e.place for e in learned if fold_of(e.page, parts=FOLDS) == fold)
    return right / len(learned)


def main() -> None:
    """Print the share, and write the weights where `--out` names a file."""
    parser = argparse.ArgumentParser(prog="python -m pipeline.training.place", description=__doc__)
    parser.add_argument("gold", type=Path, nargs="+", help="folders with annotated pages, NAME.txt and NAME.json")
    parser.add_argument("--out", type=Path)
    options = parser.parse_args()
    learned = [example for page, gold in annotated_pages(options.gold) for example in examples(page, gold)]
    print(f"{len(learned)} articles, right place: {share_right(learned):.3f}")
    if options.out:
        write_weights(options.out, fit(learned))


if __name__ == "__main__":
    main()
