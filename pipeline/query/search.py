"""Words looked up in the full text of a graph: in the store that it was read from, or in memory."""

import sqlite3
from collections.abc import Iterable, Iterator
from functools import cached_property

from pipeline.errors import MissingModel
from pipeline.graph.index import Lookup
from pipeline.query.indexed import View, attributes, in_order
from pipeline.query.links import Hit
from pipeline.query.things import names_all
from pipeline.record import Edge, Source
from pipeline.save.export.flat import caption
from pipeline.save.fulltext import Found, has_fulltext, open_fulltext, search
from pipeline.save.store_read import damage_told
from pipeline.save.stored_index import StoredIndex


class FullText:
    """The full text of a graph."""

    def __init__(self, index: Lookup) -> None:
        self._index = index

    def find(self, words: str, *, kind: str | None = None) -> Iterator[Found]:
        """The nodes and edges that hold all the words, as `save.fulltext.search` has them; raises MissingModel without
        FTS5."""
        if not has_fulltext():
            raise MissingModel("search: this Python's SQLite has no FTS5; use a Python from python.org or your system")
        if isinstance(self._index, StoredIndex) and self._index.has_text:
            with damage_told(self._index.path):
                yield from search(self._index.store, words, kind=kind)
        else:
            yield from search(self._made, words, kind=kind)

    @cached_property
    def _made(self) -> sqlite3.Connection:
        """That of a graph in memory, or of a store that was written without it."""
        return open_fulltext(self._index.graph)


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
