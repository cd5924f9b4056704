"""How persons are tied to each other, as it follows from the edges of a graph: who met, worked with, followed whom.

    met           both took part in one event
    worked_with   both held posts of one body, at times that overlap
    succeeded     one followed the other in a post that one person at a time holds
    reported_to   one was the deputy of the other at the head of one body, at times that overlap

A meeting or a body of n persons is worth 1/(n-1) to each pair (Newman, Phys. Rev. E 64, 016132, 2001), so that a large
one does not outweigh all others. Above `MOST` persons it ties only those who chaired it, or were at its head, to each
of the others: the pairs grow with the number of persons, not with its square. Roles in media credits tie nobody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from pipeline.days import is_date, tenure
from pipeline.record import Edge, PropertyGraph
from pipeline.schema import NOT_HELD, PARTS, Label, Relation, is_principal

MOST = 60

Span = tuple[str, str]


@dataclass(frozen=True, slots=True)
class PersonTie:
    """A tie between two persons (ids), by `kind` a `schema.BETWEEN_PERSONS`.

    `source` followed `target`, or was the deputy; where neither comes first, they are in order of ids. `over` are the
    events, bodies or posts (ids) that tie them, `basis` the edges (ids) that it follows from, `first` and `last` the
    days on which it is known.
    """

    kind: str
    source: str
    target: str
    strength: float
    first: str | None
    last: str | None
    over: tuple[str, ...]
    basis: tuple[str, ...]

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.source}~{self.target}"


@dataclass(slots=True)
class _Bond:
    """A tie in the making."""

    strength: float = 0.0
    days: set[str] = field(default_factory=set)
    over: set[str] = field(default_factory=set)
    basis: set[str] = field(default_factory=set)

    def tie(self, kind: str, source: str, target: str) -> PersonTie:
        days = sorted(self.days)
        first, last = (days[0], days[-1]) if days else (None, None)
        over, basis = tuple(sorted(self.over)), tuple(sorted(self.basis))
        return PersonTie(str(kind), source, target, round(self.strength, 6), first, last, over, basis)


@dataclass(frozen=True, slots=True)
class _Time:
    """A person in a post, by one edge."""

    person: str
    post: str
    span: Span | None
    edge: Edge


@dataclass(slots=True)
class _Bonds:
    """Ties by kind and persons, while they gather."""

    found: defaultdict[tuple[str, str, str], _Bond] = field(default_factory=lambda: defaultdict(_Bond))

    def add(
        self, kind: Relation, ends: tuple[str, str], over: str, edges: Iterable[Edge], days: Iterable[str], worth: float
    ) -> None:
        """One more meeting, body or post for a pair; further evidence of the same one is worth nothing more."""
        bond = self.found[kind, *ends]
        bond.strength += 0.0 if over in bond.over else worth
        bond.over.add(over)
        bond.days.update(days)
        bond.basis.update(edge.id for edge in edges)


def person_ties(graph: PropertyGraph) -> tuple[PersonTie, ...]:
    """All ties between the persons of the graph, in order of kind and ids."""
    persons = {node.id for node in graph.nodes if node.kind == Label.PERSON}
    bonds = _Bonds()
    _meetings(graph, persons, bonds)
    of_post, of_body = _times(graph)
    for body in sorted(of_body):
        _colleagues(body, of_body[body], bonds)
    titles = {node.id: str(dict(node.attrs).get("title", node.name)) for node in graph.nodes if node.kind == Label.POST}
    for post in sorted(of_post):
        if is_principal(titles[post]):
            _successions(post, of_post[post], bonds)
    for body in sorted(of_body):
        _deputies(body, of_body[body], titles, bonds)
    return tuple(bond.tie(*key) for key, bond in sorted(bonds.found.items()))


def _meetings(graph: PropertyGraph, persons: set[str], bonds: _Bonds) -> None:
    parts: defaultdict[str, defaultdict[str, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in graph.edges:
        if edge.kind in PARTS and edge.source in persons:
            parts[edge.target][edge.source].append(edge)
    for event, taken in sorted(parts.items()):
        leading = {who for who, edges in taken.items() if any(edge.kind == Relation.CHAIRED for edge in edges)}
        for one, other in _pairs(taken, leading):
            edges = [*taken[one], *taken[other]]
            days = {day for edge in edges if is_date(day := str(dict(edge.attrs).get("date", "")))}
            bonds.add(Relation.MET, (one, other), event, edges, days, 1 / (len(taken) - 1))


def _pairs(people: Iterable[str], leading: set[str]) -> Iterator[tuple[str, str]]:
    """All pairs in order; of too many people the pairs with one who leads."""
    ordered = sorted(people)
    if len(ordered) <= MOST:
        yield from combinations(ordered, 2)
        return
    for one in sorted(leading)[:MOST]:
        for other in ordered:
            if one != other and not (other in leading and other < one):
                yield (one, other) if one < other else (other, one)


def _times(graph: PropertyGraph) -> tuple[dict[str, list[_Time]], dict[str, list[_Time]]]:
    """When who held a post, by post and by body."""
    bodies = {edge.source: edge.target for edge in graph.edges if edge.kind == Relation.OF}
    of_post: defaultdict[str, list[_Time]] = defaultdict(list)
    of_body: defaultdict[str, list[_Time]] = defaultdict(list)
    for edge in graph.edges:
        attrs = dict(edge.attrs)
        if edge.kind == Relation.HOLDS and edge.target in bodies and attrs.get("kind") != "media":
            start, end = tenure(attrs)
            low, high = start or end, end or start
            time = _Time(edge.source, edge.target, (low, high) if low and high else None, edge)
            of_post[edge.target].append(time)
            if attrs.get("status") not in NOT_HELD:
                of_body[bodies[edge.target]].append(time)
    return of_post, of_body


def _colleagues(body: str, times: list[_Time], bonds: _Bonds) -> None:
    people: defaultdict[str, list[_Time]] = defaultdict(list)
    for time in times:
        people[time.person].append(time)
    leading = {time.person for time in times if is_principal(str(dict(time.edge.attrs).get("post", "")))}
    for one, other in _pairs(people, leading):
        for mine in people[one]:
            for theirs in people[other]:
                if days := _shared(mine, theirs):
                    edges = (mine.edge, theirs.edge)
                    bonds.add(Relation.WORKED_WITH, (one, other), body, edges, days, 1 / (len(people) - 1))


def _shared(one: _Time, other: _Time) -> Span | None:
    """The days that both are known to be in their posts."""
    if one.span is None or other.span is None:
        return None
    low, high = max(one.span[0], other.span[0]), min(one.span[1], other.span[1])
    return (low, high) if low <= high else None


def _successions(post: str, times: list[_Time], bonds: _Bonds) -> None:
    """Each holder and the next one, where the first is not known to hold the post after the next one began."""
    spans: dict[str, Span] = {}
    edges: defaultdict[str, list[Edge]] = defaultdict(list)
    for time in times:
        if time.span and dict(time.edge.attrs).get("status") != "proposed":
            low, high = spans.get(time.person, time.span)
            spans[time.person] = (min(low, time.span[0]), max(high, time.span[1]))
            edges[time.person].append(time.edge)
    ordered = sorted(spans, key=lambda person: (spans[person], person))
    for before, after in pairwise(ordered):
        if spans[before][1] <= spans[after][0] and spans[before] != spans[after]:
            both = [*edges[before], *edges[after]]
            bonds.add(Relation.SUCCEEDED, (after, before), post, both, [spans[after][0]], _score(both))


def _deputies(body: str, times: list[_Time], titles: dict[str, str], bonds: _Bonds) -> None:
    heads: defaultdict[str, list[_Time]] = defaultdict(list)
    for time in times:
        if is_principal(titles[time.post]):
            heads[titles[time.post]].append(time)
    for time in times:
        for head in heads.get(_head_of(titles[time.post]), ()):
            days = _shared(time, head)
            if days and time.person != head.person and len(heads[titles[head.post]]) <= MOST:
                edges = (time.edge, head.edge)
                bonds.add(Relation.REPORTED_TO, (time.person, head.person), body, edges, days, _score(edges))


def _head_of(title: str) -> str:
    """The post whose deputy this is: 常务副市长 -> 市长; nothing where it is no deputy's."""
    return title.replace("常务副", "副").replace("副", "", 1) if "副" in title else ""


def _score(edges: Iterable[Edge]) -> float:
    return min(float(dict(edge.attrs).get("score", 1.0)) for edge in edges)
