"""The automaton of a pattern, built from the parse tree that `re` itself makes."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from re import _constants as op  # type: ignore[attr-defined]
from re import _parser  # type: ignore[attr-defined]
from typing import Any

MANY = 6
"""A bounded repeat of more turns is treated as if it had no bound, where its body is no single letter."""
UNROLLED = 30
_SAMPLES = "a0 \n_-中，。"
_LETTER = (op.LITERAL, op.NOT_LITERAL, op.ANY, op.IN)
Tree = Sequence[tuple[Any, Any]]


@dataclass(slots=True)
class Automaton:
    """A Thompson automaton; `steps` go without a letter, and `reads[s]` are the letters that lead from s to s + 1.

    A `closed` one is left for good at its end; another is taken to be used with something behind it that may fail.
    """

    tree: Tree
    letters: str
    flags: int
    closed: bool = False
    steps: list[list[int]] = field(default_factory=list)
    reads: dict[int, int] = field(default_factory=dict)
    atomic: dict[int, bool] = field(default_factory=dict)
    asserts: set[int] = field(default_factory=set)
    depth: int = 0
    start: int = 0
    end: int = 0

    def __post_init__(self) -> None:
        start = self._state()
        if not _anchored(self.tree, self.flags):
            self._letter(self.every, start)
            self.steps[-1].append(start)
        self.start, self.end = start, self._sequence(self.tree, start)

    @property
    def every(self) -> int:
        return (1 << len(self.letters)) - 1

    def _state(self) -> int:
        self.steps.append([])
        self.atomic[len(self.steps) - 1] = self.depth > 0
        return len(self.steps) - 1

    def _letter(self, letters: int, start: int) -> int:
        source = self._state()
        self.steps[start].append(source)
        self.reads[source] = letters
        return self._state()

    def _sequence(self, tree: Tree, start: int) -> int:
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

    def _item(self, code: Any, value: Any, start: int) -> int:
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

    def _closed(self, body: Tree, start: int) -> int:
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

    def _repeat(self, low: int, high: int, body: Tree, start: int) -> int:
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

    def _mask(self, code: Any, value: Any) -> int:
        if code is op.LITERAL and not self.flags & int(re.I):
            return 1 << self.letters.index(chr(value))
        return sum(1 << i for i, letter in enumerate(self.letters) if _reads(code, value, letter, self.flags))


def _anchored(tree: Tree, flags: int) -> bool:
    if not len(tree):
        return False
    code, value = tree[0]
    if code is op.SUBPATTERN:
        return _anchored(value[3], flags)
    if code is op.BRANCH:
        return all(_anchored(branch, flags) for branch in value[1])
    return code is op.AT and value in (op.AT_BEGINNING, op.AT_BEGINNING_STRING) and not flags & int(re.M)


def _is_letter(body: Tree) -> bool:
    """Whether each turn of a repeat is one letter, whatever is demanded of the place."""
    return [code in _LETTER for code, _ in body if code not in (op.ASSERT, op.ASSERT_NOT)] == [True]


def _parts(tree: Any) -> Iterator[tuple[Any, Any]]:
    """Every item of the tree, at any depth."""
    if isinstance(tree, _parser.SubPattern | list):
        for item in tree:
            yield from _parts(item)
    elif isinstance(tree, tuple):
        if len(tree) == 2:
            yield tree
        for part in tree:
            yield from _parts(part)


def closed_bodies(tree: Any) -> list[Tree]:
    groups = [value for code, value in _parts(tree) if code is op.ATOMIC_GROUP]
    repeats = [[(op.MAX_REPEAT, value)] for code, value in _parts(tree) if code is op.POSSESSIVE_REPEAT]
    ahead = [value[1] for code, value in _parts(tree) if code in (op.ASSERT, op.ASSERT_NOT) and value[0] == 1]
    return [*groups, *repeats, *ahead]


def letters_of(tree: Any) -> str:
    """One letter for each of the sets that the pattern tells apart."""
    points = {ord(letter) for letter in _SAMPLES}
    for code, value in _parts(tree):
        if code in (op.LITERAL, op.NOT_LITERAL):
            points.add(value)
        elif code is op.RANGE:
            points |= {max(0, value[0] - 1), *value, min(0x10FFFF, value[1] + 1)}
    return "".join(map(chr, sorted(points)))


def _reads(code: Any, value: Any, letter: str, flags: int) -> bool:
    if code is op.LITERAL:
        return chr(value) == letter or bool(flags & int(re.I) and chr(value).lower() == letter.lower())
    if code is op.NOT_LITERAL:
        return chr(value) != letter
    if code is op.ANY:
        return letter != "\n" or bool(flags & int(re.S))
    if code is op.RANGE:
        return bool(value[0] <= ord(letter) <= value[1])
    if code is op.CATEGORY:
        return bool(re.match(_CATEGORIES[value], letter))
    kept = [item for item in value if item[0] is not op.NEGATE]
    return any(_reads(code, value, letter, flags) for code, value in kept) != (len(kept) < len(value))


_CATEGORIES = {
    op.CATEGORY_DIGIT: r"\d",
    op.CATEGORY_NOT_DIGIT: r"\D",
    op.CATEGORY_SPACE: r"\s",
    op.CATEGORY_NOT_SPACE: r"\S",
    op.CATEGORY_WORD: r"\w",
    op.CATEGORY_NOT_WORD: r"\W",
}
