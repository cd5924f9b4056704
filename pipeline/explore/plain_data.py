"""A graph as plain data for the explorer: nodes, edges, evidence and words for kinds, in columns."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from pipeline.explore.clashes import Clashes, RoleKey
from pipeline.explore.columns import Json, Proofs, Strings, attribute_columns, repeats, runs
from pipeline.explore.readings import readings_of
from pipeline.explore.wording import words_for_kinds
from pipeline.graph.index import Lookup
from pipeline.graph.person_ties import PersonTie
from pipeline.query.indexed import View
from pipeline.record import Node, PropertyGraph, Scalar, Source
from pipeline.save.export.flat import FlatGraph, node_label
from pipeline.schema import Label, Relation

DATA_VERSION = 2
"""Of the form of the data; the script refuses another one."""
MOST_TIES = 40_000
"""So many ties between persons are taken along, the strongest."""
_TIE_PROOFS = 6
"""So many pieces of evidence of a tie between persons, of the many that the roles and meetings behind it have."""
_UNSEEN = frozenset({"body_id", "terms", "aliases_of"})
_LEFT_OUT = frozenset({Relation.MENTIONS, Relation.IN})
"""Edges that evidence tells as well: in which article something stands."""
_UNNAMED = frozenset({Label.STATEMENT, Label.TARGET})
_DRAWN = frozenset({"system", "score", "kind"})
"""Attributes that drawing needs."""

Attrs = tuple[tuple[str, Scalar], ...]


Pictures = Mapping[str, FlatGraph]
"""The graph laid out: `overview` (all but words and articles) and `people` (persons and bodies)."""


def graph_data(index: Lookup, pictures: Pictures, *, with_text: Iterable[str] = ()) -> tuple[Json, Json]:
    """What the explorer draws, and what it needs when a card is opened, whose strings follow those of the first; of
    files named in `with_text` evidence comes without its words."""
    graph = index.graph
    strings, files = Strings(), dict[str, int]()
    proofs = Proofs(strings, files, frozenset(with_text))
    rows = {node.id: row for row, node in enumerate(graph.nodes)}
    between = index.ties()
    ties = [*_edges(graph, pictures, rows), *_ties(index, between, rows)]
    attrs = _node_attrs(graph, pictures)
    drawn = {
        "version": DATA_VERSION,
        "edges": _drawn_edges(ties, strings),
        "nodes": _drawn_nodes(graph, pictures, rows, attrs, strings),
        "ties": [min(len(between), MOST_TIES), len(between)],
        "words": words_for_kinds(),
    }
    first = strings.as_list()
    details = {
        "nodes": _details(
            [_without(row, _DRAWN) for row in attrs], [node.sources for node in graph.nodes], strings, proofs
        ),
        "edges": _edge_details(ties, strings, proofs),
        **_clashes(index, ties, rows, strings, proofs),
        "proofs": proofs.as_columns(),
        "files": list(files),
        "readings": readings_of(node_label(node) for node in graph.nodes if node.kind not in _UNNAMED),
    }
    return {**drawn, "strings": first}, {**details, "strings": strings.as_list(len(first))}


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


def _drawn_nodes(
    graph: PropertyGraph, pictures: Pictures, rows: Mapping[str, int], attrs: Sequence[Attrs], strings: Strings
) -> Json:
    kinds = [str(label) for label in Label]
    return {
        "id": [node.id for node in graph.nodes],
        "kind": repeats(kinds.index(node.kind) for node in graph.nodes),
        "name": [strings.number("" if node.kind in _UNNAMED else node_label(node)) for node in graph.nodes],
        "attrs": attribute_columns([_only(row, _DRAWN) for row in attrs], strings),
        **{view: _places(flat, rows) for view, flat in pictures.items()},
    }


def _node_attrs(graph: PropertyGraph, pictures: Pictures) -> list[Attrs]:
    """Each node's own, and what it has from its neighbours: a person the system of the last post."""
    shown = {node.id: node.attrs for node in (*pictures["overview"].nodes, *pictures["people"].nodes)}
    return [_attrs(node, shown.get(node.id, {})) for node in graph.nodes]


