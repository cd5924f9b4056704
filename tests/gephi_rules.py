"""What Gephi's importers ask of a file, as their source has it: ids, ends, types, names, times."""

import math
from collections.abc import Iterator
from pathlib import Path
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

from pipeline.dates import is_date

GRAPHML, GEXF, VIZ = "{http://graphml.graphdrawing.org/xmlns}", "{http://gexf.net/1.3}", "{http://gexf.net/1.3/viz}"
TAKEN = frozenset(("id", "label", "source", "target", "weight", "start", "end", "type", "timeset", "interval", "color"))
"""Names that Gephi's own columns have; an attribute of such a name overwrites one of these, or is lost."""
EATEN = {"node": {"label", "size", "r", "g", "b", "x", "y"}, "edge": {"label", "weight"}}
"""The data of GraphML that Gephi reads as looks."""
TYPES = {"string": str, "int": int, "integer": int, "long": int, "double": float, "boolean": bool}


def faults(path: Path) -> list[str]:
    """What Gephi would drop, merge or refuse; none for a file that comes in whole."""
    text = path.read_text("utf-8")
    found = ["a DOCTYPE, which its parser refuses"] if "<!DOCTYPE" in text else []
    root = ElementTree.fromstring(text)
    return [*found, *(_gexf(root) if path.suffix == ".gexf" else _graphml(root))]


def _graphml(root: Element) -> Iterator[str]:
    keys = {key.attrib["id"]: key.attrib for key in root.iter(f"{GRAPHML}key")}
    named = [(key["for"], key["attr.name"]) for key in keys.values()]
    yield from (f"two keys are called {name}" for name in set(named) if named.count(name) > 1)
    yield from (f"the name {name} is taken" for of, name in named if name.lower() in TAKEN - EATEN[of])
    yield from _types((key["attr.name"], key["attr.type"]) for key in keys.values())
    values = [(keys[data.attrib["key"]]["attr.type"], data.text or "") for data in root.iter(f"{GRAPHML}data")]
    yield from _values(values)
    yield from _ids(list(root.iter(f"{GRAPHML}node")), list(root.iter(f"{GRAPHML}edge")))


def _gexf(root: Element) -> Iterator[str]:
    keys = {}
    for group in root.iter(f"{GEXF}attributes"):
        columns = [dict(key.attrib) for key in group]
        keys[group.attrib["class"]] = {key["id"]: key for key in columns}
        yield from (f"the name {key['title']} is taken" for key in columns if key["title"].lower() in TAKEN)
    yield from _types((key["title"], key["type"]) for group in keys.values() for key in group.values())
    nodes, edges = list(root.iter(f"{GEXF}node")), list(root.iter(f"{GEXF}edge"))
    for kind, items in (("node", nodes), ("edge", edges)):
        told = [value.attrib for item in items for value in item.iter(f"{GEXF}attvalue")]
        yield from _values((keys[kind][value["for"]]["type"], value["value"]) for value in told)
        yield from (f"no time: {item.attrib}" for item in items if not _is_time(item))
    places = [place.attrib for place in root.iter(f"{VIZ}position")]
    yield from (
        f"no place: {place}" for place in places if not all(math.isfinite(float(place[axis])) for axis in "xyz")
    )
    yield from ("a node without a place",) if len(places) != len(nodes) else ()
    yield from _ids(nodes, edges)


def _types(named: Iterator[tuple[str, str]]) -> Iterator[str]:
    known: dict[str, str] = {}
    for name, kind in named:
        yield from (f"{name} is of type {kind}",) if kind not in TYPES else ()
        yield from (f"{name} is of two types",) if known.setdefault(name, kind) != kind else ()


def _values(told: Iterator[tuple[str, str]] | list[tuple[str, str]]) -> Iterator[str]:
    for kind, value in told:
        try:
            TYPES.get(kind, str)(value)
        except ValueError:
            yield f"{value!r} is no {kind}"
        if kind == "boolean" and value not in ("true", "false"):
            yield f"{value!r} is no boolean"


def _is_time(item: Element) -> bool:
    days = [item.attrib[name] for name in ("start", "end") if name in item.attrib]
    return all(is_date(day) and len(day) == 10 for day in days) and days == sorted(days)


def _ids(nodes: list[Element], edges: list[Element]) -> Iterator[str]:
    known = {node.get("id") for node in nodes}
    yield from ("two nodes of one id",) if len(known) != len(nodes) else ()
    yield from ("two edges of one id",) if len({edge.get("id") for edge in edges}) != len(edges) else ()
    yield from (
        f"an edge leads nowhere: {edge.attrib}"
        for edge in edges
        if not {edge.get("source"), edge.get("target")} <= known
    )
    yield from (f"no id: {item.attrib}" for item in (*nodes, *edges) if not item.get("id"))
