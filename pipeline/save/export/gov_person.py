"""A person as a file of gov-relation: identity, current post, career, ties, events, and the sources of each."""

import re
from collections.abc import Iterable
from typing import Any

from pipeline.graph.index import Index
from pipeline.language.forms import listed
from pipeline.record import Edge, Node, Scalar, Source
from pipeline.save.export.evidence import proof
from pipeline.save.export.flat import caption
from pipeline.schema import NOT_HELD, PARTS, Label, Relation

TIES = {
    **{"worked_with": "overlap", "succeeded": "predecessor_successor", "reported_to": "superior_subordinate"},
    **{"from_same_place": "same_native_place", "schooled_with": "same_school", "met": "reported_association"},
}
"""Our kinds of ties between persons -> theirs."""
DIRECTED = ("succeeded", "reported_to")
"""Their direction is from who went before, and from who stands above; ours begins with the other."""
_SURE, _LIKELY = 0.8, 0.5
_LONGEST = 40
_STRONG, _WEAK = ("worked_with", "succeeded", "reported_to"), ("from_same_place", "schooled_with")

Data = dict[str, Any]


def file_name(person: Node) -> str:
    """`persons/甄远山-0badcafe01234567.json`: the name for people, the end of our id against namesakes."""
    plain = re.sub(r"[^\w·]", "", person.name)[:_LONGEST]
    return f"persons/{plain}-{person.id.rpartition(':')[2]}.json"


def person_file(person: Node, index: Index, *, as_of: str) -> Data:
    """The file as plain data; what pages do not tell is empty or `unknown`, as that schema wants it."""
    sources = _Register(index)
    holds = in_order(index.out(person.id, Relation.HOLDS))
    ties = [edge for kind in TIES for edge in (*index.out(person.id, kind), *index.into(person.id, kind))]
    return {
        "schema_version": "1.0",
        "generated_at": as_of,
        "identity": _identity(person),
        "current_status": _current(person, holds, index, sources),
        "career_timeline": [_career(edge, index, sources) for edge in holds],
        "organizations": sorted({body.name for edge in holds if (body := index.body_of(edge.target))}),
        "relationships": [_tie(edge, person, index, sources) for edge in ties],
        "governance_record": [_event(edge, index, sources) for edge in in_order(index.out(person.id, *PARTS))],
        "risk_and_integrity_signals": [],
        "source_register": sources.rows(),
        "confidence_summary": {"career_completeness": "partial" if len(holds) > 1 else "thin"},
        "open_questions": [],
    }


def in_order(edges: Iterable[Edge]) -> list[Edge]:
    """By the day on which they begin or were first seen, the undated last."""
    return sorted(edges, key=lambda edge: (_attr(edge, "from") or _first_day(edge) or "9", edge.id))


def current(holds: Iterable[Edge]) -> Edge | None:
    """The post that the person was last seen to hold; none where each is over."""
    held = [one for one in holds if _attr(one, "status") not in NOT_HELD and not _attr(one, "until")]
    return max(held, key=lambda edge: (_attr(edge, "last") or _attr(edge, "from"), edge.id), default=None)


def confidence(score: Scalar | None) -> str:
    """Their word for a score."""
    number = float(score) if score is not None else 1.0
    return "confirmed" if number >= _SURE else "plausible" if number >= _LIKELY else "unverified"


class _Register:
    """The files that are quoted, numbered as they are met."""

    def __init__(self, index: Index) -> None:
        articles = (dict(node.attrs) for node in index.of_kind(Label.ARTICLE))
        self._titles = {str(attrs.get("file")): str(attrs.get("title", "")) for attrs in reversed(list(articles))}
        self._quotes: dict[str, list[Source]] = {}

    def ids(self, sources: Iterable[Source]) -> list[str]:
        for source in sources:
            known = self._quotes.setdefault(source.document_id, [])
            if source not in known:
                known.append(source)
        numbers = {file: number for number, file in enumerate(self._quotes, 1)}
        return sorted({f"S{numbers[source.document_id]:03}" for source in sources})

    def rows(self) -> list[Data]:
        return [self._row(number, file) for number, file in enumerate(self._quotes, 1)]

    def _row(self, number: int, file: str) -> Data:
        quotes = sorted(self._quotes[file], key=lambda one: (one.start, one.end))
        days = sorted({one.date for one in quotes if one.date})
        told = {"id": f"S{number:03}", "title": self._titles.get(file, ""), "url": file}
        day = {"published_at": days[0] if days else "", "source_type": "media", "reliability": "medium"}
        return {**told, **day, "notes": "\n".join(map(proof, quotes))}


