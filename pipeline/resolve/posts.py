"""Posts: a body (or, in credits without a paper, an article) and a title; and the days on which posts ended."""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass

from pipeline.language.forms import standard_body
from pipeline.record import Role
from pipeline.resolve.bodies import BodyResolution
from pipeline.resolve.entity import MEDIA, Entity, Key, entity_id, post_key, scalars
from pipeline.resolve.name_forms import place_core
from pipeline.resolve.scene import BODY, PERSON, Scene, body_name, scene_roles
from pipeline.resolve.wishes import Known, Wishes
from pipeline.schema import Label


@dataclass(frozen=True, slots=True)
class PostResolution:
    """Posts by body and title, and until when a person (id) held a post (id) by the user's word."""

    posts: dict[tuple[str, str], Entity]
    role_ends: dict[tuple[str, str], str]


def resolve_posts(
    scenes: Sequence[Scene], *, bodies: BodyResolution, persons: dict[Key, Entity], wishes: Wishes
) -> PostResolution:
    """One entity for each post."""
    kinds: defaultdict[tuple[str, str], set[str]] = defaultdict(set)
    body_of: dict[tuple[str, str], Entity | None] = {}
    for scene, role, body in _posted(scenes, bodies):
        key = post_key(scene, role, body)
        kinds[key].add(role.kind)
        body_of[key] = body
    keys = sorted(kinds)
    known = [_known(key, body_of[key]) for key in keys]
    posts = {
        keys[number]: _entity(keys[number], body_of[keys[number]], kinds[keys[number]], shown)
        for (number,), shown, _ in wishes.kept([[number] for number in range(len(keys))], known)
    }
    return PostResolution(posts, _ends(scenes, bodies, persons, posts, wishes))


def post_name(title: str, body: str | None) -> str:
    """How a post is called: 云州市委 + 书记 -> 云州市委书记, 云州市政府 + 市长 -> 云州市市长."""
    if body is None:
        return title
    seat = body.removesuffix("政府")
    head = title.removeprefix("代理").removeprefix("代").removeprefix("常务").removeprefix("副")
    return f"{seat}{title}" if seat != body and head == f"{seat[-1:]}长" else f"{body}{title}"


def _posted(scenes: Iterable[Scene], bodies: BodyResolution) -> Iterator[tuple[Scene, Role, Entity | None]]:
    for scene in scenes:
        for role in scene_roles(scene):
            name = body_name(scene, role)
            body = bodies.entities.get((BODY, scene.document, scene.article, name)) if name else None
            yield scene, role, body


def _known(key: tuple[str, str], body: Entity | None) -> Known:
    title = key[1]
    if body is None:
        return Known(frozenset({title}), frozenset({key[0], key[0].partition("#")[0]}))
    return Known(frozenset({title, post_name(title, body.name), body.name + title}), _wheres(body))


def _wheres(body: Entity) -> frozenset[str]:
    city = body.get("city")
    return frozenset({body.name, *body.aliases} | ({city} if isinstance(city, str) else set()))


def _entity(key: tuple[str, str], body: Entity | None, kinds: set[str], shown: str | None) -> Entity:
    scope, title = key
    name = post_name(title, body.name if body else None)
    kind = min(kinds, key=("official", "enterprise", "other", "media").index)
    return Entity(
        id=entity_id(Label.POST, title, scope),
        label=Label.POST,
        name=shown or name,
        attrs=scalars(title=title, body=body.name if body else None, body_id=body.id if body else None, kind=kind),
    )


def _ends(
    scenes: Sequence[Scene],
    bodies: BodyResolution,
    persons: dict[Key, Entity],
    posts: dict[tuple[str, str], Entity],
    wishes: Wishes,
) -> dict[tuple[str, str], str]:
    """The role-end corrections on the person and post that they mean."""
    ends = [wish for wish in wishes.corrections if wish.action == "role-end"]
    by_name = {wish.subject.name for wish in ends}
    found: dict[tuple[str, str], str] = {}
    for scene, role, body in _posted(scenes, bodies) if ends else ():
        if role.person not in by_name:
            continue
        kind = MEDIA if role.kind == "media" else PERSON
        person = persons.get((kind, scene.document, scene.article, role.person))
        post = posts.get(post_key(scene, role, body))
        for wish in ends:
            held = wish.object
            if person and post and held and wish.subject.name == role.person and held.name == role.post:
                about = _wheres(body) if body else frozenset({scene.key, scene.document})
                around = {person.get("city"), *about}
                if _is_one_of(held.where, about) and _is_one_of(wish.subject.where, around):
                    wishes.use(wish, Known(frozenset({role.person, post.name}), frozenset({scene.document, scene.key})))
                    found[person.id, post.id] = wish.until or ""
    return found


def _is_one_of(where: str | None, names: Iterable[object]) -> bool:
    return where is None or not {where, place_core(where), standard_body(where)}.isdisjoint(set(names))
