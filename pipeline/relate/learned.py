"""Questions about a place in the text that weights answer: does the speech go on here?

Logistic regression over features that are there or not; the weights lie in `models/speech.tsv`, where
`python -m pipeline.training.speech` wrote them.
"""

from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

from ..linear import likelihood, read_questions
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


def chance(question: str, features: Iterable[str]) -> float:
    """The chance that the answer is yes, between 0 and 1; features without a weight count nothing."""
    weights = read_questions(FILE).get(question, {})
    return likelihood(((name, 1.0) for name in sorted(set(features))), weights=weights)
