"""The graph as Gephi wants it: scalars only, one type per attribute name; labels, looks and places on purpose."""

import math
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.dates import tenure
from pipeline.language.forms import one_line
from pipeline.record import Edge, Node, PropertyGraph
from pipeline.save.export.attributes import Attrs, flat_attributes, typed_columns, types_of
from pipeline.save.export.look import colour
from pipeline.save.export.xml import xml_text
from pipeline.schema import EDGE_RULES, OVER, Label
from pipeline.visible import visible

_LABEL_SIGNS = 20
_CAPTIONS = {str(relation): rule.caption for relation, rule in EDGE_RULES.items()}

Time = tuple[str | None, str | None]
Place = tuple[int, int]


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


class FlatNodes(Sequence[FlatNode]):
    """The nodes, each with the number of its edges, their time, and its place."""

    def __init__(self, nodes: Sequence[Node], degrees: Counter[str], times: dict[str, Time], places: list[Place]):
        self._nodes, self._degrees, self._times, self._places = nodes, degrees, times, places

    def __len__(self) -> int:
        return len(self._nodes)

    def __getitem__(self, at: int) -> FlatNode:  # type: ignore[override]
        node = self._nodes[at]
        return _flat_node(node, self._degrees[node.id], self._times.get(node.id), self._places[at])

    def places(self) -> Iterator[tuple[str, Place]]:
        """Each node's id and place."""
        return ((node.id, place) for node, place in zip(self._nodes, self._places, strict=True))


class FlatEdges(Sequence[FlatEdge]):
    """The edges, each with its time."""

    def __init__(self, edges: Sequence[Edge], label: Callable[[Edge], str], times: list[Time]):
        self._edges, self._label, self._times = edges, label, times

    def __len__(self) -> int:
        return len(self._edges)

    def __getitem__(self, at: int) -> FlatEdge:  # type: ignore[override]
        edge = self._edges[at]
        return _flat_edge(edge, self._label(edge), self._times[at])

    def times(self) -> Iterator[tuple[str, Time]]:
        """Each edge's id and time."""
        return ((edge.id, time) for edge, time in zip(self._edges, self._times, strict=True))


@dataclass(frozen=True, slots=True)
class FlatGraph:
    """What a writer writes; nodes and edges are made anew each time they are gone through. The columns give each
    attribute's type: `string`, `int`, `long`, `double` or `boolean`."""

    nodes: FlatNodes
    edges: FlatEdges
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
    edges = sorted(graph.edges, key=lambda e: e.id)
    nodes = sorted(graph.nodes, key=lambda n: n.id)
    seen: dict[Time, Time] = {}
    spans = [seen.setdefault(span, span) for span in map(_edge_time, edges)]
    degrees = Counter(end for edge in edges for end in {edge.source, edge.target})
    flat_nodes = FlatNodes(nodes, degrees, _times(edges, spans), _places(nodes, edges))
    of_nodes, of_edges = types_of(nodes), types_of(edges)
    columns = typed_columns(of_nodes, of_edges), typed_columns(of_edges, of_nodes)
    return FlatGraph(flat_nodes, FlatEdges(edges, edge_label, spans), *columns, directed)


def _places(nodes: Sequence[Node], edges: Iterable[Edge]) -> list[Place]:
    from pipeline.save.export.layout import layout  # numpy takes longer to load than a question to answer

    number = {node.id: at for at, node in enumerate(nodes)}
    ends = ((number[edge.source], number[edge.target]) for edge in edges if {edge.source, edge.target} <= number.keys())
    return layout(len(number), ends)


def _times(edges: Iterable[Edge], spans: Iterable[Time]) -> dict[str, Time]:
    """From the first to the last day of a node's edges that have a time; open where one of them is."""
    found: dict[str, Time] = {}
    for edge, (start, stop) in zip(edges, spans, strict=True):
        if start or stop:
            for end in (edge.source, edge.target):
                low, high = found.get(end, (start, stop))
                first = min(low, start) if low and start else None
                found[end] = first, max(high, stop) if high and stop else None
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


def _flat_node(node: Node, degree: int, time: Time | None, place: Place) -> FlatNode:
    attrs = flat_attributes(node)
    label = visible(one_line(xml_text(node_label(node))) or xml_text(node.id))
    date = attrs.get("date") if node.kind in (Label.EVENT, Label.STATEMENT, Label.ARTICLE) else None
    start, end = tenure({"first": date})
    if not (start or end):
        start, end = time or (None, None)
    size = round(8 + 4 * math.sqrt(degree), 2)
    x, y = map(float, place)
    return FlatNode(node.id, label, node.kind, size, colour(node), attrs, start, end, x, y)


def _flat_edge(edge: Edge, label: str, time: Time) -> FlatEdge:
    weight = float(edge.weight) if math.isfinite(edge.weight) else 1.0
    shown = visible(xml_text(label))
    return FlatEdge(edge.id, shown, edge.kind, edge.source, edge.target, weight, flat_attributes(edge), *time)


def _edge_time(edge: Edge) -> Time:
    given = dict(edge.attrs)
    start, end = tenure({"first": _date_of(edge), **given})
    if given.get("status") in OVER and end is None:
        end = tenure({"last": given.get("first")})[1]
    return start, end


def _date_of(edge: Edge) -> object:
    """The edge's own date, else that of its first evidence."""
    own = dict(edge.attrs).get("date")
    return edge.sources[0].date if edge.sources and (own is None or own == "") else own
