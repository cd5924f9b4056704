"""Persons as seen: one sighting for each name in an article, with all that can tie it to other sightings."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from pipeline.record import LifeField, Role
from pipeline.resolve.bodies import BodyResolution
from pipeline.resolve.entity import MEDIA
from pipeline.resolve.leaders import MEMBERS, is_national
from pipeline.resolve.name_forms import is_municipal, is_province, is_provincial, place_core
from pipeline.resolve.regions import Regions
from pipeline.resolve.scene import BODY, PERSON, Scene, body_name, namings, scene_roles
from pipeline.resolve.wishes import Known


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name in one article. `cities` are short forms; `bodies` maps a body's id to its name.

    `past` are cities and bodies of former posts; `national` means a post of the whole state; `state` that
    the page tells of the whole state, so that the place of an article is where something happened, not whom it names;
    `births` are the months of birth that the article states.
    """

    scene: Scene
    name: str
    media: bool
    roles: tuple[Role, ...]
    cities: frozenset[str]
    past: frozenset[str]
    bodies: Mapping[str, str]
    national: bool
    state: bool
    births: frozenset[str] = frozenset()

    @property
    def key(self) -> str:
        return f"{self.name}@{self.scene.key}"

    @property
    def kind(self) -> str:
        return MEDIA if self.media else PERSON

    @property
    def kinds(self) -> frozenset[str]:
        return frozenset(role.kind for role in self.roles)

    @property
    def order(self) -> tuple[str, str, int, bool]:
        """Sightings in order of time; those without a date last."""
        return self.scene.date or "9", self.scene.document, self.scene.article, self.media

    def known(self) -> Known:
        """What a correction can tell it by."""
        written = {name for role in self.roles for name in (role.org, role.org_full) if name}
        files = {self.scene.document, self.scene.key}
        return Known(frozenset({self.name}), self.cities | self.past | set(self.bodies.values()) | written | files)


def find_sightings(scenes: Iterable[Scene], *, bodies: BodyResolution, regions: Regions) -> Iterator[Sighting]:
    """The sightings of each article, by name; those in the credits apart."""
    for scene in scenes:
        held: dict[tuple[str, bool], list[Role]] = {}
        for naming in namings(scene):
            if naming.kind == PERSON:
                held.setdefault((naming.name, naming.media), [])
        for role in scene_roles(scene):
            held.setdefault((role.person, role.kind == "media"), []).append(role)
        births = _births(scene)
        for name, media in sorted(held):
            state = scene.document in regions.state
            seen = _sighting(scene, name, held[name, media], bodies, regions, media=media, state=state)
            yield seen if media else replace(seen, births=frozenset(births[name]))


def _births(scene: Scene) -> defaultdict[str, set[str]]:
    """The months of birth by name; years alone tie nobody."""
    found: defaultdict[str, set[str]] = defaultdict(set)
    for life in scene.facts.lives:
        if life.field == LifeField.BIRTH and len(life.value) > len("1970"):
            found[life.person].add(life.value[: len("1970-03")])
    return found


def _sighting(
    scene: Scene,
    name: str,
    roles: Sequence[Role],
    bodies: BodyResolution,
    regions: Regions,
    *,
    media: bool,
    state: bool,
) -> Sighting:
    tied: dict[str, str] = {}
    now: set[str] = set()
    past: set[str] = set()
    for role in roles:
        written = body_name(scene, role)
        body = bodies.entities.get((BODY, scene.document, scene.article, written)) if written else None
        if body is not None:
            if role.post not in MEMBERS:
                tied[body.id] = body.name
            places = _cities(body.name, bodies.places[body.id], regions)
            (past if role.status in ("former", "removed") else now).update(places)
    national = not media and any(is_national(role, regions) for role in roles)
    by_posts = (national or state) and not media
    cities = frozenset(now) if by_posts else _own_cities(scene, roles, now, media=media, regions=regions)
    return Sighting(scene, name, media, tuple(roles), cities, frozenset(past) - cities, tied, national, state)


def _cities(name: str, places: Sequence[str], regions: Regions) -> Iterator[str]:
    """The cities of a body by its name; the province of a provincial body."""
    for place in places:
        if not is_province(place):
            yield from regions.around(place)
        elif is_provincial(name) or is_municipal(place_core(place)):
            yield place_core(place)


def _own_cities(scene: Scene, roles: Sequence[Role], now: set[str], *, media: bool, regions: Regions) -> frozenset[str]:
    """The article's city and those of the posts; a visitor with posts elsewhere does not belong to the article's."""
    here = regions.around(scene.place) if scene.place else frozenset()
    if scene.place and is_province(scene.place):
        here = frozenset({place_core(scene.place)})
    official = bool(roles) and not media and all(role.kind == "official" for role in roles)
    elsewhere = bool(now) and now.isdisjoint(here) and all(_is_city(place, regions) for place in now)
    return frozenset(now) if official and elsewhere else here | frozenset(now)


def _is_city(place: str, regions: Regions) -> bool:
    return place in regions.cities or is_province(place) or place in regions.divisions.forms
