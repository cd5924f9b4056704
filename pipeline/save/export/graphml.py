"""GraphML as Gephi reads it whole: typed keys, unique edge ids, the kind as `label` of `<edge>`, nothing illegal."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.record import Scalar
from pipeline.save.export.flat import FlatEdge, FlatGraph, FlatNode, as_text
from pipeline.save.export.xml import escaped, quoted, write_lines

_NODE_KEYS = {
    **{"label": "string", "size": "double", "r": "int", "g": "int", "b": "int"},
    **{"x": "double", "y": "double"},
}
_EDGE_KEYS = {"label": "string", "weight": "double"}

Tag = tuple[str, str, str]


def write_graphml(path: Path, flat: FlatGraph) -> None:
    """Write the file, the same bytes for the same graph; raises BadInput when the place cannot be written."""
    write_lines(path, graphml_lines(flat))


def graphml_lines(flat: FlatGraph) -> Iterator[str]:
    """The file line by line."""
    node_keys, edge_keys = _NODE_KEYS | flat.node_columns, _EDGE_KEYS | flat.edge_columns
    node_tags, edge_tags = _tags("node", node_keys), _tags("edge", edge_keys)
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
    yield from _keys("node", node_keys)
    yield from _keys("edge", edge_keys)
    yield f'<graph edgedefault="{"directed" if flat.directed else "undirected"}">'
    for node in flat.nodes:
        yield _node(node, node_tags)
    for edge in flat.edges:
        yield _edge(edge, edge_tags)
    yield "</graph>"
    yield "</graphml>"


def _keys(domain: str, keys: dict[str, str]) -> Iterator[str]:
    for name, kind in keys.items():
        yield f'<key id={quoted(f"{domain}_{name}")} for="{domain}" attr.name={quoted(name)} attr.type="{kind}"/>'


def _tags(domain: str, keys: dict[str, str]) -> list[Tag]:
    return [(name, kind, f"<data key={quoted(f'{domain}_{name}')}>") for name, kind in keys.items()]


def _node(node: FlatNode, tags: list[Tag]) -> str:
    red, green, blue = node.colour
    own: dict[str, Scalar] = {"label": node.label, "size": node.size, "r": red, "g": green, "b": blue}
    place: dict[str, Scalar] = {"x": node.x, "y": node.y}
    return f"<node id={quoted(node.id)}>{_data(own | place | node.attrs, tags)}</node>"


def _edge(edge: FlatEdge, tags: list[Tag]) -> str:
    own: dict[str, Scalar] = {"label": edge.label, "weight": edge.weight}
    ends = f"source={quoted(edge.source)} target={quoted(edge.target)}"
    data = _data(own | edge.attrs, tags)
    return f"<edge id={quoted(edge.id)} {ends} label={quoted(edge.kind)}>{data}</edge>"


def _data(attrs: dict[str, Scalar], tags: list[Tag]) -> str:
    present = ((attrs[name], kind, tag) for name, kind, tag in tags if name in attrs)
    return "".join(f"{tag}{escaped(as_text(value, kind))}</data>" for value, kind, tag in present)
