"""Questions about a place in the text that weights answer: does the speech go on here?

Logistic regression over features that are there or not; the weights lie in `models/speech.tsv`, where
`python -m pipeline.training.speech` wrote them.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from ..model_files.weights import logistic, read_questions
from ..record import Span

FILE = "speech.tsv"


@dataclass(frozen=True, slots=True)
class Decision:
    """A question about `place` (repaired text) of words that begin at `begin`; yes from the chance `least` on."""

    question: str
    begin: int
    place: Span
    features: tuple[str, ...]
    least: float


Oracle = Callable[[Decision], bool]
_ORACLE: ContextVar[Oracle | None] = ContextVar("oracle", default=None)


def decide(asked: Decision) -> bool:
    """The answer: the oracle's while there is one, else that of the weights."""
    oracle = _ORACLE.get()
    return oracle(asked) if oracle else chance(asked.question, asked.features) >= asked.least


def probability(asked: Decision) -> float:
    """The chance of a yes; the oracle's answer as 0 or 1 while there is one."""
    oracle = _ORACLE.get()
    return float(oracle(asked)) if oracle else chance(asked.question, asked.features)


@contextmanager
def answered_by(oracle: Oracle) -> Iterator[None]:
    """While it lasts, `oracle` answers: training follows the annotation, and notes what was asked."""
    token = _ORACLE.set(oracle)
    try:
        yield
    finally:
        _ORACLE.reset(token)


def chance(question: str, features: Iterable[str]) -> float:
    """The chance that the answer is yes, between 0 and 1; features without a weight count nothing."""
    weights = read_questions(FILE).get(question, {})
    return logistic(((name, 1.0) for name in sorted(set(features))), weights=weights)
