"""How persons are tied by their lives: who went to one school, who comes from one place.

    schooled_with     pages tell of one school for both, at whatever time
    from_same_place   pages tell of one native place for both; a whole province ties nobody

A school or place of n persons is worth 1/(n-1) to each pair, and above `MOST` persons it ties nobody.
"""

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import combinations

from pipeline.dates import first_day, is_date, last_day
from pipeline.graph.person_ties import MOST, Dyad
from pipeline.language.forms import folded
from pipeline.record import LifeFact, LifeField
from pipeline.resolve.name_forms import is_province
from pipeline.schema import Relation

KINDS = {LifeField.SCHOOL: Relation.SCHOOLED_WITH, LifeField.NATIVE_PLACE: Relation.FROM_SAME_PLACE}
_LOOSE = str.maketrans("", "", "省市")
"""What some pages leave out of a place's name; 县 tells 南昌县 from 南昌市."""

Facts = dict[str, list[LifeFact]]
"""By person."""


@dataclass(frozen=True, slots=True)
class LifeTie(Dyad):
    """A tie between two persons in order of ids; `over` are the schools or places by name, `facts` what states them.

    `first` and `last` are known where both left the school on stated dates: the days from one to the other.
    """

    over: tuple[str, ...]
    facts: tuple[LifeFact, ...]


def life_ties(lives: Iterable[LifeFact], *, of: str | None = None) -> tuple[LifeTie, ...]:
    """All such ties between the persons with these lives, or those of one person (id), in order of kind and ids."""
    found: defaultdict[tuple[str, str, str], list[tuple[float, list[LifeFact]]]] = defaultdict(list)
    for (kind, _), people in sorted(_shared(lives).items()):
        for one, other in combinations(sorted(people), 2) if len(people) <= MOST else ():
            if of is None or of in (one, other):
                found[kind, one, other].append((1 / (len(people) - 1), [*people[one], *people[other]]))
    return tuple(_tie(*key, parts) for key, parts in sorted(found.items()))


def _shared(lives: Iterable[LifeFact]) -> Mapping[tuple[str, str], Facts]:
    """The persons of each school and place, by the kind of tie and a form of the name."""
    found: defaultdict[tuple[str, str], Facts] = defaultdict(lambda: defaultdict(list))
    for life in lives:
        for kind, key in _keys(life):
            found[kind, key][life.person].append(life)
    return found


def _keys(life: LifeFact) -> Iterator[tuple[str, str]]:
    if life.field == LifeField.SCHOOL:
        yield KINDS[LifeField.SCHOOL], folded(life.value)
    elif life.field == LifeField.NATIVE_PLACE and not is_province(life.value):
        yield KINDS[LifeField.NATIVE_PLACE], folded(life.value).translate(_LOOSE)


def _tie(kind: str, one: str, other: str, parts: list[tuple[float, list[LifeFact]]]) -> LifeTie:
    facts = tuple(fact for _, told in parts for fact in told)
    over = tuple(max((fact.value for fact in told), key=lambda value: (len(value), value)) for _, told in parts)
    days = sorted(fact.date for fact in facts if fact.date and is_date(fact.date))
    first, last = (first_day(days[0]), last_day(days[-1])) if len(days) == len(facts) else (None, None)
    return LifeTie(str(kind), one, other, round(sum(worth for worth, _ in parts), 6), first, last, over, facts)
