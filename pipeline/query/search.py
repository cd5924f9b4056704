"""Words looked up in the full text of a graph: in the store that it was read from, or in memory."""

import sqlite3
from collections.abc import Iterable, Iterator
from dataclasses import asdict
from functools import cached_property

from pipeline.errors import MissingModel
from pipeline.graph.index import Lookup
from pipeline.query.indexed import View, attributes, in_order
from pipeline.query.links import Hit
from pipeline.query.things import names_all
from pipeline.query.wanted import Wanted
from pipeline.record import Edge, Source
from pipeline.save.export.flat import caption
from pipeline.save.fulltext import Found, has_fulltext, open_fulltext, search
from pipeline.save.store_read import damage_told
from pipeline.save.stored_index import StoredIndex


class FullText:
    """The full text of a graph."""

    def __init__(self, index: Lookup) -> None:
        self._index = index

    def find(self, words: str, want: Wanted) -> Iterator[Found]:
        """The nodes and edges that hold all the words and may be wanted, as `save.fulltext.search` has them; raises
        MissingModel without FTS5."""
        if not has_fulltext():
            raise MissingModel("search: this Python's SQLite has no FTS5; use a Python from python.org or your system")
        if isinstance(self._index, StoredIndex) and self._index.has_text:
            with damage_told(self._index.path):
                yield from search(self._index.store, words, **asdict(want))
        else:
            yield from search(self._made, words, **asdict(want))

    @cached_property
    def _made(self) -> sqlite3.Connection:
        """That of a graph in memory, or of a store that was written without it."""
        return open_fulltext(self._index)


def hit(view: View, found: Found, words: str, want: Wanted) -> Hit | None:
    """What was found as an answer, told by evidence of the days asked for; None for what the graph does not hold."""
    if found.domain == "edge":
        edge = view.edge(found.owner)
        return _edge_hit(view, edge, _in_front(edge.sources, words, want))
    node = view.nodes.get(found.owner)
    if node is None:
        return None
    sources, attrs = _in_front(node.sources, words, want), attributes(node)
    date = attrs.get("date") or (sources[0].date if sources else None)
    return Hit(sources, node.id, node.kind, view.name(node.id), date, float(attrs.get("score", 1.0)))


def _edge_hit(view: View, edge: Edge, sources: tuple[Source, ...]) -> Hit:
    attrs = attributes(edge)
    date = (sources[0].date if sources else None) or attrs.get("date")
    what = f"{view.name(edge.source)} —{caption(edge)}→ {view.name(edge.target)}"
    return Hit(sources, edge.id, edge.kind, what, date, float(attrs.get("score", 1.0)))


def _in_front(sources: Iterable[Source], words: str, want: Wanted) -> tuple[Source, ...]:
    """The evidence in order of time: first that with all the words, of it that of the days asked for."""
    return tuple(sorted(in_order(sources), key=lambda one: (not names_all(words, one.quote), not want.is_on(one.date))))
