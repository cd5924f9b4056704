"""Persons: the same name is one person where something ties the sightings, and several where nothing does."""

from collections import Counter, defaultdict
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass

from pipeline.record import Judgement
from pipeline.resolve.clusters import NEGATIVE, UNSURE, Clusters
from pipeline.resolve.entity import Entity, Key, entity_id, joined, scalars
from pipeline.resolve.name_forms import place_core
from pipeline.resolve.sightings import Sighting
from pipeline.resolve.wishes import Wishes
from pipeline.schema import Label

Ties = Callable[[Sighting], Iterable[tuple[str, str]]]
"""What a sighting shares with others of its name: a key, and words that say what it is."""


@dataclass(frozen=True, slots=True)
class PersonResolution:
    entities: dict[Key, Entity]
    judgements: tuple[Judgement, ...]


def resolve_persons(sightings: Iterable[Sighting], *, wishes: Wishes) -> PersonResolution:
    """One entity for each person, by strong ties before weak ones; what stays apart is listed."""
    items = sorted(sightings, key=lambda one: (one.name, one.order))
    clusters = Clusters([item.key for item in items])
    known = [item.known() for item in items]
    wishes.tie(clusters, known)
    by_name: defaultdict[str, list[int]] = defaultdict(list)
    for number, item in enumerate(items):
        by_name[item.name.replace("•", "·")].append(number)
    for name in sorted(by_name):
        _join_name(by_name[name], items, clusters)
    entities: dict[Key, Entity] = {}
    taken: set[str] = set()
    groups = sorted(clusters.groups(), key=lambda group: min(items[number].order for number in group))
    for group, shown, extra in wishes.kept(groups, known):
        entity = _entity([items[number] for number in group], shown, extra, taken)
        for number in group:
            item = items[number]
            entities[item.kind, item.scene.document, item.scene.article, item.name] = entity
    return PersonResolution(entities, tuple(clusters.judgements))


def _join_name(group: Sequence[int], items: Sequence[Sighting], clusters: Clusters) -> None:
    """Decide about all sightings of one name."""
    credited = [number for number in group if items[number].media]
    posted = [number for number in group if items[number].roles and not items[number].media]
    bare = [number for number in group if not items[number].roles]
    _tie(group, items, clusters, _shared_birth, score=0.95)
    for members in (posted, credited):
        _tie(members, items, clusters, _shared_bodies, score=0.95)
        _tie(members, items, clusters, _shared_state, score=0.95)
    _tie(credited, items, clusters, _shared_cities, score=0.8)
    for sphere in _SPHERES:
        _tie(_in_sphere(posted, items, sphere), items, clusters, _shared_cities, score=0.8)
    _join_between(posted, items, clusters)
    for sphere in _SPHERES:
        _tie(_in_sphere(posted, items, sphere), items, clusters, _past_cities, score=0.75)
    _tie(posted + credited, items, clusters, _shared_bodies, score=0.9)
    _tie(posted, items, clusters, _shared_page, score=0.7)
    _join_leader(posted, items, clusters)
    for number in bare:
        _join_bare(number, posted, credited, items, clusters)
    _tie(bare, items, clusters, _shared_cities, score=0.7)
    _tie(bare, items, clusters, _shared_page, score=0.7)
    _tie(bare, items, clusters, _shared_news, score=0.55)
    _list_apart(group, items, clusters)


_SPHERES = ("official", "enterprise")
"""Namesakes of one city with an official's post and a manager's are not one for the city's sake alone."""


def _in_sphere(members: Iterable[int], items: Sequence[Sighting], sphere: str) -> list[int]:
    return [number for number in members if sphere in items[number].kinds]


