"""How steeply the time of a pattern can grow with the text, read off its parse tree.

A backtracking matcher tries every way in which a pattern can read a text before it gives up. Two ways to read the same
word inside one repeat double with each repetition of the word (exponential); k neighbouring repeats that read the same
word share a run of n repetitions in n ** (k - 1) ways (polynomial), and a search that starts anywhere is one more
repeat. Method: Weideman, van der Merwe, Berglund and Watson, Analyzing Matching Time Behavior of Backtracking Regular
Expression Matchers by Using Ambiguity of NFA (2016). No choice counts inside an atomic group once it is left; the body
of each is also looked at by itself. A reference to a group, and what an assertion at a place demands, are passed over,
so that the figures are bounds from above, and from below only for patterns with references.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import product
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]

EXPONENTIAL = 99
MANY = 6
"""A bounded repeat of more turns is treated as if it had no bound, where its body is no single letter."""
UNROLLED = 30
LARGE = 35
"""Pairs of loops with more states are taken to share a word where one leads to the other."""
_SAMPLES = "a0 \n_-中，。"
_LETTER = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
Path = tuple[int, ...]


def degree(pattern: str, flags: int = 0) -> int:
    """The exponent k of the time n ** k that a failing search may take, or EXPONENTIAL."""
    flags = int(flags)
    tree = _parser.parse(pattern, flags)
    letters = _letters(tree)
    inner = (_Automaton(body, letters, flags, closed=True) for body in _atomic_bodies(tree))
    return max(automaton.degree() for automaton in (_Automaton(tree, letters, flags), *inner))


@dataclass(slots=True)
class _Automaton:
    """A Thompson automaton; `steps` go without a letter, and `reads[s]` are the letters that lead from s to s + 1.

    A `closed` one is left for good at its end; another is taken to be used with something behind it that may fail.
    """

    tree: Sequence[tuple[object, object]]
    letters: str
    flags: int
    closed: bool = False
    steps: list[list[int]] = field(default_factory=list)
    reads: dict[int, int] = field(default_factory=dict)
    atomic: dict[int, bool] = field(default_factory=dict)
    follow: dict[int, list[tuple[int, Path]]] = field(default_factory=dict)
    asserts: set[int] = field(default_factory=set)
    depth: int = 0

    def degree(self) -> int:
        start = self._state()
        if not _anchored(self.tree, self.flags):
            self._letter(self.every, start)
            self.steps[-1].append(start)
        end = self._sequence(self.tree, start)
        for source in [start, *(state + 1 for state in self.reads)]:
            self.follow[source] = self._paths(source)
        sure = {s for s in self.reads if self.closed and self._ends(s + 1, end)}
        loops = _components({s: {t for t, _ in self.follow[s + 1]} - sure for s in self.reads if s not in sure})
        if any(self._is_exponential(loop) for loop in loops):
            return EXPONENTIAL
        return self._longest_chain(loops)

    @property
    def every(self) -> int:
        return (1 << len(self.letters)) - 1

    # building

    def _state(self) -> int:
        self.steps.append([])
        self.atomic[len(self.steps) - 1] = self.depth > 0
        return len(self.steps) - 1

    def _letter(self, letters: int, start: int) -> int:
        source = self._state()
        self.steps[start].append(source)
        self.reads[source] = letters
        return self._state()

    def _sequence(self, tree: Sequence[tuple[object, object]], start: int) -> int:
        barred = 0
        for code, value in tree:
            if code is op.ASSERT_NOT and value[0] == 1 and [part[0] in _LETTER for part in value[1]] == [True]:
                barred |= self._mask(*value[1][0])
            elif code in _LETTER:
                start = self._letter(self._mask(code, value) & ~barred, start)
                barred = 0
            else:
                start = self._item(code, value, start)
                barred = 0
        return start

    def _item(self, code: object, value: object, start: int) -> int:
        match code, value:
            case op.BRANCH, (_, branches):
                return self._join([self._sequence(branch, start) for branch in branches])
            case op.SUBPATTERN, (_, _, _, body):
                return self._sequence(body, start)
            case op.ATOMIC_GROUP, body:
                return self._closed(body, start)
            case ((op.MAX_REPEAT | op.MIN_REPEAT), (low, high, body)):
                return self._repeat(int(low), int(high), body, start)
            case op.POSSESSIVE_REPEAT, (low, high, body):
                return self._closed([(op.MAX_REPEAT, (low, high, body))], start)
            case ((op.ASSERT | op.ASSERT_NOT), (1, body)):
                self._closed(body, start)
        self.asserts.add(self._join([start]))
        return len(self.steps) - 1

    def _closed(self, body: Sequence[tuple[object, object]], start: int) -> int:
        self.depth += 1
        inner = self._state()
        self.steps[start].append(inner)
        inner = self._sequence(body, inner)
        self.depth -= 1
        return self._join([inner])

    def _join(self, ends: list[int]) -> int:
        end = self._state()
        for state in ends:
            self.steps[state].append(end)
        return end

    def _repeat(self, low: int, high: int, body: Sequence[tuple[object, object]], start: int) -> int:
        endless = high >= int(op.MAXREPEAT) or (high > MANY and not _is_letter(body))
        ends = []
        for turn in range(min(low if endless else high, UNROLLED)):
            if turn >= low:
                ends.append(start)
            start = self._sequence(body, start)
        if endless:
            begin = self._join([start])
            turned = self._join([self._sequence(body, begin)])
            self.steps[turned].append(begin)
            return self._join([turned, start])
        return self._join([*ends, start])

    def _mask(self, code: object, value: object) -> int:
        if code is op.LITERAL and not self.flags & int(re.I):
            return 1 << self.letters.index(chr(value))
        return sum(1 << i for i, letter in enumerate(self.letters) if _reads(code, value, letter, self.flags))

    # looking at it

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
    import networkx

    found = networkx.strongly_connected_components(networkx.DiGraph({k: list(v) for k, v in graph.items()}))
    return [part for part in found if len(part) > 1 or next(iter(part)) in graph[next(iter(part))]]


def _anchored(tree: Sequence[tuple[object, object]], flags: int) -> bool:
    first = tree[0] if len(tree) else None
    if first and first[0] is op.SUBPATTERN:
        return _anchored(first[1][3], flags)
    if first and first[0] is op.BRANCH:
        return all(_anchored(branch, flags) for branch in first[1][1])
    return (
        bool(first)
        and first[0] is op.AT
        and first[1] in (op.AT_BEGINNING, op.AT_BEGINNING_STRING)
        and not flags & int(re.M)
    )


def _is_letter(body: Sequence[tuple[object, object]]) -> bool:
    """Whether each turn of a repeat is one letter, whatever is demanded of the place."""
    return [code in _LETTER for code, _ in body if code not in (op.ASSERT, op.ASSERT_NOT)] == [True]


def _parts(tree: object) -> Iterator[tuple[object, object]]:
    """Every item of the tree, at any depth."""
    if isinstance(tree, _parser.SubPattern | list):
        for item in tree:
            yield from _parts(item)
    elif isinstance(tree, tuple):
        if len(tree) == 2:
            yield tree
        for part in tree:
            yield from _parts(part)


def _atomic_bodies(tree: object) -> list[Sequence[tuple[object, object]]]:
    groups = [value for code, value in _parts(tree) if code is op.ATOMIC_GROUP]
    repeats = [[(op.MAX_REPEAT, value)] for code, value in _parts(tree) if code is op.POSSESSIVE_REPEAT]
    ahead = [value[1] for code, value in _parts(tree) if code in (op.ASSERT, op.ASSERT_NOT) and value[0] == 1]
    return [*groups, *repeats, *ahead]


def _letters(tree: object) -> str:
    """One letter for each of the sets that the pattern tells apart."""
    points = {ord(letter) for letter in _SAMPLES}
    for code, value in _parts(tree):
        if code in (op.LITERAL, op.NOT_LITERAL):
            points.add(value)
        elif code is op.RANGE:
            points |= {max(0, value[0] - 1), *value, min(0x10FFFF, value[1] + 1)}
    return "".join(map(chr, sorted(points)))


def _reads(code: object, value: object, letter: str, flags: int) -> bool:
    if code is op.LITERAL:
        return chr(value) == letter or bool(flags & int(re.I) and chr(value).lower() == letter.lower())
    if code is op.NOT_LITERAL:
        return chr(value) != letter
    if code is op.ANY:
        return letter != "\n" or bool(flags & int(re.S))
    if code is op.RANGE:
        return value[0] <= ord(letter) <= value[1]
    if code is op.CATEGORY:
        return bool(re.match(_CATEGORIES[value], letter))
    kept = [item for item in value if item[0] is not op.NEGATE]
    return any(_reads(*item, letter, flags) for item in kept) != (len(kept) < len(value))


_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}
