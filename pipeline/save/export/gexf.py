"""GEXF 1.3: what GraphML cannot carry, the timeline and the kind of an edge."""

from collections.abc import Iterator
from pathlib import Path

from pipeline.save.export.flat import FlatEdge, FlatGraph, FlatNode, as_text
from pipeline.save.export.xml import quoted, write_lines

_TYPES = {"int": "integer"}


def write_gexf(path: Path, flat: FlatGraph) -> None:
    """Write the file, the same bytes for the same graph; raises BadInput when the place cannot be written."""
    write_lines(path, gexf_lines(flat))


def gexf_lines(flat: FlatGraph) -> Iterator[str]:
    """The file line by line; `start` and `end` stand where a date is told, both days included."""
    direction = "directed" if flat.directed else "undirected"
    yield '<?xml version="1.0" encoding="UTF-8"?>'
    yield '<gexf xmlns="http://gexf.net/1.3" xmlns:viz="http://gexf.net/1.3/viz" version="1.3">'
    yield (
        f'<graph defaultedgetype="{direction}" idtype="string" mode="dynamic" '
        'timeformat="date" timerepresentation="interval">'
    )
    yield from _columns("node", flat.node_columns)
    yield from _columns("edge", flat.edge_columns)
    yield "<nodes>"
    for node in flat.nodes:
        yield _node(node, flat.node_columns)
    yield "</nodes>"
    yield "<edges>"
    for edge in flat.edges:
        yield _edge(edge, flat.edge_columns)
    yield "</edges>"
    yield "</graph>"
    yield "</gexf>"


def _columns(domain: str, columns: dict[str, str]) -> Iterator[str]:
    if columns:
        yield f'<attributes class="{domain}" mode="static">'
        for name, kind in columns.items():
            yield f'<attribute id={quoted(name)} title={quoted(name)} type="{_TYPES.get(kind, kind)}"/>'
        yield "</attributes>"


def _node(node: FlatNode, columns: dict[str, str]) -> str:
    red, green, blue = node.colour
    viz = f'<viz:color r="{red}" g="{green}" b="{blue}"/><viz:size value="{node.size!r}"/>'
    viz += f'<viz:position x="{node.x!r}" y="{node.y!r}" z="0.0"/>'
    return f"<node id={quoted(node.id)} label={quoted(node.label)}{_time(node)}>{_values(node, columns)}{viz}</node>"


def _edge(edge: FlatEdge, columns: dict[str, str]) -> str:
    ends = f"source={quoted(edge.source)} target={quoted(edge.target)}"
    look = f'kind={quoted(edge.kind)} label={quoted(edge.label)} weight="{edge.weight!r}"'
    return f"<edge id={quoted(edge.id)} {ends} {look}{_time(edge)}>{_values(edge, columns)}</edge>"


def _time(item: FlatNode | FlatEdge) -> str:
    start = f' start="{item.start}"' if item.start else ""
    return f'{start} end="{item.end}"' if item.end else start


def _values(item: FlatNode | FlatEdge, columns: dict[str, str]) -> str:
    values = "".join(
        f"<attvalue for={quoted(name)} value={quoted(as_text(item.attrs[name], kind))}/>"
        for name, kind in columns.items()
        if name in item.attrs
    )
    return f"<attvalues>{values}</attvalues>" if values else ""
