"""What a path may go through: no articles, media roles and geography, and around what ties everything to everything."""

from collections import Counter
from collections.abc import Iterable
from typing import NamedTuple

from pipeline.record import Edge
from pipeline.schema import EDGE_RULES, Label, Relation

HUB_TIES = 50
"""With fewer ties no node is a hub: in a small graph the 99th percentile is any well-attended meeting."""
OF_ARTICLES = tuple(kind for kind, rule in EDGE_RULES.items() if Label.ARTICLE in rule.source | rule.target)
"""The kinds of edges that tell in which article something stands."""


class Step(NamedTuple):
    """From a node to a neighbour, by an edge (id) that points there (`forward`) or here."""

    here: str
    there: str
    edge: str
    forward: bool


def closed_kinds(*, through: bool, articles: bool) -> tuple[Relation, ...]:
    """The kinds of edges that no path takes."""
    return (*(() if articles else OF_ARTICLES), *(() if through else (Relation.LOCATED_IN,)))


def is_open(edge: Edge, *, through: bool, articles: bool) -> bool:
    """Whether a path may take the edge: `through` opens media roles and geography, `articles` what only stands in one
    article."""
    is_media = edge.kind == Relation.HOLDS and dict(edge.attrs).get("kind") == "media"
    return edge.kind not in closed_kinds(through=through, articles=articles) and (through or not is_media)


def find_hubs(edges: Iterable[Edge]) -> frozenset[str]:
    """The nodes with more such edges than the 99th percentile and `HUB_TIES`."""
    ties = Counter(
        end for edge in edges if is_open(edge, through=False, articles=False) for end in (edge.source, edge.target)
    )
    ranked = sorted(ties.values())
    limit = max(HUB_TIES, ranked[len(ranked) * 99 // 100]) if ranked else HUB_TIES
    return frozenset(id_ for id_, count in ties.items() if count > limit)
