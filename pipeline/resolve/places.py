"""Places: short and full form together; a 高新区 is one for each city."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, field

from pipeline.record import Judgement
from pipeline.resolve.clusters import UNSURE, Clusters
from pipeline.resolve.entity import Entity, Key, entity_id, joined, scalars
from pipeline.resolve.name_forms import is_vague_place, is_whole_place, place_core
from pipeline.resolve.scene import PLACE, Scene, namings
from pipeline.resolve.wishes import Known, Wishes
from pipeline.schema import Label

_LEVELS = (
    (("特别行政区", "自治区", "省"), "province"),
    (("自治州", "州", "盟"), "prefecture"),
    (("自治县", "县", "区", "旗"), "county"),
    (("镇", "乡", "街道"), "town"),
    (("市",), "city"),
)


@dataclass(slots=True)
class PlaceName:
    name: str
    written: set[str] = field(default_factory=set)
    cities: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class PlaceResolution:
    """Entities by where they are named, and by the forms of their names."""

    entities: dict[Key, Entity]
    by_form: dict[str, Entity]
    by_core: dict[str, Entity]
    judgements: tuple[Judgement, ...]

    def find(self, name: str) -> Entity | None:
        """The place of that name; by its short form where only one place has it."""
        return self.by_form.get(name) or self.by_core.get(place_core(name))


def resolve_places(scenes: Sequence[Scene], *, wishes: Wishes) -> PlaceResolution:
    """One entity for each place."""
    found, used = _collect(scenes)
    items = [found[name] for name in sorted(found)]
    clusters = Clusters([item.name for item in items])
    known = [_known(item) for item in items]
    wishes.tie(clusters, known)
    _join_forms(items, clusters)
    by_form: dict[str, Entity] = {}
    for group, shown, extra in wishes.kept(clusters.groups(), known):
        entity = _entity([items[number] for number in group], shown, extra)
        by_form |= {items[number].name: entity for number in group}
    entities = {where: by_form[name] for where, name in used.items() if name in by_form}
    return PlaceResolution(entities, by_form, _by_core(by_form), tuple(clusters.judgements))


def _collect(scenes: Sequence[Scene]) -> tuple[dict[str, PlaceName], dict[Key, str]]:
    found: dict[str, PlaceName] = {}
    used: dict[Key, str] = {}
    for scene in scenes:
        for naming in namings(scene):
            if naming.kind == PLACE:
                name = _qualified(scene, naming.name)
                used[PLACE, scene.document, scene.article, naming.name] = name
                place = found.setdefault(name, PlaceName(name))
                place.written.add(naming.name)
                place.documents.add(scene.document)
                if scene.city:
                    place.cities.add(scene.city)
    return found, used


def _qualified(scene: Scene, written: str) -> str:
    """高新区 in an article of 云州 -> 云州高新区."""
    name = scene.aliases.get(written, written)
    return f"{scene.city}{name}" if scene.city and is_vague_place(name) and scene.city != place_core(name) else name


def _known(item: PlaceName) -> Known:
    return Known(frozenset({item.name, *item.written}), frozenset(item.cities | item.documents))


def _join_forms(items: Sequence[PlaceName], clusters: Clusters) -> None:
    """Join a short form to the one full form that it can mean; unsure where there are several (吉林省, 吉林市)."""
    number = {item.name: at for at, item in enumerate(items)}
    whole: defaultdict[str, list[int]] = defaultdict(list)
    for at, item in enumerate(items):
        if is_whole_place(item.name):
            whole[place_core(item.name)].append(at)
    for core in sorted(core for core in whole if core in number):
        short, full = number[core], whole[core]
        for other in full:
            reason = f"{core} is short for {items[other].name}"
            if len(full) == 1:
                clusters.join(short, other, score=0.9, reason=reason)
            else:
                clusters.judge(short, other, UNSURE, score=0.5, reason=f"{reason}, or for another")


def _by_core(by_form: dict[str, Entity]) -> dict[str, Entity]:
    found: defaultdict[str, set[Entity]] = defaultdict(set)
    for form, entity in by_form.items():
        found[place_core(form)].add(entity)
    return {core: next(iter(entities)) for core, entities in found.items() if len(entities) == 1}


def _entity(members: Sequence[PlaceName], shown: str | None, extra: set[str]) -> Entity:
    canonical = max((item.name for item in members), key=lambda each: (len(each), each))
    shown = shown or canonical
    aliases = {form for item in members for form in (item.name, *item.written)} | extra
    aliases = {form for form in aliases if not is_vague_place(form)} - {shown}
    level = next((level for ends, level in _LEVELS if is_whole_place(canonical) and canonical.endswith(ends)), None)
    return Entity(
        id=entity_id(Label.PLACE, canonical),
        label=Label.PLACE,
        name=shown,
        aliases=tuple(sorted(aliases)),
        attrs=scalars(aliases=joined(aliases), level=level),
    )
