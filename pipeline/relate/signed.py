"""Quotations signed by their speaker behind a dash, without a verb: “…。”——市商务局局长某某."""

import re
from collections.abc import Iterator, Sequence

from ..record import Mention, Span
from ..spans import ended_before
from .cues import Attribution
from .quotes import find_quotations, is_sentence
from .runs import with_titles
from .view import View

LONGEST_SIGNATURE = 80
_SHORTEST_WORDS = 12
_DASH = re.compile(r"[ \n]*(?:—{1,2}|-{2}|―{1,2})[ ]*")
_NO_SIGNATURE = re.compile("[专采探走寻]?访|记|追[记忆]|对话|走近|走进|写给|献给|致|忆|悼|缅怀|[这那此]是?")
"""What leads in the subject of a heading or a remark, and no speaker: “…”——记劳动模范某某."""
_BEHIND_NAME = re.compile(r"(?:[（，、 ](?P<titles>[^。！？；：“”]{2,40}?)）?)?(?:如是说|说|语)?[。 ]*")


def find_signed(view: View, paragraph: Span, told: Sequence[Span]) -> Iterator[tuple[Attribution, Span]]:
    """The quotation outside `told` that the end of `paragraph` signs, with its speaker and the words said.

    The dash stands behind the quotation, or begins the paragraph behind the one that it closes.
    """
    quote = _before_paragraph(view, paragraph) or _last_quotation(view, paragraph)
    dash = _DASH.match(view.page.text, quote.end, paragraph.end) if quote else None
    if quote is None or dash is None or any(span.overlaps(quote) for span in told) or not _is_said(view, quote):
        return
    person = _signer(view, Span(dash.end(), paragraph.end))
    if person is not None:
        begin = with_titles(view, person, dash.end())
        yield Attribution(person.span, "", person, None, begin, person.span.end, "。"), _words(quote)


def _before_paragraph(view: View, paragraph: Span) -> Span | None:
    """The quotation that closes the paragraph before one that begins with a dash."""
    place = ended_before(view.article.body, paragraph.start) - 1
    if place < 0 or not _DASH.match(view.page.text, paragraph.start):
        return None
    return _last_quotation(view, view.article.body[place], to_end=True)


def _last_quotation(view: View, paragraph: Span, *, to_end: bool = False) -> Span | None:
    """The last quotation of a paragraph, from where the first of its paragraphs opens it."""
    quotes = find_quotations(view.words(paragraph), start=paragraph.start)
    if not quotes or view.page.text[quotes[-1].end - 1] != "”" or (to_end and quotes[-1].end < paragraph.end):
        return None
    opened = view.quoted_from[ended_before(view.article.body, paragraph.start)] if len(quotes) == 1 else None
    return quotes[-1] if opened is None or quotes[-1].start > paragraph.start else Span(opened, quotes[-1].end)


def _is_said(view: View, quote: Span) -> bool:
    words = view.words(quote)
    return is_sentence(words, Span(0, len(words))) or len(words) >= _SHORTEST_WORDS


def _signer(view: View, signature: Span) -> Mention | None:
    """The one person of a signature, whose titles stand before or behind the name and nothing else does."""
    persons = [m for m in view.within(signature) if m.label == "PERSON"]
    if len(persons) != 1 or len(signature) > LONGEST_SIGNATURE or _NO_SIGNATURE.match(view.words(signature)):
        return None
    lead = view.words(Span(signature.start, persons[0].span.start))
    behind = _BEHIND_NAME.fullmatch(view.page.text, persons[0].span.end, signature.end)
    if behind is None or any(sign in "。！？；：，" for sign in lead):
        return None
    titles = Span(*behind.span("titles")) if behind["titles"] else None
    is_titled = titles is None or any(m.label == "POST" for m in view.within(titles))
    return persons[0] if is_titled else None


def _words(quote: Span) -> Span:
    return Span(quote.start + 1, quote.end - 1)
