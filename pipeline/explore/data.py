"""A graph as plain data for the explorer: nodes, edges, evidence and words for kinds, in columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.explore.columns import Json, Proofs, Strings, attribute_columns
from pipeline.explore.readings import readings_of
from pipeline.explore.words import words_for_kinds
from pipeline.graph.index import Lookup
from pipeline.graph.person_ties import PersonTie
from pipeline.query.answers import Clash, Holding
from pipeline.query.view import View
from pipeline.record import LifeFact, Node, PropertyGraph, Scalar, Source
from pipeline.save.export.flat import FlatGraph, node_label
from pipeline.schema import Label, Relation

DATA_VERSION = 1
"""Of the form of the data; the script refuses another one."""
MOST_TIES = 40_000
"""So many ties between persons are taken along, the strongest."""
_TIE_PROOFS = 6
"""So many pieces of evidence of a tie between persons, of the many that the roles and meetings behind it have."""
_UNSEEN = frozenset({"body_id", "terms", "aliases_of"})
_LEFT_OUT = frozenset({Relation.MENTIONS, Relation.IN})
"""Edges that evidence tells as well: in which article something stands."""
_UNNAMED = frozenset({Label.STATEMENT, Label.TARGET})


Pictures = Mapping[str, FlatGraph]
"""The graph laid out: `overview` (all but words and articles) and `people` (persons and bodies)."""


def graph_data(index: Lookup, pictures: Pictures, *, with_text: Iterable[str] = ()) -> Json:
    """All that the explorer shows; of files named in `with_text` evidence comes without its words."""
    graph = index.graph
    strings, files = Strings(), dict[str, int]()
    proofs = Proofs(strings, files, frozenset(with_text))
    rows = {node.id: row for row, node in enumerate(graph.nodes)}
    ties = [*_edges(graph, pictures, rows), *_ties(index, rows)]
    return {
        "version": DATA_VERSION,
        "nodes": _nodes(graph, pictures, rows, strings, proofs),
        "edges": _edge_data(ties, strings, proofs),
        "lives": [_life(fact, rows, strings, proofs) for fact in graph.lives],
        "conflicts": list(_conflicts(index, ties, rows, strings, proofs)),
        "proofs": proofs.as_columns(),
        "files": list(files),
        "strings": strings.as_list(),
        "readings": readings_of(node_label(node) for node in graph.nodes if node.kind not in _UNNAMED),
        "words": words_for_kinds(),
    }


@dataclass(frozen=True, slots=True)
class _Tie:
    """An edge with its ends as rows, and its time."""

    kind: str
    source: int
    target: int
    weight: float
    attrs: tuple[tuple[str, Scalar], ...]
    sources: tuple[Source, ...]
    start: str | None
    end: str | None
    id: str


def _nodes(graph: PropertyGraph, pictures: Pictures, rows: Mapping[str, int], strings: Strings, proofs: Proofs) -> Json:
    shown = {node.id: node for node in (*pictures["overview"].nodes, *pictures["people"].nodes)}
    kinds = [str(label) for label in Label]
    attrs = [_attrs(node, shown[node.id].attrs if node.id in shown else {}) for node in graph.nodes]
    return {
        "id": [node.id for node in graph.nodes],
        "kind": [kinds.index(node.kind) for node in graph.nodes],
        "name": [strings.number("" if node.kind in _UNNAMED else node_label(node)) for node in graph.nodes],
        "attrs": attribute_columns(attrs, strings),
        "overview": _places(pictures["overview"], rows),
        "people": _places(pictures["people"], rows),
        "proofs": proofs.refer(node.sources for node in graph.nodes),
    }


def _attrs(node: Node, shown: Mapping[str, Scalar]) -> list[tuple[str, Scalar]]:
    """The node's own, and what it has from its neighbours: a person the system of the last post."""
    own = {name: value for name, value in node.attrs if name not in _UNSEEN}
    more = {name: shown[name] for name in ("post", "system", "level", "rank", "parent") if name in shown}
    return sorted({**more, **own}.items())


