"""What a node or an edge tells, as columns of a file for Gephi: cleaned, typed, freed of names that readers keep."""

import math
import re
from collections.abc import Iterable
from functools import lru_cache

from pipeline.language.forms import one_line
from pipeline.record import Edge, Node, Scalar, Source
from pipeline.save.export.xml import escaped, xml_text
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
_FROM_SOURCE = ("file", "date", "quote")
_FROM_PAGE = ("file", "quote")

Attrs = dict[str, Scalar]
Item = Node | Edge
Types = dict[str, set[str]]
Cells = list[tuple[str, str]]
"""Columns in their order, each with its value as XML has it."""


def flat_attributes(item: Item) -> Attrs:
    """The columns of an item. A file's name and its words have escapes for what could make them read as others;
    `records.jsonl` and `graph.sqlite` have both to the letter."""
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


def types_of(items: Iterable[Item]) -> Types:
    """The types that each column's values have; items of one shape, none of it empty, are looked at once."""
    found: Types = {}
    known: set[tuple[object, ...]] = set()
    for item in items:
        shape = (bool(item.sources), *((name, _type(value)) for name, value in item.attrs))
        if shape not in known:
            attrs = flat_attributes(item)
            for name, value in attrs.items():
                found.setdefault(name, set()).add(_type(value))
            if attrs.keys() >= _all_columns(item):
                known.add(shape)
    return found


def _all_columns(item: Item) -> set[str]:
    """Those that it has where no value is empty."""
    return {"kind", *(_column(name) for name, _ in item.attrs), *(_FROM_SOURCE if item.sources else ())}


def typed_columns(own: Types, others: Types) -> dict[str, str]:
    """One type for each of the own columns, sorted by name; what differs, here or there, becomes text."""
    return {name: _common(own[name] | others.get(name, set())) for name in sorted(own)}


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


class Row:
    """Writes the attributes of an item as the cells of typed columns."""

    def __init__(self, columns: dict[str, str]) -> None:
        self._columns = columns
        self._orders: dict[tuple[str, ...], list[tuple[str, str]]] = {}

    def cells(self, attrs: Attrs) -> Cells:
        """What the item has, in the order of the columns."""
        names = tuple(attrs)
        order = self._orders.get(names)
        if order is None:
            order = self._orders[names] = [(name, kind) for name, kind in self._columns.items() if name in attrs]
        return [(name, escaped(as_text(attrs[name], kind))) for name, kind in order]


def as_text(value: Scalar, kind: str) -> str:
    """The value as its column's type writes it; booleans in small letters."""
    if isinstance(value, str):
        return value
    if isinstance(value, bool):
        return str(value).lower()
    return repr(float(value)) if kind == "double" else str(value)
