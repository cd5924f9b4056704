"""The shortest way between two nodes, looked for from both ends."""

from collections.abc import Iterable

from pipeline.graph.index import Lookup
from pipeline.graph.ways import Step

Onward = dict[str, list[Step]]
"""By node the steps that lead nearer to the end."""


class _Side:
    """What is reached from one end: the nodes farthest away, and the steps by which each node was reached first."""

    def __init__(self, start: str) -> None:
        self.edge: set[str] = {start}
        self.seen = {start}
        self.came: Onward = {}

    def spread(self, steps: Iterable[Step], closed: frozenset[str]) -> None:
        """Go one step further."""
        reached: Onward = {}
        for step in steps:
            if step.there not in self.seen and step.there not in closed:
                reached.setdefault(step.there, []).append(step)
        self.edge = set(reached)
        self.seen |= self.edge
        self.came |= reached


def shortest_path(index: Lookup, start: str, end: str, *, through: bool, articles: bool) -> list[Step] | None:
    """Steps from `start` to `end`; None when there is no way, none from a node to itself.

    Of equally short ways the one with the smallest ids of nodes, then of edges.
    """
    closed = frozenset() if through else index.hubs - {start, end}
    left, right = _Side(start), _Side(end)
    while not (met := left.edge & right.edge):
        side = min(left, right, key=lambda one: len(one.edge))
        if not side.edge:
            return None
        side.spread(index.steps(side.edge, through=through, articles=articles), closed)
    return _walk(_onward(left, right, met), start, end)


def _onward(left: _Side, right: _Side, met: set[str]) -> Onward:
    """The steps of all shortest ways: back from where the two met to the start, and from there to the end."""
    onward: Onward = {}
    for came, is_left in ((left.came, True), (right.came, False)):
        ahead, known = set(met), set(met)
        while ahead:
            steps = [step for node in ahead for step in came.get(node, ())]
            for step in steps:
                turned = step if is_left else Step(step.there, step.here, step.edge, not step.forward)
                onward.setdefault(turned.here, []).append(turned)
            ahead = {step.here for step in steps} - known
            known |= ahead
    return onward


def _walk(onward: Onward, start: str, end: str) -> list[Step]:
    steps: list[Step] = []
    while start != end:
        steps.append(min(onward[start], key=lambda step: (step.there, step.edge)))
        start = steps[-1].there
    return steps