def _places(flat: FlatGraph, rows: Mapping[str, int]) -> Json:
    places = list(flat.nodes.places())
    return {
        "rows": [rows[id_] for id_, _ in places],
        "x": [x for _, (x, _) in places],
        "y": [y for _, (_, y) in places],
    }


def _edges(graph: PropertyGraph, pictures: Pictures, rows: Mapping[str, int]) -> Iterator[_Tie]:
    times = dict(pictures["overview"].edges.times())
    for edge in graph.edges:
        if edge.kind not in _LEFT_OUT:
            ends = rows[edge.source], rows[edge.target]
            span = times.get(edge.id, (None, None))
            yield _Tie(edge.kind, *ends, edge.weight, edge.attrs, edge.sources, *span, edge.id)


def _ties(index: Lookup, rows: Mapping[str, int]) -> Iterator[_Tie]:
    """The strongest ties between persons; `over` are the rows of what ties them, joined by blanks."""
    strongest = sorted(index.ties(), key=lambda tie: (-tie.strength, tie.id))[:MOST_TIES]
    for tie in sorted(strongest, key=lambda tie: tie.id):
        over = " ".join(str(rows[id_]) for id_ in tie.over)
        ends = rows[tie.source], rows[tie.target]
        yield _Tie(tie.kind, *ends, tie.strength, (("over", over),), _basis(tie, index), tie.first, tie.last, tie.id)


def _basis(tie: PersonTie, index: Lookup) -> tuple[Source, ...]:
    """The first evidence of each edge that the tie follows from, in order of time."""
    found = {sources[0] for id_ in tie.basis if (sources := index.edge(id_).sources)}
    return tuple(sorted(found, key=lambda s: (s.date or "9999", s.document_id, s.start, s.end, s.quote))[:_TIE_PROOFS])


def _life(fact: LifeFact, rows: Mapping[str, int], strings: Strings, proofs: Proofs) -> list[object]:
    """Row of the person, field, value and day by number of string, and the evidence."""
    words = (strings.number(word) for word in (fact.field, fact.value, fact.date))
    return [rows[fact.person], *words, [proofs.number(source) for source in fact.sources]]


def _edge_data(ties: Sequence[_Tie], strings: Strings, proofs: Proofs) -> Json:
    kinds = [str(relation) for relation in Relation]
    return {
        "kind": [kinds.index(tie.kind) for tie in ties],
        "source": [tie.source for tie in ties],
        "target": [tie.target for tie in ties],
        "weight": [round(tie.weight, 3) if tie.weight % 1 else int(tie.weight) for tie in ties],
        "start": [strings.number(tie.start) for tie in ties],
        "end": [strings.number(tie.end) for tie in ties],
        "attrs": attribute_columns([tie.attrs for tie in ties], strings),
        "proofs": proofs.refer(tie.sources for tie in ties),
    }


def _conflicts(
    index: Lookup, ties: Sequence[_Tie], rows: Mapping[str, int], strings: Strings, proofs: Proofs
) -> Iterator[list[object]]:
    """Of each role or figure that clashes with another: `role` or `node`, its row, with whom, why, and both words."""
    view = View(index)
    numbers = {(tie.source, tie.target, dict(tie.attrs).get("status"), dict(tie.attrs).get("first")): at
               for at, tie in enumerate(ties) if tie.kind == Relation.HOLDS}  # fmt: skip
    seen = dict.fromkeys(
        ((rows[one.person_id], rows[one.post_id], one.status, one.first), clash)
        for one in _clashing(view)
        for clash in one.clashes
    )
    for key, clash in seen:
        if key in numbers:
            yield [numbers[key], *_told(clash, strings), [proofs.number(source) for source in clash.sources]]


def _told(clash: Clash, strings: Strings) -> tuple[int, int]:
    return strings.number(clash.who), strings.number(clash.why)


def _clashing(view: View) -> Iterator[Holding]:
    """The roles of posts with several holders, then those of persons with several posts."""
    for node in view.of_kind(Label.POST):
        if len(view.into(node.id, Relation.HOLDS)) > 1:
            yield from view.holders(node.id)
    for node in view.of_kind(Label.PERSON):
        if len(view.out(node.id, Relation.HOLDS)) > 1:
            yield from view.posts_of(node.id)
