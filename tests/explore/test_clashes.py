"""What cannot both be so, as rows of the explorer's data."""

from pipeline.explore.clashes import Clashes
from pipeline.explore.columns import Proofs, Strings
from pipeline.graph.index import Index
from pipeline.query.indexed import View
from pipeline.record import LifeFact, PropertyGraph
from sample_graph import edge, node, source

SEEN = source(0, "云岫市委书记甄远山", "2021-03-01")
NODES = (
    node("company:a", "company", "松烟机械", SEEN),
    node("person:c", "person", "岑百川", SEEN),
    node("person:z", "person", "甄远山", SEEN),
    node("post:s", "post", "书记", SEEN, title="书记", body="云岫市委", kind="official"),
    *(node(f"target:{n}", "target", "产量", SEEN, metric="产量", low=n, high=n, unit="倍", kind="target", period="全年")
      for n in (2.0, 3.0)),
)  # fmt: skip
TIME = {"first": "2021-03-01", "last": "2023-03-01", "kind": "official", "status": "current", "org_full": "云岫市委"}
EDGES = (
    edge("holds:1", "holds", "person:c", "post:s", SEEN, **TIME),
    edge("holds:2", "holds", "person:z", "post:s", SEEN, **TIME),
    edge("holds_target:1", "holds_target", "company:a", "target:2.0", SEEN),
    edge("holds_target:2", "holds_target", "company:a", "target:3.0", SEEN),
)
LIVES = tuple(LifeFact(f"life:{day}", "person:z", "birth", day, None, 0.9, (SEEN,)) for day in ("1970-03", "1971-08"))


def test_each_side_names_the_other_with_its_words():
    strings = Strings()
    rows = {one.id: row for row, one in enumerate(NODES)}
    view = View(Index(PropertyGraph(NODES, EDGES, lives=LIVES)))
    clashes = Clashes(view, rows, strings, Proofs(strings, {}, frozenset()))
    roles = list(clashes.of_roles({(rows[one.source], rows[one.target], "current", "2021-03-01"): at
                                   for at, one in enumerate(EDGES[:2])}))  # fmt: skip
    figures, lives = list(clashes.of_figures()), list(clashes.of_lives())
    texts = strings.as_list()
    assert [(edge, texts[who]) for edge, who, _, _ in roles] == [(0, "甄远山"), (1, "岑百川")]
    assert [(row, texts[who], refs) for row, who, _, refs in figures] == [(4, "3倍", [0]), (5, "2倍", [0])]
    assert [(row, texts[value], texts[against[0][0]]) for row, _, value, _, _, against in lives] == [
        (2, "1970-03", "1971-08"),
        (2, "1971-08", "1970-03"),
    ]
