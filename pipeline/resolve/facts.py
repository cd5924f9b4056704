"""The facts of a page, article by article."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Protocol, TypeVar

from pipeline.record import AliasRecord, Appointment, Event, Life, MentionRecord, Record, Role, Statement, Target


class _OfArticle(Protocol):
    @property
    def article(self) -> int: ...


_T = TypeVar("_T", bound=_OfArticle)


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
    count = len(record.articles)
    columns = (
        _by_article(record.mentions, count),
        _by_article(record.aliases, count),
        _by_article(record.roles, count),
        _by_article(record.statements, count),
        _by_article(record.events, count),
        _by_article(record.targets, count),
        _by_article(record.appointments, count),
        _by_article(record.lives, count),
    )
    return [Facts(*parts) for parts in zip(*columns, strict=True)]


def _by_article(items: Iterable[_T], count: int) -> list[tuple[_T, ...]]:
    found: defaultdict[int, list[_T]] = defaultdict(list)
    for item in items:
        found[item.article].append(item)
    return [tuple(found[index]) for index in range(count)]
