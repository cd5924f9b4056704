"""The written forms by which a node is found, from the name itself to the loosest one."""

from collections.abc import Iterator
from typing import TYPE_CHECKING

from pipeline.language.forms import company_stem, folded, folded_body, listed, post_forms
from pipeline.record import Node
from pipeline.schema import Label

if TYPE_CHECKING:
    from pipeline.graph.index import Lookup

TIERS = 4
"""Full name; alias; a looser form of a body's or a post's; a company without its legal form, a post's title alone."""
NAMED = (Label.PERSON, Label.COMPANY, Label.ORGANIZATION, Label.POST, Label.PLACE, Label.EVENT)
"""What is found by a name."""

Forms = dict[str, list[str]]
"""The ids of nodes by a form of their names, in order of ids."""


class NameForms:
    """All forms of the nodes' names, a kind of nodes at a time."""

    def __init__(self, index: "Lookup") -> None:
        self._index = index
        self._forms: dict[str, tuple[Forms, ...]] = {}

    def of(self, label: str) -> tuple[Forms, ...]:
        """The forms of the nodes of a kind, by tier."""
        if label not in self._forms:
            forms: tuple[Forms, ...] = tuple({} for _ in range(TIERS))
            for node in sorted(self._index.of_kind(label), key=lambda node: node.id):
                for tier, form in forms_of(node, self._index):
                    forms[tier].setdefault(form, []).append(node.id)
            self._forms[label] = forms
        return self._forms[label]


def keys_of(name: str, label: str) -> tuple[str, str, str, str]:
    """The form of a typed name that is looked for in each tier."""
    key = folded(name)
    return key, key, folded_body(name), company_stem(name) if label == Label.COMPANY else key


def forms_of(node: Node, index: "Lookup") -> Iterator[tuple[int, str]]:
    """Each form of the node's name with its tier, once."""
    ways = _post_ways(node, index) if node.kind == Label.POST else _ways(node)
    for tier, forms in enumerate(ways):
        yield from ((tier, form) for form in dict.fromkeys(forms))


def _ways(node: Node) -> Iterator[list[str]]:
    aliases = listed(dict(node.attrs).get("aliases"))
    names = (node.name, *aliases)
    yield [folded(node.name)]
    yield [folded(alias) for alias in aliases]
    yield [folded_body(name) for name in names] if node.kind == Label.ORGANIZATION else []
    yield [company_stem(name) for name in names] if node.kind == Label.COMPANY else []


def _post_ways(node: Node, index: "Lookup") -> Iterator[list[str]]:
    """Body and title; the body's aliases and title; the same with short forms; the title alone."""
    attrs, body = dict(node.attrs), index.body_of(node.id)
    title = str(attrs.get("title", node.name))
    full = [str(attrs.get("body", "")), body.name if body else ""]
    short = list(listed(dict(body.attrs).get("aliases"))) if body else []
    if body and body.kind == Label.COMPANY:
        short.append(company_stem(body.name))
    yield [folded(f"{name}{title}") for name in full if name]
    yield [folded(f"{name}{title}") for name in short]
    yield [folded_body(form) for form in post_forms(title, filter(None, (*full, *short)))]
    yield [folded(title), folded(node.name)]
