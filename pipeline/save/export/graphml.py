"""GraphML as Gephi reads it whole: typed keys, unique edge ids, the kind as `label` of `<edge>`, nothing illegal."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.save.export.attributes import Attrs, Tags, as_text
from pipeline.save.export.flat import FlatEdge, FlatGraph, FlatNode
from pipeline.save.export.form import Form, lines_of, write_forms
from pipeline.save.export.xml import escaped, quoted

_NODE_KEYS = {
    **{"label": "string", "size": "double", "r": "int", "g": "int", "b": "int"},
    **{"x": "double", "y": "double"},
}
_EDGE_KEYS = {"label": "string", "weight": "double"}


class Graphml(Form):
    """The lines of a GraphML file."""

    def __init__(self, flat: FlatGraph) -> None:
        self._direction = "directed" if flat.directed else "undirected"
        self._keys = {"node": _NODE_KEYS | flat.node_columns, "edge": _EDGE_KEYS | flat.edge_columns}
        self._tags = {domain: _tags(domain, keys) for domain, keys in self._keys.items()}

    def head(self) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        for domain, keys in self._keys.items():
            for name, kind in keys.items():
                yield (
                    f'<key id={quoted(f"{domain}_{name}")} for="{domain}" attr.name={quoted(name)} attr.type="{kind}"/>'
                )
        yield f'<graph edgedefault="{self._direction}">'

    def node(self, node: FlatNode) -> str:
        red, green, blue = node.colour
        own: Attrs = {"label": node.label, "size": node.size, "r": red, "g": green, "b": blue}
        data = _data(own | {"x": node.x, "y": node.y} | node.attrs, self._tags["node"])
        return f"<node id={quoted(node.id)}>{data}</node>"

    def edge(self, edge: FlatEdge) -> str:
        ends = f"source={quoted(edge.source)} target={quoted(edge.target)}"
        own: Attrs = {"label": edge.label, "weight": edge.weight}
        data = _data(own | edge.attrs, self._tags["edge"])
        return f"<edge id={quoted(edge.id)} {ends} label={quoted(edge.kind)}>{data}</edge>"

    def tail(self) -> Iterator[str]:
        yield "</graph>"
        yield "</graphml>"


def write_graphml(path: Path, flat: FlatGraph) -> None:
    """Write the file, the same bytes for the same graph; raises BadInput when the place cannot be written."""
    write_forms(flat, {path: Graphml(flat)})


def graphml_lines(flat: FlatGraph) -> Iterator[str]:
    """The file line by line."""
    return lines_of(flat, Graphml(flat))


def _tags(domain: str, keys: dict[str, str]) -> Tags:
    return {
        name: (at, kind, f"<data key={quoted(f'{domain}_{name}')}>") for at, (name, kind) in enumerate(keys.items())
    }


def _data(attrs: Attrs, tags: Tags) -> str:
    """What the item has, in the order of the keys."""
    found = sorted((*tags[name], value) for name, value in attrs.items())
    return "".join([f"{tag}{escaped(as_text(value, kind))}</data>" for _, kind, tag, value in found])
