"""Weights of features, learned ahead of time, as a table of models: `feature` and `weight` by column."""

import csv
from collections.abc import Iterable, Mapping
from functools import lru_cache
from pathlib import Path

from pipeline.errors import MissingModel
from pipeline.model_folder import check_file
from pipeline.models_path import models_folder

Features = Iterable[tuple[str, float]]


@lru_cache(maxsize=8)
def read_weights(file: str, models: Path | None = None) -> Mapping[str, float]:
    """The weights by feature. Raises MissingModel when the file is not there, is damaged, or was
    changed without its sum."""
    path = models_folder(models) / file
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            weights = {row["feature"]: float(row["weight"]) for row in csv.DictReader(lines, delimiter="\t")}
    except (OSError, KeyError, TypeError, ValueError) as err:
        raise MissingModel(f"{path}: cannot be read ({err}); install guanxi again or set GUANXI_MODELS") from err
    check_file(path)
    return weights


def weighed(features: Features, *, weights: Mapping[str, float]) -> float:
    """The sum of the features' values by their weights; a feature without a weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in features)
