from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import BadInput
from pipeline.record import LifeFact, PropertyGraph
from pipeline.save import save_build
from pipeline.save.export.formats import FORMATS, FileFormat, default_place, export_graph, export_text
from pipeline.save.export.tie_edges import with_ties
from sample_graph import sample_graph, source

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


def lived() -> PropertyGraph:
    """The sample, two of whose persons went to one school and come from one place."""
    told = (source(0, "毕业于云岫大学", "2024-03-08"),)
    rows = ((f"life:{who}{field}", f"person:{who}", field, value) for who in "ab" for field, value in SHARED)
    return replace(sample_graph(), lives=tuple(LifeFact(*row, None, 0.9, told) for row in sorted(rows)))


SHARED = (("school", "云岫大学"), ("native_place", "云岫市"))


@pytest.mark.parametrize("form", ["gexf", "graphml"])
def test_the_files_of_people_are_those_of_a_build(tmp_path: Path, form: str) -> None:
    save_build(tmp_path / "build", (), lived())
    export_graph(lived(), f"people-{form}", tmp_path / "people")
    assert (tmp_path / "people").read_bytes() == (tmp_path / f"build/people.{form}").read_bytes()


@pytest.mark.parametrize("name", [name for name in WITHOUT_EXTRAS if isinstance(FORMATS[name], FileFormat)])
def test_ties_out_of_lives_are_written_only_where_that_is_asked_for(name: str) -> None:
    kinds = ("schooled_with", "from_same_place") if name != "ftm" else ("同校", "同乡")
    plain, tied = ("".join(export_text(lived(), name, lives=lives)) for lives in (False, True))
    assert [kind for kind in kinds if kind in plain] == []
    assert [kind for kind in kinds if kind in tied] == [*kinds]


def test_a_tie_out_of_lives_has_the_words_of_both() -> None:
    [school] = [edge for edge in with_ties(lived(), lives=True).edges if edge.kind == "schooled_with"]
    assert (school.source, school.target, dict(school.attrs)["over"]) == ("person:a", "person:b", "云岫大学")
    assert [one.quote for one in school.sources] == ["毕业于云岫大学"]
