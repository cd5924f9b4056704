import sqlite3
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.errors import BadGraph, BadInput
from pipeline.record import LifeFact, PropertyGraph
from pipeline.save.store import read_store, write_store
from sample_graph import node, sample_graph, source


def test_a_graph_comes_back_as_it_was(tmp_path: Path) -> None:
    write_store(tmp_path / "g.sqlite", sample_graph())
    assert read_store(tmp_path / "g.sqlite") == sample_graph()
    assert [file.name for file in tmp_path.iterdir()] == ["g.sqlite"]


def test_types_of_attributes_are_kept(tmp_path: Path) -> None:
    given = PropertyGraph((node("place:1", "place", "“x'；\0😀", a=True, b=1, c=1.0, d="1"),), ())
    write_store(tmp_path / "g.sqlite", given)
    (back,) = read_store(tmp_path / "g.sqlite").nodes
    assert [(type(value), value) for _, value in back.attrs] == [(bool, True), (int, 1), (float, 1.0), (str, "1")]
    assert back.name == given.nodes[0].name


def test_equal_graphs_in_any_order_give_equal_bytes(tmp_path: Path) -> None:
    graph = sample_graph()
    many = tuple(node(f"place:{i:05}", "place", "地" * (i % 70), mentions=i) for i in range(3000))
    graph = replace(graph, nodes=(*graph.nodes, *many))
    turned = PropertyGraph(graph.nodes[::-1], graph.edges[::-1], graph.judgements)
    write_store(tmp_path / "1", graph)
    write_store(tmp_path / "2", turned)
    assert (tmp_path / "1").read_bytes() == (tmp_path / "2").read_bytes()


def test_another_version_is_refused_with_what_to_do(tmp_path: Path) -> None:
    write_store(tmp_path / "g.sqlite", sample_graph())
    store = sqlite3.connect(tmp_path / "g.sqlite")
    store.execute("UPDATE meta SET value = '99'")
    store.commit()
    store.close()
    with pytest.raises(BadGraph, match=r"version 99.*guanxi build"):
        read_store(tmp_path / "g.sqlite")


@pytest.mark.parametrize(
    ("change", "words"),
    [
        ("UPDATE edges SET target = 'person:gone' WHERE id = 'e01'", "'e01' leads to 'person:gone', which is no node"),
        ("DELETE FROM nodes WHERE id = 'person:a'", "belong to 'person:a'"),
        ("UPDATE edges SET kind = 'hilds' WHERE id = 'e01'", "'hilds' is no kind"),
        ("UPDATE nodes SET kind = 'pirson' WHERE id = 'person:a'", "'pirson' is no kind"),
        ("UPDATE nodes SET name = x'ff' WHERE id = 'person:a'", "is no row of str, str, str"),
        ("UPDATE attributes SET type = 'list'", "damaged"),
        ("UPDATE attributes SET owner = 'person:gone' WHERE owner = 'person:a'", "belong to 'person:gone'"),
        ("UPDATE sources SET owner = 'e99' WHERE owner = 'e01'", "belong to 'e99'"),
        (
            "UPDATE sources SET \"start\" = 'x' WHERE owner = 'e01'",
            "is no row of str, str, int, int",
        ),
    ],
)
def test_what_leads_nowhere_is_refused(tmp_path: Path, change: str, words: str) -> None:
    write_store(tmp_path / "g.sqlite", sample_graph())
    with closing(sqlite3.connect(tmp_path / "g.sqlite")) as store, store:
        store.execute(change)
    with pytest.raises(BadGraph, match=rf"g\.sqlite.*{words}.*guanxi build"):
        read_store(tmp_path / "g.sqlite")


@pytest.mark.parametrize("content", [b"", b"no database" * 99, b"SQLite format 3\0" + b"\1" * 5000])
def test_a_damaged_file_is_refused(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "g.sqlite").write_bytes(content)
    with pytest.raises(BadGraph, match=r"g\.sqlite.*guanxi build"):
        read_store(tmp_path / "g.sqlite")


def test_a_missing_file_is_refused(tmp_path: Path) -> None:
    with pytest.raises(BadGraph, match="make graph"):
        read_store(tmp_path / "g.sqlite")


def test_an_unwritable_place_is_bad_input(tmp_path: Path) -> None:
    with pytest.raises(BadInput, match="cannot write"):
        write_store(tmp_path / "no such folder" / "g.sqlite", sample_graph())


def test_a_value_without_a_place_leaves_nothing_behind(tmp_path: Path) -> None:
    with pytest.raises(BadGraph, match="does not fit"):
        write_store(tmp_path / "g.sqlite", PropertyGraph((node("place:1", "place", "\ud800"),), ()))
    assert list(tmp_path.iterdir()) == []


def lived(*lives: LifeFact) -> PropertyGraph:
    return PropertyGraph((node("person:1", "person", "江晚"), node("place:1", "place", "云岫")), (), (), lives)


def test_lives_come_back_with_their_words(tmp_path: Path) -> None:
    graph = lived(
        LifeFact("life:1", "person:1", "birth", "1970-03", None, 0.9, (source(0, "1970年3月生", "2024-03-08"),)),
        LifeFact("life:2", "person:1", "school", "松烟大学", "1991", 0.9),
    )
    write_store(tmp_path / "g.sqlite", graph)
    assert read_store(tmp_path / "g.sqlite") == graph


@pytest.mark.parametrize(("person", "field"), [("person:2", "birth"), ("place:1", "birth"), ("person:1", "height")])
def test_a_life_of_nobody_or_of_no_field_is_refused(tmp_path: Path, person: str, field: str) -> None:
    write_store(tmp_path / "g.sqlite", lived(LifeFact("life:1", person, field, "1970", None, 0.9)))
    with pytest.raises(BadGraph, match="'life:1' is of no known field, or of nobody"):
        read_store(tmp_path / "g.sqlite")
