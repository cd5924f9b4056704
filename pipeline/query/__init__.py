"""Questions to a saved graph, and answers that quote the page."""

from pipeline.query.answers import Answer, Figure, Holding, Participation, Saying, Tie
from pipeline.query.graph import Graph
from pipeline.query.things import Body, Company, Organization, Person, Post, Thing

__all__ = [
    "Answer",
    "Body",
    "Company",
    "Figure",
    "Graph",
    "Holding",
    "Organization",
    "Participation",
    "Person",
    "Post",
    "Saying",
    "Thing",
    "Tie",
]
