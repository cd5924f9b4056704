"""FollowTheMoney: the graph as entities of its schemata, one JSON object a line, as its own tools read it.

A post of a company or of a newspaper is an Employment or a Directorship, any other a Position with an Occupancy;
statements and figures are Notes on who made them.
"""

import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field

from pipeline.dates import is_date
from pipeline.graph.index import Index
from pipeline.language.forms import listed, one_line
from pipeline.record import Edge, Node, PropertyGraph, Scalar
from pipeline.save.export.evidence import Articles, proofs
from pipeline.save.export.flat import caption, node_label
from pipeline.schema import OVER, PARTS, Label, Relation

_PUBLIC = frozenset(
    ("party", "government", "congress", "consultative", "discipline", "court", "procuratorate", "development_zone")
)
_DIRECTORS = ("董事", "监事", "经理", "总裁", "首席", "CEO")
_OF_PERSON = {
    **{"birth": "birthDate", "birthplace": "birthPlace", "sex": "gender", "ethnicity": "ethnicity"},
    **{"education": "education", "degree": "education", "school": "education", "party": "political"},
}
_GENDERS = {"男": "male", "女": "female"}
_SCHEMATA = {
    **{Label.PERSON: "Person", Label.POST: "Position", Label.ORGANIZATION: "Organization", Label.COMPANY: "Company"},
    **{Label.PLACE: "Address", Label.EVENT: "Event", Label.ARTICLE: "Article"},
    **{Label.STATEMENT: "Note", Label.TARGET: "Note"},
}


def ftm_lines(graph: PropertyGraph) -> Iterator[str]:
    """The entities, sorted by id; `description`, `summary` or `notes` quote the page, `proof` leads to the articles."""
    world = _World(Index(graph), Articles(graph))
    items: list[Node | Edge] = [*graph.nodes, *graph.edges]
    for item in sorted(items, key=lambda item: ftm_id(item.id)):
        entity = _node(item, world) if isinstance(item, Node) else _edge(item, world)
        if entity:
            yield entity.line()


def ftm_id(id_: str) -> str:
    """The id in the letters that FollowTheMoney allows: person:0f -> person-0f."""
    return re.sub(r"[^0-9A-Za-z.]+", "-", id_)


@dataclass(frozen=True, slots=True)
class _World:
    index: Index
    articles: Articles


@dataclass(slots=True)
class _Entity:
    """An entity in the making; its values come out sorted, without repeats and without empty ones."""

    id: str
    schema: str
    properties: dict[str, set[str]] = field(default_factory=dict)

    def add(self, name: str, *values: Scalar | None) -> None:
        told = {one_line(str(value)) for value in values if value is not None} - {""}
        if told:
            self.properties.setdefault(name, set()).update(told)

    def line(self) -> str:
        properties = {name: sorted(values) for name, values in self.properties.items()}
        told = {"id": self.id, "schema": self.schema, "properties": properties}
        return json.dumps(told, ensure_ascii=False, sort_keys=True) + "\n"


def _node(node: Node, world: _World) -> _Entity | None:
    if node.kind == Label.POST and _is_employment(node, world.index):
        return None
    entity = _Entity(ftm_id(node.id), _schema(node))
    if node.kind != Label.ARTICLE:
        entity.add("full" if node.kind == Label.PLACE else "name", node_label(node))
        entity.add("alias", *listed(dict(node.attrs).get("aliases")))
        entity.add("proof", *map(ftm_id, world.articles.of(node.sources)))
    _FILL.get(Label(node.kind), _quoted)(node, entity, world.index)
    return entity


def _schema(node: Node) -> str:
    is_public = node.kind == Label.ORGANIZATION and dict(node.attrs).get("system") in _PUBLIC
    return "PublicBody" if is_public else _SCHEMATA[Label(node.kind)]


def _quoted(node: Node, entity: _Entity, _index: Index) -> None:
    entity.add("notes", *proofs(node.sources))


def _person(node: Node, entity: _Entity, index: Index) -> None:
    attrs = dict(node.attrs)
    for name, known in _OF_PERSON.items():
        entity.add(known, *(_GENDERS.get(value, value) for value in listed(attrs.get(name))))
    _quoted(node, entity, index)


def _body(node: Node, entity: _Entity, index: Index) -> None:
    for edge in index.out(node.id, Relation.LOCATED_IN):
        entity.add("addressEntity", ftm_id(edge.target))
        entity.add("address", index.nodes[edge.target].name)
    _quoted(node, entity, index)


