"""Bodies learn their system and level, posts their rank, from their names."""

from dataclasses import replace

from pipeline.graph.draft import Draft
from pipeline.language.standing import level_of, rank_of, system_of
from pipeline.record import Scalar
from pipeline.resolve.entity import Entity, scalars
from pipeline.schema import Label, System


def add_standing(draft: Draft) -> None:
    """Give every organization and company `system` and `level`, every post `post_rank`, where they can be told."""
    for id_, entity in draft.entities.items():
        known = dict(entity.attrs)
        told = {name: value for name, value in _standing(entity).items() if name not in known}
        if told:
            draft.entities[id_] = replace(entity, attrs=scalars(**known, **told))


def _standing(entity: Entity) -> dict[str, Scalar | None]:
    if entity.label == Label.COMPANY:
        return {"system": str(System.ENTERPRISE)}
    if entity.label == Label.ORGANIZATION:
        system = System.MEDIA if entity.get("kind") == "media" else system_of(entity.name)
        level = level_of(entity.name)
        return {"system": str(system), "level": str(level) if level else None}
    return {"post_rank": rank_of(str(entity.get("title") or entity.name))} if entity.label == Label.POST else {}