def _identity(person: Node) -> Data:
    attrs = dict(person.attrs)
    told = {name: str(attrs.get(name, "")) for name in ("birth", "birthplace", "native_place")}
    keys = {
        f"name_{name}": value and f"{person.name}_{value}" for name, value in told.items() if name != "native_place"
    }
    return {
        **{"person_id": person.id, "name": person.name, "aliases": list(listed(attrs.get("aliases")))},
        **{"gender": attrs.get("sex", ""), "ethnicity": attrs.get("ethnicity", "")},
        **told,
        "education": [{"institution": one, "source_ids": []} for one in listed(attrs.get("school"))]
        + [{"degree": one, "source_ids": []} for name in ("education", "degree") for one in listed(attrs.get(name))],
        **{"party_join": attrs.get("party_since", ""), "work_start": attrs.get("work_since", ""), "dedupe_keys": keys},
    }


def _current(person: Node, holds: list[Edge], index: Index, sources: _Register) -> Data:
    edge = current(holds)
    if edge is None:
        return {"current_post": "", "current_org": "", "is_current_confirmed": False, "source_ids": []}
    post, body = index.nodes[edge.target], index.body_of(edge.target)
    return {
        **{"current_post": title(post), "current_org": body.name if body else ""},
        **{"administrative_rank": dict(person.attrs).get("rank", ""), "as_of": _attr(edge, "last")},
        "is_current_confirmed": confidence(dict(edge.attrs).get("score")) == "confirmed",
        "source_ids": sources.ids(edge.sources),
    }


def title(post: Node) -> str:
    """The post without its body."""
    return str(dict(post.attrs).get("title", post.name))


def _career(edge: Edge, index: Index, sources: _Register) -> Data:
    post, body = index.nodes[edge.target], index.body_of(edge.target)
    about = dict(body.attrs) if body else {}
    return {
        **{"start": _attr(edge, "from") or "unknown", "end": _attr(edge, "until") or "unknown"},
        **{"org": body.name if body else "", "title": title(post), "level": about.get("level", "")},
        **{"location": about.get("city", ""), "system": about.get("system", "other")},
        **{"rank": dict(post.attrs).get("post_rank", ""), "is_key_promotion": False, "notes": seen(edge)},
        "confidence": confidence(dict(edge.attrs).get("score")),
        "source_ids": sources.ids(edge.sources),
    }


def seen(edge: Edge) -> str:
    """`current；见于 2024-01-05 至 2025-02-06`."""
    first, last = _attr(edge, "first"), _attr(edge, "last")
    days = f"见于 {first}" + (f" 至 {last}" if last != first else "") if first else ""
    return "；".join(filter(None, (_attr(edge, "status"), days)))


def _tie(edge: Edge, person: Node, index: Index, sources: _Register) -> Data:
    is_first = edge.source == person.id
    other = index.nodes[edge.target if is_first else edge.source]
    direction = ("other_to_person" if is_first else "person_to_other") if edge.kind in DIRECTED else "undirected"
    strength = "strong" if edge.kind in _STRONG else "weak" if edge.kind in _WEAK else "medium"
    return {
        **{"person": other.name, "person_id": other.id, "relationship_type": TIES[edge.kind], "strength": strength},
        **{"evidence": proof(edge.sources[0]) if edge.sources else "", "overlap_org": shared_body(edge)},
        **{"overlap_period": shared_time(edge), "direction": direction},
        **{"confidence": confidence(dict(edge.attrs).get("score")), "source_ids": sources.ids(edge.sources)},
    }


def shared_body(edge: Edge) -> str:
    """The body, post or meeting that a tie between persons is about."""
    return next((told for name in ("over", "body", "post", "event") if (told := _attr(edge, name))), "")


def shared_time(edge: Edge) -> str:
    """`2022-03-01/2023-03-01`, either end empty where it is not known."""
    start, end = _attr(edge, "from") or _attr(edge, "first"), _attr(edge, "until") or _attr(edge, "last")
    return f"{start}/{end}" if start or end else ""


def _event(edge: Edge, index: Index, sources: _Register) -> Data:
    event = index.nodes[edge.target]
    attrs = dict(event.attrs)
    return {
        **{"period": attrs.get("date", ""), "domain": "other", "achievement_or_event": event.name},
        **{"role_in_event": caption(edge), "measurable_outcome": "", "location": attrs.get("place", "")},
        "confidence": confidence(dict(edge.attrs).get("score")),
        "source_ids": sources.ids(edge.sources),
    }


def _attr(edge: Edge, name: str) -> str:
    return str(dict(edge.attrs).get(name, ""))


def _first_day(edge: Edge) -> str:
    return _attr(edge, "first") or _attr(edge, "date")
