"""Quotations that no verb attributes; their speaker acts behind or before: “…。”某某笑了, 某某修剪枝叶，“…。”."""

import re
from collections.abc import Iterator, Sequence
from itertools import zip_longest

from ..language.rules import rule
from ..record import Mention, Span
from .content import is_led_in
from .cues import Attribution
from .quotes import find_quotations
from .runs import with_titles
from .subjects import find_actor, only_person
from .view import View

LONGEST_SENTENCE = 80
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
        found = _actor(view, sentence)
        if found is not None:
            person, verb = found
            goes_on = (
                following is not None
                and following.start == sentence.end
                and text[sentence.end - 1] == "，"
                and (text[following.end - 2] in "。！？，…" or view.after(following.end, length=1) in ("。", "！", ""))
            )
            told_up_to = sentence.end if goes_on else verb.end
            at = Attribution(verb, view.words(verb), person, None, person.span.start, told_up_to, "。")
            yield at, Span(quote.start + 1, (following if goes_on and following else quote).end - 1)


def find_acting(view: View, paragraph: Span, told: Sequence[Span]) -> Iterator[tuple[Attribution, Span]]:
    """Each quotation outside `told` that ends a sentence behind what a person does, with him and the words said."""
    text = view.page.text
    for quote in find_quotations(view.words(paragraph), start=paragraph.start):
        ends = text[quote.end - 2] in "。！？…" or view.after(quote.end, length=1) == "。"
        follows = text[quote.start - 1] == "，" and len(quote) >= _SHORTEST
        if not (ends and follows) or any(span.overlaps(quote) for span in told):
            continue
        begin = max(paragraph.start, *(text.rfind(sign, paragraph.start, quote.start) + 1 for sign in "。！？；”："))
        person = _acts(view, Span(begin, quote.start))
        if person is not None:
            at = Attribution(Span(quote.start, quote.start), "", person, None, begin, quote.start, "“")
            yield at, Span(quote.start + 1, quote.end - 1)


_SHORTEST = 8
"""Signs of a quotation that is words spoken, with its marks."""


def _acts(view: View, sentence: Span) -> Mention | None:
    """The last person who begins a clause of the sentence, else the one person that it names and does not speak to."""
    actor = find_actor(view, sentence.start, sentence.end)
    if actor and actor[0] and actor[0].label == "PERSON":
        return actor[0]
    return only_person(view, sentence, sentence.start)


def _sentence_behind(view: View, paragraph: Span, quote: Span) -> Span:
    """The words behind a quotation up to the end of their sentence, or to the next quotation."""
    end = min(paragraph.end, quote.end + LONGEST_SENTENCE)
    stop = re.compile("[。！？；“]").search(view.page.text, quote.end, end)
    return Span(quote.end, stop.start() if stop else end)


def _actor(view: View, sentence: Span) -> tuple[Mention, Span] | None:
    """The first person of the sentence behind a quotation, with the verb of what he does; nothing where something is
    done to him."""
    person = next((m for m in view.within(sentence) if m.label == "PERSON"), None)
    if person is None or view.before(with_titles(view, person, sentence.start), length=1) in _BEHIND_VERBS:
        return None
    act = rule(_TABLE, "act").match(view.page.text, person.span.end, sentence.end)
    return person, Span(*act.span("verb")) if act else Span(person.span.end, person.span.end)
