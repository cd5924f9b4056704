"""The facts of a build as sorted lines, to store and to compare: scores and offsets are left out.

`make golden` runs this file, which stores them anew from a build of corpus/.
"""

from collections.abc import Iterable, Iterator
from pathlib import Path
from tempfile import TemporaryDirectory

from builds import CORPUS

from pipeline.record import Event, Record, Statement
from pipeline.run import build_graph
from pipeline.serial import read_records

GOLDEN = Path(__file__).parent / "golden" / "corpus.tsv"
ENDS = 12
"""Signs of a statement that are kept at each end: where it begins and ends is what can go wrong."""


def fact_lines(records: Iterable[Record]) -> list[str]:
    """One line a fact, its fields parted by tabs: file, kind of fact, and what it says."""
    return sorted("\t".join(map(_field, (r.source, *fact))) for r in records for fact in _facts(r))


def _facts(record: Record) -> Iterator[tuple[object, ...]]:
    for a in record.articles:
        yield "article", a.title, a.date, a.place
    for r in record.roles:
        yield "role", r.person, r.org, r.post, r.org_full, r.kind, r.status, r.date, r.since, r.until
    for s in record.statements:
        yield "statement", s.speaker, s.org, s.cue, _ends(s)
    for e in record.events:
        yield "event", e.name, e.date, _participants(e)
    for p in record.appointments:
        yield "appointment", p.person, p.org, p.post, p.change, p.by, p.date
    for t in record.targets:
        yield "target", t.holder, t.metric, t.value, t.unit, t.period, t.kind


def _ends(statement: Statement) -> str:
    text = statement.text
    return text if len(text) <= 2 * ENDS else f"{text[:ENDS]}…{text[-ENDS:]}"


def _participants(event: Event) -> str:
    return " ".join(sorted(f"{p.role}:{p.who}" for p in event.participants))


def _field(value: object) -> str:
    return "-" if value is None else " ".join(str(value).split())


if __name__ == "__main__":
    with TemporaryDirectory() as out:
        build_graph(CORPUS, out=out)
        lines = fact_lines(read_records(Path(out, "records.jsonl")))
    GOLDEN.write_text("".join(f"{line}\n" for line in lines), "utf-8")
