"""The graph with what a reader wants to see on a node: a person's post and system, the parent of a body."""

from collections.abc import Iterable, Iterator
from dataclasses import replace

from pipeline.graph.index import Index, Lookup
from pipeline.record import Edge, Node, PropertyGraph, Scalar
from pipeline.schema import NOT_HELD, Label, Relation

_SHOWN = ("system", "level", "post_rank")


def with_standing(graph: PropertyGraph, *, index: Lookup | None = None) -> PropertyGraph:
    """The same nodes and edges; attributes that a node has already stand. `index` is the graph's, where there is one.

    Persons get `post` (the one last seen, with its body), and its `system`, `level` and `post_rank`; posts
    `system` and `level` of their body; bodies `parent`, the name of what they are part of.
    """
    found = index or Index(graph)
    return replace(graph, nodes=tuple(_with(node, dict(_told(node, found))) for node in graph.nodes))


def last_post(index: Lookup, person: str) -> Edge | None:
    """The `holds` edge of the post that the person was last seen in; one that is over only where no other is known."""
    return max(index.out(person, Relation.HOLDS), key=_by_time, default=None)


def _by_time(edge: Edge) -> tuple[bool, bool, str, str]:
    attrs = dict(edge.attrs)
    is_held = attrs.get("status") not in NOT_HELD and "until" not in attrs
    return attrs.get("kind") != "media", is_held, str(attrs.get("last") or attrs.get("from") or ""), edge.id


def _told(node: Node, index: Lookup) -> Iterator[tuple[str, Scalar]]:
    if node.kind == Label.PERSON and (held := last_post(index, node.id)):
        post = index.nodes[held.target]
        yield "post", _called(post, index)
        yield from _of((post, index.body_of(post.id)))
    elif node.kind == Label.POST:
        yield from _of((index.body_of(node.id),))
    elif node.kind in (Label.ORGANIZATION, Label.COMPANY):
        yield from (("parent", index.nodes[edge.target].name) for edge in index.out(node.id, Relation.PART_OF)[:1])


def _called(post: Node, index: Lookup) -> str:
    body = index.body_of(post.id)
    return f"{body.name if body else ''}{dict(post.attrs).get('title', post.name)}"


def _of(nodes: Iterable[Node | None]) -> Iterator[tuple[str, Scalar]]:
    for node in nodes:
        yield from ((name, value) for name, value in (node.attrs if node else ()) if name in _SHOWN)


def _with(node: Node, told: dict[str, Scalar]) -> Node:
    return replace(node, attrs=tuple(sorted({**told, **dict(node.attrs)}.items()))) if told else node
