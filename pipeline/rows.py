"""The graph's facts as flat rows, for spreadsheets and data frames."""

from collections.abc import Iterator, Mapping

from pipeline.forms import one_line
from pipeline.record import Edge, Node, PropertyGraph, Scalar, Source
from pipeline.schema import Label, Relation

Row = dict[str, Scalar | None]

COLUMNS = {
    "roles": (
        *("person", "post", "org", "org_full", "kind", "status", "first", "last", "from", "until", "score"),
        *("file", "start", "end", "quote"),
    ),
    "statements": ("speaker", "org", "cue", "text", "date", "event", "file", "start", "end", "score"),
    "events": ("name", "date", "place", "who", "part", "score", "file", "start", "end", "quote"),
    "targets": (
        *("holder", "metric", "low", "high", "unit", "period", "kind", "date", "score"),
        *("file", "start", "end", "quote"),
    ),
}
_PARTS = (Relation.CHAIRED, Relation.SPOKE_AT, Relation.ATTENDED, Relation.GUIDED)


def rows(graph: PropertyGraph, what: str) -> tuple[Row, ...]:
    """The rows of `roles`, `statements`, `events` (one a participant) or `targets`, sorted column by column."""
    columns = COLUMNS[what]
    found = ({name: row.get(name) for name in columns} for row in _MAKERS[what](graph))
    return tuple(sorted(found, key=lambda row: [_order(row[name]) for name in columns]))


def _order(value: Scalar | None) -> tuple[bool, float, str]:
    return (value is None, 0.0, value) if isinstance(value, str) else (value is None, value or 0.0, "")


def _place(sources: tuple[Source, ...]) -> Row:
    """Where the first evidence stands, and its words in one line."""
    if not sources:
        return {}
    first = sources[0]
    return {"file": first.document_id, "start": first.start, "end": first.end, "quote": one_line(first.quote)}


def _names(graph: PropertyGraph) -> Mapping[str, Node]:
    return {node.id: node for node in graph.nodes}


def _role_rows(graph: PropertyGraph) -> Iterator[Row]:
    nodes = _names(graph)
    for edge in graph.edges:
        if edge.kind == Relation.HOLDS:
            post = dict(nodes[edge.target].attrs)
            known = {"post": post.get("title", nodes[edge.target].name), "org_full": post.get("body")}
            yield {**known, **dict(edge.attrs), "person": nodes[edge.source].name, **_place(edge.sources)}


def _statement_rows(graph: PropertyGraph) -> Iterator[Row]:
    for node in graph.nodes:
        if node.kind == Label.STATEMENT:
            yield {**_place(node.sources), **dict(node.attrs)}


def _event_rows(graph: PropertyGraph) -> Iterator[Row]:
    nodes = _names(graph)
    parts: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        if edge.kind in _PARTS:
            parts.setdefault(edge.target, []).append(edge)
    for node in graph.nodes:
        if node.kind == Label.EVENT:
            known: Row = {**dict(node.attrs), "name": node.name}
            taken = parts.get(node.id, ())
            for edge in taken:
                score = dict(edge.attrs).get("score", known.get("score"))
                yield {
                    **known,
                    **{"who": nodes[edge.source].name, "part": edge.kind, "score": score},
                    **_place(edge.sources),
                }
            if not taken:
                yield {**known, **_place(node.sources)}


def _target_rows(graph: PropertyGraph) -> Iterator[Row]:
    for node in graph.nodes:
        if node.kind == Label.TARGET:
            yield {**dict(node.attrs), **_place(node.sources)}


_MAKERS = {"roles": _role_rows, "statements": _statement_rows, "events": _event_rows, "targets": _target_rows}
