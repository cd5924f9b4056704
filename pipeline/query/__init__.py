"""Questions to a saved graph, and answers that quote the page."""

from pipeline.query.answers import Answer, Figure, Holding, Participation, Saying, Tie
from pipeline.query.disputes import About, Conflict
from pipeline.query.graph import Graph
from pipeline.query.lives import Trait
from pipeline.query.things import Body, Company, Organization, Person, Post, Thing
from pipeline.query.timeline import Spell

__all__ = [
    "About",
    "Answer",
    "Body",
    "Company",
    "Conflict",
    "Figure",
    "Graph",
    "Holding",
    "Organization",
    "Participation",
    "Person",
    "Post",
    "Saying",
    "Spell",
    "Thing",
    "Tie",
    "Trait",
]
