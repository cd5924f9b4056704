"""All that `guanxi evaluate` prints: the shared figures, statements as quotations, clusters, posts, faults by kind."""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import Any

from ..record import Record
from .bcubed import cluster_rows, named_mentions
from .faults import Fault, find_faults, format_faults
from .figures import Figures, format_figures, score_records
from .gold import Compared, Gold, Page
from .post_changes import post_rows
from .quotations import quotation_pairs, quotation_rows
from .score_rows import Row, format_rows

_TITLES = {
    "quotations": "statements as quotations (source, cue, content exact; rule: cue or mark to the paragraph's end)",
    "clusters": "persons and bodies that are one (B-cubed)",
    "posts": "changes of posts, and times of roles",
}


@dataclass(frozen=True, slots=True)
class Report:
    """`tables` are rows by the table's name, `without_page` the sources whose text was not at hand."""

    figures: Figures
    tables: Mapping[str, tuple[Row, ...]]
    faults: tuple[Fault, ...]
    without_page: tuple[str, ...]

    def values(self) -> dict[str, float]:
        """F1, or the share, of every row, by `table: row`."""
        shared = {f"facts: {row.name}": row.recall if row.is_share else row.f1 for row in self.figures.rows}
        return shared | {f"{name}: {row.name}": row.value for name, rows in self.tables.items() for row in rows}

    def as_dict(self) -> dict[str, Any]:
        """The shared figures by row, and beside them each table by its name and the count of each kind of fault."""
        tables = {name: {row.name: row.as_dict() for row in rows} for name, rows in self.tables.items()}
        return {**self.figures.as_dict(), **tables, "errors": dict(Counter(fault.kind for fault in self.faults))}


def evaluate_records(records: Iterable[Record], golds: Mapping[str, Gold], *, pages: Mapping[str, Page]) -> Report:
    """Everything that can be told of the records; the baseline and the forms of statements need the pages.

    Records are matched by the file name of their source; a gold file without a record counts as all missed.
    """
    by_name = {PurePosixPath(record.source).name: record for record in records}
    sources = [Compared(s, by_name.get(s, Record(s, "")), gold, pages.get(s)) for s, gold in golds.items()]
    return Report(
        score_records(by_name.values(), golds),
        {name: rows for name, rows in _tables(sources) if rows},
        tuple(fault for source in sources for fault in find_faults(source)),
        tuple(source.source for source in sources if source.page is None),
    )


def format_report(report: Report, *, errors: int = 0) -> str:
    """The shared table first, the others below it; up to `errors` mistakes of each row and of each kind are listed."""
    lines = [format_figures(report.figures, errors=errors)]
    for name, rows in report.tables.items():
        lines += format_rows(_TITLES[name], rows, rule="rule" if any(row.rule is not None for row in rows) else "")
    lines += format_faults(report.faults, errors=errors)
    if report.without_page:
        missing = len(report.without_page)
        lines.append(f"\n{missing} pages are not beside the gold files: no baseline; name their folder with --pages")
    return "\n".join(lines)


def _tables(sources: Sequence[Compared]) -> Iterator[tuple[str, tuple[Row, ...]]]:
    pairs = [pair for source in sources for pair in quotation_pairs(source)]
    has_pages = all(source.page for source in sources)
    if any(pair.wanted for pair in pairs):
        yield "quotations", tuple(quotation_rows(pairs, with_rule=has_pages))
    yield "clusters", tuple(cluster_rows(name for source in sources for name in named_mentions(source)))
    yield "posts", tuple(post_rows(sources))
