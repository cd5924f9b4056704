"""One build saved as one folder: records, graph, the files for Gephi and for spreadsheets, and the manifest."""

import logging
import os
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import AbstractContextManager
from functools import partial
from hashlib import file_digest
from pathlib import Path

from pipeline.errors import BadGraph
from pipeline.graph.index import Index
from pipeline.record import PropertyGraph, Record
from pipeline.save import publish as _publish
from pipeline.save.claim import claimed
from pipeline.save.export.flat import FlatGraph, flatten
from pipeline.save.export.form import Form, write_forms
from pipeline.save.export.gexf import Gexf
from pipeline.save.export.graphml import Graphml
from pipeline.save.export.overview import flat_overview
from pipeline.save.export.people import flat_people
from pipeline.save.export.readable import with_standing
from pipeline.save.export.tables import write_table
from pipeline.save.manifest import MANIFEST, Manifest, read_manifest, refuse_foreign
from pipeline.save.store import write_store
from pipeline.save.stored_index import StoredIndex
from pipeline.serial import write_records

log = logging.getLogger(__name__)

STORE, RECORDS, EXPLORER = "graph.sqlite", "records.jsonl", "explorer.html"
_TABLES: dict[str, Callable[[Path, PropertyGraph], None]] = {
    "roles.csv": partial(write_table, what="roles"),
    "statements.csv": partial(write_table, what="statements"),
}
_WHOLE, _PICTURES = "graph", ("overview", "people")
_VIEWS: dict[str, Callable[[PropertyGraph, Index], FlatGraph]] = {
    _WHOLE: lambda shown, _: flatten(shown),
    "overview": lambda shown, _: flat_overview(shown),
    "people": lambda shown, index: flat_people(shown, ties=index.ties()),
}
_FORMATS: dict[str, Callable[[FlatGraph], Form]] = {"graphml": Graphml, "gexf": Gexf}
EXPORTS = (STORE, *_TABLES, *(f"{view}.{form}" for view in _VIEWS for form in _FORMATS))
"""Every file that is made of the graph, by its name in the build's folder."""
_NAMES = (RECORDS, *EXPORTS, EXPLORER)
_LOOKS = 5

Pictures = Mapping[str, FlatGraph]
"""The laid out graphs that the explorer shows, by name: `overview` and `people`."""
Aside = Callable[..., Callable[[], None]]
Explorer = Callable[[Path, Pictures, Index], None]
"""Writes `explorer.html`, which shows two of the pictures of the graph that is indexed."""


def claim_folder(out: Path) -> AbstractContextManager[None]:
    """The folder as one build's alone, from its start to its end: `claimed`, for the files of a build."""
    return claimed(out, names=_NAMES)


def refuse_foreign_files(out: Path) -> None:
    """Raises BadInput when a build into `out` would have to replace what no build wrote; changes nothing."""
    refuse_foreign(out, (*_NAMES, MANIFEST))


def finish_or_drop(out: Path) -> None:
    """Finish or drop what an interrupted build left in `out`; leaves alone one that goes on.

    Raises BadInput when `out` cannot be written.
    """
    _publish.finish_or_drop(out, names=_NAMES)


def save_build(
    out: Path,
    records: Iterable[Record],
    graph: PropertyGraph,
    *,
    explorer: Explorer | None = None,
    made_of: str = "",
    aside: Aside = partial,
) -> Manifest:
    """Write the whole build into `out` and return its manifest; equal records and graph give equal bytes.

    `explorer` writes the page that shows the graph; without it there is none. `made_of` stands in the manifest.
    `aside` may do in another process what it is given; the call that it gives back waits for it.
    Raises BadInput when `out` cannot be written; the build that stood there before then still stands.
    """
    fill = partial(_fill, records=records, graph=graph, explorer=explorer, aside=aside)
    return _publish.publish(Path(out), fill, names=_NAMES, made_of=made_of)


def read_build(folder: Path, *, verify: bool = True) -> PropertyGraph:
    """The whole graph of the build in `folder`; raises what `open_build` raises."""
    return open_build(folder, verify=verify).graph


