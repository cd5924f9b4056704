"""The user's corrections applied to one kind of thing: which things they mean, and which of them meant none."""

from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from pathlib import Path

from pipeline.language.forms import standard_body
from pipeline.record import Problem
from pipeline.resolve.clusters import Clusters
from pipeline.resolve.corrections import Correction, Selector
from pipeline.resolve.name_forms import place_core


@dataclass(frozen=True, slots=True)
class Known:
    """What a correction can know a thing by: all its names, and the places, bodies and files it has to do with."""

    names: frozenset[str]
    where: frozenset[str] = frozenset()


@dataclass(slots=True)
class Wishes:
    """All corrections, and what became of them while things of one kind after the other are resolved.

    `found` are the things that each correction applied to, as they were before."""

    corrections: Sequence[Correction]
    found: defaultdict[Correction, set[Known]] = field(default_factory=lambda: defaultdict(set))
    failed: set[Correction] = field(default_factory=set)
    problems: list[Problem] = field(default_factory=list)

    def tie(self, clusters: Clusters, known: Sequence[Known]) -> None:
        """Keep apart and join as the user says, before any rule does."""
        index = _index(known)
        for wish in self._of("not-same"):
            left, right = _meant(wish.subject, known, index), _meant(wish.object, known, index)
            if left and right:
                self.use(wish, *(known[item] for item in left + right))
                self._part(wish, clusters, left, right)
        for wish in self._of("same", "alias"):
            left, right = _meant(wish.subject, known, index), _meant(wish.object, known, index)
            if left and right:
                self.use(wish, *(known[item] for item in left + right))
                self._join(wish, clusters, left + right)

    def kept(
        self, groups: Iterable[Sequence[int]], known: Sequence[Known]
    ) -> Iterator[tuple[Sequence[int], str | None, set[str]]]:
        """The groups of things that are not dropped, each with the name that the user gave and the further ones."""
        index = _index(known)
        names: dict[int, str] = {}
        further: defaultdict[int, set[str]] = defaultdict(set)
        dropped: set[int] = set()
        for wish in self._of("alias", "rename", "drop"):
            for item in _meant(wish.subject, known, index):
                self.use(wish, known[item])
                if wish.action == "drop":
                    dropped.add(item)
                    continue
                names[item] = wish.subject.name if wish.action == "alias" else _object_name(wish)
                if wish.action == "alias":
                    further[item].add(_object_name(wish))
        for group in groups:
            if dropped.isdisjoint(group):
                name = next((names[item] for item in group if item in names), None)
                yield group, name, {each for item in group for each in further[item]}

    def use(self, wish: Correction, *things: Known) -> None:
        """The wish applies to these things."""
        self.found[wish].update(things)

    def changes(self, documents: Collection[str]) -> tuple[str, ...]:
        """What each correction applied to, in the order of the file: how many things as pages name them, and in which
        of the documents."""
        return tuple(
            told_change(wish, len(things), sorted({where for thing in things for where in thing.where} & {*documents}))
            for wish in dict.fromkeys(self.corrections)
            if (things := self.found.get(wish)) and wish not in self.failed
        )

    def fail(self, wish: Correction, message: str) -> None:
        """Tell once that the wish cannot be followed."""
        self.failed.add(wish)
        self.problems.append(Problem(Path(wish.place).name, "corrections", f"{wish.place}: {wish}: {message}"))

    def close(self) -> tuple[Problem, ...]:
        """The problems, with one for each correction that matched nothing."""
        for wish in self.corrections:
            if not (wish in self.found or wish in self.failed):
                self.fail(wish, "matches nothing in this corpus; check the names, or remove the line")
        return tuple(sorted(self.problems, key=lambda problem: (problem.document_id, problem.message)))

    def _of(self, *actions: str) -> Iterable[Correction]:
        return [wish for wish in self.corrections if wish.action in actions]

    def _part(self, wish: Correction, clusters: Clusters, left: list[int], right: list[int]) -> None:
        both = set(left) & set(right)
        one, two = set(left) - both or set(left), set(right) - both or set(right)
        if one & two:
            self.fail(wish, "both sides mean the same thing; tell them apart with name@place-or-body")
            return
        clusters.keep_apart(one, two, reason=f"the user says so: {wish}")

    def _join(self, wish: Correction, clusters: Clusters, items: list[int]) -> None:
        for item in items[1:]:
            if not clusters.join(items[0], item, score=1.0, reason=f"the user says so: {wish}"):
                self.fail(wish, "contradicts a not-same of this file; remove one of the two")
                return


def told_change(correction: Correction, count: int, files: Sequence[str]) -> str:
    """`not-role 甲 市长: 2 (a.txt)`: what it changed in a build, and where."""
    shown = "、".join(files[:3]) + ("…" if len(files) > 3 else "")
    return f"{correction}: {count}" + (f" ({shown})" if files else "")


def _index(known: Sequence[Known]) -> dict[str, list[int]]:
    found: defaultdict[str, list[int]] = defaultdict(list)
    for item, thing in enumerate(known):
        for name in thing.names:
            found[name].append(item)
    return found


def _meant(selector: Selector | None, known: Sequence[Known], index: dict[str, list[int]]) -> list[int]:
    if selector is None:
        return []
    found = index.get(selector.name, [])
    if selector.where is None:
        return list(found)
    forms = {selector.where, place_core(selector.where), standard_body(selector.where)}
    return [item for item in found if forms & known[item].where]


def _object_name(wish: Correction) -> str:
    return wish.object.name if wish.object else wish.subject.name
