"""What became of one file of a corpus."""

from dataclasses import dataclass
from typing import Literal

from pipeline.record import Problem, Record


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of one file; a failed one's record holds its problem alone."""

    record: Record
    state: Literal["new", "cached", "failed"]


def failed(problem: Problem, *, sha256: str = "") -> Outcome:
    """The outcome of a file that could not be read."""
    return Outcome(Record(problem.document_id, sha256, problems=(problem,)), "failed")
