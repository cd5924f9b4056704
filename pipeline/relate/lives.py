"""Lives: birth, sex, people, native place, schooling, party and begin of work, out of the clauses of a CV."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from enum import IntEnum

from ..language.rules import rule
from ..record import Life, LifeField, Mention, Role, Span
from ..schema import NOT_HELD
from ..spans import end_of
from .items import DATES, LONGEST, Item, read_items
from .view import View, hull

_TABLE = "lives"
_CLAUSE = re.compile(
    r"[^，,；;。、（）()！？\s]++(?:[ \u3000](?:(?<=[\d年月][ \u3000])|(?=[\d年月]))[^，,；;。、（）()！？\s]++)*+"
)
_PRONOUN = re.compile("[他她其]")
_PRIVATE = re.compile("的|等|们")
"""Behind a name whose owner the clauses that follow do not tell of: 某某的妻子, 某某等人."""


class Standing(IntEnum):
    """How closely the clause that comes is tied to the person named last."""

    FAR = 0
    """Named in passing."""
    NAMED = 1
    """In this sentence a clause ended with the name."""
    OPEN = 2
    """An earlier clause belongs to the person's life."""
    NEXT = 3
    """The clause before ended with the name."""
    CHAINED = 4
    """The clause before belongs to the person's life."""


@dataclass(frozen=True, slots=True)
class Told:
    """The person that a life may be told of; `alone` where the sentence that names it names no other; `year` is the
    one told last, which 同年 means."""

    person: Mention | None = None
    standing: Standing = Standing.FAR
    alone: bool = False
    year: str = ""


def find_lives(view: View, roles: Sequence[Role]) -> Iterator[Life]:
    """The life facts of an article, each value of a person once: `江晚，女，1970年3月生 -> (江晚, sex, 女), …`."""
    found: dict[tuple[str, LifeField, str], Life] = {}
    for life in (*_in_clauses(view), *_ranks(roles)):
        found.setdefault((life.person, life.field, life.value), life)
    yield from found.values()


def _in_clauses(view: View) -> Iterator[Life]:
    told, opened = Told(), set[str]()
    for sentence in view.article.sentences:
        people = [m for m in view.within(sentence.span) if m.label == "PERSON"]
        alone = len({m.text for m in people}) == 1 if people else told.alone
        told = replace(told, alone=alone, standing=_later(told.standing))
        for clause in _clauses(sentence.text, sentence.span.start):
            person = people[count - 1] if (count := bisect_right(people, clause.end, key=end_of)) else None
            named = person is not None and person.span.end > clause.start
            told, items = _named(view, clause, person, told) if person and named else _unnamed(view, clause, told)
            if told.person and items:
                opened.add(told.person.text)
                year = next((item.value[:4] for item in reversed(items) if item.field in DATES), told.year)
                told = replace(told, year=year)
                yield from (_life(view, told.person, item) for item in items if told.person)
            elif told.person and told.standing == Standing.FAR and told.person.text in opened:
                told = replace(told, standing=Standing.OPEN)
        if people and sentence.text.strip() == view.words(people[-1].span):  # a heading
            told = replace(told, standing=Standing.OPEN)


def _later(standing: Standing) -> Standing:
    """In the sentence that follows."""
    return Standing.OPEN if standing in (Standing.OPEN, Standing.CHAINED) else Standing.FAR


def _clauses(text: str, start: int) -> Iterator[Span]:
    for match in _CLAUSE.finditer(text):
        yield Span(start + match.start(), start + match.end())


def _named(view: View, clause: Span, person: Mention, told: Told) -> tuple[Told, list[Item]]:
    """What a clause with a name tells: `1962年出生的江晚`, `江晚1962年出生`, or the name alone."""
    lead, rest = Span(clause.start, max(clause.start, person.span.start)), Span(person.span.end, clause.end)
    items = read_items(view, Span(lead.start, lead.end - 1), kinds=("told",)) if view.words(lead)[-1:] == "的" else []
    words = view.words(rest)
    if match := rule(_TABLE, "behind a name").match(words):
        rest = Span(rest.start + match.end(), rest.end)
    private = bool(_PRIVATE.match(words))
    items += [] if private else read_items(view, rest, kinds=("told",), year=told.year)
    told = replace(told, person=None if private and not items else person)
    if items:
        return replace(told, standing=Standing.CHAINED), items
    if not rest:
        return replace(told, standing=Standing.NEXT), []
    return replace(told, standing=Standing.FAR), []


def _unnamed(view: View, clause: Span, told: Told) -> tuple[Told, list[Item]]:
    """What a clause without a name tells of the person before."""
    pronoun = _PRONOUN.match(view.words(clause))
    span = Span(clause.start + 1, clause.end) if pronoun and len(clause) > 1 else clause
    kinds: tuple[str, ...] = ("told", "in a chain") if told.standing == Standing.CHAINED else ("told",)
    if told.standing == Standing.NEXT and view.before(clause.start, length=1) in ("（", "("):
        kinds = ("told", "in brackets")
    if told.person is None or (told.standing == Standing.FAR and not (pronoun and told.alone)):
        return told, []
    items = read_items(view, span, kinds=kinds, year=told.year)
    if items:
        return replace(told, standing=Standing.CHAINED), items
    if rule(_TABLE, "passed over").fullmatch(view.words(clause)[:LONGEST]):
        return told, []
    farther = {Standing.NEXT: Standing.NAMED, Standing.CHAINED: Standing.OPEN}
    return replace(told, standing=farther.get(told.standing, told.standing)), []


def _life(view: View, person: Mention, item: Item) -> Life:
    words = hull(person.span, item.span)
    spans = (words,) if len(words) <= LONGEST else (item.span, person.span)
    evidence = tuple(view.evidence(span) for span in spans)
    score = round(min(0.95, person.score), 2)
    return Life(view.article.index, person.text, item.field, item.value, item.date, score, evidence)


def _ranks(roles: Sequence[Role]) -> Iterator[Life]:
    """The ranks that are told as posts: 区政府党组成员、二级调研员某某."""
    for role in roles:
        if role.status not in NOT_HELD and rule(_TABLE, "rank").fullmatch(role.post):
            yield Life(role.article, role.person, LifeField.RANK, role.post, None, role.score, role.evidence)
