"""GraphML as Gephi reads it whole: typed keys, unique edge ids, the kind as `label` of `<edge>`, nothing illegal."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.save.export.attributes import Cells
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
        self._tags = {
            domain: {name: f"<data key={quoted(f'{domain}_{name}')}>" for name in keys}
            for domain, keys in self._keys.items()
        }

    def head(self) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield '<graphml xmlns="http://graphml.graphdrawing.org/xmlns">'
        for domain, keys in self._keys.items():
            for name, kind in keys.items():
                yield (
                    f'<key id={quoted(f"{domain}_{name}")} for="{domain}" attr.name={quoted(name)} attr.type="{kind}"/>'
                )
        yield f'<graph edgedefault="{self._direction}">'

    def node(self, node: FlatNode, cells: Cells) -> str:
        red, green, blue = node.colour
        own = [("label", escaped(node.label)), ("size", repr(node.size))]
        own += [("r", f"{red}"), ("g", f"{green}"), ("b", f"{blue}"), ("x", repr(node.x)), ("y", repr(node.y))]
        return f"<node id={quoted(node.id)}>{self._data('node', own + cells)}</node>"

    def edge(self, edge: FlatEdge, cells: Cells) -> str:
        ends = f"source={quoted(edge.source)} target={quoted(edge.target)}"
        own = [("label", escaped(edge.label)), ("weight", repr(edge.weight))]
        data = self._data("edge", own + cells)
        return f"<edge id={quoted(edge.id)} {ends} label={quoted(edge.kind)}>{data}</edge>"

    def _data(self, domain: str, cells: Cells) -> str:
        tags = self._tags[domain]
        return "".join([f"{tags[name]}{text}</data>" for name, text in cells])

    def tail(self) -> Iterator[str]:
        yield "</graph>"
        yield "</graphml>"


def write_graphml(path: Path, flat: FlatGraph) -> None:
    """Write the file, the same bytes for the same graph; raises BadInput when the place cannot be written."""
    write_forms(flat, {path: Graphml(flat)})


def graphml_lines(flat: FlatGraph) -> Iterator[str]:
    """The file line by line."""
    return lines_of(flat, Graphml(flat))
