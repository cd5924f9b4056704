"""The graph as JSON of networkx's node-link form: `networkx.node_link_graph(json.load(file))`."""

import json
from collections.abc import Iterable, Iterator
from typing import Any

from pipeline.record import Edge, Node, PropertyGraph
from pipeline.save.export.evidence import as_data
from pipeline.save.export.flat import caption, node_label

_OWN = ("id", "source", "target", "key", "name", "label", "weight", "sources")


def node_link_lines(graph: PropertyGraph) -> Iterator[str]:
    """The file, one node or edge a line, the same attributes as `Graph.nx`; `sources` are lists of objects."""
    yield '{"directed": true, "multigraph": true, "graph": {}, "nodes": [\n'
    yield from _listed(map(_node, sorted(graph.nodes, key=lambda node: node.id)), len(graph.nodes))
    yield '], "edges": [\n'
    yield from _listed(map(_edge, sorted(graph.edges, key=lambda edge: edge.id)), len(graph.edges))
    yield "]}\n"


def _listed(items: Iterable[dict[str, Any]], count: int) -> Iterator[str]:
    for number, item in enumerate(items, 1):
        yield json.dumps(item, ensure_ascii=False, sort_keys=True) + (",\n" if number < count else "\n")


def _node(node: Node) -> dict[str, Any]:
    return {**_attributes(node), "id": node.id, "name": node.name, "label": node_label(node)}


def _edge(edge: Edge) -> dict[str, Any]:
    ends = {"source": edge.source, "target": edge.target, "key": edge.id}
    return {**_attributes(edge), **ends, "label": caption(edge), "weight": edge.weight}


def _attributes(item: Node | Edge) -> dict[str, Any]:
    """The item's own kind first, a kind among the attributes as `subkind`; names that the form keeps get a `_`."""
    attrs = {"subkind" if name == "kind" else f"{name}_" if name in _OWN else name: v for name, v in item.attrs}
    return {**attrs, "kind": item.kind, "sources": [as_data(source) for source in item.sources]}
