"""Lives of persons: every value that the texts state with all its evidence, and the best of each as the node's own."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from pipeline.graph.draft import Draft, sorted_sources, sources_of
from pipeline.record import LifeFact, LifeField, Scalar, Source
from pipeline.resolve.entity import Resolution, entity_id

_SEVERAL = (LifeField.EDUCATION, LifeField.DEGREE, LifeField.SCHOOL)
"""Fields of which one person has several values, which `；` joins on the node."""

Key = tuple[str, LifeField, str]
"""Person's id, field, value."""


@dataclass(slots=True)
class _Gathered:
    """What all articles together tell of one value."""

    dates: list[str] = field(default_factory=list)
    score: float = 0.0
    sources: set[Source] = field(default_factory=set)
    articles: set[str] = field(default_factory=set)


def add_lives(draft: Draft, resolution: Resolution, *, min_score: float) -> tuple[LifeFact, ...]:
    """The facts by id; on each person's node of each field the value that most articles state, the most precise of
    equals."""
    gathered: defaultdict[Key, _Gathered] = defaultdict(_Gathered)
    for scene in resolution.scenes:
        for life in scene.facts.lives:
            person = resolution.person(scene, life.person)
            if person is None or life.score < min_score:
                continue
            told = gathered[person.id, life.field, life.value]
            told.score = max(told.score, life.score)
            told.dates += [life.date] if life.date else []
            told.articles.add(scene.key)
            told.sources.update(sources_of(scene, life.evidence))
            draft.node(person, sources_of(scene, life.evidence))
    for (person_id, name), values in _by_field(gathered).items():
        draft.known.setdefault(person_id, {})[name] = _shown(name, values, gathered)
    return tuple(sorted((_fact(key, told) for key, told in gathered.items()), key=lambda fact: fact.id))


def _by_field(gathered: Iterable[Key]) -> dict[tuple[str, LifeField], list[Key]]:
    found: defaultdict[tuple[str, LifeField], list[Key]] = defaultdict(list)
    for key in sorted(gathered):
        found[key[:2]].append(key)
    return found


def _shown(name: LifeField, keys: list[Key], gathered: dict[Key, _Gathered]) -> Scalar:
    if name in _SEVERAL:
        return "；".join(value for *_, value in keys)
    return max(keys, key=lambda key: (len(gathered[key].articles), len(key[2]), key[2]))[2]


def _fact(key: Key, told: _Gathered) -> LifeFact:
    person, name, value = key
    sources = sorted_sources(told.sources)
    ident = entity_id("life", person, name, value)
    return LifeFact(ident, person, name, value, max(told.dates, key=len, default=None), float(told.score), sources)
