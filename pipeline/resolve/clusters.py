"""Clusters of things that are one: union–find over positive judgements that keeps apart what must stay apart."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from pipeline.record import Judgement

POSITIVE, NEGATIVE, UNSURE = "positive", "negative", "unsure"


class Clusters:
    """Things `0..n-1`, one cluster each at first; `keys` name them in the judgements."""

    def __init__(self, keys: Sequence[str]) -> None:
        self.keys = keys
        self.judgements: list[Judgement] = []
        self._parent = list(range(len(keys)))
        self._sides: dict[int, frozenset[tuple[int, bool]]] = {}
        self._rules = 0

    def find(self, item: int) -> int:
        """The smallest member of the item's cluster."""
        root = item
        while self._parent[root] != root:
            root = self._parent[root]
        while self._parent[item] != root:
            self._parent[item], item = root, self._parent[item]
        return root

    def join(self, left: int, right: int, *, score: float, reason: str) -> bool:
        """Make the two one, and record why; False where they must stay apart. Nothing happens where they are one."""
        one, two = sorted((self.find(left), self.find(right)))
        if one == two:
            return True
        sides = self._sides.get(one, frozenset()) | self._sides.get(two, frozenset())
        if any((rule, not side) in sides for rule, side in sides):
            return False
        self._parent[two] = one
        if sides:
            self._sides[one] = sides
        self.judge(left, right, POSITIVE, score=score, reason=reason)
        return True

    def keep_apart(self, left: Iterable[int], right: Iterable[int], *, reason: str) -> None:
        """No later `join` makes one of the left and one of the right one; neither side may be empty."""
        ends = []
        for side, items in ((False, left), (True, right)):
            members = sorted(items)
            ends.append(members[0])
            for item in members:
                root = self.find(item)
                self._sides[root] = self._sides.get(root, frozenset()) | {(self._rules, side)}
        self._rules += 1
        self.judge(ends[0], ends[1], NEGATIVE, score=1.0, reason=reason)

    def judge(self, left: int, right: int, verdict: str, *, score: float, reason: str) -> None:
        """Record a judgement, smaller thing first."""
        one, two = sorted((left, right))
        self.judgements.append(Judgement(self.keys[one], self.keys[two], verdict, score, reason))

    def groups(self) -> list[list[int]]:
        """The clusters' members in order; clusters by their smallest member."""
        found: defaultdict[int, list[int]] = defaultdict(list)
        for item in range(len(self.keys)):
            found[self.find(item)].append(item)
        return [found[root] for root in sorted(found)]