def _join_between(posted: Sequence[int], items: Sequence[Sighting], clusters: Clusters) -> None:
    """Join those with other posts alone (会长, 教授) to the only one of their city; then among themselves."""
    between = [number for number in posted if items[number].kinds.isdisjoint(_SPHERES)]
    known = set(between)
    others = [number for number in posted if number not in known]
    for number in between:
        found = sorted({clusters.find(other) for other in _of(others, items, items[number].cities)})
        if len(found) == 1:
            cities = "、".join(sorted(items[number].cities))
            clusters.join(found[0], number, score=0.75, reason=f"the only one of this name in {cities}")
    _tie(between, items, clusters, _shared_cities, score=0.8)


def _join_leader(posted: Sequence[int], items: Sequence[Sighting], clusters: Clusters) -> None:
    """Join those whose posts tell no place, in news of the whole state, to the only one with posts of the state."""
    leaders = sorted({clusters.find(number) for number in posted if items[number].national})
    for number in posted if len(leaders) == 1 else ():
        if items[number].state and not items[number].cities:
            clusters.join(leaders[0], number, score=0.75, reason=_OF_STATE)
    _tie(posted, items, clusters, _shared_news, score=0.6)


_OF_STATE = "the only one of this name with posts of the state"


def _tie(members: Iterable[int], items: Sequence[Sighting], clusters: Clusters, ties: Ties, *, score: float) -> None:
    """Join each member to the first before it that shares a tie and that nothing keeps it from."""
    seen: defaultdict[str, list[int]] = defaultdict(list)
    for number in members:
        for key, reason in sorted(ties(items[number])):
            if not any(clusters.join(other, number, score=score, reason=reason) for other in seen[key]):
                seen[key].append(number)


def _shared_bodies(one: Sighting) -> Iterable[tuple[str, str]]:
    return ((body, f"both have to do with {name}") for body, name in one.bodies.items())


def _shared_birth(one: Sighting) -> Iterable[tuple[str, str]]:
    return ((month, f"both were born in {month}") for month in one.births)


def _shared_state(one: Sighting) -> Iterable[tuple[str, str]]:
    return (("state", "both hold posts of the whole state"),) if one.national else ()


def _shared_cities(one: Sighting) -> Iterable[tuple[str, str]]:
    return ((city, f"both belong to {city}") for city in one.cities)


def _past_cities(one: Sighting) -> Iterable[tuple[str, str]]:
    return ((city, f"one held a post in {city}, where the other is") for city in one.cities | one.past)


def _shared_news(one: Sighting) -> Iterable[tuple[str, str]]:
    """Names of two characters have too many bearers for that."""
    known = one.state and not one.cities and (one.roles or len(one.name) > 2)
    return (("news", "both stand in news of the whole state, where nothing tells them apart"),) if known else ()


def _shared_page(one: Sighting) -> Iterable[tuple[str, str]]:
    return () if one.cities or one.national else ((one.scene.document, f"both stand on {one.scene.document}"),)


def _join_bare(
    number: int, posted: Sequence[int], credited: Sequence[int], items: Sequence[Sighting], clusters: Clusters
) -> None:
    """Join a name without a post to the one person that it can mean: of its city, its province, the whole state."""
    one = items[number]
    province = {place_core(one.scene.province)} if one.scene.province else set()
    steps = (
        (_of(posted, items, one.cities), 0.75, "the only one of this name in {}"),
        (_of(posted, items, province), 0.6, "the only one of this name in {}"),
        (
            [other for other in posted if items[other].national or _both_of_state(one, items[other])],
            0.6,
            _OF_STATE,
        ),
        (_of_page(posted, items, one), 0.6, "the only one of this name on the page"),
        (_of(credited, items, one.cities), 0.6, "the only one of this name in {}"),
    )
    for others, score, reason in steps:
        found = sorted({clusters.find(other) for other in others})
        if len(found) == 1:
            clusters.join(found[0], number, score=score, reason=reason.format("、".join(sorted(one.cities | province))))
        for other in found if len(found) > 1 else ():
            clusters.judge(other, number, UNSURE, score=0.5, reason="several of this name are possible")
        if found:
            return


