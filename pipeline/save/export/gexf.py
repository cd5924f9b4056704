"""GEXF 1.3: what GraphML cannot carry, the timeline and the kind of an edge."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.save.export.attributes import Cells
from pipeline.save.export.flat import FlatEdge, FlatGraph, FlatNode
from pipeline.save.export.form import Form, lines_of, write_forms
from pipeline.save.export.xml import quoted

_TYPES = {"int": "integer"}


class Gexf(Form):
    """The lines of a GEXF file; `start` and `end` stand where a date is told, both days included."""

    def __init__(self, flat: FlatGraph) -> None:
        self._direction = "directed" if flat.directed else "undirected"
        self._columns = {"node": flat.node_columns, "edge": flat.edge_columns}
        names = (*flat.node_columns, *flat.edge_columns)
        self._tags = {name: f'<attvalue for={quoted(name)} value="' for name in names}

    def head(self) -> Iterator[str]:
        yield '<?xml version="1.0" encoding="UTF-8"?>'
        yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">'
        yield (
            f'<graph defaultedgetype="{self._direction}" idtype="string" mode="dynamic" '
            'timeformat="date" timerepresentation="interval">'
        )
        for domain, columns in self._columns.items():
            yield from _attributes(domain, columns)
        yield "<nodes>"

    def node(self, node: FlatNode, cells: Cells) -> str:
        red, green, blue = node.colour
        viz = f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:size value="{node.size!r}"/>'
        viz += f'<viz:position x="{node.x!r}" y="{node.y!r}" z="0.0"/>'
        values = self._values(cells)
        return f"<node id={quoted(node.id)} label={quoted(node.label)}{_time(node)}>{values}{viz}</node>"

    def between(self) -> Iterator[str]:
        yield "</nodes>"
        yield "<edges>"

    def edge(self, edge: FlatEdge, cells: Cells) -> str:
        ends = f"source={quoted(edge.source)} target={quoted(edge.target)}"
        look = f'kind={quoted(edge.kind)} label={quoted(edge.label)} weight="{edge.weight!r}"'
        return f"<edge id={quoted(edge.id)} {ends} {look}{_time(edge)}>{self._values(cells)}</edge>"

    def tail(self) -> Iterator[str]:
        yield "</edges>"
        yield "</graph>"
        yield "</gexf>"

    def _values(self, cells: Cells) -> str:
        values = "".join([f'{self._tags[name]}{text}"/>' for name, text in cells])
        return f"<attvalues>{values}</attvalues>" if values else ""


def write_gexf(path: Path, flat: FlatGraph) -> None:
    """Write the file, the same bytes for the same graph; raises BadInput when the place cannot be written."""
    write_forms(flat, {path: Gexf(flat)})


def gexf_lines(flat: FlatGraph) -> Iterator[str]:
    """The file line by line."""
    return lines_of(flat, Gexf(flat))


def _attributes(domain: str, columns: dict[str, str]) -> Iterator[str]:
    if columns:
        yield f'<attributes class="{domain}" mode="static">'
        for name, kind in columns.items():
            yield f'<attribute id={quoted(name)} title={quoted(name)} type="{_TYPES.get(kind, kind)}"/>'
        yield "</attributes>"


def _time(item: FlatNode | FlatEdge) -> str:
    start = f' start="{item.start}"' if item.start else ""
    return f'{start} end="{item.end}"' if item.end else start
