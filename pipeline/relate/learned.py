"""Questions about a place in the text that weights answer: does the speech go on here?

Logistic regression over features that are there or not; the weights lie in `models/speech.tsv`, where
`python -m pipeline.training.speech` wrote them.
"""

import csv
import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from ..errors import MissingModel
from ..model_folder import check_file
from ..models_path import models_folder
from ..record import Span

FILE = "speech.tsv"


@dataclass(frozen=True, slots=True)
class Asked:
    """A question about `place` (repaired text) of words that begin at `begin`; yes from the chance `least` on."""

    question: str
    begin: int
    place: Span
    features: tuple[str, ...]
    least: float


Teacher = Callable[[Asked], bool]
_TEACHER: ContextVar[Teacher | None] = ContextVar("teacher", default=None)


def is_so(asked: Asked) -> bool:
    """The answer: the teacher's while there is one, else that of the weights."""
    teacher = _TEACHER.get()
    return teacher(asked) if teacher else chance(asked.question, asked.features) >= asked.least


def sure(asked: Asked) -> float:
    """The chance of a yes; the teacher's answer as 0 or 1 while there is one."""
    teacher = _TEACHER.get()
    return float(teacher(asked)) if teacher else chance(asked.question, asked.features)


@contextmanager
def taught_by(teacher: Teacher) -> Iterator[None]:
    """While it lasts, `teacher` answers: training follows the annotation, and notes what was asked."""
    token = _TEACHER.set(teacher)
    try:
        yield
    finally:
        _TEACHER.reset(token)


def chance(question: str, features: Iterable[str], *, models: Path | None = None) -> float:
    """The chance that the answer is yes, between 0 and 1; features without a weight count nothing."""
    weights = read_weights(models).get(question, {})
    return 1 / (1 + math.exp(-sum(weights.get(name, 0.0) for name in sorted(set(features)))))


@lru_cache(maxsize=4)
def read_weights(models: Path | None = None) -> Mapping[str, Mapping[str, float]]:
    """The weights by question and feature. Raises MissingModel when the file is not there, is damaged, or was
    changed without its sum."""
    path = models_folder(models) / FILE
    weights: dict[str, dict[str, float]] = defaultdict(dict)
    try:
        with path.open(encoding="utf-8", newline="") as lines:
            for row in csv.DictReader(lines, delimiter="\t", quoting=csv.QUOTE_NONE):
                weights[row["question"]][row["feature"]] = float(row["weight"])
    except (OSError, KeyError, TypeError, ValueError) as err:
        raise MissingModel(
            f"relate: {path}: cannot be read ({err}); install guanxi again or set GUANXI_MODELS"
        ) from err
    check_file(path)
    return weights
