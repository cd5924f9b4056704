"""Questions to a saved graph, and answers that quote the page."""

from pipeline.query.answers import Answer, Figure, Holding, Participation, Saying
from pipeline.query.graph import Graph
from pipeline.query.links import Connection, Hit, Tie
from pipeline.query.things import Body, Company, Event, Organization, Person, Post, Thing

__all__ = [
    "Answer",
    "Body",
    "Company",
    "Connection",
    "Event",
    "Figure",
    "Graph",
    "Hit",
    "Holding",
    "Organization",
    "Participation",
    "Person",
    "Post",
    "Saying",
    "Thing",
    "Tie",
]
