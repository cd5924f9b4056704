"""Entities and facts of all documents as one typed, checked, directed multigraph."""

from collections.abc import Iterable

from pipeline.graph.article_facts import (
    add_articles,
    add_events,
    add_mentions,
    add_statements,
    add_targets,
    read_articles,
)
from pipeline.graph.draft import Draft, check_edge
from pipeline.graph.life_values import add_lives
from pipeline.graph.name_ties import add_name_ties
from pipeline.graph.node_standing import add_standing
from pipeline.graph.role_edges import add_appointments, add_roles
from pipeline.record import PropertyGraph, Record
from pipeline.resolve import Resolution

__all__ = ["assemble_graph", "check_edge"]


def assemble_graph(records: Iterable[Record], resolution: Resolution, *, min_score: float = 0.0) -> PropertyGraph:
    """The graph of the records that `resolution` was made from; nodes and edges by id, each with its evidence.

    Mentions and facts below `min_score` are left out. Raises BadGraph where an edge
    breaks `schema.EDGE_RULES`.
    """
    draft = Draft()
    articles = read_articles(records, resolution)
    add_articles(draft, resolution, articles)
    add_mentions(draft, resolution, articles, min_score=min_score)
    add_roles(draft, resolution, min_score=min_score)
    add_appointments(draft, resolution, min_score=min_score)
    add_events(draft, resolution, articles, min_score=min_score)
    add_statements(draft, resolution, articles, min_score=min_score)
    add_targets(draft, resolution, articles, min_score=min_score)
    add_name_ties(draft, resolution)
    add_standing(draft)
    lives = add_lives(draft, resolution, min_score=min_score)
    return PropertyGraph(tuple(draft.nodes()), tuple(draft.edges()), resolution.judgements, lives)
