"""The graph as Gephi wants it: scalars only, one type per attribute name; labels, looks and places on purpose."""

import math
import re
from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache

from pipeline.dates import tenure
from pipeline.language.forms import one_line
from pipeline.record import Edge, Node, PropertyGraph, Scalar, Source
from pipeline.save.export.look import colour
from pipeline.save.export.xml import xml_text
from pipeline.schema import EDGE_RULES, OVER, Label
from pipeline.visible import visible

RESERVED = frozenset(
    (
        *("id", "source", "target", "label", "nodelabel", "edgelabel", "weight", "color", "size", "r", "g", "b"),
        *("x", "y", "z", "xpos", "ypos", "zpos", "timeset", "interval"),
        *("start", "end", "startopen", "endopen", "spells", "slices", "pid", "viz", "type", "key"),
    )
)
"""Names that Gephi, networkx or graphology read as their own, in GraphML or in GEXF."""
_RENAMED = {"kind": "subkind", "start": "start_char", "end": "end_char"}
"""`kind` is the kind of node or edge; `start` and `end` are times there."""
_LABEL_SIGNS = 20
_FROM_PAGE = ("file", "quote")
_CAPTIONS = {str(relation): rule.caption for relation, rule in EDGE_RULES.items()}

Attrs = dict[str, Scalar]
Time = tuple[str | None, str | None]


@dataclass(frozen=True, slots=True)
class FlatNode:
    id: str
    label: str
    kind: str
    size: float
    colour: tuple[int, int, int]
    attrs: Attrs
    start: str | None = None
    end: str | None = None
    x: float = 0.0
    y: float = 0.0


@dataclass(frozen=True, slots=True)
class FlatEdge:
    id: str
    label: str
    kind: str
    source: str
    target: str
    weight: float
    attrs: Attrs
    start: str | None = None
    end: str | None = None


@dataclass(frozen=True, slots=True)
class FlatGraph:
    """What a writer writes. The columns give each attribute's type: `string`, `int`, `long`, `double` or `boolean`."""

    nodes: tuple[FlatNode, ...]
    edges: tuple[FlatEdge, ...]
    node_columns: dict[str, str]
    edge_columns: dict[str, str]
    directed: bool = True


def caption(edge: Edge) -> str:
    """The Chinese word for the edge's kind: 任."""
    return _CAPTIONS.get(edge.kind, edge.kind)


def flatten(graph: PropertyGraph, *, directed: bool = True, edge_label: Callable[[Edge], str] = caption) -> FlatGraph:
    """Nodes and edges sorted by id, their attributes cleaned, typed and freed of names that readers keep.

    A node has its own time, or that of its edges, and a size by the number of these.
    """
    edges = tuple(_flat_edge(edge, edge_label(edge)) for edge in sorted(graph.edges, key=lambda e: e.id))
    degree = Counter(end for edge in edges for end in {edge.source, edge.target})
    times = _times(edges)
    ordered = sorted(graph.nodes, key=lambda n: n.id)
    places = _places(ordered, edges)
    nodes = tuple(_flat_node(node, degree[node.id], times.get(node.id), places[node.id]) for node in ordered)
    types = _types([*(node.attrs for node in nodes), *(edge.attrs for edge in edges)])
    return FlatGraph(nodes, edges, _columns(nodes, types), _columns(edges, types), directed)


def _places(nodes: Sequence[Node], edges: Iterable[FlatEdge]) -> dict[str, tuple[float, float]]:
    from pipeline.save.export.layout import layout  # numpy takes longer to load than a question to answer

    number = {node.id: at for at, node in enumerate(nodes)}
    ends = [(number[edge.source], number[edge.target]) for edge in edges if {edge.source, edge.target} <= number.keys()]
    return {id_: (float(x), float(y)) for id_, (x, y) in zip(number, layout(len(number), ends), strict=True)}


def _times(edges: Iterable[FlatEdge]) -> dict[str, Time]:
    """From the first to the last day of a node's edges that have a time; open where one of them is."""
    found: dict[str, Time] = {}
    for edge in edges:
        if edge.start or edge.end:
            for end in (edge.source, edge.target):
                low, high = found.get(end, (edge.start, edge.end))
                first = min(low, edge.start) if low and edge.start else None
                found[end] = first, max(high, edge.end) if high and edge.end else None
    return found


