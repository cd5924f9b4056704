"""Places among spans that are sorted and apart."""

import pytest

from pipeline.record import Span
from pipeline.spans import covered_by_one, ended_before, holds_one, last_begun, overlaps_one

SPANS = (Span(3, 6), Span(8, 12))


@pytest.mark.parametrize(
    ("span", "overlaps", "covered"),
    [
        ((0, 2), False, False),
        ((2, 4), True, False),
        ((3, 5), True, True),
        ((6, 8), False, False),
        ((9, 12), True, True),
    ],
)
def test_spans_that_are_sorted_and_apart(span, overlaps, covered):
    assert overlaps_one(SPANS, Span(*span)) is overlaps
    assert covered_by_one(SPANS, Span(*span)) is covered


@pytest.mark.parametrize(
    ("at", "begun", "held", "ended"),
    [
        (2, None, False, 0),
        (3, SPANS[0], True, 0),
        (6, SPANS[0], False, 1),
        (8, SPANS[1], True, 1),
        (12, SPANS[1], False, 2),
    ],
)
def test_places_among_spans(at, begun, held, ended):
    assert (last_begun(SPANS, at), holds_one(SPANS, at), ended_before(SPANS, at)) == (begun, held, ended)
