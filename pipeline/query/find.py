"""From a name as a person types it to the nodes that bear it."""

from collections.abc import Iterable
from difflib import get_close_matches

from pipeline.errors import AmbiguousName, NotFound
from pipeline.graph.written_forms import NAMED, TIERS, keys_of
from pipeline.language.forms import folded
from pipeline.query.indexed import View
from pipeline.query.things import Company, Event, Organization, Person, Post, Thing
from pipeline.record import Node
from pipeline.schema import Label

_THINGS: dict[str, type[Thing]] = {
    Label.PERSON: Person,
    Label.POST: Post,
    Label.ORGANIZATION: Organization,
    Label.COMPANY: Company,
    Label.EVENT: Event,
}
_SHOWN = 8


class Names:
    """The things of a graph by their names, the closest first."""

    def __init__(self, view: View) -> None:
        self._view = view

    def find(self, name: str, *labels: Label) -> list[list[Thing]]:
        """The things of these labels that bear the name: by id or full name, by alias, by a looser form."""
        if (node := self._view.nodes.get(name)) and node.kind in labels:
            return [[self.thing(node)]]
        keys = {label: keys_of(name, label) for label in labels}
        tiers: list[list[Thing]] = []
        for tier in range(TIERS):
            found = (id_ for label in labels for id_ in self._view.index.named(label, tier, keys[label][tier]))
            tiers.append([self.thing(self._view.nodes[id_]) for id_ in dict.fromkeys(found)])
        return tiers

    def one(self, name: str, *labels: Label) -> Thing:
        """The only thing that bears the name most closely; raises AmbiguousName or NotFound with what to choose."""
        for tier in self.find(name, *labels or NAMED):
            if len(tier) == 1:
                return tier[0]
            if tier:
                raise _ambiguous(name, tier)
        raise self._missing(name, labels or NAMED)

    def closest(self, name: str, *labels: Label) -> list[Thing]:
        """All that bear the name most closely, whatever they are; raises NotFound with names that are close."""
        for tier in self.find(name, *labels or NAMED):
            if tier:
                return tier
        raise self._missing(name, labels or NAMED)

    def thing(self, node: Node) -> Thing:
        return _THINGS.get(node.kind, Thing)(node, self._view)

    def _missing(self, name: str, labels: Iterable[Label]) -> NotFound:
        known = sorted(set(self._view.index.known_names(labels)))
        near = close_names(folded(name), known)
        hint = f"是不是 / did you mean {'、'.join(near)}?" if near else "`guanxi list person` shows the names there are"
        other = [] if set(labels) == set(NAMED) else next(filter(None, self.find(name, *NAMED)), [])
        if other:
            hint = f"it is {' and '.join(f'a {one.node.kind}: {one} [{one.id}]' for one in other[:_SHOWN])}"
        return NotFound(f"no {' or '.join(labels)} {name!r} in the graph; {hint}")


def close_names(name: str, known: Iterable[str]) -> list[str]:
    """Up to five known names that hold the name, are held by it, or look like it."""
    alike = [other for other in known if set(name) & set(other)]
    within = [other for other in alike if name in other or other in name]
    return list(dict.fromkeys([*within[:5], *get_close_matches(name, alike, n=5, cutoff=0.5)]))[:5]


def _ambiguous(name: str, things: list[Thing]) -> AmbiguousName:
    choices = [(thing.id, str(thing)) for thing in things]
    shown = "; ".join(f"{id_} ({about})" for id_, about in choices[:_SHOWN])
    more = f" and {len(choices) - _SHOWN} more" if len(choices) > _SHOWN else ""
    return AmbiguousName(f"{len(choices)} bear the name {name!r}; ask by id: {shown}{more}", choices=choices)
