"""The graph for other libraries: data frames with ids and dates, and graphs of scalars that networkx can write."""

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any

from pipeline.errors import BadInput, one_of
from pipeline.graph.person_ties import PersonTie
from pipeline.query.indexed import View, attributes
from pipeline.query.listing import frame, plain
from pipeline.record import Edge, Node, Scalar, Source
from pipeline.save.rows import COLUMNS, IDS, rows
from pipeline.schema import EDGE_RULES, Label, Relation

if TYPE_CHECKING:
    from pipeline.query.graph import Graph

THINGS = {f"{label}s" if label != Label.COMPANY else "companies": label for label in Label}
_CLASHING = {"kind": "subkind", "start": "start_char", "end": "end_char", "id": "own_id", "label": "own_label"}
"""Names that the graph or the formats of networkx keep for themselves."""


def frame_of(graph: "Graph", what: str) -> Any:
    """See `Graph.to_frame`; `events` are told by their participants, so that `things("event")` has those alone."""
    if what in COLUMNS:
        names = tuple("since" if name == "from" else name for name in (*IDS[what], *COLUMNS[what]))
        found = rows(graph.property_graph, what, ids=True)
        return frame([{"since" if name == "from" else name: row[name] for name in row} for row in found], names)
    if what == "ties":
        return frame([plain(tie) | {"over": "；".join(tie.over)} for tie in graph.ties()])
    if what not in THINGS:
        raise BadInput(one_of("table", what, {*COLUMNS, "ties", *THINGS}))
    return frame([plain(thing) for thing in graph.things(THINGS[what])])


def as_networkx(view: View) -> Any:
    """A MultiDiGraph of the whole graph."""
    import networkx  # type: ignore[import-untyped]

    made = networkx.MultiDiGraph()
    for node in view.index.graph.nodes:
        made.add_node(node.id, **_scalars(node), name=node.name, label=view.name(node.id))
    for edge in view.index.graph.edges:
        made.add_edge(edge.source, edge.target, key=edge.id, **_scalars(edge), weight=edge.weight)
    return made


def people_networkx(view: View, ties: Iterable[PersonTie]) -> Any:
    """A MultiDiGraph of all persons and the ties between them; `weight` is a tie's strength."""
    import networkx

    made = networkx.MultiDiGraph()
    for node in view.of_kind(Label.PERSON):
        made.add_node(node.id, **_scalars(node), name=node.name, label=node.name)
    for tie in ties:
        made.add_edge(tie.source, tie.target, key=tie.id, weight=tie.strength, **_tie_scalars(view, tie))
    return made


def _tie_scalars(view: View, tie: PersonTie) -> dict[str, Scalar]:
    """Kind, caption, what ties them, and the days, where they are known."""
    over = "；".join(view.name(id_) for id_ in tie.over)
    caption = EDGE_RULES[Relation(tie.kind)].caption
    known: dict[str, Scalar] = {"kind": tie.kind, "label": caption, "over": over, "count": len(tie.over)}
    return known | {name: day for name, day in (("first", tie.first), ("last", tie.last)) if day}


def _scalars(item: Node | Edge) -> dict[str, Scalar]:
    """The item's own kind first, a kind among the attributes as `subkind`; the first evidence, and how many there are.

    A text has no NUL, which no format of networkx can hold.
    """
    attrs = {**_evidence(item.sources), **attributes(item)}
    named = {_CLASHING.get(name, name): _clean(value) for name, value in attrs.items()}
    return {**named, "kind": item.kind, "evidence": len(item.sources)}


def _evidence(sources: tuple[Source, ...]) -> dict[str, Scalar]:
    if not sources:
        return {}
    first = sources[0]
    dated: dict[str, Scalar] = {"date": first.date} if first.date else {}
    return {"file": first.document_id, "start": first.start, "end": first.end, "quote": first.quote, **dated}


def _clean(value: Scalar) -> Scalar:
    return value.replace("\0", "") if isinstance(value, str) else value
