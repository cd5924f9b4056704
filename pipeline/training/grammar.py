"""A weighted grammar in a text file, and its expansion into labelled sentences.

The file's head says how it is written. Expansion draws from one `random.Random`, so that a seed
gives the same sentences everywhere.
"""

import random
import re
import zlib
from bisect import bisect
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from pathlib import Path

from .example import Example, LabelledSpan

LABEL_OF_LETTER = {"P": "PERSON", "T": "POST", "O": "ORG", "C": "COMPANY", "L": "PLACE", "E": "EVENT"}
GRAMMAR = Path(__file__).with_name("grammar.txt")
NAMES = frozenset({"name", "spaced", "pn", "cstem"})
_HELD_OUT_SHARE = 10
_PIECE = re.compile(r"\{(\w+)(?:\?(\d+))?\}|\[([A-Z]) |(\])")
_WEIGHT = re.compile(r"(\d+)\* ?(.*)")

Piece = tuple[str, str, int]  # ("text" | "rule" | "open" | "close", value, chance in 100)


@dataclass(frozen=True, slots=True)
class Rule:
    """Alternatives and their weights, added up."""

    alternatives: tuple[tuple[Piece, ...], ...]
    sums: tuple[int, ...]
    words: tuple[str, ...]


@lru_cache(maxsize=4)
def load_grammar(path: Path = GRAMMAR) -> dict[str, Rule]:
    """The rules of `path` by name. Raises ValueError for a line outside a rule or an unknown rule name."""
    lines: dict[str, list[str]] = {}
    name, listed = "", False
    for number, line in enumerate(path.read_text(encoding="utf-8").split("\n"), start=1):
        if not line.strip() or line.startswith("#"):
            continue
        if line.startswith("== "):
            name, listed = line[3:].removesuffix(":").strip(), line.endswith(":")
            lines.setdefault(name, [])
        elif not name:
            raise ValueError(f"{path.name}:{number}: a line before the first rule; open one with '== name'")
        else:
            lines[name].extend(line.split() if listed else [line])
    rules = {name: _rule(alternatives) for name, alternatives in lines.items()}
    _check(rules, path)
    return rules


def words(*names: str) -> frozenset[str]:
    """The alternatives of rules that are lists of words."""
    return frozenset(word for name in names for word in load_grammar()[name].words)


@dataclass(slots=True)
class Writer:
    """Expands rules. A held-out writer uses a tenth of all names, the other one the rest."""

    rules: dict[str, Rule]
    chance: random.Random
    held_out: bool = False
    text: list[str] = field(default_factory=list)
    length: int = 0
    opened: list[tuple[int, str]] = field(default_factory=list)
    spans: list[LabelledSpan] = field(default_factory=list)
    masks: list[tuple[int, int]] = field(default_factory=list)

    def sentence(self, rule: str = "sentence") -> Example:
        """A new sentence out of `rule`."""
        self.text, self.length, self.opened, self.spans, self.masks = [], 0, [], [], []
        self._expand(rule)
        return Example("".join(self.text), tuple(self.spans), tuple(self.masks))

    def _expand(self, name: str) -> None:
        if name in NAMES:
            self._write(self._name(name))
            return
        for kind, value, chance in self._choose(self.rules[name]):
            if kind == "text":
                self._write(value)
            elif kind == "open":
                self.opened.append((self.length, value))
            elif kind == "close":
                self._close()
            elif chance == 100 or self.chance.randrange(100) < chance:
                self._expand(value)

    def _name(self, name: str) -> str:
        while True:
            inner = Writer(self.rules, self.chance)
            for kind, value, _ in self._choose(self.rules[name]):
                inner._expand(value) if kind == "rule" else inner._write(value)
            text = "".join(inner.text)
            if (zlib.crc32(text.encode()) % _HELD_OUT_SHARE == 0) == self.held_out:
                return text

    def _choose(self, rule: Rule) -> tuple[Piece, ...]:
        return rule.alternatives[bisect(rule.sums, self.chance.randrange(rule.sums[-1]))]

    def _write(self, text: str) -> None:
        self.text.append(text)
        self.length += len(text)

    def _close(self) -> None:
        start, letter = self.opened.pop()
        if letter == "M":
            self.masks.append((start, self.length))
        else:
            self.spans.append((start, self.length, LABEL_OF_LETTER[letter]))


def list_rule(listed: list[str]) -> Rule:
    """A rule whose alternatives are these words."""
    return _rule(listed)


def _rule(lines: list[str]) -> Rule:
    weights, bodies = [], []
    for line in lines:
        match = _WEIGHT.fullmatch(line)
        weights.append(int(match[1]) if match else 1)
        bodies.append(match[2] if match else line)
    alternatives = tuple(_pieces(body) for body in bodies) or ((),)
    return Rule(alternatives, tuple(accumulate(weights or [1])), tuple(bodies))


def _pieces(body: str) -> tuple[Piece, ...]:
    pieces: list[Piece] = []
    end = 0
    for match in _PIECE.finditer(body):
        if match.start() > end:
            pieces.append(("text", body[end : match.start()], 100))
        end = match.end()
        if match[1]:
            pieces.append(("rule", match[1], int(match[2] or 100)))
        else:
            pieces.append(("open", match[3], 100) if match[3] else ("close", "", 100))
    if end < len(body):
        pieces.append(("text", body[end:], 100))
    return tuple(pieces)


def _check(rules: dict[str, Rule], path: Path) -> None:
    used = {value for rule in rules.values() for a in rule.alternatives for kind, value, _ in a if kind == "rule"}
    if missing := sorted(used - set(rules)):
        raise ValueError(f"{path.name}: no rule named {', '.join(missing)}")
