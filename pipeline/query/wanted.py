"""Which of many answers are wanted: those of a day or a span of days, a kind, a place, a score."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import islice
from typing import TypedDict, TypeVar

from pipeline.dates import first_day, is_date, last_day
from pipeline.errors import BadInput
from pipeline.language.forms import folded
from pipeline.query.answers import Answer, Conflict, Figure, Holding, Participation, Saying
from pipeline.query.conflicts import held
from pipeline.query.indexed import View
from pipeline.query.links import Connection, Hit
from pipeline.query.listing import Listing
from pipeline.resolve.name_forms import place_core
from pipeline.schema import Label

Day = str | date
Span = tuple[str | None, str | None]

_WRITTEN = (
    re.compile(r"(\d{4})(\d\d)(\d\d)"),
    re.compile(r"(\d{4})年(?:(\d{1,2})月(?:(\d{1,2})[日号])?)?"),
    re.compile(r"(\d{4})[-/.](\d{1,2})(?:[-/.](\d{1,2}))?"),
)

A = TypeVar("A", bound=Answer)


class Asked(TypedDict, total=False):
    """What every question takes: a day or its bounds (dates, or `2025-02-06`, `2025-02`, `2025`, 2025年2月6日), the
    kind of the answer, a place that it has to do with, and the least score."""

    on: Day | None
    since: Day | None
    until: Day | None
    kind: str | None
    place: str | None
    min_score: float


@dataclass(frozen=True, slots=True)
class Wanted:
    """`first` and `last` are the days asked for, None where open; what has no date lies in no span of days."""

    first: str | None = None
    last: str | None = None
    kind: str | None = None
    place: str | None = None
    min_score: float = 0.0

    def is_in_time(self, start: str | None, end: str | None) -> bool:
        """Whether the days from `start` to `end` have one in common with those asked for."""
        if self.first is None and self.last is None:
            return True
        low, high = start or end, end or start
        return (
            low is not None
            and high is not None
            and (self.last is None or low <= self.last)
            and (self.first is None or high >= self.first)
        )

    def is_on(self, day: str | None) -> bool:
        """Whether a date, which may be a month or a year, has a day in common with those asked for."""
        return self.is_in_time(*_span(day))

    def is_of_kind(self, *kinds: str | None) -> bool:
        return self.kind is None or self.kind in kinds

    def is_at(self, view: View, *ids: str | None) -> bool:
        """Whether one of these nodes has to do with the place."""
        if self.place is None:
            return True
        names = {name for id_ in ids if id_ for name in view.places_of(id_)}
        return place_core(folded(self.place)) in {place_core(folded(name)) for name in names}


def as_day(text: Day, what: str = "on") -> str:
    """The day, month or year as the graph has it: 2025年2月6日 -> 2025-02-06; raises BadInput where it is none."""
    day = text.isoformat()[:10] if isinstance(text, date) else _iso(text.strip()) if isinstance(text, str) else ""
    if not is_date(day):
        raise BadInput(f"{what}: {text!r} is no date; write it as 2025-02-06, 2025-02 or 2025")
    return day


def wanted(
    *,
    on: Day | None = None,
    since: Day | None = None,
    until: Day | None = None,
    kind: str | None = None,
    place: str | None = None,
    min_score: float = 0.0,
) -> Wanted:
    """The question's bounds checked; raises BadInput for what is no date, or an end before the beginning."""
    lows = [first_day(as_day(day, name)) for day, name in ((on, "on"), (since, "since")) if day is not None]
    highs = [last_day(as_day(day, name)) for day, name in ((on, "on"), (until, "until")) if day is not None]
    first, last = max(lows, default=None), min(highs, default=None)
    if first and last and first > last:
        raise BadInput(f"no day is both from {first} on and until {last}; exchange since and until")
    return Wanted(first, last, kind, place, min_score)


def kept(view: View, answers: Iterable[A], asked: Asked, *, most: int | None = None) -> Listing[A]:
    """The answers that are wanted, in their order; with `most`, the first of them."""
    want = wanted(**asked)
    return Listing(islice((one for one in answers if _fits(view, one, want)), most))


def _fits(view: View, answer: Answer, want: Wanted) -> bool:
    span, kinds, ids, score = _told(view, answer)
    return score >= want.min_score and want.is_in_time(*span) and want.is_of_kind(*kinds) and want.is_at(view, *ids)


def _told(view: View, answer: Answer) -> tuple[Span, tuple[str | None, ...], tuple[str | None, ...], float]:
    """The answer's span of days, its kinds, the nodes whose places are its own, and its score."""
    match answer:
        case Holding():
            return held(answer), (answer.kind, answer.status), (answer.post_id,), answer.score
        case Saying():
            return _span(answer.date), _speakers(view, answer), (answer.id, answer.org_id), answer.score
        case Participation():
            return _span(answer.date), (answer.part,), (answer.event_id,), answer.score
        case Figure():
            return _span(answer.date), (answer.kind,), (answer.id, answer.holder_id), answer.score
        case Connection():
            return (answer.first, answer.last), (answer.kind,), (answer.left_id, answer.right_id), 1.0
        case Conflict():
            days = sorted(one.date for one in answer.sources if one.date)
            span = (first_day(days[0]), last_day(days[-1])) if days else (None, None)
            return span, (answer.about,), (answer.subject_id,), 1.0
        case Hit() if answer.id in view.nodes:
            return _span(answer.date), (answer.kind,), (answer.id,), answer.score
        case Hit():
            edge = view.edge(answer.id)
            return _span(answer.date), (answer.kind,), (edge.source, edge.target), answer.score
    return (None, None), (), (), 1.0


def _speakers(view: View, answer: Saying) -> tuple[str, ...]:
    """The kinds of who speaks: `company` for the words of a company's chairman, and `person`."""
    ids = (answer.speaker_id, answer.org_id)
    kinds = tuple(view.nodes[id_].kind for id_ in ids if id_)
    return (*kinds, "body") if {Label.COMPANY, Label.ORGANIZATION} & set(kinds) else kinds


def _span(day: str | None) -> Span:
    return (first_day(day), last_day(day)) if day and is_date(day) else (None, None)


def _iso(text: str) -> str:
    for pattern in _WRITTEN:
        if match := pattern.fullmatch(text):
            return "-".join(part.zfill(2) for part in match.groups() if part)
    return text
