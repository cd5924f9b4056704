"""The graph by its ends: what questions and exports look up."""

from pipeline.record import Edge, Node, PropertyGraph
from pipeline.schema import Label, Relation


class Index:
    """Nodes by id and edges by their ends, in the order of the graph."""

    def __init__(self, graph: PropertyGraph) -> None:
        self.graph = graph
        self.nodes = {node.id: node for node in graph.nodes}
        self._out: dict[str, list[Edge]] = {}
        self._into: dict[str, list[Edge]] = {}
        for edge in graph.edges:
            self._out.setdefault(edge.source, []).append(edge)
            self._into.setdefault(edge.target, []).append(edge)

    def out(self, id_: str, *kinds: str) -> list[Edge]:
        """The edges of these kinds, or of all, that leave the node."""
        return [edge for edge in self._out.get(id_, ()) if not kinds or edge.kind in kinds]

    def into(self, id_: str, *kinds: str) -> list[Edge]:
        """The edges of these kinds, or of all, that come to the node."""
        return [edge for edge in self._into.get(id_, ()) if not kinds or edge.kind in kinds]

    def body_of(self, post: str) -> Node | None:
        """The organization or company that the post belongs to."""
        return next((self.nodes[edge.target] for edge in self.out(post, Relation.OF)), None)

    def of_kind(self, *labels: str) -> list[Node]:
        """The nodes of these kinds, in the order of the graph."""
        return [node for node in self.graph.nodes if node.kind in labels]

    def joins_persons(self, edge: Edge) -> bool:
        """Whether it is a tie between two persons, whatever its kind."""
        return all(self.nodes[end].kind == Label.PERSON for end in (edge.source, edge.target))