def open_build(folder: Path, *, verify: bool = True) -> StoredIndex:
    """The graph of the build in `folder`, as its manifest has it, also while a newer one is put in its place.

    Raises BadGraph for a graph that is missing or not as it was written. Without a manifest, which a warning
    tells, the graph is taken as it stands, and checked whole; without `verify` it is taken unchecked.
    """
    path = folder / STORE
    if not verify or not path.is_file():
        return StoredIndex(path)
    for _ in range(_LOOKS):
        known = _known_sums(folder)
        if not known:
            log.warning(
                "没有清单，图照原样读 / %s: no %s names the graph, so it is taken as it stands; build it again",
                folder,
                MANIFEST,
            )
            whole = StoredIndex(path)
            whole.read_whole()
            return whole
        index, is_settled = _look(path, known)
        if index:
            return index
        if is_settled and _known_sums(folder) == known:
            break
    raise BadGraph(
        f"{path} is not the file that {MANIFEST} names, so it was changed or damaged; build it again with "
        "`guanxi build`, or ask it unchecked with --no-verify (verify=False)"
    )


def _known_sums(folder: Path) -> frozenset[str]:
    """The sha256 of the graph by a manifest whose files are being put in place, and by the one in place.

    In this order, as the first becomes the second.
    """
    manifests = filter(None, (read_manifest(place / MANIFEST) for place in (folder / _publish.NEXT, folder)))
    return frozenset(file.sha256 for manifest in manifests for file in manifest.files if file.name == STORE)


def _look(path: Path, known: frozenset[str]) -> tuple[StoredIndex | None, bool]:
    """The graph where its sha256 is known, and whether the file stayed the same until it was open."""
    try:
        with path.open("rb") as file:
            index = StoredIndex(path) if file_digest(file, "sha256").hexdigest() in known else None
            is_same = os.path.samestat(os.fstat(file.fileno()), path.stat())
    except OSError as err:
        raise BadGraph(f"{path}: cannot be read: {err.strerror}; build it again with `guanxi build`") from err
    return (index if is_same else None), is_same


def write_export(path: Path, graph: PropertyGraph, *, name: str) -> None:
    """Write one of `EXPORTS` to any place; raises BadInput when the place cannot be written."""
    if name == STORE:
        write_store(path, graph)
    elif name in _TABLES:
        _TABLES[name](path, graph)
    else:
        view, form = name.split(".")
        flat = _VIEWS[view](with_standing(graph), Index(graph))
        write_forms(flat, {path: _FORMATS[form](flat)})


def _fill(
    folder: Path, *, records: Iterable[Record], graph: PropertyGraph, explorer: Explorer | None, aside: Aside
) -> dict[str, int]:
    counts: Counter[str] = Counter()
    index = Index(graph)
    shown = with_standing(graph, index=index)
    written = [aside(_write_whole, folder, shown), aside(write_store, folder / STORE, graph)]
    write_records(folder / RECORDS, _counted(records, counts))
    for name, write_rows in _TABLES.items():
        write_rows(folder / name, graph)
    pictures = {view: _VIEWS[view](shown, index) for view in _PICTURES}
    for view, flat in pictures.items():
        _write_view(folder, view, flat)
    if explorer:
        explorer(folder / EXPLORER, pictures, index)
    for is_done in written:
        is_done()
    counts.update(f"node:{node.kind}" for node in graph.nodes)
    counts.update(f"edge:{edge.kind}" for edge in graph.edges)
    return dict(counts)


def _write_whole(folder: Path, shown: PropertyGraph) -> None:
    """The files of the whole graph, which take longest of those that nothing else waits for."""
    _write_view(folder, _WHOLE, flatten(shown))


def _write_view(folder: Path, view: str, flat: FlatGraph) -> None:
    write_forms(flat, {folder / f"{view}.{form}": of(flat) for form, of in _FORMATS.items()})


def _counted(records: Iterable[Record], counts: Counter[str]) -> Iterator[Record]:
    for record in records:
        counts.update({"documents": 1, "articles": len(record.articles), "problems": len(record.problems)})
        yield record