def _post(node: Node, entity: _Entity, index: Index) -> None:
    if body := index.body_of(node.id):
        entity.add("organization", ftm_id(body.id))
        entity.add("subnationalArea", dict(body.attrs).get("city"))
    _quoted(node, entity, index)


def _event(node: Node, entity: _Entity, index: Index) -> None:
    attrs = dict(node.attrs)
    entity.add("date", _day(attrs.get("date")))
    entity.add("location", attrs.get("place"))
    for edge in index.into(node.id, *PARTS):
        who = index.nodes[edge.source]
        entity.add("description", *(f"{caption(edge)}：{who.name} {told}" for told in proofs(edge.sources)))
        if who.kind != Label.PLACE:
            entity.add("involved", ftm_id(who.id))


def _note(node: Node, entity: _Entity, index: Index) -> None:
    attrs = dict(node.attrs)
    entity.add("description", attrs.get("text", attrs.get("period")))
    entity.add("summary", *proofs(node.sources))
    ends = [edge.source for edge in index.into(node.id, Relation.SAID, Relation.HOLDS_TARGET)]
    ends += [edge.target for edge in index.out(node.id, Relation.ON_BEHALF_OF, Relation.AT)]
    entity.add("entity", *map(ftm_id, ends))


def _article(node: Node, entity: _Entity, _index: Index) -> None:
    attrs = dict(node.attrs)
    entity.add("title", attrs.get("title", node.name))
    entity.add("publishedAt", _day(attrs.get("date")))
    entity.add("fileName", attrs.get("file"))


_FILL: dict[Label, Callable[[Node, _Entity, Index], None]] = {
    **{Label.PERSON: _person, Label.ORGANIZATION: _body, Label.COMPANY: _body, Label.POST: _post},
    **{Label.EVENT: _event, Label.STATEMENT: _note, Label.TARGET: _note, Label.ARTICLE: _article},
}


def _is_employment(post: Node, index: Index) -> bool:
    """Whether it is a job in a company or a newsroom, and no position in public life."""
    body = index.body_of(post.id)
    return body is not None and (body.kind == Label.COMPANY or dict(post.attrs).get("kind") == "media")


def _edge(edge: Edge, world: _World) -> _Entity | None:
    """What FollowTheMoney has no schema for is a property of an end, or left out."""
    if edge.kind == Relation.HOLDS:
        return _held(edge, world)
    if edge.kind == Relation.PART_OF or world.index.joins_persons(edge):
        entity = _interval(edge, "UnknownLink", ("subject", edge.source), ("object", edge.target), world)
        entity.add("role", caption(edge))
        return entity
    return None


def _held(edge: Edge, world: _World) -> _Entity:
    post = world.index.nodes[edge.target]
    body = world.index.body_of(post.id)
    if body is None or not _is_employment(post, world.index):
        return _interval(edge, "Occupancy", ("holder", edge.source), ("post", post.id), world)
    title = str(dict(post.attrs).get("title", post.name))
    if body.kind == Label.COMPANY and any(word in title for word in _DIRECTORS):
        entity = _interval(edge, "Directorship", ("director", edge.source), ("organization", body.id), world)
    else:
        entity = _interval(edge, "Employment", ("employee", edge.source), ("employer", body.id), world)
    entity.add("role", title)
    return entity


def _interval(edge: Edge, schema: str, left: tuple[str, str], right: tuple[str, str], world: _World) -> _Entity:
    attrs = dict(edge.attrs)
    entity = _Entity(ftm_id(edge.id), schema)
    for name, end in (left, right):
        entity.add(name, ftm_id(end))
    entity.add("startDate", _day(attrs.get("from")))
    entity.add("endDate", _day(attrs.get("until")))
    entity.add("date", *(_day(attrs.get(name)) for name in ("first", "last", "date")))
    entity.add("status", _status(attrs.get("status")))
    entity.add("summary", attrs.get("status"))
    entity.add("description", *proofs(edge.sources))
    entity.add("proof", *map(ftm_id, world.articles.of(edge.sources)))
    return entity


def _status(status: Scalar | None) -> str | None:
    """The words of OpenSanctions for ours."""
    if status is None:
        return None
    return "unknown" if status == "proposed" else "ended" if status in OVER else "current"


def _day(value: Scalar | None) -> str | None:
    return value if isinstance(value, str) and is_date(value) else None
