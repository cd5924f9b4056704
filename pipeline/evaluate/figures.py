"""The figures of the shared rules of scoring: precision, recall and F1 for each label and fact."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import PurePosixPath

from ..record import Record
from ..visible import visible
from .gold import Gold
from .matching import SHARES, Point, Verdict, compared

_SIGNS = {Verdict.WRONG: "+", Verdict.MISSED: "-"}


@dataclass(frozen=True, slots=True)
class Mistake:
    """`sign` is `+` for what should not be there and `-` for what was missed."""

    sign: str
    source: str
    item: tuple[object, ...]

    def __str__(self) -> str:
        return visible(f"{self.sign} {self.source} {' '.join(map(str, self.item))}")


@dataclass(frozen=True, slots=True)
class Figure:
    """One row: how many were found, wrong and missed; of a share, `found` are right and `missed` are not."""

    name: str
    found: int
    wrong: int
    missed: int
    mistakes: tuple[Mistake, ...] = ()

    @property
    def is_share(self) -> bool:
        return self.name in SHARES

    @property
    def gold(self) -> int:
        return self.found + self.missed

    @property
    def precision(self) -> float:
        return self.found / (self.found + self.wrong) if self.found + self.wrong else 0.0

    @property
    def recall(self) -> float:
        return self.found / self.gold if self.gold else 0.0

    @property
    def f1(self) -> float:
        p, r = self.precision, self.recall
        return 2 * p * r / (p + r) if p + r else 0.0


@dataclass(frozen=True, slots=True)
class Figures:
    """All rows, and how many gold files there were and had a record."""

    rows: tuple[Figure, ...]
    files: int
    with_record: int

    def row(self, name: str) -> Figure:
        """The row of that name; raises KeyError when nothing was counted for it."""
        return {row.name: row for row in self.rows}[name]

    def as_dict(self) -> dict[str, dict[str, float]]:
        """Figures by row: precision, recall, f1 and gold, or share and gold."""
        return {row.name: _values(row) for row in self.rows}


def score_records(records: Iterable[Record], golds: Mapping[str, Gold], *, one_org: bool = False) -> Figures:
    """Figures over all gold files; a gold file without a record counts as all missed.

    Records are matched by the file name of their source. `one_org` counts COMPANY as ORG.
    """
    by_name = {PurePosixPath(record.source).name: record for record in records}
    points: list[Point] = []
    for source, gold in golds.items():
        points += compared(by_name.get(source, Record(source, "")), gold, source=source, one_org=one_org)
    return Figures(tuple(_rows(points)), len(golds), sum(source in by_name for source in golds))


def format_figures(figures: Figures, *, errors: int = 0) -> str:
    """A text table, a line for each row; up to `errors` mistakes are listed under their row."""
    lines = [f"{figures.files} gold files, {figures.with_record} with a record"]
    lines.append(f"{'':24}{'P':>8}{'R':>8}{'F1':>8}{'gold':>7}")
    for row in figures.rows:
        shown = " " * 16 + f"{row.recall:8.3f}"
        if not row.is_share:
            shown = f"{row.precision:8.3f}{row.recall:8.3f}{row.f1:8.3f}"
        lines.append(f"{row.name:24}{shown}{row.gold:7}")
        lines += (f"    {mistake}" for mistake in row.mistakes[:errors])
    return "\n".join(lines)


def _values(row: Figure) -> dict[str, float]:
    if row.is_share:
        return {"share": row.recall, "gold": row.gold}
    return {"precision": row.precision, "recall": row.recall, "f1": row.f1, "gold": row.gold}


def _rows(points: Iterable[Point]) -> Iterator[Figure]:
    """Rows in the order in which they first come up, shares last."""
    by_row: defaultdict[str, list[Point]] = defaultdict(list)
    for point in points:
        by_row[point.row].append(point)
    for name in sorted(by_row, key=lambda name: SHARES.index(name) if name in SHARES else -1):
        counts = Counter(point.verdict for point in by_row[name])
        found, wrong, missed = (counts[verdict] for verdict in (Verdict.FOUND, Verdict.WRONG, Verdict.MISSED))
        yield Figure(name, found, wrong, missed, tuple(_mistakes(by_row[name])))


def _mistakes(points: Iterable[Point]) -> Iterator[Mistake]:
    for point in points:
        if point.verdict in _SIGNS:
            yield Mistake(_SIGNS[point.verdict], point.source, point.item)
