"""From a name as a person types it to the nodes that bear it."""

from collections.abc import Iterable, Iterator
from difflib import get_close_matches

from pipeline.errors import AmbiguousName, NotFound
from pipeline.language.forms import company_stem, folded, folded_body, listed, post_forms
from pipeline.query.things import Company, Event, Organization, Person, Post, Thing
from pipeline.query.view import View, attributes
from pipeline.record import Node
from pipeline.schema import Label

_THINGS: dict[str, type[Thing]] = {
    Label.PERSON: Person,
    Label.POST: Post,
    Label.ORGANIZATION: Organization,
    Label.COMPANY: Company,
    Label.EVENT: Event,
}
_ASKED = (Label.PERSON, Label.COMPANY, Label.ORGANIZATION, Label.POST, Label.PLACE, Label.EVENT)
_SHOWN = 8
_TIERS = 4

Forms = dict[str, list[str]]


class Names:
    """All written forms of the nodes' names, by how close they are to the name itself."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._forms: dict[str, tuple[Forms, ...]] = {}

    def find(self, name: str, *labels: Label) -> list[list[Thing]]:
        """The things of these labels that bear the name: by id or full name, by alias, by a looser form."""
        if (node := self._view.nodes.get(name)) and node.kind in labels:
            return [[self.thing(node)]]
        keys = {label: _keys(name, label) for label in labels}
        tiers: list[list[Thing]] = []
        for number in range(_TIERS):
            found = (id_ for label in labels for id_ in self._of(label)[number].get(keys[label][number], ()))
            tiers.append([self.thing(self._view.nodes[id_]) for id_ in dict.fromkeys(found)])
        return tiers

    def one(self, name: str, *labels: Label) -> Thing:
        """The only thing that bears the name most closely; raises AmbiguousName or NotFound with what to choose."""
        for tier in self.find(name, *labels or _ASKED):
            if len(tier) == 1:
                return tier[0]
            if tier:
                raise _ambiguous(name, tier)
        raise self._missing(name, labels or _ASKED)

    def closest(self, name: str, *labels: Label) -> list[Thing]:
        """All that bear the name most closely, whatever they are; raises NotFound with names that are close."""
        for tier in self.find(name, *labels or _ASKED):
            if tier:
                return tier
        raise self._missing(name, labels or _ASKED)

    def thing(self, node: Node) -> Thing:
        return _THINGS.get(node.kind, Thing)(node, self._view)

    def _of(self, label: Label) -> tuple[Forms, ...]:
        if label not in self._forms:
            forms: tuple[Forms, ...] = tuple({} for _ in range(_TIERS))
            for node in sorted(self._view.nodes.values(), key=lambda node: node.id):
                if node.kind == label:
                    self._enter(forms, node)
            self._forms[label] = forms
        return self._forms[label]

    def _enter(self, forms: tuple[Forms, ...], node: Node) -> None:
        ways = self._post_ways(node) if node.kind == Label.POST else _ways(node)
        for number, names in enumerate(ways):
            for name in names:
                ids = forms[number].setdefault(name, [])
                if node.id not in ids:
                    ids.append(node.id)

    def _post_ways(self, node: Node) -> Iterator[list[str]]:
        """Body and title; the body's aliases and title; the same with short forms; the title alone."""
        attrs, body = attributes(node), self._view.body_of(node.id)
        title = str(attrs.get("title", node.name))
        full = [str(attrs.get("body", "")), body.name if body else ""]
        short = list(listed(attributes(body).get("aliases"))) if body else []
        if body and body.kind == Label.COMPANY:
            short.append(company_stem(body.name))
        yield [folded(f"{name}{title}") for name in full if name]
        yield [folded(f"{name}{title}") for name in short]
        yield [folded_body(form) for form in post_forms(title, filter(None, (*full, *short)))]
        yield [folded(title), folded(node.name)]

    def _missing(self, name: str, labels: Iterable[Label]) -> NotFound:
        known = sorted({form for label in labels for forms in self._of(label)[:2] for form in forms})
        near = close_names(folded(name), known)
        hint = f"did you mean {'、'.join(near)}?" if near else "`guanxi list person` shows the names there are"
        other = [] if set(labels) == set(_ASKED) else next(filter(None, self.find(name, *_ASKED)), [])
        if other:
            hint = f"it is {' and '.join(f'a {one.node.kind}: {one} [{one.id}]' for one in other[:_SHOWN])}"
        return NotFound(f"no {' or '.join(labels)} {name!r} in the graph; {hint}")


def close_names(name: str, known: Iterable[str]) -> list[str]:
    """Up to five known names that hold the name, are held by it, or look like it."""
    alike = [other for other in known if set(name) & set(other)]
    within = [other for other in alike if name in other or other in name]
    return list(dict.fromkeys([*within[:5], *get_close_matches(name, alike, n=5, cutoff=0.5)]))[:5]


def _keys(name: str, label: Label) -> tuple[str, str, str, str]:
    key = folded(name)
    return key, key, folded_body(name), company_stem(name) if label == Label.COMPANY else key


def _ways(node: Node) -> Iterator[list[str]]:
    aliases = listed(attributes(node).get("aliases"))
    names = (node.name, *aliases)
    yield [folded(node.name)]
    yield [folded(alias) for alias in aliases]
    yield [folded_body(name) for name in names] if node.kind == Label.ORGANIZATION else []
    yield [company_stem(name) for name in names] if node.kind == Label.COMPANY else []


def _ambiguous(name: str, things: list[Thing]) -> AmbiguousName:
    choices = [(thing.id, str(thing)) for thing in things]
    shown = "; ".join(f"{id_} ({about})" for id_, about in choices[:_SHOWN])
    more = f" and {len(choices) - _SHOWN} more" if len(choices) > _SHOWN else ""
    return AmbiguousName(f"{len(choices)} bear the name {name!r}; ask by id: {shown}{more}", choices=choices)
