"""Questions to a saved graph, and answers that quote the page."""

from pipeline.query.answers import About, Answer, Conflict, Figure, Holding, Participation, Saying
from pipeline.query.graph import Graph
from pipeline.query.life_answers import Trait
from pipeline.query.links import Connection, Hit, Tie
from pipeline.query.things import Body, Company, Event, Organization, Person, Post, Thing
from pipeline.query.timeline import Spell

__all__ = [
    "About",
    "Answer",
    "Body",
    "Company",
    "Conflict",
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
    "Spell",
    "Thing",
    "Tie",
    "Trait",
]