def node_label(node: Node) -> str:
    """What a reader sees on the node: a post with its body, a statement with its speaker and first words."""
    attrs = dict(node.attrs)
    if node.kind == Label.POST:
        return f"{attrs.get('body', '')}{attrs.get('title', node.name)}"
    if node.kind == Label.STATEMENT and "text" in attrs:
        return f"{attrs.get('speaker') or attrs.get('org') or '？'}：{_cut(str(attrs['text']))}"
    return node.name


def _cut(text: str) -> str:
    text = one_line(text)
    return text if len(text) <= _LABEL_SIGNS else f"{text[:_LABEL_SIGNS]}…"


def _flat_node(node: Node, degree: int, time: Time | None, place: tuple[float, float]) -> FlatNode:
    attrs = _attrs(node)
    label = visible(one_line(xml_text(node_label(node))) or xml_text(node.id))
    date = attrs.get("date") if node.kind in (Label.EVENT, Label.STATEMENT, Label.ARTICLE) else None
    start, end = tenure({"first": date})
    if not (start or end):
        start, end = time or (None, None)
    size = round(8 + 4 * math.sqrt(degree), 2)
    return FlatNode(node.id, label, node.kind, size, colour(node), attrs, start, end, *place)


def _flat_edge(edge: Edge, label: str) -> FlatEdge:
    given, attrs = dict(edge.attrs), _attrs(edge)
    start, end = tenure({"first": attrs.get("date"), **given})
    if given.get("status") in OVER and end is None:
        end = tenure({"last": given.get("first")})[1]
    weight = float(edge.weight) if math.isfinite(edge.weight) else 1.0
    return FlatEdge(edge.id, visible(xml_text(label)), edge.kind, edge.source, edge.target, weight, attrs, start, end)


def _attrs(item: Node | Edge) -> Attrs:
    """A file's name and its words have escapes for what could make them read as others; `records.jsonl` and
    `graph.sqlite` have both to the letter."""
    attrs: Attrs = {"kind": item.kind}
    for name, value in (*_trace(item.sources), *item.attrs):
        shown = visible(str(value)) if name in _FROM_PAGE else value
        clean = xml_text(shown) if isinstance(shown, str) else shown
        if _worth(clean):
            attrs[_column(name)] = clean
    return attrs


def _trace(sources: tuple[Source, ...]) -> tuple[tuple[str, str], ...]:
    """File, date and words of the first evidence."""
    if not sources:
        return ()
    first = sources[0]
    return ("file", first.document_id), ("date", first.date or ""), ("quote", one_line(first.quote))


def _worth(value: Scalar) -> bool:
    return bool(value.strip()) if isinstance(value, str) else math.isfinite(value)


@lru_cache(1024)
def _column(name: str) -> str:
    name = re.sub(r"\W", "_", name.lower())
    return _RENAMED.get(name, f"{name}_" if name in RESERVED else name)


def _types(rows: Iterable[Attrs]) -> dict[str, str]:
    """One type per name over the whole file; what differs becomes text."""
    seen: dict[str, set[str]] = {}
    for attrs in rows:
        for name, value in attrs.items():
            seen.setdefault(name, set()).add(_type(value))
    return {name: _common(types) for name, types in seen.items()}


def _type(value: Scalar) -> str:
    if isinstance(value, bool):
        return "boolean"
    if isinstance(value, int):
        return "int" if abs(value) < 2**31 else "long" if abs(value) < 2**63 else "string"
    return "double" if isinstance(value, float) else "string"


def _common(types: set[str]) -> str:
    if len(types) == 1:
        return next(iter(types))
    if types <= {"int", "long", "double"}:
        return "double" if "double" in types else "long"
    return "string"


def _columns(items: Iterable[FlatNode | FlatEdge], types: dict[str, str]) -> dict[str, str]:
    names = sorted({name for item in items for name in item.attrs})
    return {name: types[name] for name in names}


def as_text(value: Scalar, kind: str) -> str:
    """The value as its column's type writes it; booleans in small letters."""
    if isinstance(value, bool):
        return str(value).lower()
    return repr(float(value)) if kind == "double" else str(value)
