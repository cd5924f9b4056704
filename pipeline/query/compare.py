"""What two builds tell differently: who came to a post and who left it first, then persons, bodies, words and ties.

Things are one where their ids are, or where one thing of each build is left over and both are called the same.
Scores, aliases, counts and days of sightings are no difference: they move with every page that is added.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Any

from pipeline.query.answers import Holding, Saying
from pipeline.query.graph import Graph
from pipeline.query.links import Connection
from pipeline.query.listing import Listing
from pipeline.query.things import Thing
from pipeline.schema import OVER, Label, Relation


class Part(StrEnum):
    """What differs, in the order in which it is told."""

    HOLDER = "holder"
    PERSON = "person"
    ORGANIZATION = "organization"
    COMPANY = "company"
    EVENT = "event"
    STATEMENT = "statement"
    TARGET = "target"
    TIE = "tie"


class Fate(StrEnum):
    """How it differs, in the order in which it is told."""

    NEW = "new"
    """The old build does not tell it."""
    FORMER = "former"
    """A post that is over, by a status or a stated end that the old build does not have."""
    CHANGED = "changed"
    """A post with another status or other stated days."""
    GONE = "gone"
    """The new build does not tell it any more."""


MARKS = {Fate.NEW: "+", Fate.FORMER: "-", Fate.CHANGED: "~", Fate.GONE: "×"}

_EQUAL = (Relation.MET, Relation.WORKED_WITH)

Told = Thing | Holding | Saying | Connection
Pair = tuple[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """One difference; `told` is from the new build, of what is gone from the old one.

    `was` is how the old build had a post that is over or changed: `appointed 2024-04-26—`.
    """

    part: Part
    fate: Fate
    told: Told
    was: str = ""

    def as_dict(self) -> dict[str, Any]:
        """What is told as plain data, with `part`, `fate` and, where there is one, `was`."""
        was = {"was": self.was} if self.was else {}
        return {"part": str(self.part), "fate": str(self.fate), **was, **self.told.as_dict()}

    def __str__(self) -> str:
        more = f"  [{self.told.id}]" if isinstance(self.told, Thing) else ""
        was = f"（原为 / was: {self.was}）" if self.was else ""
        return f"{MARKS[self.fate]} {self.fate:<7} {was}{str(self.told).split(chr(10), 1)[0]}{more}"


def compare(old: Graph, new: Graph) -> Listing[Difference]:
    """The differences in the order of `Part` and `Fate`; none where both tell the same."""
    same = _same(old, new)
    found = [*_of_holders(old, new, same), *_of_things(old, new, same), *_of_ties(old, new, same)]
    order = list(Part).index, list(Fate).index
    return Listing(sorted(found, key=lambda one: (order[0](one.part), order[1](one.fate), _place(one.told))))


def _place(told: Told) -> tuple[str, ...]:
    """Posts by their body, so that who came to one stands beside who left it; all else as it reads."""
    return (told.org_full or "", told.post, str(told)) if isinstance(told, Holding) else (str(told),)


def _same(old: Graph, new: Graph) -> dict[str, str]:
    """The id in the old build for each node of the new one that was there."""
    before, after = {node.id for node in old.nodes}, {node.id for node in new.nodes}
    left, came = (_called(graph.things(label) for label in Label) for graph in (old, new))
    lost = {key: [one for one in ids if one not in after] for key, ids in left.items()}
    fresh = {key: [one for one in ids if one not in before] for key, ids in came.items()}
    moved = {ids[0]: lost[key][0] for key, ids in fresh.items() if len(ids) == len(lost.get(key, ())) == 1}
    return {one: one for one in before & after} | moved


def _called(groups: Iterable[Sequence[Thing]]) -> dict[Pair, list[str]]:
    found: defaultdict[Pair, list[str]] = defaultdict(list)
    for things in groups:
        for thing in things:
            found[thing.node.kind, thing.name].append(thing.id)
    return found


def _of_holders(old: Graph, new: Graph, same: Mapping[str, str]) -> Iterator[Difference]:
    before, after = _holdings(old, {}), _holdings(new, same)
    for pair in before.keys() | after.keys():
        fate = _fate(before.get(pair, []), after.get(pair, []))
        if fate:
            told = _last(after.get(pair) or before[pair], over=fate == Fate.FORMER)
            was = _told_terms(before.get(pair, ())) if fate in (Fate.FORMER, Fate.CHANGED) else ""
            yield Difference(Part.HOLDER, fate, told, was)


def _holdings(graph: Graph, same: Mapping[str, str]) -> dict[Pair, list[Holding]]:
    """By post and person, under the ids of the old build; media roles left out."""
    found: defaultdict[Pair, list[Holding]] = defaultdict(list)
    for one in graph.roles():
        if one.kind != "media":
            found[same.get(one.post_id, one.post_id), same.get(one.person_id, one.person_id)].append(one)
    return found


def _fate(before: Sequence[Holding], after: Sequence[Holding]) -> Fate | None:
    if not after:
        return Fate.GONE
    if any(map(_is_over, after)) and not any(map(_is_over, before)):
        return Fate.FORMER
    if not before:
        return Fate.NEW
    return Fate.CHANGED if _terms(before) != _terms(after) else None


def _terms(holdings: Iterable[Holding]) -> set[tuple[str | None, ...]]:
    return {(one.status, one.since, one.until) for one in holdings}


def _told_terms(holdings: Iterable[Holding]) -> str:
    """`former, current 2024-01-10—`."""
    return ", ".join(dict.fromkeys(f"{one.status} {_stated(one)}".strip() for one in holdings))


def _stated(holding: Holding) -> str:
    return f"{holding.since or ''}—{holding.until or ''}" if holding.since or holding.until else ""


def _is_over(holding: Holding) -> bool:
    return holding.status in OVER or holding.until is not None


def _last(holdings: Sequence[Holding], *, over: bool) -> Holding:
    return [one for one in holdings if _is_over(one) or not over][-1]


def _of_things(old: Graph, new: Graph, same: Mapping[str, str]) -> Iterator[Difference]:
    stayed = set(same.values())
    for part in (one for one in Part if one not in (Part.HOLDER, Part.TIE)):
        yield from (Difference(part, Fate.NEW, one) for one in _all(new, part) if one.id not in same)
        yield from (Difference(part, Fate.GONE, one) for one in _all(old, part) if one.id not in stayed)


def _all(graph: Graph, part: Part) -> Iterable[Thing | Saying]:
    return graph.statements() if part == Part.STATEMENT else graph.things(part)


def _of_ties(old: Graph, new: Graph, same: Mapping[str, str]) -> Iterator[Difference]:
    before, after = _ties(old, {}), _ties(new, same)
    yield from (Difference(Part.TIE, Fate.NEW, tie) for key, tie in after.items() if key not in before)
    yield from (Difference(Part.TIE, Fate.GONE, tie) for key, tie in before.items() if key not in after)


def _ties(graph: Graph, same: Mapping[str, str]) -> dict[tuple[str, ...], Connection]:
    """By kind and ends; of a tie in which neither comes first, the ends in order of the old ids."""
    found = {}
    for tie in graph.ties():
        ends = [same.get(tie.left_id, tie.left_id), same.get(tie.right_id, tie.right_id)]
        found[tie.kind, *(sorted(ends) if tie.kind in _EQUAL else ends)] = tie
    return found


def count(differences: Iterable[Difference]) -> dict[Part, Counter[Fate]]:
    """How many there are of each, by part; parts without a difference are left out."""
    found: dict[Part, Counter[Fate]] = {}
    for one in differences:
        found.setdefault(one.part, Counter())[one.fate] += 1
    return found
