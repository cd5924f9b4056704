"""The place of an article that does not tell it, from the officials whom it names."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from pipeline.record import Judgement
from pipeline.resolve.clusters import POSITIVE, UNSURE
from pipeline.resolve.name_forms import place_core
from pipeline.resolve.scene import PLACE, Scene

LEAST = 2
"""So many officials must hold in one city alone the posts that the article gives them."""

_Holder = tuple[str, str | None, str]


def settle_places(scenes: Sequence[Scene]) -> tuple[tuple[Scene, ...], tuple[Judgement, ...]]:
    """The scenes, with a place where the officials named tell it (市委书记方立、市长李然 -> 云州), and why.

    The articles of a page that tells no place at all are taken together.
    """
    seats = _seats(scenes)
    placed = {scene.document for scene in scenes if scene.place}
    units: defaultdict[str, list[Scene]] = defaultdict(list)
    for scene in scenes:
        if not scene.place:
            units[scene.key if scene.document in placed else scene.document].append(scene)
    found: dict[str, str] = {}
    judgements: list[Judgement] = []
    for unit in sorted(units):
        votes = _votes(units[unit], seats)
        sure = len(votes) == 1 and len(next(iter(votes.values()))) >= LEAST
        for place, names in sorted(votes.items()):
            reason = f"named with the posts that they hold in {place}: {'、'.join(sorted(names))}"
            judgements.append(Judgement(unit, place, POSITIVE if sure else UNSURE, 0.8 if sure else 0.5, reason))
        if sure:
            found |= {scene.key: next(iter(votes)) for scene in units[unit]}
    settled = (_placed(scene, found[scene.key], seats) if scene.key in found else scene for scene in scenes)
    return tuple(settled), tuple(judgements)


def _seats(scenes: Sequence[Scene]) -> dict[_Holder, Counter[tuple[str, str | None]]]:
    """Where officials hold their posts: place and province of the articles that tell a place."""
    seats: defaultdict[_Holder, Counter[tuple[str, str | None]]] = defaultdict(Counter)
    for scene in scenes:
        for holder in _holders(scene) if scene.place else ():
            seats[holder][place_core(scene.place or ""), scene.province] += 1
    return dict(seats)


def _holders(scene: Scene) -> Iterator[_Holder]:
    for role in scene.facts.roles:
        if role.kind == "official" and role.status not in ("former", "removed"):
            yield role.person, role.org, role.post


def _votes(unit: Iterable[Scene], seats: Mapping[_Holder, Counter[tuple[str, str | None]]]) -> dict[str, set[str]]:
    """The officials that speak for each place; those who hold the same post in two places say nothing."""
    votes: defaultdict[str, set[str]] = defaultdict(set)
    for scene in unit:
        for holder in _holders(scene):
            places = {place for place, _ in seats.get(holder, ())}
            if len(places) == 1:
                votes[places.pop()].add(holder[0])
    return dict(votes)


def _placed(scene: Scene, place: str, seats: Mapping[_Holder, Counter[tuple[str, str | None]]]) -> Scene:
    told = {
        province for holder in _holders(scene) for at, province in seats.get(holder, ()) if at == place and province
    }
    province = scene.province or (told.pop() if len(told) == 1 else None)
    return replace(scene, place=place, province=province, kinds={place: PLACE} | dict(scene.kinds))
