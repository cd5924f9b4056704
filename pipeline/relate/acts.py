"""Quotations that no verb attributes and whose speaker acts behind them: “…。”某某说得很实在, “…。”村民某某笑了."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ..language.rules import rule
from ..record import Mention, Span
from .content import is_led_in, told_between
from .cues import Attribution
from .quotes import find_quotations
from .runs import is_object, with_titles
from .view import View

LONGEST_SENTENCE = 80
_SHORTEST_WORDS, _LONGEST_LEAD = 10, 10
"""No quotation with its marks is shorter where no act follows, and no longer words stand by a name in its clause that
are no titles: 村民某某."""
_BEHIND_VERBS = ("着", "了", "过", "到", "在", "给")
"""What ends a verb whose object follows: 围着某某."""
_TABLE = "acts"


def find_acted(view: View, paragraph: Span, told: Sequence[Span]) -> Iterator[tuple[Attribution, Span]]:
    """Each quotation of `paragraph` that stands as a sentence outside `told`, with its speaker and the words said; a
    quotation behind the speaker's clause goes on: “…。”某某摆摆手，“…。”"""
    text = view.page.text
    quotes = find_quotations(view.words(paragraph), start=paragraph.start)
    for quote, following in zip_longest(quotes, quotes[1:]):
        begins = quote.start == paragraph.start or text[quote.start - 1] in "。！？”"
        if not begins or text[quote.end - 2] not in "。！？…" or is_led_in(view, quote):
            continue
        if any(span.overlaps(quote) for span in told):
            continue
        sentence = _sentence_behind(view, paragraph, quote)
        found = _actor(view, sentence, is_long=len(quote) >= _SHORTEST_WORDS)
        if found is not None:
            person, verb = found
            goes_on = following is not None and following.start == sentence.end and text[sentence.end - 1] == "，"
            told_up_to = sentence.end if goes_on else verb.end
            at = Attribution(verb, view.words(verb), person, None, person.span.start, told_up_to, "。")
            yield at, Span(quote.start + 1, (following if goes_on and following else quote).end - 1)


def _sentence_behind(view: View, paragraph: Span, quote: Span) -> Span:
    """The words behind a quotation up to the end of their sentence, or to the next quotation."""
    end = min(paragraph.end, quote.end + LONGEST_SENTENCE)
    stop = re.compile("[。！？；“]").search(view.page.text, quote.end, end)
    return Span(quote.end, stop.start() if stop else end)


def _actor(view: View, sentence: Span, *, is_long: bool) -> tuple[Mention, Span] | None:
    """The first person of the sentence behind a quotation, with the verb of what he does; nothing where no verb of the
    table stands and he begins one of its clauses."""
    person = next((m for m in view.within(sentence) if m.label == "PERSON"), None)
    if person is None or told_between(view, sentence.start, person.span.start):
        return None
    if rule(_TABLE, "story").match(view.words(sentence)):
        return None
    act = rule(_TABLE, "act").match(view.page.text, person.span.end, sentence.end)
    if act:
        return person, Span(*act.span("verb"))
    return (person, Span(person.span.end, person.span.end)) if is_long and _leads(view, sentence, person) else None


def _leads(view: View, sentence: Span, person: Mention) -> bool:
    """Whether a person's titles and name begin a clause of a sentence."""
    clause = max(sentence.start, view.page.text.rfind("，", sentence.start, person.span.start) + 1)
    begin = with_titles(view, person, clause)
    untitled = begin - clause - sum(len(m.span) for m in view.within(Span(clause, begin)))
    done_to = view.before(begin, length=1) in _BEHIND_VERBS or is_object(view, person, clause)
    return untitled <= _LONGEST_LEAD and not done_to