def _both_of_state(one: Sighting, other: Sighting) -> bool:
    """Whether both stand in news of the whole state, without a place of their own."""
    return one.state and other.state and not one.cities and not other.cities


def _of(members: Iterable[int], items: Sequence[Sighting], cities: Collection[str]) -> list[int]:
    return [number for number in members if not items[number].cities.isdisjoint(cities)]


def _of_page(members: Iterable[int], items: Sequence[Sighting], one: Sighting) -> list[int]:
    """Those of the same page, where neither tells its city."""
    if one.cities:
        return []
    page = one.scene.document
    return [number for number in members if items[number].scene.document == page and not items[number].cities]


def _list_apart(group: Sequence[int], items: Sequence[Sighting], clusters: Clusters) -> None:
    """Say of each later person of the name why it is not the first, or that it is not sure."""
    roots = sorted({clusters.find(number) for number in group})
    members: defaultdict[int, list[Sighting]] = defaultdict(list)
    for number in group:
        members[clusters.find(number)].append(items[number])
    for root in roots[1:]:
        verdict, score, reason = _apart(members[roots[0]], members[root])
        clusters.judge(roots[0], root, verdict, score=score, reason=reason)


def _apart(left: Sequence[Sighting], right: Sequence[Sighting]) -> tuple[str, float, str]:
    if {one.media for one in left}.isdisjoint({one.media for one in right}):
        return NEGATIVE, 0.8, "one stands in the credits, the other does not"
    cities = [{city for one in side for city in one.cities | one.past} for side in (left, right)]
    if cities[0] and cities[1] and cities[0].isdisjoint(cities[1]):
        here, there = ("、".join(sorted(side)) for side in cities)
        return NEGATIVE, 0.8, f"different cities ({here}; {there}) and nothing that ties them"
    kinds = [{kind for one in side for kind in one.kinds} for side in (left, right)]
    if all(len(each) == 1 and each <= set(_SPHERES) for each in kinds):
        return UNSURE, 0.5, "one holds an official's post, the other a manager's, and nothing but the city ties them"
    return UNSURE, 0.5, "nothing ties them, and nothing tells them apart"


def _entity(members: Sequence[Sighting], shown: str | None, extra: set[str], taken: set[str]) -> Entity:
    """The entity of a cluster; its id is of the name and of the city (else the page) that its first sighting tells."""
    first = min(members, key=lambda one: one.order)
    ident = entity_id(Label.PERSON, first.name, _anchor(first, members))
    if ident in taken:
        ident = entity_id(Label.PERSON, first.name, _anchor(first, members), first.scene.key, first.kind)
    taken.add(ident)
    name = shown or first.name
    called = {alias for one in members for alias in _called(one)}
    aliases = ({one.name for one in members} | called | extra) - {name}
    kinds = {kind for one in members for kind in one.kinds}
    counted = Counter(one.scene.city for one in members if one.scene.city in one.cities)
    city = min(counted, key=lambda each: (-counted[each], each or "")) if counted else min(first.cities, default=None)
    return Entity(
        id=ident,
        label=Label.PERSON,
        name=name,
        aliases=tuple(sorted(aliases)),
        attrs=scalars(aliases=joined(aliases), city=city, kinds=joined(kinds)),
    )


def _called(one: Sighting) -> Iterable[str]:
    """How the article calls the person by surname: 方书记."""
    aliases = one.scene.aliases.items()
    return (called for called, name in aliases if name == one.name and called[:1] == name[:1] and not one.media)


def _anchor(first: Sighting, members: Sequence[Sighting]) -> str:
    """What tells the id from those of namesakes, and stays the same when pages are added."""
    if all(one.media for one in members):
        return f"media {first.scene.city or first.scene.document}"
    if any(one.national for one in members):
        return "state"
    return first.scene.city or min(first.cities, default=first.scene.document)
