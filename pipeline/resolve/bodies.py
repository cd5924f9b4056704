"""Organizations and companies: one qualified name each, short and full names together."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from pipeline.record import Judgement
from pipeline.resolve.clusters import Clusters
from pipeline.resolve.companies import is_local, join_companies
from pipeline.resolve.entity import Entity, Key, entity_id, joined, scalars
from pipeline.resolve.name_forms import (
    is_province,
    is_relative,
    looks_like_company,
    place_core,
    qualify_body,
    tells_level,
)
from pipeline.resolve.regions import Regions
from pipeline.resolve.scene import BODY, Scene, body_name, namings
from pipeline.resolve.wishes import Known, Wishes
from pipeline.schema import Label

_POINTERS = ("该", "本", "我", "此", "这", "其", "公司", "集团", "企业", "单位", "部门", "学校")
"""Words that point to a body and never name it."""


@dataclass(slots=True)
class BodyName:
    """A qualified name with what the corpus says under it; `scope` is the page where the name alone is not enough."""

    name: str
    scope: str
    written: set[str] = field(default_factory=set)
    labels: Counter[str] = field(default_factory=Counter)
    kinds: Counter[str] = field(default_factory=Counter)
    cities: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)

    @property
    def is_company(self) -> bool:
        """What most of its mentions say; where they say nothing, its form."""
        company, organization = self.labels["COMPANY"], self.labels["ORG"]
        return looks_like_company(self.name) if company == organization else company > organization


@dataclass(frozen=True, slots=True)
class BodyResolution:
    """Entities by where they are named, the short places of each entity's name, and the judgements."""

    entities: dict[Key, Entity]
    places: dict[str, tuple[str, ...]]
    judgements: tuple[Judgement, ...]


def resolve_bodies(scenes: Sequence[Scene], *, regions: Regions, wishes: Wishes) -> BodyResolution:
    """One entity for each body; a body whose place cannot be told is one for its page."""
    found, used = _collect(scenes, regions)
    items = [found[key] for key in sorted(found)]
    clusters = Clusters([item.name + (f"@{item.scope}" if item.scope else "") for item in items])
    known = [_known(item, regions) for item in items]
    wishes.tie(clusters, known)
    _join_aliases(scenes, items, clusters)
    _join_forms(items, clusters, regions)
    join_companies(items, clusters, regions=regions)
    entity_of: dict[tuple[str, str], Entity] = {}
    places: dict[str, tuple[str, ...]] = {}
    for group, shown, extra in wishes.kept(clusters.groups(), known):
        members = [items[number] for number in group]
        entity = _entity(members, name=shown, extra=extra, regions=regions)
        entity_of |= {(item.name, item.scope): entity for item in members}
        places[entity.id] = regions.of_name(entity.name)
    entities = {where: entity_of[key] for where, key in used.items() if key in entity_of}
    return BodyResolution(entities, places, tuple(clusters.judgements))


def _collect(
    scenes: Iterable[Scene], regions: Regions
) -> tuple[dict[tuple[str, str], BodyName], dict[Key, tuple[str, str]]]:
    """All qualified names, and which one each name of each article means."""
    found: dict[tuple[str, str], BodyName] = {}
    used: dict[Key, tuple[str, str]] = {}
    for scene in scenes:
        for naming in namings(scene):
            if naming.kind != BODY:
                continue
            where: Key = (BODY, scene.document, scene.article, naming.name)
            if where not in used:
                used[where] = _qualified(scene, naming.name, regions)
            body = found.setdefault(used[where], BodyName(*used[where]))
            _note(body, scene, naming.name, naming.label)
        for role in scene.facts.roles:
            if name := body_name(scene, role):
                found[used[BODY, scene.document, scene.article, name]].kinds[role.kind] += 1
    return found, used


def _note(body: BodyName, scene: Scene, written: str, label: str | None) -> None:
    body.written.add(written)
    body.documents.add(scene.document)
    if label:
        body.labels[label] += 1
    if scene.city:
        body.cities.add(scene.city)


