"""One build saved as one folder: records, graph, the files for Gephi and for spreadsheets, and the manifest."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator
from functools import partial
from pathlib import Path

from pipeline.export.flat import flatten
from pipeline.export.gexf import write_gexf
from pipeline.export.graphml import write_graphml
from pipeline.export.people import flat_people
from pipeline.export.tables import write_table
from pipeline.publish import Manifest, finish_or_drop, publish
from pipeline.record import PropertyGraph, Record
from pipeline.serial import write_records
from pipeline.store import write_store

__all__ = ["EXPORTS", "Manifest", "finish_or_drop", "save_build", "write_export"]

_TABLES: dict[str, Callable[[Path, PropertyGraph], None]] = {
    "graph.sqlite": write_store,
    "roles.csv": partial(write_table, what="roles"),
    "statements.csv": partial(write_table, what="statements"),
}
_VIEWS = {"graph": flatten, "people": flat_people}
_FORMATS = {"graphml": write_graphml, "gexf": write_gexf}
EXPORTS = (*_TABLES, *(f"{view}.{form}" for view in _VIEWS for form in _FORMATS))
"""Every file that is made of the graph, by its name in the build's folder."""


def save_build(out: Path, records: Iterable[Record], graph: PropertyGraph) -> Manifest:
    """Write the whole build into `out` and return its manifest; equal records and graph give equal bytes.

    Raises BadInput when `out` cannot be written; the build that stood there before then still stands.
    """
    return publish(Path(out), partial(_fill, records=records, graph=graph))


def write_export(path: Path, graph: PropertyGraph, *, name: str) -> None:
    """Write one of `EXPORTS` to any place; raises BadInput when the place cannot be written."""
    if name in _TABLES:
        _TABLES[name](path, graph)
        return
    view, form = name.split(".")
    _FORMATS[form](path, _VIEWS[view](graph))


def _fill(folder: Path, *, records: Iterable[Record], graph: PropertyGraph) -> dict[str, int]:
    counts: Counter[str] = Counter()
    write_records(folder / "records.jsonl", _counted(records, counts))
    for name, write_whole in _TABLES.items():
        write_whole(folder / name, graph)
    for view, flat_of in _VIEWS.items():
        flat = flat_of(graph)
        for form, write in _FORMATS.items():
            write(folder / f"{view}.{form}", flat)
    counts.update(f"node:{node.kind}" for node in graph.nodes)
    counts.update(f"edge:{edge.kind}" for edge in graph.edges)
    return dict(counts)


def _counted(records: Iterable[Record], counts: Counter[str]) -> Iterator[Record]:
    for record in records:
        counts.update({"documents": 1, "articles": len(record.articles), "problems": len(record.problems)})
        yield record
