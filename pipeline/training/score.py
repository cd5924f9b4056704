"""Counting right mentions where some signs have no known label."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from .example import Example, LabelledSpan


@dataclass(slots=True)
class Counts:
    """How many mentions are right, how many were found, how many there are."""

    right: int = 0
    found: int = 0
    wanted: int = 0

    @property
    def f1(self) -> float:
        return 2 * self.right / (self.found + self.wanted) if self.found + self.wanted else 0.0


def count(example: Example, found: Iterable[LabelledSpan], *, into: dict[str, Counts]) -> None:
    """Add one sentence's counts by label; found mentions that touch a masked sign do not count."""
    masked = {i for start, end in example.masks for i in range(start, end)}
    wanted = set(example.spans)
    for span in wanted:
        into.setdefault(span[2], Counts()).wanted += 1
    for span in found:
        if span in wanted or not masked.intersection(range(span[0], span[1])):
            counts = into.setdefault(span[2], Counts())
            counts.found += 1
            counts.right += span in wanted


def total(counts: Mapping[str, Counts]) -> Counts:
    """The counts of all labels together."""
    return Counts(*(sum(getattr(c, part) for c in counts.values()) for part in ("right", "found", "wanted")))


def table(counts: Mapping[str, Counts]) -> str:
    """A Markdown table: precision, recall and F1 by label, and of all together."""
    rows = dict(sorted(counts.items()))
    rows["all"] = total(counts)
    lines = ["| label | P | R | F1 | mentions |", "|---|---|---|---|---|"]
    for label, c in rows.items():
        precision, recall = c.right / max(c.found, 1), c.right / max(c.wanted, 1)
        lines.append(f"| {label} | {precision:.3f} | {recall:.3f} | {c.f1:.3f} | {c.wanted} |")
    return "\n".join(lines)
