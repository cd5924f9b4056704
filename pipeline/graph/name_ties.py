"""What names alone tell: which body is part of which, and where bodies and places lie."""

from collections import defaultdict
from collections.abc import Iterable
from itertools import pairwise

from pipeline.graph.draft import Draft, sorted_sources
from pipeline.record import Source
from pipeline.resolve.entity import Entity, Resolution
from pipeline.schema import Label, Relation

_UNITS = (
    *("部", "办", "办公室", "室", "处", "科", "局", "中心", "党校", "研究院", "研究室", "支部", "机关党委", "工委"),
    *("编辑部", "分院", "分校", "分会", "支队", "大队", "学院", "医院", "附属医院"),
)
_SEATS = ("委", "政府", "人大常委会", "政协", "纪委")
_LEAST = 3


def add_name_ties(draft: Draft, resolution: Resolution) -> None:
    """Add `part_of` and `located_in` edges between what the graph already holds."""
    bodies = [one for one in draft.entities.values() if one.label in (Label.ORGANIZATION, Label.COMPANY)]
    by_name = _by_name(bodies)
    for body in sorted(bodies, key=lambda one: one.id):
        evidence = _first(draft, body)
        whole = _whole(body, by_name, resolution) if body.label == Label.ORGANIZATION else None
        if whole is not None:
            draft.edge(Relation.PART_OF, body, whole, evidence)
        _locate(draft, body, resolution.places_of.get(body.id, ()), evidence)
    for place in [one for one in draft.entities.values() if one.label == Label.PLACE]:
        parent = resolution.parents.get(place.id)
        if parent is not None and parent.id in draft.entities:
            draft.edge(Relation.LOCATED_IN, place, parent, _first(draft, place))


def _by_name(bodies: Iterable[Entity]) -> dict[str, Entity]:
    """Organizations by name, without names that several bear."""
    found: defaultdict[str, list[Entity]] = defaultdict(list)
    for body in bodies:
        if body.label == Label.ORGANIZATION:
            found[body.name].append(body)
    return {name: same[0] for name, same in found.items() if len(same) == 1}


def _first(draft: Draft, entity: Entity) -> tuple[Source, ...]:
    return sorted_sources(draft.sources[entity.id])[:1]


def _locate(draft: Draft, body: Entity, places: tuple[Entity, ...], evidence: tuple[Source, ...]) -> None:
    """A body lies in the innermost place of its name, and each of these places in the one before it."""
    if places:
        draft.edge(Relation.LOCATED_IN, body, places[-1], evidence)
    for outer, inner in pairwise(places):
        if outer.id != inner.id:
            draft.edge(Relation.LOCATED_IN, inner, outer, evidence)


def _whole(body: Entity, by_name: dict[str, Entity], resolution: Resolution) -> Entity | None:
    """The body that this one is part of: 云州市委组织部 of 云州市委, 云州市奇林区委 of 云州市委."""
    for size in range(len(body.name) - 1, _LEAST - 1, -1):
        whole = by_name.get(body.name[:size])
        if whole is not None and whole.id != body.id and body.name[size:].endswith(_UNITS):
            return whole
    return _above(body, by_name, resolution)


def _above(body: Entity, by_name: dict[str, Entity], resolution: Resolution) -> Entity | None:
    """The same body of the city that the name puts before the county."""
    places = resolution.places_of.get(body.id, ())
    seat = next((seat for seat in _SEATS if body.name.endswith(seat)), None)
    if len(places) != 2 or seat is None or not body.name.endswith(f"{places[1].name}{seat}"):
        return None
    return by_name.get(f"{places[0].name}{seat}") or by_name.get(f"{places[0].name}市{seat}")
