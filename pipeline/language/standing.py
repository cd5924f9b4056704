"""What the name of a body or a post tells of its standing: the system it belongs to, its level, a post's rank."""

from collections.abc import Iterator
from functools import lru_cache

from pipeline.language.geography import gazetteer
from pipeline.language.lexicon import Division, offices, posts
from pipeline.language.rules import first_match, read_rules, rules
from pipeline.model_files.path import models_folder
from pipeline.schema import Level, System

_OF_OFFICES = {
    **{"party": System.PARTY, "state": System.GOVERNMENT, "legislature": System.CONGRESS},
    **{"cppcc": System.CONSULTATIVE, "mass": System.MASS, "military": System.MILITARY},
    **{"court": System.COURT, "school": System.SCHOOL},
}
_WITHOUT_LEVEL = frozenset({System.ENTERPRISE, System.SCHOOL, System.MEDIA, System.OTHER})
_LONGEST_PLACE = 12
_RANKS = frozenset({"principal", "deputy", "member", "staff", "media", "enterprise"})


@lru_cache(maxsize=4096)
def system_of(name: str) -> System:
    """云岫市委组织部 -> party: the first rule of `systems.tsv` that fits, else what the list of offices says."""
    for row in read_rules(models_folder() / "rules" / "systems.tsv"):
        if row.pattern.search(name):
            return System(row.says)
    office = offices().get(_rest(name))
    return _OF_OFFICES.get(office.kind, System.OTHER) if office else System.OTHER


def level_of(name: str) -> Level | None:
    """云岫市委 -> the level of 云岫市 by the gazetteer, else by a rule of `levels.tsv`; None where nothing tells it.

    Enterprises, schools and media have none: a place in their name says where they are.
    """
    if system_of(name) in _WITHOUT_LEVEL:
        return None
    places = list(_places(name))
    tried: tuple[Level, ...] = (Level.TOWN, *(() if places else (Level.NATIONAL, Level.PROVINCE, Level.COUNTY)))
    for level in tried:
        if first_match(rules("levels", str(level)), _rest(name)):
            return level
    levels = {division.level for division in places[-1]} if places else set()
    return Level(levels.pop()) if len(levels) == 1 else None


@lru_cache(maxsize=4096)
def rank_of(title: str) -> str | None:
    """副局长 -> deputy: what the list of posts says of the title, or of its longest end that is a post."""
    for start in range(len(title)):
        if (rank := posts().get(title[start:])) is not None:
            return rank if rank in _RANKS else None
    return None


def _places(name: str) -> Iterator[tuple[Division, ...]]:
    """What the places mean that the name begins with, the outermost first."""
    known = gazetteer()
    while size := max(known.leading(name, longest=_LONGEST_PLACE), default=0):
        yield known.forms[name[:size]]
        name = name[size:]


def _rest(name: str) -> str:
    """The name behind its places: 统计局."""
    known = gazetteer()
    while size := max(known.leading(name, longest=_LONGEST_PLACE), default=0):
        name = name[size:]
    return name
