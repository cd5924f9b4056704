"""The graph's facts as flat rows, for spreadsheets and data frames."""

from collections.abc import Iterator, Mapping

from pipeline.language.forms import one_line
from pipeline.record import Edge, Node, PropertyGraph, Scalar, Source
from pipeline.schema import PARTS, Label, Relation

Row = dict[str, Scalar | None]

COLUMNS = {
    "roles": (
        *("person", "post", "org", "org_full", "kind", "status", "first", "last", "from", "until", "score"),
        *("file", "start", "end", "quote"),
    ),
    "statements": ("speaker", "org", "cue", "text", "direct", "date", "event", "file", "start", "end", "score"),
    "events": ("name", "date", "place", "who", "part", "score", "file", "start", "end", "quote"),
    "targets": (
        *("holder", "metric", "low", "high", "unit", "period", "kind", "date", "score"),
        *("file", "start", "end", "quote"),
    ),
}


IDS = {
    "roles": ("id", "person_id", "post_id", "body_id"),
    "statements": ("id", "speaker_id", "body_id", "event_id"),
    "events": ("id", "event_id", "who_id"),
    "targets": ("id", "holder_id"),
}
"""What tells namesakes apart: the ids of the nodes of a row, and its own."""


def rows(graph: PropertyGraph, what: str, *, ids: bool = False) -> tuple[Row, ...]:
    """The rows of `roles`, `statements`, `events` (one a participant) or `targets`, sorted column by column.

    With `ids` those of the row's nodes come after its columns.
    """
    columns = (*COLUMNS[what], *(IDS[what] if ids else ()))
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


def _ends(graph: PropertyGraph, kind: Relation, *, of: str) -> dict[str, str]:
    """The other end of each node's edge of the kind, by the end `of` (`source` or `target`)."""
    other = "target" if of == "source" else "source"
    return {getattr(edge, of): getattr(edge, other) for edge in graph.edges if edge.kind == kind}


def _role_rows(graph: PropertyGraph) -> Iterator[Row]:
    nodes, bodies = _names(graph), _ends(graph, Relation.OF, of="source")
    for edge in graph.edges:
        if edge.kind == Relation.HOLDS:
            post = dict(nodes[edge.target].attrs)
            known = {"post": post.get("title", nodes[edge.target].name), "org_full": post.get("body")}
            ids = {"id": edge.id, "person_id": edge.source, "post_id": edge.target, "body_id": bodies.get(edge.target)}
            yield {**known, **dict(edge.attrs), "person": nodes[edge.source].name, **_place(edge.sources), **ids}


def _statement_rows(graph: PropertyGraph) -> Iterator[Row]:
    ends = {
        "speaker_id": _ends(graph, Relation.SAID, of="target"),
        "body_id": _ends(graph, Relation.ON_BEHALF_OF, of="source"),
        "event_id": _ends(graph, Relation.AT, of="source"),
    }
    for node in graph.nodes:
        if node.kind == Label.STATEMENT:
            ids = {name: found.get(node.id) for name, found in ends.items()}
            yield {**_place(node.sources), **dict(node.attrs), "id": node.id, **ids}


def _event_rows(graph: PropertyGraph) -> Iterator[Row]:
    nodes = _names(graph)
    parts: dict[str, list[Edge]] = {}
    for edge in graph.edges:
        if edge.kind in PARTS:
            parts.setdefault(edge.target, []).append(edge)
    for node in graph.nodes:
        if node.kind == Label.EVENT:
            known: Row = {**dict(node.attrs), "name": node.name, "event_id": node.id}
            taken = parts.get(node.id, ())
            for edge in taken:
                score = dict(edge.attrs).get("score", known.get("score"))
                yield {
                    **known,
                    **{"who": nodes[edge.source].name, "part": edge.kind, "score": score},
                    **{"id": edge.id, "who_id": edge.source},
                    **_place(edge.sources),
                }
            if not taken:
                yield {**known, **_place(node.sources)}


def _target_rows(graph: PropertyGraph) -> Iterator[Row]:
    holders = _ends(graph, Relation.HOLDS_TARGET, of="target")
    for node in graph.nodes:
        if node.kind == Label.TARGET:
            yield {**dict(node.attrs), **_place(node.sources), "id": node.id, "holder_id": holders.get(node.id)}


_MAKERS = {"roles": _role_rows, "statements": _statement_rows, "events": _event_rows, "targets": _target_rows}
