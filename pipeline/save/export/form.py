"""Formats of a flat graph that are written item by item: several files in one pass, nothing kept of what is written."""

from abc import ABC, abstractmethod
from collections.abc import Iterator, Mapping, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import TextIO

from pipeline.errors import BadInput
from pipeline.save.export.attributes import Cells, Row
from pipeline.save.export.flat import FlatEdge, FlatGraph, FlatNode


class Form(ABC):
    """The lines of a file before, between and behind those of its nodes and edges."""

    @abstractmethod
    def head(self) -> Iterator[str]: ...

    @abstractmethod
    def node(self, node: FlatNode, cells: Cells) -> str: ...

    def between(self) -> Iterator[str]:
        """None, where nodes and edges stand in one list."""
        return iter(())

    @abstractmethod
    def edge(self, edge: FlatEdge, cells: Cells) -> str: ...

    @abstractmethod
    def tail(self) -> Iterator[str]: ...


def lines_of(flat: FlatGraph, form: Form) -> Iterator[str]:
    """The file line by line."""
    return (line for _, line in _lines(flat, [form]))


def write_forms(flat: FlatGraph, forms: Mapping[Path, Form]) -> None:
    """Write a file for each form, all in one pass; raises BadInput when a place cannot be written."""
    try:
        with ExitStack() as stack:
            files = [stack.enter_context(_opened(path)) for path in forms]
            for i, line in _lines(flat, tuple(forms.values())):
                files[i].write(f"{line}\n")
    except OSError as err:
        place = err.filename or next(iter(forms))
        raise BadInput(f"{place}: cannot write: {err.strerror}; free the place or choose another") from err


def _opened(path: Path) -> TextIO:
    return Path(path).open("w", encoding="utf-8", newline="\n")


def _lines(flat: FlatGraph, forms: Sequence[Form]) -> Iterator[tuple[int, str]]:
    """The lines of each form in order, with its place among the forms; the cells of an item are made once for all."""
    nodes, edges = Row(flat.node_columns), Row(flat.edge_columns)
    for i, form in enumerate(forms):
        yield from ((i, line) for line in form.head())
    for node in flat.nodes:
        cells = nodes.cells(node.attrs)
        yield from ((i, form.node(node, cells)) for i, form in enumerate(forms))
    for i, form in enumerate(forms):
        yield from ((i, line) for line in form.between())
    for edge in flat.edges:
        cells = edges.cells(edge.attrs)
        yield from ((i, form.edge(edge, cells)) for i, form in enumerate(forms))
    for i, form in enumerate(forms):
        yield from ((i, line) for line in form.tail())
