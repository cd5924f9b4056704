"""Weights of features, learned ahead of time, as tables of models: `feature` and `weight` by column, and `question`
before them where a table answers several."""

import csv
import math
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from pipeline.errors import MissingModel
from pipeline.model_files.folder import SUMS, check_file, write_sums
from pipeline.model_files.path import models_folder

Features = Iterable[tuple[str, float]]
Weights = Mapping[str, float]


def read_weights(file: str, models: Path | None = None) -> Weights:
    """The weights by feature of a table without questions. Raises MissingModel as `read_questions` does."""
    return read_questions(file, models).get("", {})


@lru_cache(maxsize=16)
def read_questions(file: str, models: Path | None = None) -> Mapping[str, Weights]:
    """The weights by question and feature. Raises MissingModel when the file is not there, is damaged, or was
    changed without its sum."""
    path = models_folder(models) / file
    weights: dict[str, dict[str, float]] = {}
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                weights.setdefault(row.get("question") or "", {})[row["feature"]] = float(row["weight"])
    except (OSError, KeyError, TypeError, ValueError) as err:
        raise MissingModel(f"{path}: cannot be read ({err}); install guanxi again or set GUANXI_MODELS") from err
    check_file(path)
    return weights


def write_weights(path: Path, weights: Weights) -> None:
    """Write a table without questions, and the sums of the folder of models around it anew."""
    _write(path, ("feature", "weight"), ((name, str(weight)) for name, weight in sorted(weights.items())))


def write_questions(path: Path, weights: Mapping[str, Weights]) -> None:
    """Write a table with questions, in their order, and the sums of the folder of models around it anew."""
    rows = ((question, name, str(w)) for question, own in weights.items() for name, w in sorted(own.items()))
    _write(path, ("question", "feature", "weight"), rows)


def _write(path: Path, header: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> None:
    path.write_text("".join("\t".join(row) + "\n" for row in (header, *rows)), encoding="utf-8", newline="\n")
    if (path.parent / SUMS).is_file():
        write_sums(path.parent, kind="models")


def linear_score(features: Features, *, weights: Weights) -> float:
    """The sum of the features' values by their weights; a feature without a weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features)


def logistic(features: Features, *, weights: Weights) -> float:
    """The chance of a yes, between 0 and 1: the logistic curve over what the features weigh together."""
    return 1 / (1 + math.exp(-linear_score(features, weights=weights)))
