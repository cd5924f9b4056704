"""An invented graph as large as a page of the explorer has to open: 20,000 nodes and 60,000 edges."""

from itertools import islice

from pipeline.record import Edge, Node, PropertyGraph, Source

PERSONS, POSTS, BODIES, EVENTS = 8_000, 6_000, 4_000, 2_000
HELD, ATTENDED = 16_000, 36_000
SIGNS = "安柏程岱恩方耿海嘉康林鸣宁培琪若松棠维晓阳泽"
SYSTEMS = ("party", "government", "congress", "enterprise", "school")


def large_graph() -> PropertyGraph:
    """The same graph each time; each edge has evidence of its own."""
    nodes = [
        *(Node(f"person:{n:05}", "person", _name(n)) for n in range(PERSONS)),
        *(Node(f"post:{n:05}", "post", "局长", (("body", _body(n)), ("title", "局长"))) for n in range(POSTS)),
        *(Node(f"organization:{n:05}", "organization", _body(n), (("system", _system(n)),)) for n in range(BODIES)),
        *(Node(f"event:{n:05}", "event", f"第{n}次工作会议", (("date", _day(n)),)) for n in range(EVENTS)),
    ]
    edges = [
        *_edges("holds", HELD, ("person", PERSONS, 7), ("post", POSTS, 1)),
        *_edges("of", POSTS, ("post", POSTS, 1), ("organization", BODIES, 1)),
        *_edges("attended", ATTENDED, ("person", PERSONS, 11), ("event", EVENTS, 1)),
        *_edges("part_of", 2_000, ("organization", BODIES, 1), ("organization", BODIES // 10, 3)),
    ]
    return PropertyGraph(tuple(sorted(nodes, key=lambda n: n.id)), tuple(sorted(edges, key=lambda e: e.id)))


def _edges(kind: str, count: int, source: tuple[str, int, int], target: tuple[str, int, int]) -> list[Edge]:
    (left, lefts, step), (right, rights, pace) = source, target
    found: list[Edge] = []
    for n in range(count):
        day = _day(n)
        proof = Source(f"{n % 1500:04}.txt", n, n + 12, f"这是第{n}句作证的话", day)
        ends = f"{left}:{(n * step + n // lefts) % lefts:05}", f"{right}:{(n * pace + n // rights * 17) % rights:05}"
        held = (("first", day), ("last", day), ("score", 0.9), ("status", "current"))
        attrs = held if kind == "holds" else (("date", day), ("score", 0.8))
        found.append(Edge(f"{kind}:{n:05}", kind, *ends, attrs=attrs, sources=(proof,)))
    return found


def _name(n: int) -> str:
    return "".join(islice((SIGNS[(n // len(SIGNS) ** place) % len(SIGNS)] for place in range(3)), 3))


def _body(n: int) -> str:
    return f"{SIGNS[n % 22]}{SIGNS[n // 22 % 22]}市{SIGNS[n // 484 % 22]}局"


def _system(n: int) -> str:
    return SYSTEMS[n % len(SYSTEMS)]


def _day(n: int) -> str:
    return f"20{15 + n % 10}-{1 + n % 12:02}-{1 + n % 28:02}"
