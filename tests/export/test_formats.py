from pathlib import Path

import pytest

from pipeline.errors import BadInput
from pipeline.record import PropertyGraph
from pipeline.save.export.formats import FORMATS, FileFormat, default_place, export_graph, export_text

WITHOUT_EXTRAS = sorted(set(FORMATS) - {"turtle"})


def written(path: Path) -> dict[str, bytes]:
    files = [path] if path.is_file() else sorted(one for one in path.rglob("*") if one.is_file())
    return {str(one.relative_to(path)): one.read_bytes() for one in files}


@pytest.mark.parametrize("name", WITHOUT_EXTRAS)
def test_equal_graphs_give_equal_bytes(graph: PropertyGraph, tmp_path: Path, name: str) -> None:
    export_graph(graph, name, tmp_path / "a")
    export_graph(graph, name, tmp_path / "b")
    assert written(tmp_path / "a") == written(tmp_path / "b")
    export_graph(graph, name, tmp_path / "a", force=True)
    assert written(tmp_path / "a") == written(tmp_path / "b")


@pytest.mark.parametrize("name", WITHOUT_EXTRAS)
def test_an_empty_graph_can_be_written(tmp_path: Path, name: str) -> None:
    export_graph(PropertyGraph((), ()), name, tmp_path / "a")
    assert (tmp_path / "a").exists()


@pytest.mark.parametrize("name", FORMATS)
def test_a_folder_is_no_text(graph: PropertyGraph, name: str) -> None:
    assert default_place(name).name.startswith("guanxi")
    if not isinstance(FORMATS[name], FileFormat):
        with pytest.raises(BadInput, match="folder of files"):
            export_text(graph, name)


def test_an_unknown_format_is_told_with_those_there_are(graph: PropertyGraph, tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="one of: csvw, ftm"):
        export_graph(graph, "gexf5", tmp_path / "a")