def _qualified(scene: Scene, written: str, regions: Regions) -> tuple[str, str]:
    """The qualified name and its scope: the page where the place cannot be told, else nothing."""
    name = scene.full.get(written) or scene.aliases.get(written) or written
    name = scene.full.get(name, name)
    state = scene.document in regions.state
    here = None if state else scene.place
    upper = regions.parent(here) if here else None
    for place in (here, upper):
        name = qualify_body(name, place=place, province=scene.province, known=regions.known)
    if regions.of_name(name):
        return name, ""
    if looks_like_company(name) and is_local(name, regions=regions):
        return name, scene.city or scene.document
    scoped = tells_level(name) if state else is_relative(name)
    return name, scene.document if scoped else ""


def _known(item: BodyName, regions: Regions) -> Known:
    places = {form for place in regions.of_name(item.name) for form in (place, place_core(place))}
    return Known(frozenset({item.name, *item.written}), frozenset(places | item.cities | item.documents))


def _join_aliases(scenes: Iterable[Scene], items: Sequence[BodyName], clusters: Clusters) -> None:
    """Join a short name to the full name that every page which explains it gives."""
    number = {item.name: at for at, item in enumerate(items) if not item.scope}
    explained: defaultdict[str, set[str]] = defaultdict(set)
    for scene in scenes:
        for short, full in scene.aliases.items():
            if short in number and not short.startswith(_POINTERS) and short != full:
                explained[short].add(full)
    for short in sorted(explained):
        full = explained[short].pop()
        if not explained[short] and full in number:
            clusters.join(number[short], number[full], score=0.95, reason=f"{short} is explained as {full}")


def _join_forms(items: Sequence[BodyName], clusters: Clusters, regions: Regions) -> None:
    """Join names that differ in the form of their places alone: 云州教育局, 云州市教育局, 山东省云州市教育局."""
    blocks: defaultdict[tuple[str, str], list[tuple[int, tuple[str, ...]]]] = defaultdict(list)
    for at, item in enumerate(items):
        places = regions.of_name(item.name)
        rest = item.name[sum(map(len, places)) :]
        if places and not item.scope and not item.is_company:
            outer = tuple(core for core in map(place_core, places[:-1]) if not is_province(core))
            blocks[place_core(places[-1]), regions.divisions.offices.get(rest, rest)].append((at, outer))
    for block in blocks.values():
        _join_block(block, items, clusters)


def _join_block(block: Sequence[tuple[int, tuple[str, ...]]], items: Sequence[BodyName], clusters: Clusters) -> None:
    """Join those of the same outer places, and those that leave them out if there is one choice of them."""
    outers = {outer for _, outer in block if outer}
    first: dict[tuple[str, ...], int] = {}
    for at, outer in block:
        key = next(iter(outers)) if not outer and len(outers) == 1 else outer
        other = first.setdefault(key, at)
        clusters.join(other, at, score=0.9, reason=f"{items[other].name} and {items[at].name} are forms of one name")


def _entity(members: Sequence[BodyName], *, name: str | None, extra: Iterable[str], regions: Regions) -> Entity:
    canonical = max((item.name for item in members), key=lambda each: (len(each), each))
    votes = sum((item.labels for item in members), Counter())
    kinds = sum((item.kinds for item in members), Counter())
    whole = BodyName(canonical, members[0].scope, labels=votes)
    label = Label.COMPANY if whole.is_company else Label.ORGANIZATION
    shown = name or canonical
    aliases = {form for item in members for form in (item.name, *item.written)} | set(extra)
    places = [place_core(place) for place in regions.of_name(canonical)]
    cities = {city for item in members for city in item.cities}
    city = next(iter(_outer(places)), None) or (next(iter(cities)) if whole.scope and len(cities) == 1 else None)
    return Entity(
        id=entity_id(label, canonical, whole.scope),
        label=label,
        name=shown,
        aliases=tuple(sorted(aliases - {shown})),
        attrs=scalars(city=city, aliases=joined(aliases - {shown}), kind=_kind(label, kinds)),
    )


def _kind(label: Label, kinds: Counter[str]) -> str | None:
    """The kind of most posts there; of a company, an enterprise."""
    if label == Label.COMPANY:
        return "enterprise"
    return min(kinds, key=lambda kind: (-kinds[kind], kind)) if kinds else None


def _outer(places: Sequence[str]) -> Iterator[str]:
    """The places without the province, where there is more than that."""
    yield from (place for place in places if not is_province(place))
    yield from places
