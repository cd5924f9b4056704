"""A small invented graph in the form that `pipeline.graph` makes, shared by the tests of store, export and query."""

from pathlib import Path

from pipeline import Graph
from pipeline.record import Edge, Judgement, Node, PropertyGraph, Scalar, Source
from pipeline.save import save_build

TEXT = "县委书记\n  甄远山说“好”"


def source(start: int, quote: str, date: str | None, *, file: str = "a.txt") -> Source:
    return Source(file, start, start + len(quote), quote, date)


def node(id_: str, kind: str, name: str, /, *sources: Source, **attrs: Scalar) -> Node:
    return Node(id_, kind, name, tuple(sorted(attrs.items())), sources)


def edge(id_: str, kind: str, left: str, right: str, /, *sources: Source, weight: float = 1.0, **attrs: Scalar) -> Edge:
    named = {"from" if name == "since" else name: value for name, value in attrs.items()}
    return Edge(id_, kind, left, right, weight, tuple(sorted(named.items())), sources)


def sample_graph() -> PropertyGraph:
    """Two posts and their holders, a company with its chairman's words, a reporter, a namesake."""
    nodes, edges = sorted(_nodes(), key=lambda n: n.id), sorted(_edges(), key=lambda e: e.id)
    return PropertyGraph(tuple(nodes), tuple(edges), JUDGED)


def asked(where: str, folder: Path) -> Graph:
    """The sample graph in `memory`, or read by need out of a build in `folder`."""
    if where == "memory":
        return Graph(sample_graph())
    save_build(folder, (), sample_graph())
    return Graph.load(folder)


JUDGED = (Judgement("person:a", "person:d", "negative", 0.8, "两市，无重合单位"),)


def _nodes() -> list[Node]:
    early, late = source(0, TEXT, "2023-03-01"), source(400, "云岫市委书记甄远山", "2025-02-06", file="b.txt")
    return [
        node("person:a", "person", "甄远山", early, late, aliases="甄书记；老甄", mentions=5, city="云岫"),
        node("person:b", "person", "闻雁", source(40, "市长闻雁", "2025-02-06"), mentions=2, city="云岫"),
        node("person:c", "person", "岑百川", source(60, "董事长岑百川", "2025-02-06"), mentions=3),
        node("person:d", "person", "甄远山", source(80, "局长甄远山", "2024-05-01", file="c.txt"), city="澄溪"),
        node("person:e", "person", "记小晨", source(99, "记者 记小晨", "2025-02-06")),
        node(
            "post:mayor", "post", "市长", title="市长", body="云岫市政府", body_id="organization:gov", kind="official"
        ),
        node(
            "post:party", "post", "书记", title="书记", body="云岫市委", body_id="organization:party", kind="official"
        ),
        node(
            "post:chair",
            "post",
            "董事长",
            title="董事长",
            body="松烟机械股份有限公司",
            body_id="company:pine",
            kind="enterprise",
        ),
        node(
            "post:bureau",
            "post",
            "局长",
            title="局长",
            body="澄溪市统计局",
            body_id="organization:stat",
            kind="official",
        ),
        node("post:press", "post", "记者", title="记者", body="云岫日报", body_id="organization:press", kind="media"),
        node("organization:gov", "organization", "云岫市政府", aliases="市政府", city="云岫", kind="official"),
        node("organization:party", "organization", "云岫市委", aliases="市委", city="云岫", kind="official"),
        node("organization:stat", "organization", "澄溪市统计局", city="澄溪", kind="official"),
        node("organization:press", "organization", "云岫日报", city="云岫", kind="media"),
        node("company:pine", "company", "松烟机械股份有限公司", city="云岫", mentions=4),
        node("place:y", "place", "云岫", level="city", mentions=9),
        node(
            "event:1",
            "event",
            "全市工业大会",
            source(10, "全市工业大会", "2025-02-06"),
            date="2025-02-06",
            place="云岫",
        ),
        node(
            "statement:1",
            "statement",
            "岑百川：今年机床产量翻番",
            source(200, "今年机床产量翻番", "2025-02-06"),
            speaker="岑百川",
            org="松烟机械股份有限公司",
            cue="表示",
            text="今年机床产量翻番",
            date="2025-02-06",
            file="a.txt",
            start=200,
            end=208,
            event="全市工业大会",
            score=0.9,
        ),
        node(
            "statement:2",
            "statement",
            "甄远山：好",
            source(13, "好", "2023-03-01"),
            speaker="甄远山",
            cue="说",
            text="好",
            date="2023-03-01",
            file="a.txt",
            start=13,
            end=14,
            score=1.0,
        ),
        node(
            "target:1",
            "target",
            "产值30亿元",
            source(220, "产值30亿元", "2025-02-06"),
            metric="产值",
            low=30,
            high=30.5,
            unit="亿元",
            period="2025年",
            kind="target",
            holder="松烟机械股份有限公司",
            date="2025-02-06",
        ),
        node(
            "article:1",
            "article",
            "工业大会召开",
            title="工业大会召开",
            date="2025-02-06",
            place="云岫",
            file="a.txt",
            start=0,
            end=300,
        ),
        node("article:2", "article", "另一篇", title="另一篇", date="2025-02-06", file="b.txt", start=390, end=500),
    ]


