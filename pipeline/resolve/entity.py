"""What resolution gives: entities, and which name of which article means which of them."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from hashlib import sha256

from pipeline.record import Judgement, Problem, Role, Scalar
from pipeline.resolve.name_forms import NATIONAL_POSTS
from pipeline.resolve.scene import BODY, EVENT, PERSON, PLACE, Scene, body_name
from pipeline.schema import Label

MEDIA = "media"
Key = tuple[str, str, int, str]
"""Kind (person, media for a person in the credits, body, place, event), document, article, name as used there."""


@dataclass(frozen=True, slots=True)
class Entity:
    """A thing that the corpus tells of. `attrs` are what is known of it beyond its name, absent instead of empty."""

    id: str
    label: Label
    name: str
    aliases: tuple[str, ...] = ()
    attrs: tuple[tuple[str, Scalar], ...] = ()

    def get(self, name: str) -> Scalar | None:
        return dict(self.attrs).get(name)


@dataclass(frozen=True, slots=True)
class Resolution:
    """Which name of which article is which entity, with the judgements behind it.

    `places_of` are the places (outermost first) that a body's name begins with, `parents` the place
    that a place lies in, both by id. `role_ends` are the days on which a person (id) left a post (id),
    as the user says; `problems` the corrections that match nothing or contradict each other, `changes` what the others
    changed.
    """

    scenes: tuple[Scene, ...]
    entities: Mapping[Key, Entity]
    posts: Mapping[tuple[str, str], Entity]
    places_of: Mapping[str, tuple[Entity, ...]]
    parents: Mapping[str, Entity]
    role_ends: Mapping[tuple[str, str], str]
    judgements: tuple[Judgement, ...]
    problems: tuple[Problem, ...]
    changes: tuple[str, ...] = ()

    def person(self, scene: Scene, name: str, *, media: bool = False) -> Entity | None:
        """The person of that name in the article's body, or in its credits; None where dropped."""
        return self._find(MEDIA if media else PERSON, scene, name)

    def body(self, scene: Scene, name: str) -> Entity | None:
        """The organization or company that the article calls so."""
        return self._find(BODY, scene, name)

    def place(self, scene: Scene, name: str) -> Entity | None:
        return self._find(PLACE, scene, name)

    def event(self, scene: Scene, name: str) -> Entity | None:
        return self._find(EVENT, scene, name)

    def party(self, scene: Scene, name: str) -> Entity | None:
        """Whatever the article calls so: a person, a body, a place or an event."""
        return self._find(scene.kind_of(name), scene, name)

    def post(self, scene: Scene, role: Role) -> Entity | None:
        """The post of a role."""
        return self.posts.get(post_key(scene, role, self.role_body(scene, role)))

    def role_body(self, scene: Scene, role: Role) -> Entity | None:
        name = body_name(scene, role)
        return self.body(scene, name) if name else None

    def _find(self, kind: str, scene: Scene, name: str) -> Entity | None:
        return self.entities.get((kind, scene.document, scene.article, name))


def post_key(scene: Scene, role: Role, body: Entity | None) -> tuple[str, str]:
    """What makes a post the same: its body (for credits without a paper, and unknown bodies, the article) and title."""
    if body is not None:
        return body.id, role.post
    return ("" if role.post in NATIONAL_POSTS else scene.key), role.post


def entity_id(kind: str, *parts: str) -> str:
    """`person:` and the first 16 hexadecimal digits of a hash of the parts."""
    return f"{kind}:{sha256(chr(31).join((kind, *parts)).encode()).hexdigest()[:16]}"


def scalars(**attrs: Scalar | None) -> tuple[tuple[str, Scalar], ...]:
    """Sorted pairs without what is empty."""
    return tuple(sorted((name, value) for name, value in attrs.items() if value is not None and value != ""))


def joined(parts: Iterable[str]) -> str:
    """Sorted, without repeats, by `；`."""
    return "；".join(sorted(set(parts)))