def _attrs(node: Node, shown: Mapping[str, Scalar]) -> Attrs:
    own = {name: value for name, value in node.attrs if name not in _UNSEEN}
    more = {name: shown[name] for name in ("post", "system", "level", "rank", "parent") if name in shown}
    return tuple(sorted({**more, **own}.items()))


def _only(attrs: Attrs, names: frozenset[str]) -> Attrs:
    return tuple(one for one in attrs if one[0] in names)


def _without(attrs: Attrs, names: frozenset[str]) -> Attrs:
    return tuple(one for one in attrs if one[0] not in names)


def _places(flat: FlatGraph, rows: Mapping[str, int]) -> Json:
    places = list(flat.nodes.places())
    return {
        "rows": runs(rows[id_] for id_, _ in places),
        "x": [int(x) for _, (x, _) in places],
        "y": [int(y) for _, (_, y) in places],
    }


def _edges(graph: PropertyGraph, pictures: Pictures, rows: Mapping[str, int]) -> Iterator[_Tie]:
    times = dict(pictures["overview"].edges.times())
    for edge in graph.edges:
        if edge.kind not in _LEFT_OUT:
            ends = rows[edge.source], rows[edge.target]
            span = times.get(edge.id, (None, None))
            yield _Tie(edge.kind, *ends, edge.weight, edge.attrs, edge.sources, *span, edge.id)


def _ties(index: Lookup, between: Iterable[PersonTie], rows: Mapping[str, int]) -> Iterator[_Tie]:
    """The strongest ties between persons; `over` are the rows of what ties them, joined by blanks."""
    strongest = sorted(between, key=lambda tie: (-tie.strength, tie.id))[:MOST_TIES]
    for tie in sorted(strongest, key=lambda tie: tie.id):
        over = " ".join(str(rows[id_]) for id_ in tie.over)
        ends = rows[tie.source], rows[tie.target]
        yield _Tie(tie.kind, *ends, tie.strength, (("over", over),), _basis(tie, index), tie.first, tie.last, tie.id)


def _basis(tie: PersonTie, index: Lookup) -> tuple[Source, ...]:
    """The first evidence of each edge that the tie follows from, in order of time."""
    found = {sources[0] for id_ in tie.basis if (sources := index.edge(id_).sources)}
    return tuple(sorted(found, key=lambda s: (s.date or "9999", s.document_id, s.start, s.end, s.quote))[:_TIE_PROOFS])


def _drawn_edges(ties: Sequence[_Tie], strings: Strings) -> Json:
    """Days are numbered before all other texts, so that their numbers are short."""
    kinds = [str(relation) for relation in Relation]
    return {
        "start": [strings.number(tie.start) for tie in ties],
        "end": [strings.number(tie.end) for tie in ties],
        "kind": repeats(kinds.index(tie.kind) for tie in ties),
        "source": [tie.source for tie in ties],
        "target": [tie.target for tie in ties],
        "attrs": attribute_columns([_only(tie.attrs, _DRAWN) for tie in ties], strings),
    }


def _edge_details(ties: Sequence[_Tie], strings: Strings, proofs: Proofs) -> Json:
    attrs = [tuple(one for one in _without(tie.attrs, _DRAWN) if one != ("date", tie.start)) for tie in ties]
    weights = [round(tie.weight, 3) if tie.weight % 1 else int(tie.weight) for tie in ties]
    return {"weight": weights, **_details(attrs, [tie.sources for tie in ties], strings, proofs)}


def _details(attrs: Sequence[Attrs], sources: Sequence[tuple[Source, ...]], strings: Strings, proofs: Proofs) -> Json:
    return {"attrs": attribute_columns(attrs, strings), "proofs": proofs.refer(sources)}


def _clashes(index: Lookup, ties: Sequence[_Tie], rows: Mapping[str, int], strings: Strings, proofs: Proofs) -> Json:
    clashes = Clashes(View(index), rows, strings, proofs)
    held = {at: dict(tie.attrs) for at, tie in enumerate(ties) if tie.kind == Relation.HOLDS}
    numbers: dict[RoleKey, int] = {
        (ties[at].source, ties[at].target, attrs.get("status"), attrs.get("first")): at for at, attrs in held.items()
    }
    return {
        "conflicts": list(clashes.of_roles(numbers)),
        "figures": list(clashes.of_figures()),
        "lives": list(clashes.of_lives()),
    }