def _edges() -> list[Edge]:
    said = source(200, "岑百川表示，今年机床产量翻番", "2025-02-06")
    official = {"kind": "official", "org": "市委", "org_full": "云岫市委", "post": "书记", "score": 0.95}
    mayor = {"kind": "official", "org_full": "云岫市政府", "post": "市长", "score": 0.9}
    return [
        edge(
            "e01",
            "holds",
            "person:a",
            "post:mayor",
            source(0, TEXT, "2022-03-01"),
            status="current",
            first="2022-03-01",
            last="2023-03-01",
            articles=2,
            **mayor,
        ),
        edge(
            "e02",
            "holds",
            "person:a",
            "post:party",
            source(2, TEXT, "2025-02-06"),
            source(400, "云岫市委书记甄远山", "2026-01-10", file="b.txt"),
            status="current",
            first="2025-02-06",
            last="2026-01-10",
            articles=2,
            **official,
        ),
        edge(
            "e03",
            "holds",
            "person:b",
            "post:mayor",
            source(40, "市长闻雁", "2025-02-06"),
            status="current",
            first="2025-02-06",
            last="2025-02-06",
            articles=1,
            **mayor,
        ),
        edge(
            "e04",
            "holds",
            "person:c",
            "post:chair",
            source(60, "董事长岑百川", "2025-02-06"),
            status="current",
            first="2025-02-06",
            last="2025-02-06",
            kind="enterprise",
            org="松烟机械",
            org_full="松烟机械股份有限公司",
            post="董事长",
            score=0.97,
            articles=1,
        ),
        edge(
            "e05",
            "holds",
            "person:d",
            "post:bureau",
            source(80, "局长甄远山", "2024-05-01", file="c.txt"),
            status="former",
            first="2024-05-01",
            last="2024-05-01",
            until="2024-01",
            kind="official",
            org_full="澄溪市统计局",
            post="局长",
            score=0.6,
            articles=1,
        ),
        edge(
            "e06",
            "holds",
            "person:e",
            "post:press",
            source(99, "记者 记小晨", "2025-02-06"),
            status="current",
            first="2025-02-06",
            last="2025-02-06",
            kind="media",
            org_full="云岫日报",
            post="记者",
            score=1.0,
            articles=1,
        ),
        edge("e07", "of", "post:mayor", "organization:gov"),
        edge("e08", "of", "post:party", "organization:party"),
        edge("e09", "of", "post:chair", "company:pine"),
        edge("e10", "of", "post:bureau", "organization:stat"),
        edge("e11", "of", "post:press", "organization:press"),
        edge("e12", "said", "person:c", "statement:1", said, cue="表示", date="2025-02-06"),
        edge("e13", "on_behalf_of", "statement:1", "company:pine", said),
        edge("e14", "at", "statement:1", "event:1", said),
        edge("e15", "said", "person:a", "statement:2", source(0, TEXT, "2023-03-01"), cue="说", date="2023-03-01"),
        edge("e16", "chaired", "person:b", "event:1", source(30, "闻雁主持", "2025-02-06"), date="2025-02-06"),
        edge("e17", "attended", "person:c", "event:1", source(50, "岑百川出席", "2025-02-06"), date="2025-02-06"),
        edge("e18", "attended", "company:pine", "event:1", source(55, "松烟机械出席", "2025-02-06"), date="2025-02-06"),
        edge("e19", "holds_target", "company:pine", "target:1", source(220, "产值30亿元", "2025-02-06")),
        edge("e20", "located_in", "organization:gov", "place:y"),
        edge("e21", "located_in", "company:pine", "place:y"),
        edge("e22", "in", "statement:1", "article:1"),
        edge("e23", "in", "event:1", "article:1"),
        edge("e24", "mentions", "article:1", "person:a", weight=3.0),
        edge("e25", "mentions", "article:1", "person:d", weight=1.0),
    ]
