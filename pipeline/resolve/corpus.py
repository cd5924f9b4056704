"""The stage itself: the records of all pages in, one resolution out."""

from collections.abc import Iterable

from pipeline.record import Record
from pipeline.resolve.bodies import resolve_bodies
from pipeline.resolve.corrections import Correction
from pipeline.resolve.entity import Entity, Resolution
from pipeline.resolve.leaders import with_state_pages
from pipeline.resolve.meetings import resolve_events
from pipeline.resolve.persons import resolve_persons
from pipeline.resolve.places import PlaceResolution, resolve_places
from pipeline.resolve.posts import resolve_posts
from pipeline.resolve.regions import Divisions, Regions, read_divisions, read_regions
from pipeline.resolve.scene import read_scenes
from pipeline.resolve.settings import settle_places
from pipeline.resolve.sightings import find_sightings
from pipeline.resolve.wishes import Wishes


def resolve(
    records: Iterable[Record], *, corrections: Iterable[Correction] = (), divisions: Divisions | None = None
) -> Resolution:
    """Which name of which article is which entity; the same for every order of `records`.

    `divisions` are those of the lexicon unless told. Corrections that match nothing are in `problems`.
    """
    ordered = sorted(records, key=lambda each: each.source)
    scenes, settled = settle_places([scene for record in ordered for scene in read_scenes(record)])
    read = read_regions(scenes, read_divisions() if divisions is None else divisions)
    regions = with_state_pages(scenes, read)
    wishes = Wishes(tuple(corrections))
    places = resolve_places(scenes, wishes=wishes)
    bodies = resolve_bodies(scenes, regions=regions, wishes=wishes)
    events = resolve_events(scenes, wishes=wishes)
    persons = resolve_persons(find_sightings(scenes, bodies=bodies, regions=regions), wishes=wishes)
    posts = resolve_posts(scenes, bodies=bodies, persons=persons.entities, wishes=wishes)
    judgements = (*settled, *places.judgements, *bodies.judgements, *events.judgements, *persons.judgements)
    return Resolution(
        scenes=scenes,
        entities={**places.entities, **bodies.entities, **events.entities, **persons.entities},
        posts=posts.posts,
        places_of={ident: _known_places(names, places) for ident, names in bodies.places.items()},
        parents=_parents(places, regions),
        role_ends=posts.role_ends,
        judgements=judgements,
        problems=wishes.close(),
        changes=wishes.changes({scene.document for scene in scenes}),
    )


def _known_places(names: Iterable[str], places: PlaceResolution) -> tuple[Entity, ...]:
    found = (places.find(name) for name in names)
    return tuple(entity for entity in found if entity is not None)


def _parents(places: PlaceResolution, regions: Regions) -> dict[str, Entity]:
    """The place that each place lies in, where the list of divisions tells and the corpus names it."""
    found: dict[str, Entity] = {}
    for form in sorted(places.by_form):
        entity = places.by_form[form]
        upper = regions.parent(form)
        parent = places.find(upper) if upper else None
        if parent is not None and parent.id != entity.id:
            found.setdefault(entity.id, parent)
    return found
