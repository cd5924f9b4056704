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
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from itertools import combinations, pairwise

from pipeline.dates import is_date, tenure
from pipeline.record import Edge, Node, PropertyGraph
from pipeline.schema import NOT_HELD, PARTS, Label, Relation, is_principal

MOST = 60

Span = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Dyad:
    """Two persons (ids) and how they are tied; `strength` adds up what each thing they share is worth, `first` and
    `last` are the days on which it is known."""

    kind: str
    source: str
    target: str
    strength: float
    first: str | None
    last: str | None

    @property
    def id(self) -> str:
        return f"{self.kind}:{self.source}~{self.target}"


@dataclass(frozen=True, slots=True)
class PersonTie(Dyad):
    """A tie between two persons, by `kind` a `schema.BETWEEN_PERSONS`.

    `source` followed `target`, or was the deputy; where neither comes first, they are in order of ids. `over` are the
    events, bodies or posts (ids) that tie them, `basis` the edges (ids) that it follows from.
    """

    over: tuple[str, ...]
    basis: tuple[str, ...]


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
    """A person in a post, by the edge of that id."""

    person: str
    post: str
    title: str
    span: Span | None
    status: str
    score: float
    edge: str


@dataclass(slots=True)
class _Bonds:
    """Ties by kind and persons, while they gather; with `of`, those of that person alone."""

    of: str | None = None
    found: defaultdict[tuple[str, str, str], _Bond] = field(default_factory=lambda: defaultdict(_Bond))

    def add(
        self, kind: str, ends: tuple[str, str], over: str, edges: Iterable[str], days: Iterable[str], worth: float
    ) -> None:
        """One more meeting, body or post for a pair; further evidence of the same one is worth nothing more."""
        bond = self.found[kind, *ends]
        bond.strength += 0.0 if over in bond.over else worth
        bond.over.add(over)
        bond.days.update(days)
        bond.basis.update(edges)

    def pairs(self, people: Iterable[str], leading: Iterable[str]) -> Iterator[tuple[str, str]]:
        """All pairs in order; of too many people the pairs with one who leads."""
        ordered = sorted(people)
        if len(ordered) > MOST:
            chiefs = sorted(leading)[:MOST]
            both = {(min(one, other), max(one, other)) for one in chiefs for other in ordered if one != other}
            yield from (pair for pair in sorted(both) if self.of is None or self.of in pair)
        elif self.of is None:
            yield from combinations(ordered, 2)
        elif self.of in ordered:
            yield from ((min(self.of, other), max(self.of, other)) for other in ordered if other != self.of)

    def wants(self, *persons: str) -> bool:
        return self.of is None or self.of in persons


def person_ties(graph: PropertyGraph, *, of: str | None = None) -> tuple[PersonTie, ...]:
    """All ties between the persons of the graph, or those of one person (id), in order of kind and ids."""
    nodes = {node.id: node for node in graph.nodes if node.kind in (Label.PERSON, Label.POST)}
    bonds = _Bonds(of)
    _meetings(graph, nodes, bonds)
    times = _times(graph, nodes)
    for post, held in _grouped(times, lambda time: time.post):
        if is_principal(held[0].title):
            _successions(post, held, bonds)
    bodies = {edge.source: edge.target for edge in graph.edges if edge.kind == Relation.OF}
    active = [time for time in times if time.post in bodies and time.status not in NOT_HELD]
    for body, held in _grouped(active, lambda time: bodies[time.post]):
        _colleagues(body, held, bonds)
        _deputies(body, held, bonds)
    return tuple(bond.tie(*key) for key, bond in sorted(bonds.found.items()))


def _meetings(graph: PropertyGraph, nodes: Mapping[str, Node], bonds: _Bonds) -> None:
    parts: defaultdict[str, defaultdict[str, list[Edge]]] = defaultdict(lambda: defaultdict(list))
    for edge in graph.edges:
        if edge.kind in PARTS and edge.source in nodes:
            parts[edge.target][edge.source].append(edge)
    for event, taken in sorted(parts.items()):
        leading = [who for who, edges in taken.items() if any(edge.kind == Relation.CHAIRED for edge in edges)]
        days = {who: [day for edge in edges if (day := _day(edge))] for who, edges in taken.items()}
        ids = {who: [edge.id for edge in edges] for who, edges in taken.items()}
        for one, other in bonds.pairs(taken, leading):
            both = ([*ids[one], *ids[other]], [*days[one], *days[other]])
            bonds.add(Relation.MET, (one, other), event, *both, 1 / (len(taken) - 1))


def _day(edge: Edge) -> str | None:
    date = dict(edge.attrs).get("date")
    return date if isinstance(date, str) and is_date(date) else None


def _times(graph: PropertyGraph, nodes: Mapping[str, Node]) -> list[_Time]:
    """When who held a post, media roles left out; by person, post and edge."""
    found = []
    for edge in graph.edges:
        attrs = dict(edge.attrs)
        if edge.kind == Relation.HOLDS and attrs.get("kind") != "media" and edge.target in nodes:
            start, end = tenure(attrs)
            low, high = start or end, end or start
            post = nodes[edge.target]
            title = str(dict(post.attrs).get("title", post.name))
            span = (low, high) if low and high else None
            told = (str(attrs.get("status", "current")), float(attrs.get("score", 1.0)), edge.id)
            found.append(_Time(edge.source, edge.target, title, span, *told))
    return sorted(found, key=lambda time: (time.person, time.post, time.edge))


def _grouped(times: Iterable[_Time], key: Callable[[_Time], str]) -> list[tuple[str, list[_Time]]]:
    groups: defaultdict[str, list[_Time]] = defaultdict(list)
    for time in times:
        groups[key(time)].append(time)
    return sorted(groups.items())


def _colleagues(body: str, times: list[_Time], bonds: _Bonds) -> None:
    people = dict(_grouped(times, lambda time: time.person))
    leading = {time.person for time in times if is_principal(time.title)}
    for one, other in bonds.pairs(people, leading):
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
    people = dict(_grouped([one for one in times if one.span and one.status != "proposed"], lambda one: one.person))
    spans = {who: _hull(held) for who, held in people.items()}
    for before, after in pairwise(sorted(spans, key=lambda who: (spans[who], who))):
        follows = spans[before][1] <= spans[after][0] and spans[before] != spans[after]
        if follows and bonds.wants(before, after):
            both = [*people[before], *people[after]]
            told = ([time.edge for time in both], [spans[after][0]], min(time.score for time in both))
            bonds.add(Relation.SUCCEEDED, (after, before), post, *told)


def _hull(times: Iterable[_Time]) -> Span:
    spans = [time.span for time in times if time.span]
    return min(low for low, _ in spans), max(high for _, high in spans)


def _deputies(body: str, times: list[_Time], bonds: _Bonds) -> None:
    heads = dict(_grouped((time for time in times if is_principal(time.title)), lambda time: time.title))
    for time in times:
        for head in heads.get(_head_of(time.title), ())[:MOST]:
            days = _shared(time, head)
            if days and time.person != head.person and bonds.wants(time.person, head.person):
                told = ((time.edge, head.edge), days, min(time.score, head.score))
                bonds.add(Relation.REPORTED_TO, (time.person, head.person), body, *told)


def _head_of(title: str) -> str:
    """The post whose deputy this is: 常务副市长 -> 市长; nothing where it is no deputy's."""
    return title.replace("常务副", "副").replace("副", "", 1) if "副" in title else ""
