"""Rows of the tables beside the figures of the shared rules of scoring."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Row:
    """One figure. A share has no precision: its recall is the part that is right; `rule` is the baseline's F1."""

    name: str
    precision: float | None
    recall: float
    gold: int
    rule: float | None = None

    @property
    def value(self) -> float:
        """F1, or the share."""
        return self.recall if self.precision is None else harmonic(self.precision, self.recall)

    def as_dict(self) -> dict[str, float]:
        if self.precision is None:
            return {"share": self.recall, "gold": self.gold}
        values = {"precision": self.precision, "recall": self.recall, "f1": self.value, "gold": self.gold}
        return values if self.rule is None else {**values, "rule": self.rule}


def counted(name: str, right: float, *, found: float, gold: float, of: int) -> Row:
    """A row from what was right, found and wanted; `of` gold items."""
    return Row(name, right / found if found else 0.0, right / gold if gold else 0.0, of)


def share(name: str, verdicts: Iterable[bool]) -> Iterator[Row]:
    """One row, or none where nothing was asked."""
    verdicts = list(verdicts)
    if verdicts:
        yield Row(name, None, sum(verdicts) / len(verdicts), len(verdicts))


def harmonic(precision: float, recall: float) -> float:
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def format_rows(title: str, rows: Iterable[Row], *, rule: str = "") -> Iterator[str]:
    """A table with the title over it, and the baseline's column where it has a name."""
    rows = list(rows)
    if rows:
        yield f"\n{title}\n{'':24}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}" + (f"   {rule}" if rule else "")
    for row in rows:
        first = " " * 16 if row.precision is None else f"{row.precision:8.3f}{row.recall:8.3f}"
        last = "" if row.rule is None else f"   {row.rule:.3f}"
        yield f"{row.name:24}{first}{row.value:8.3f}{row.gold:7}{last}"
