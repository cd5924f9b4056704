"""The facts of a page, article by article."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, fields
from typing import Any

from pipeline.record import AliasRecord, Appointment, Event, Life, MentionRecord, Record, Role, Statement, Target


@dataclass(frozen=True, slots=True)
class Facts:
    """What was found in one article."""

    mentions: tuple[MentionRecord, ...]
    aliases: tuple[AliasRecord, ...]
    roles: tuple[Role, ...]
    statements: tuple[Statement, ...]
    events: tuple[Event, ...]
    targets: tuple[Target, ...]
    appointments: tuple[Appointment, ...]
    lives: tuple[Life, ...] = ()


def split_facts(record: Record) -> list[Facts]:
    """The facts of each article, in the page's order."""
    columns = (_by_article(getattr(record, column.name), len(record.articles)) for column in fields(Facts))
    return [Facts(*parts) for parts in zip(*columns, strict=True)]


def _by_article(items: Iterable[Any], count: int) -> list[tuple[Any, ...]]:
    found: defaultdict[int, list[Any]] = defaultdict(list)
    for item in items:
        found[item.article].append(item)
    return [tuple(found[index]) for index in range(count)]
