"""The graph indexed for questions, and the answers made of its edges."""

from collections.abc import Iterable
from typing import Any

from pipeline.graph.index import Lookup
from pipeline.graph.whereabouts import Whereabouts
from pipeline.query.answers import Figure, Holding, Participation, Saying
from pipeline.query.conflicts import with_conflicts, with_rivals
from pipeline.query.links import Tie
from pipeline.record import Edge, Node, Source
from pipeline.save.export.flat import caption, node_label
from pipeline.schema import Relation


class View:
    """A graph that is looked up, with the answers made of it; the holders of each post are worked out once."""

    def __init__(self, index: Lookup) -> None:
        self.index, self.nodes = index, index.nodes
        self.edge, self.out, self.into = index.edge, index.out, index.into
        self.body_of, self.of_kind, self.lives = index.body_of, index.of_kind, index.lives
        self._holders: dict[str, tuple[Holding, ...]] = {}
        self.places_of = Whereabouts(index).of

    def name(self, id_: str) -> str:
        """What a reader sees on the node."""
        return node_label(self.nodes[id_])

    def holders(self, post_id: str) -> tuple[Holding, ...]:
        """Everyone told to hold the post, in order of time, with conflicts marked."""
        if post_id not in self._holders:
            found = sorted((self._holding(edge) for edge in self.into(post_id, Relation.HOLDS)), key=by_time)
            self._holders[post_id] = with_conflicts(found)
        return self._holders[post_id]

    def posts_of(self, person_id: str) -> list[Holding]:
        """The person's roles, in order of time."""
        posts = set(self.index.ends(person_id, Relation.HOLDS))
        held = (holding for post in posts for holding in self.holders(post) if holding.person_id == person_id)
        return list(with_rivals(sorted(held, key=by_time)))

    def _holding(self, edge: Edge) -> Holding:
        post, body, attrs = dict(self.nodes[edge.target].attrs), self.body_of(edge.target), attributes(edge)
        return Holding(
            in_order(edge.sources),
            person=self.index.name(edge.source),
            person_id=edge.source,
            post=attrs.get("post") or str(post.get("title", self.nodes[edge.target].name)),
            post_id=edge.target,
            org=attrs.get("org"),
            org_full=attrs.get("org_full") or (body.name if body else None),
            status=attrs.get("status", "current"),
            kind=attrs.get("kind", "other"),
            first=attrs.get("first"),
            last=attrs.get("last"),
            since=attrs.get("from"),
            until=attrs.get("until"),
            score=attrs.get("score", 1.0),
        )


def attributes(item: Node | Edge) -> dict[str, Any]:
    return dict(item.attrs)


def in_order(sources: Iterable[Source]) -> tuple[Source, ...]:
    """Evidence in order of time, the undated last."""
    return tuple(sorted(sources, key=lambda s: (s.date or "9999", s.document_id, s.start, s.end)))


def saying(node: Node, view: View) -> Saying:
    """The words of a statement node, and the ids of who said them, for whom, and where."""
    attrs = attributes(node)
    known = {name: attrs.get(name) for name in ("speaker", "org", "cue", "date", "event")}
    first = node.sources[0] if node.sources else Source("", 0, 0, node.name)
    return Saying(
        in_order(node.sources),
        id=node.id,
        text=attrs.get("text", node.name),
        file=attrs.get("file", first.document_id),
        start=attrs.get("start", first.start),
        end=attrs.get("end", first.end),
        score=attrs.get("score", 1.0),
        direct=attrs.get("direct", False),
        speaker_id=next((edge.source for edge in view.into(node.id, Relation.SAID)), None),
        org_id=next((edge.target for edge in view.out(node.id, Relation.ON_BEHALF_OF)), None),
        event_id=next((edge.target for edge in view.out(node.id, Relation.AT)), None),
        **known,
    )


def participation(edge: Edge, view: View) -> Participation:
    """The part that the edge tells of."""
    event = view.nodes[edge.target]
    attrs = attributes(event)
    date = attrs.get("date") or attributes(edge).get("date")
    who = view.nodes[edge.source].name
    told = (who, edge.kind, event.name, event.id, date, attrs.get("place"))
    return Participation(in_order(edge.sources), *told, score=attributes(edge).get("score", 1.0), who_id=edge.source)


def figure(node: Node, holder: str, holder_id: str = "") -> Figure:
    """The figure of a target node."""
    attrs = attributes(node)
    low, high = attrs.get("low", attrs.get("high", 0.0)), attrs.get("high", attrs.get("low", 0.0))
    told: dict[str, Any] = {name: attrs.get(name) for name in ("period", "date")}
    told |= {name: str(attrs.get(name, "")) for name in ("metric", "unit", "kind")}
    score = attrs.get("score", 1.0)
    told |= {"holder": holder, "holder_id": holder_id}
    return Figure(in_order(node.sources), id=node.id, low=low, high=high, score=score, **told)


def tie(edge: Edge, view: View, *, forward: bool) -> Tie:
    """The edge as a step of a path."""
    left, right = (edge.source, edge.target) if forward else (edge.target, edge.source)
    sources = in_order(edge.sources)
    date = attributes(edge).get("date") or (sources[0].date if sources else None)
    ends = (view.name(left), left, view.name(right), right)
    return Tie(sources, *ends, kind=edge.kind, caption=caption(edge), forward=forward, date=date)


def by_time(holding: Holding) -> tuple[str, ...]:
    """Sort key: the first date, stated or seen, the undated last."""
    start = holding.since or holding.first or "9999"
    return (
        start,
        holding.last or "",
        holding.org_full or "",
        holding.post,
        holding.person,
        holding.person_id,
        holding.post_id,
    )
