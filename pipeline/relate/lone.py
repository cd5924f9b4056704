"""Quotations that no words of their own attribute: who spoke or is told of right before them goes on.

“…，”某某说。“…。”, 某某说自己很担心。“…。”
"""

from collections.abc import Iterator, Sequence

from ..record import Span
from .content import asks, is_led_in
from .cues import Attribution
from .quotes import find_quotations, inside
from .subjects import find_actor
from .view import View


def find_lone(
    view: View, paragraph: Span, told: Sequence[Span], attributed: Sequence[Attribution]
) -> Iterator[tuple[Attribution, Span]]:
    """Each quotation of `paragraph` outside `told` that stands as a sentence behind one, with those that touch it: who
    speaks or acts in the sentence before, and the words said."""
    quotes = find_quotations(view.words(paragraph), start=paragraph.start)
    free = [q for q in quotes if not any(span.overlaps(q) for span in told) and view.words(q)[-2:-1] in _CLOSING]
    end = paragraph.start
    for quote in free:
        if quote.start > end and view.page.text[quote.start - 1] in _CLOSING and not is_led_in(view, quote):
            at = _spoke(quote, attributed) or _told_of(view, paragraph, quote, quotes)
            if at is not None:
                end = _run_end(view, quote, free)
                yield at, Span(quote.start + 1, end - 1)


_CLOSING = tuple("。！？…")


def _run_end(view: View, first: Span, quotes: Sequence[Span]) -> int:
    """Where the last of the quotations ends that touch each other from `first` on, all questions or none."""
    end = first.end
    for quote in quotes:
        same = asks(view, quote) == asks(view, first)
        end = quote.end if quote.start == end and same else end
    return end


def _spoke(quote: Span, attributed: Sequence[Attribution]) -> Attribution | None:
    """The attribution that ends its sentence right before a quotation."""
    return next((at for at in attributed if at.mark == "。" and at.open + 1 == quote.start), None)


def _told_of(view: View, paragraph: Span, quote: Span, quotes: Sequence[Span]) -> Attribution | None:
    """The person who acts in the sentence right before a quotation, which quotes nothing itself."""
    stops = (i for i in range(quote.start - 2, paragraph.start - 1, -1) if view.page.text[i] in "。！？")
    begin = next((i + 1 for i in stops if not inside(quotes, i)), paragraph.start)
    if any(q.overlaps(Span(begin, quote.start)) for q in quotes):
        return None
    person, _, start = find_actor(view, begin, quote.start) or (None, None, 0)
    if person is None or person.label != "PERSON":
        return None
    return Attribution(person.span, "", person, None, start, person.span.end, "。")
