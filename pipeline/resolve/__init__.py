"""Aliases and facts of all documents become entities, through judgements; the user's corrections win."""

from pipeline.resolve.corpus import resolve
from pipeline.resolve.entity import Entity, Resolution
from pipeline.resolve.regions import NO_DIVISIONS, Divisions

__all__ = ["NO_DIVISIONS", "Divisions", "Entity", "Resolution", "resolve"]
