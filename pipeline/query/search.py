"""Words looked up in the full text of a graph: in the store that it was read from, or in memory."""

import os
import sqlite3
from collections.abc import Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path

from pipeline.errors import MissingModel
from pipeline.query.links import Hit
from pipeline.query.things import names_all
from pipeline.query.view import View, attributes, in_order
from pipeline.record import Edge, PropertyGraph, Source
from pipeline.save.export.flat import caption
from pipeline.save.fulltext import Found, has_fulltext, open_fulltext, search


@dataclass(frozen=True)
class FullText:
    """The full text of a graph; `path` is the store that the graph was read from, `seen` its file at that time."""

    graph: PropertyGraph
    path: Path | None = None
    seen: os.stat_result | None = None

    def find(self, words: str) -> Iterator[Found]:
        """The nodes and edges that hold all the words, the best first; raises MissingModel without FTS5."""
        if not has_fulltext():
            raise MissingModel("search: this Python's SQLite has no FTS5; use a Python from python.org or your system")
        return search(self._store, words)

    @cached_property
    def _store(self) -> sqlite3.Connection:
        with suppress(OSError, sqlite3.Error):
            if self.path and self.seen and _is_same(self.path.stat(), self.seen):
                address = f"{self.path.resolve().as_uri()}?mode=ro&immutable=1"
                store = sqlite3.connect(address, uri=True, check_same_thread=False)
                store.execute("SELECT rowid FROM search LIMIT 1")
                return store
        return open_fulltext(self.graph)


def hit(view: View, found: Found, words: str) -> Hit | None:
    """What was found as an answer; None for what the graph does not hold."""
    if found.domain == "edge":
        return _edge_hit(view, view.edge(found.owner), words)
    node = view.nodes.get(found.owner)
    if node is None:
        return None
    sources, attrs = _with_words(node.sources, words), attributes(node)
    date = attrs.get("date") or (sources[0].date if sources else None)
    return Hit(sources, node.id, node.kind, view.name(node.id), date, float(attrs.get("score", 1.0)))


def _edge_hit(view: View, edge: Edge, words: str) -> Hit:
    sources, attrs = _with_words(edge.sources, words), attributes(edge)
    date = (sources[0].date if sources else None) or attrs.get("date")
    what = f"{view.name(edge.source)} —{caption(edge)}→ {view.name(edge.target)}"
    return Hit(sources, edge.id, edge.kind, what, date, float(attrs.get("score", 1.0)))


def _with_words(sources: Iterable[Source], words: str) -> tuple[Source, ...]:
    """The evidence in order of time, that with all the words first."""
    return tuple(sorted(in_order(sources), key=lambda one: not names_all(words, one.quote)))


def _is_same(now: os.stat_result, then: os.stat_result) -> bool:
    return os.path.samestat(now, then) and (now.st_mtime_ns, now.st_size) == (then.st_mtime_ns, then.st_size)
