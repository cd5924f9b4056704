"""The places that a node has to do with."""

from collections.abc import Iterator

from pipeline.graph.index import Lookup
from pipeline.schema import Label, Relation

_OWN = ("city", "place", "province")
_AHEAD = (Relation.LOCATED_IN, Relation.OF, Relation.IN)


class Whereabouts:
    """The names of the places of each node: its own, and those where these lie; each node is looked at once."""

    def __init__(self, index: Lookup) -> None:
        self._index = index
        self._known: dict[str, frozenset[str]] = {}

    def of(self, id_: str) -> frozenset[str]:
        """Of the node with that id, which must be there."""
        if id_ not in self._known:
            self._known[id_] = frozenset(self._named(id_))
        return self._known[id_]

    def _named(self, id_: str) -> Iterator[str]:
        seen, ahead = {id_}, [id_]
        while ahead:
            node = self._index.nodes[ahead.pop()]
            attrs = dict(node.attrs)
            yield from (str(attrs[name]) for name in _OWN if name in attrs)
            if node.kind == Label.PLACE:
                yield node.name
            new = [end for end in self._index.ends(node.id, *_AHEAD) if end not in seen]
            seen.update(new)
            ahead += new
