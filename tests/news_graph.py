"""An invented graph of any size in the proportions of a build of news: articles with their meetings, words, people."""

from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from pipeline.record import Edge, Node, PropertyGraph, Scalar, Source

AN_ARTICLE = 29
"""Edges that an article and its share of persons, posts and bodies have."""
FIRST = "安柏程岱恩方耿海嘉康林鸣宁培琪若松棠维晓阳泽"
GIVEN = "安柏程岱恩方耿海嘉康林鸣宁培琪若松棠维晓阳泽云秋岚远川知行修德文博宏毅清和庭兰舟帆"
TITLES = ("局长", "副局长", "科长", "主任", "副主任", "秘书长", "处长", "副处长")
SYSTEMS = ("party", "government", "congress", "enterprise", "school")
_PEOPLE = 5


@dataclass(frozen=True, slots=True)
class Sizes:
    """How many of each there are."""

    articles: int

    @property
    def persons(self) -> int:
        return max(_PEOPLE, self.articles * 5 // 4)

    @property
    def posts(self) -> int:
        return max(2, self.articles * 3 // 5)

    @property
    def bodies(self) -> int:
        return max(2, self.articles * 3 // 10)

    @property
    def places(self) -> int:
        return max(2, min(3000, self.articles // 20))


def news_graph(edges: int) -> PropertyGraph:
    """A graph of about so many edges, the same each time; some persons and places are told of far more than others."""
    sizes = Sizes(max(1, edges // AN_ARTICLE))
    nodes, ties = [*_standing_nodes(sizes)], [*_standing_edges(sizes)]
    draw = Random(7)
    for number in range(sizes.articles):
        made, told = _article(number, sizes, draw)
        nodes += made
        ties += told
    return PropertyGraph(tuple(sorted(nodes, key=lambda n: n.id)), tuple(sorted(ties, key=lambda e: e.id)))


def person_name(number: int) -> str:
    """A name that no other person has, up to 36,000 with three characters."""
    first, rest = number % len(FIRST), number // len(FIRST)
    name = FIRST[first] + GIVEN[rest % len(GIVEN)] + GIVEN[rest // len(GIVEN) % len(GIVEN)]
    more = rest // len(GIVEN) ** 2
    return name + (GIVEN[more % len(GIVEN)] if more else "")


def body_name(number: int) -> str:
    return f"{FIRST[number % 22]}{FIRST[number // 22 % 22]}市{FIRST[number // 484 % 22]}{FIRST[number // 10648 % 22]}局"


def _standing_nodes(sizes: Sizes) -> Iterator[Node]:
    for n in range(sizes.persons):
        yield Node(f"person:{n:07}", "person", person_name(n), (("mentions", 1 + n % 9),), _sources(n))
    for n in range(sizes.bodies):
        yield Node(f"organization:{n:07}", "organization", body_name(n), (("system", SYSTEMS[n % len(SYSTEMS)]),))
    for n in range(sizes.posts):
        attrs = (("body", body_name(n % sizes.bodies)), ("title", _title(n, sizes)))
        yield Node(f"post:{n:07}", "post", _title(n, sizes), attrs)
    for n in range(sizes.places):
        yield Node(f"place:{n:07}", "place", f"{body_name(n)[:2]}{n}镇")


def _title(n: int, sizes: Sizes) -> str:
    return TITLES[n // sizes.bodies % len(TITLES)]


def _standing_edges(sizes: Sizes) -> Iterator[Edge]:
    for n in range(2 * sizes.persons):
        post, day = n * 7 % sizes.posts, _day(n)
        attrs = (("first", day), ("last", day), ("post", _title(post, sizes)), ("score", 0.9), ("status", "current"))
        yield _edge("holds", n, f"person:{n % sizes.persons:07}", f"post:{post:07}", attrs)
    for n in range(sizes.posts):
        yield _edge("of", n, f"post:{n:07}", f"organization:{n % sizes.bodies:07}")
    for n in range(sizes.bodies):
        yield _edge("located_in", n, f"organization:{n:07}", f"place:{n % sizes.places:07}")
    for n in range(1, sizes.bodies):
        yield _edge("part_of", n, f"organization:{n:07}", f"organization:{n // 10:07}")


def _article(number: int, sizes: Sizes, draw: Random) -> tuple[list[Node], list[Edge]]:
    """An article, the meeting that it tells of with who took part, and what two of them said."""
    article, event, day = f"article:{number:07}", f"event:{number:07}", _day(number)
    people = [f"person:{_often(draw, sizes.persons):07}" for _ in range(_PEOPLE)]
    bodies = [f"organization:{_often(draw, sizes.bodies):07}" for _ in range(3)]
    file = (("date", day), ("end", 900), ("file", f"{number:07}.txt"), ("start", 0))
    name = f"第{number}次工作会议"
    nodes = [
        Node(article, "article", f"{name}召开", (*file, ("title", f"{name}召开")), (_source(number, name),)),
        Node(event, "event", name, (("date", day),), (_source(number, name),)),
    ]
    ties = [_edge("in", number, event, article), _edge("chaired", number, people[0], event, (("date", day),))]
    for at, who in enumerate(people[1:]):
        ties.append(_edge("attended", number * _PEOPLE + at, who, event, (("date", day), ("score", 0.8))))
    for at, who in enumerate(people[:2]):
        node, said = _statement(2 * number + at, who, bodies[at], article, event, day)
        nodes.append(node)
        ties += said
    told = {*people, *bodies, event, *(f"place:{_often(draw, sizes.places):07}" for _ in range(3))}
    ties += [_edge("mentions", number * 20 + at, article, one) for at, one in enumerate(sorted(told))]
    return nodes, ties


def _statement(number: int, who: str, body: str, article: str, event: str, day: str) -> tuple[Node, list[Edge]]:
    words = (
        f"今年第{number}项工作要抓紧，{FIRST[number % 22]}{GIVEN[number % 40]}项目要早日建成投产，产量要增长一成以上"
    )
    id_, speaker = f"statement:{number:07}", person_name(int(who.split(":")[1]))
    attrs = (("cue", "指出"), ("date", day), ("direct", False), ("score", 0.9), ("speaker", speaker), ("text", words))
    node = Node(id_, "statement", f"{words[:30]}…", attrs, (_source(number, words),))
    ends = (("said", who, id_), ("on_behalf_of", id_, body), ("at", id_, event), ("in", id_, article))
    shift = {"in": 10_000_000}
    return node, [_edge(kind, number + shift.get(kind, 0), *pair, (("date", day),)) for kind, *pair in ends]


def _edge(kind: str, number: int, source: str, target: str, attrs: tuple[tuple[str, Scalar], ...] = ()) -> Edge:
    return Edge(
        f"{kind}:{number:08}", kind, source, target, 1.0, attrs, (_source(number, f"{kind}作证的第{number}句"),)
    )


def _proofs(kind: str, number: int) -> tuple[Source, ...]:
    return (_source(number, f"{kind}作证的第{number}句"),)


def _sources(number: int) -> tuple[Source, ...]:
    return tuple(_source(number + at, "局长出席") for at in range(1 + number % 9))


def _source(number: int, words: str) -> Source:
    start = number * 13 % 800
    return Source(f"{number // 7:07}.txt", start, start + len(words), words, _day(number))


def _often(draw: Random, count: int) -> int:
    """A number below `count`, the small ones more often."""
    return int(count * draw.random() ** 2)


def _day(n: int) -> str:
    return f"20{15 + n % 10}-{1 + n % 12:02}-{1 + n % 28:02}"
