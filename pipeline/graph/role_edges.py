"""Who holds which post, and who was appointed to or removed from one."""

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field

from pipeline.graph.draft import Draft, sources_of
from pipeline.graph.stated import Stated
from pipeline.record import Appointment, Role, Scalar, Source
from pipeline.resolve.entity import Entity, Resolution
from pipeline.resolve.scene import Scene, as_role
from pipeline.schema import Relation


@dataclass(slots=True)
class _Holding:
    """All sightings of a person in a post under one status."""

    person: Entity
    post: Entity
    status: str
    sightings: list[tuple[Scene, Role]] = field(default_factory=list)


def add_roles(draft: Draft, resolution: Resolution, *, min_score: float) -> None:
    """One `holds` edge for each person, post and status, with the first and last day seen; and posts `of` bodies."""
    holdings: dict[tuple[str, str, str], _Holding] = {}
    for scene, role in _roles(resolution, min_score):
        person = resolution.person(scene, role.person, media=role.kind == "media")
        post = resolution.post(scene, role)
        if person and post:
            key = (person.id, post.id, role.status)
            holdings.setdefault(key, _Holding(person, post, role.status)).sightings.append((scene, role))
            _add_body(draft, scene, role, post, resolution)
    stated: defaultdict[tuple[str, str], Stated] = defaultdict(Stated)
    for (person_id, post_id, status), holding in sorted(holdings.items()):
        for scene, role in holding.sightings:
            stated[person_id, post_id].add(status, role, sources_of(scene, role.evidence, date=role.date))
    for key in sorted(holdings):
        _add_holding(draft, holdings[key], resolution, stated[key[:2]])


def add_appointments(draft: Draft, resolution: Resolution, *, min_score: float) -> None:
    """The `appointed` and `removed` edges."""
    for scene in resolution.scenes:
        for change in scene.facts.appointments:
            if change.score >= min_score:
                _add_appointment(draft, resolution, scene, change)


def _add_appointment(draft: Draft, resolution: Resolution, scene: Scene, change: Appointment) -> None:
    role = as_role(scene, change)
    person, post = resolution.person(scene, change.person), resolution.post(scene, role)
    if person is None or post is None:
        return
    kind = Relation.REMOVED if change.change == "removed" else Relation.APPOINTED
    date = change.date or scene.date
    by = resolution.party(scene, change.by) if change.by else None
    sources = sources_of(scene, change.evidence, date=change.date)
    told = {"date": date, "by": by.name if by else None, "score": float(change.score)}
    draft.edge(kind, person, post, sources, place=date or "", attributes=told)
    _add_body(draft, scene, role, post, resolution)


def _roles(resolution: Resolution, min_score: float) -> Iterator[tuple[Scene, Role]]:
    for scene in resolution.scenes:
        for role in scene.facts.roles:
            if role.score >= min_score:
                yield scene, role


def _add_body(draft: Draft, scene: Scene, role: Role, post: Entity, resolution: Resolution) -> None:
    body = resolution.role_body(scene, role)
    if body is not None:
        draft.edge(Relation.OF, post, body, sources_of(scene, role.evidence, date=role.date))


def _add_holding(draft: Draft, holding: _Holding, resolution: Resolution, stated: Stated) -> None:
    sightings = sorted(holding.sightings, key=lambda one: (_day(one) or "9", one[0].document, one[0].article))
    articles = len({scene.key for scene, _ in sightings})
    sources: list[Source] = []
    for scene, role in sightings:
        timed = role.since or role.until
        sources.extend(sources_of(scene, role.evidence if timed else role.evidence[:1], date=role.date))
    attrs = _held(holding, sightings) | {"status": holding.status, "articles": articles}
    for name, bound in stated.lent(holding.status, attrs):
        attrs[name] = bound.date
        sources.extend(bound.sources)
    if ended := resolution.role_ends.get((holding.person.id, holding.post.id)):
        attrs["until"] = ended
    ends = (holding.person, holding.post)
    draft.edge(Relation.HOLDS, *ends, sources, place=holding.status, weight=float(articles), attributes=attrs)


def _held(holding: _Holding, sightings: list[tuple[Scene, Role]]) -> dict[str, Scalar | None]:
    """What the sightings, in order of time, say together."""
    days = [day for day in map(_day, sightings) if day]
    roles = [role for _, role in sightings]
    body = holding.post.get("body")
    return {
        "first": min(days, default=None),
        "last": max(days, default=None),
        "from": min((role.since for role in roles if role.since), default=None),
        "until": max((role.until for role in roles if role.until), default=None),
        "org": next((role.org for role in roles if role.org), None) if body else None,
        "org_full": body,
        "post": roles[0].post,
        "kind": _most_common([role.kind for role in roles]),
        "score": float(max(role.score for role in roles)),
    }


def _day(sighting: tuple[Scene, Role]) -> str | None:
    scene, role = sighting
    return role.date or scene.date


def _most_common(kinds: list[str]) -> str:
    counts: defaultdict[str, int] = defaultdict(int)
    for kind in kinds:
        counts[kind] += 1
    return min(counts, key=lambda kind: (-counts[kind], kind))
