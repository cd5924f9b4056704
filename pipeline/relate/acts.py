"""Quotations that no verb attributes, but that their speaker's act follows: “…。”某某说得很实在."""

import re
from collections.abc import Iterator, Sequence

from ..record import Mention, Span
from ..rules import rule
from .content import is_led_in, told_between
from .cues import Attribution
from .quotes import find_quotations
from .view import View

LONGEST_SENTENCE = 80
_TABLE = "acts"


def find_acted(view: View, paragraph: Span, told: Sequence[Span]) -> Iterator[tuple[Attribution, Span]]:
    """Each quotation of `paragraph` that stands as a sentence outside `told`, with its speaker and the words said."""
    text = view.page.text
    for quote in find_quotations(view.words(paragraph), start=paragraph.start):
        begins = quote.start == paragraph.start or text[quote.start - 1] in "。！？”"
        if not begins or text[quote.end - 2] not in "。！？" or is_led_in(view, quote):
            continue
        if any(span.overlaps(quote) for span in told):
            continue
        behind = Span(quote.end, min(paragraph.end, quote.end + LONGEST_SENTENCE))
        found = _actor(view, behind)
        if found is not None:
            person, verb = found
            at = Attribution(verb, view.words(verb), person, None, person.span.start, verb.end, "。")
            yield at, Span(quote.start + 1, quote.end - 1)


def _actor(view: View, behind: Span) -> tuple[Mention, Span] | None:
    """The first person of the sentence behind a quotation, with the verb of what he does."""
    sentence = re.split("[。！？]", view.words(behind))[0]
    person = next(
        (m for m in view.within(Span(behind.start, behind.start + len(sentence))) if m.label == "PERSON"), None
    )
    if person is None or rule(_TABLE, "story").match(sentence) or told_between(view, behind.start, person.span.start):
        return None
    act = rule(_TABLE, "act").match(view.page.text, person.span.end, behind.start + len(sentence))
    return (person, Span(*act.span("verb"))) if act else None
