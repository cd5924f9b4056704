"""Spans that are sorted and apart, and mentions in order: what stands at a place, found without a look at all."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from typing import Protocol

from .record import Span


class Placed(Protocol):
    """A mention, alias or sentence: what has a span."""

    @property
    def span(self) -> Span: ...


def start_of(placed: Placed) -> int:
    return placed.span.start


def end_of(placed: Placed) -> int:
    return placed.span.end


def _start(span: Span) -> int:
    return span.start


def _end(span: Span) -> int:
    return span.end


def last_begun(spans: Sequence[Span], at: int) -> Span | None:
    """The last of `spans` that begins at or before `at`."""
    count = bisect_right(spans, at, key=_start)
    return spans[count - 1] if count else None


def holds_one(spans: Sequence[Span], at: int) -> bool:
    """Whether one of `spans`, which are sorted and apart, holds the character at `at`."""
    span = last_begun(spans, at)
    return span is not None and at < span.end


def overlaps_one(spans: Sequence[Span], span: Span) -> bool:
    """Whether `span` overlaps one of `spans`, which are sorted and apart."""
    first = bisect_right(spans, span.start, key=_end)
    return first < len(spans) and spans[first].start < span.end


def covered_by_one(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of `spans`, which are sorted and apart, covers `span`."""
    first = bisect_left(spans, span.end, key=_end)
    return first < len(spans) and spans[first].covers(span)


def ended_before(spans: Sequence[Span], at: int) -> int:
    """How many of `spans`, which are sorted and apart, end at or before `at`."""
    return bisect_right(spans, at, key=_end)
