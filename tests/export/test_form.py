"""Several files of one graph in one pass; what is written is not kept."""

import tracemalloc
from pathlib import Path

import pytest
from news_graph import news_graph

from pipeline.errors import BadInput
from pipeline.record import PropertyGraph
from pipeline.save.export.flat import FlatGraph, flatten
from pipeline.save.export.form import lines_of, write_forms
from pipeline.save.export.gexf import Gexf
from pipeline.save.export.graphml import Graphml

MOST = 4_000_000
"""Bytes that writing may take at a time; the files are larger."""


def both(folder: Path, flat: FlatGraph) -> None:
    write_forms(flat, {folder / "g.graphml": Graphml(flat), folder / "g.gexf": Gexf(flat)})


def test_files_of_one_pass_have_the_lines_of_each_form(tmp_path: Path, graph: PropertyGraph) -> None:
    flat = flatten(graph)
    both(tmp_path, flat)
    for name, form in (("g.graphml", Graphml(flat)), ("g.gexf", Gexf(flat))):
        assert (tmp_path / name).read_bytes() == "".join(f"{line}\n" for line in lines_of(flat, form)).encode()


def test_a_place_that_cannot_be_written_is_named(tmp_path: Path, graph: PropertyGraph) -> None:
    with pytest.raises(BadInput, match=r"none.*cannot write.*choose another"):
        both(tmp_path / "none", flatten(graph))


def test_memory_does_not_grow_with_what_is_written(tmp_path: Path) -> None:
    flat = flatten(news_graph(9_000))
    tracemalloc.start()
    both(tmp_path, flat)
    most = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    assert most < MOST < min(file.stat().st_size for file in tmp_path.iterdir())
