"""How steeply the time of a pattern can grow with the text, read off its parse tree.

A backtracking matcher tries every way in which a pattern can read a text before it gives up. Two ways to read the same
word inside one repeat double with each repetition of the word (exponential); k neighbouring repeats that read the same
word share a run of n repetitions in n ** (k - 1) ways (polynomial), and a search that starts anywhere is one more
repeat. Method: Weideman, van der Merwe, Berglund and Watson, Analyzing Matching Time Behavior of Backtracking Regular
Expression Matchers by Using Ambiguity of NFA (2016). No choice counts inside an atomic group once it is left; the body
of each is also looked at by itself. A reference to a group, and what an assertion at a place demands, are passed over,
so that the figures are bounds from above, and from below only for patterns with references.
"""

from collections.abc import Iterator
from itertools import product
from re import _parser  # type: ignore[attr-defined]

from .automaton import Automaton, closed_bodies, letters_of

EXPONENTIAL = 99
LARGE = 35
"""Pairs of loops with more states are taken to share a word where one leads to the other."""
Path = tuple[int, ...]


def degree(pattern: str, flags: int = 0) -> int:
    """The exponent k of the time n ** k that a failing search may take, or EXPONENTIAL."""
    flags = int(flags)
    tree = _parser.parse(pattern, flags)
    letters = letters_of(tree)
    inner = (_Growth(Automaton(body, letters, flags, closed=True)) for body in closed_bodies(tree))
    return max(growth.degree() for growth in (_Growth(Automaton(tree, letters, flags)), *inner))


class _Growth:
    """The loops of an automaton, and how they share what they read."""

    def __init__(self, automaton: Automaton) -> None:
        self.steps, self.reads, self.atomic = automaton.steps, automaton.reads, automaton.atomic
        self.asserts = automaton.asserts
        self.follow = {source: self._paths(source) for source in [automaton.start, *(s + 1 for s in self.reads)]}
        self.sure = {s for s in self.reads if automaton.closed and self._ends(s + 1, automaton.end)}

    def degree(self) -> int:
        """See `degree`."""
        sure = self.sure
        loops = _components({s: {t for t, _ in self.follow[s + 1]} - sure for s in self.reads if s not in sure})
        if any(self._is_exponential(loop) for loop in loops):
            return EXPONENTIAL
        return self._longest_chain(loops)

    def _paths(self, source: int) -> list[tuple[int, Path]]:
        """The states that read a letter next, each by two ways at most."""
        found: list[tuple[int, Path]] = []
        seen: dict[int, int] = {}
        waiting: list[Path] = [(source,)]
        while waiting:
            path = waiting.pop()
            state = path[-1]
            seen[state] = seen.get(state, 0) + 1
            if seen[state] > 2:
                continue
            if state in self.reads:
                found.append((state, path))
            waiting += [(*path, after) for after in self.steps[state] if after not in path]
        return found

    def _ends(self, state: int, end: int) -> bool:
        """Whether the end can be reached without a letter and without a demand."""
        seen, waiting = {state}, [state]
        while waiting:
            new = set(self.steps[waiting.pop()]) - seen - self.asserts
            seen |= new
            waiting += new
        return end in seen

    def _is_exponential(self, loop: set[int]) -> bool:
        """Whether two ways of one word lead from a state of the loop to a state of it, and so back to the first."""
        inside = {s: [(t, path) for t, path in self.follow[s + 1] if t in loop] for s in loop}
        waiting = [(s, s) for s in loop]
        seen = set(waiting)
        while waiting:
            for pair, parted in self._pairs(*waiting.pop(), inside):
                if parted and pair[0] == pair[1]:
                    return True
                if pair not in seen:
                    seen.add(pair)
                    waiting.append(pair)
        return False

    def _pairs(
        self, a: int, b: int, inside: dict[int, list[tuple[int, Path]]]
    ) -> Iterator[tuple[tuple[int, int], bool]]:
        """The pairs of states that read the next letter, and whether the two ways to them are different ones."""
        for (s, one), (t, other) in product(inside[a], inside[b]):
            parted = a != b or one != other
            if self.reads[s] & self.reads[t] and not (a == b and parted and self._closed_choice(one, other)):
                yield (s, t), parted

    def _closed_choice(self, one: Path, other: Path) -> bool:
        """Whether the two ways part inside an atomic group."""
        last = [s for s, t in zip(one, other, strict=False) if s == t]
        return self.atomic[last[-1]]

    def _longest_chain(self, loops: list[set[int]]) -> int:
        """The largest number of loops, one behind the other, that can share a run of one word."""
        longest: dict[int, int] = {}
        after = {
            i: [j for j, other in enumerate(loops) if j != i and self._shares(loop, other)]
            for i, loop in enumerate(loops)
        }

        def length(i: int) -> int:
            if i not in longest:
                longest[i] = 0
                longest[i] = 1 + max(map(length, after[i]), default=0)
            return longest[i]

        return max(map(length, after), default=1)

    def _shares(self, loop: set[int], other: set[int]) -> bool:
        """Whether a word leads around `loop`, around `other`, and from the first to the second."""
        if len(loop) * len(other) > LARGE:
            return any(self._reaches(p, other) for p in loop)
        return any(self._leads((p, p, q), (p, q, q), loop, other) for p in loop for q in other)

    def _reaches(self, start: int, other: set[int]) -> bool:
        seen, waiting = {start}, [start]
        while waiting:
            new = {t for t, _ in self.follow[waiting.pop() + 1]} - seen
            seen |= new
            waiting += new
        return not other.isdisjoint(seen)

    def _leads(self, begin: tuple[int, int, int], end: tuple[int, int, int], loop: set[int], other: set[int]) -> bool:
        if not self.reads[begin[0]] & self.reads[begin[2]]:
            return False
        seen, waiting = set(), [begin]
        while waiting:
            triple = waiting.pop()
            for after in self._triples(triple, loop, other):
                if after == end:
                    return True
                if after not in seen:
                    seen.add(after)
                    waiting.append(after)
        return False

    def _triples(self, triple: tuple[int, int, int], loop: set[int], other: set[int]) -> Iterator[tuple[int, int, int]]:
        a, b, c = triple
        for (s, one), (t, way) in product(self.follow[a + 1], self.follow[b + 1]):
            both = self.reads[s] & self.reads[t]
            if s not in loop or not both or (a == b and one != way and self._closed_choice(one, way)):
                continue
            yield from ((s, t, u) for u, _ in self.follow[c + 1] if u in other and both & self.reads[u])


def _components(graph: dict[int, set[int]]) -> list[set[int]]:
    """Strongly connected components with a cycle."""
    import networkx  # type: ignore[import-untyped]

    found = networkx.strongly_connected_components(networkx.DiGraph({k: list(v) for k, v in graph.items()}))
    return [part for part in found if len(part) > 1 or next(iter(part)) in graph[next(iter(part))]]
