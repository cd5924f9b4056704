import pytest

from pipeline.record import Edge, Node, PropertyGraph, Source
from pipeline.save.export.attributes import RESERVED
from pipeline.save.export.flat import flatten, node_label


def only(node: Node) -> PropertyGraph:
    return PropertyGraph((node,), ())


@pytest.mark.parametrize(
    ("node", "label"),
    [
        (Node("1", "post", "书记", (("body", "临江市委"), ("title", "书记"))), "临江市委书记"),
        (Node("1", "post", "市长"), "市长"),
        (Node("1", "statement", "x", (("speaker", "闻雁"), ("text", "好" * 30))), f"闻雁：{'好' * 20}…"),
        (Node("1", "statement", "x", (("org", "临江市委"), ("text", "要\n抓好"))), "临江市委：要抓好"),
        (Node("1", "event", "大会"), "大会"),
    ],
)
def test_labels_say_what_a_node_is(node: Node, label: str) -> None:
    assert node_label(node) == label


def test_a_node_without_a_printable_name_is_labelled_by_its_id() -> None:
    assert flatten(only(Node("place:1", "place", "\x00\x01"))).nodes[0].label == "place:1"


def test_reserved_names_and_a_second_kind_are_renamed() -> None:
    attrs = (*((name, "v") for name in sorted(RESERVED)), ("kind", "official"))
    flat = flatten(only(Node("1", "person", "甲", attrs)))
    assert not set(flat.node_columns) & RESERVED
    assert flat.nodes[0].attrs["kind"] == "person"
    assert flat.nodes[0].attrs["subkind"] == "official"


@pytest.mark.parametrize(
    ("values", "kind"),
    [((1, 2), "int"), ((1, 2**40), "long"), ((1, 0.5), "double"), ((True, False), "boolean"), ((1, "a"), "string")],
)
def test_one_attribute_has_one_type_over_nodes_and_edges(values: tuple[object, object], kind: str) -> None:
    nodes = (Node("1", "person", "甲", (("v", values[0]),)),)  # type: ignore[arg-type]
    edges = (Edge("2", "said", "1", "1", attrs=(("v", values[1]),)),)  # type: ignore[arg-type]
    flat = flatten(PropertyGraph(nodes, edges))
    assert flat.node_columns["v"] == flat.edge_columns["v"] == kind


def test_no_name_is_one_that_a_reader_takes_for_its_own() -> None:
    attrs = (("end", 3), ("start", 1), ("type", "x"), ("viz", "y"))
    assert set(flatten(only(Node("1", "person", "甲", attrs))).nodes[0].attrs) == {
        *("kind", "start_char", "end_char", "type_", "viz_"),
    }


def test_a_node_has_the_time_of_its_edges_or_its_own() -> None:
    nodes = (Node("a", "person", "甲"), Node("b", "post", "乙"), Node("c", "event", "丙", (("date", "2025-02-06"),)))
    spans = ({"first": "2024"}, {"first": "2022-05", "last": "2023"}, {"first": "2030"}, {})
    ends = (("a", "b"), ("a", "b"), ("a", "c"), ("a", "a"))
    edges = tuple(
        Edge(str(number), "holds", *pair, attrs=tuple(span.items()))
        for number, (span, pair) in enumerate(zip(spans, ends, strict=True))
    )
    times = {node.id: (node.start, node.end) for node in flatten(PropertyGraph(nodes, edges)).nodes}
    assert times == {
        "a": ("2022-05-01", "2030-12-31"),
        "b": ("2022-05-01", "2024-12-31"),
        "c": ("2025-02-06", "2025-02-06"),
    }


def test_an_edge_without_a_begin_leaves_its_nodes_open() -> None:
    nodes = (Node("a", "person", "甲"), Node("b", "post", "乙"))
    edges = (
        Edge("1", "holds", "a", "b", attrs=(("first", "2024"), ("status", "former"))),
        Edge("2", "holds", "a", "b", attrs=(("first", "2022"),)),
    )
    assert {(node.start, node.end) for node in flatten(PropertyGraph(nodes, edges)).nodes} == {(None, "2024-12-31")}


def test_sizes_grow_with_the_number_of_edges() -> None:
    nodes = tuple(Node(id_, "person", id_) for id_ in "abc")
    edges = (Edge("1", "met", "a", "b"), Edge("2", "met", "a", "c"), Edge("3", "met", "a", "a"))
    flat = flatten(PropertyGraph(nodes, edges))
    assert [node.size for node in flat.nodes] == [14.93, 12.0, 12.0]
    assert len({(node.x, node.y) for node in flat.nodes}) == 3


def test_empty_and_endless_values_are_absent() -> None:
    attrs = (("a", " "), ("b", float("nan")), ("c", float("inf")), ("d", 0))
    assert flatten(only(Node("1", "person", "甲", attrs))).nodes[0].attrs == {"kind": "person", "d": 0}


@pytest.mark.parametrize(
    ("attrs", "interval"),
    [
        ({"first": "2024-02", "last": "2025"}, ("2024-02-01", "2025-12-31")),
        ({"from": "2020", "first": "2024-01-05"}, ("2020-01-01", "2024-01-05")),
        ({"status": "former", "first": "2024-01-05"}, (None, "2024-01-05")),
        ({"status": "former", "until": "2023", "first": "2024-01-05"}, (None, "2023-12-31")),
        ({"from": "2025-03-01", "first": "2025-02-20"}, ("2025-03-01", None)),
        ({"date": "2025-02-06"}, ("2025-02-06", "2025-02-06")),
        ({"first": "去年"}, (None, None)),
    ],
)
def test_times_of_an_edge(attrs: dict[str, str], interval: tuple[str | None, str | None]) -> None:
    edge = flatten(PropertyGraph((), (Edge("1", "holds", "a", "b", attrs=tuple(attrs.items())),))).edges[0]
    assert (edge.start, edge.end) == interval


def test_a_file_name_or_a_label_that_reads_as_another_is_shown_as_it_is() -> None:
    source = Source("a\u202etxt.exe\x1b\n.txt", 0, 2, "甲\u061c乙", None)
    node = flatten(only(Node("1", "person", "甲\u061c乙", (), (source,)))).nodes[0]
    assert node.label == r"甲\u061c乙"
    assert node.attrs["file"] == r"a\u202etxt.exe\x1b\n.txt"
    assert node.attrs["quote"] == r"甲\u061c乙"
    article = flatten(only(Node("1", "article", "甲", (("file", "a\u202e.txt"),)))).nodes[0]
    assert article.attrs["file"] == r"a\u202e.txt"
