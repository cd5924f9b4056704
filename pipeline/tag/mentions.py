"""The mentions of a Doc: spans in `doc.spans["mentions"]`, each with `span._.score` and `span._.by`.

They are `doc.ents` too, and `doc.spans["sc"]`, which displaCy shows as spans.
"""

import warnings
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from enum import StrEnum

from spacy.tokens import Doc, Span, SpanGroup
from spacy.util import filter_spans

from .candidates import Candidate, char_span, store, stored

GROUP = "mentions"
SHOWN = "sc"


class Alignment(StrEnum):
    """What becomes of a mention that does not begin and end with a token, in a Doc of words."""

    STRICT = "strict"
    """It is left out, and a warning tells so."""
    CONTRACT = "contract"
    """It has the tokens that lie in it; left out where there are none."""
    EXPAND = "expand"
    """It has all tokens that share a character with it."""


def set_mentions(doc: Doc, found: Sequence[Candidate], *, alignment: Alignment = Alignment.STRICT) -> Doc:
    """Give `doc` the mentions, which are in order and apart; of two that get a token in common the longer one stays.

    Warns where some were left out.
    """
    spans = [char_span(doc, c.start, c.end, label=c.label, mode=alignment) for c in found]
    told = filter_spans([span for span in spans if span is not None])
    if len(told) < len(found):
        warnings.warn(_left_out(doc, found, count=len(found) - len(told)), stacklevel=2)
    store(doc, GROUP, found, spans=told)
    doc.spans[SHOWN] = SpanGroup(doc, name=SHOWN, spans=told)
    doc.ents = told
    return doc


def decided(doc: Doc) -> Iterator[Candidate]:
    """The mentions that were decided on, in order, by characters: those that fit no tokens, too."""
    return stored(doc, GROUP)


def _left_out(doc: Doc, found: Sequence[Candidate], *, count: int) -> str:
    c = next((c for c in found if char_span(doc, c.start, c.end, label=c.label) is None), found[0])
    return (
        f"guanxi: {count} of {len(found)} mentions fit no tokens of the Doc and were left out, such as "
        f"{doc.text[c.start : c.end]!r} ({c.start}:{c.end}); use guanxi.CharacterTokenizer.v1 as tokenizer, or set "
        f"alignment = {Alignment.EXPAND}"
    )


def _told_of(span: Span) -> Candidate | None:
    """The mention that the span stands for: of its label, and with a character in common."""
    told = list(decided(span.doc))
    place = bisect_right(told, span.start_char, key=lambda c: c.end)
    shared = (c for c in told[place:] if c.start < span.end_char and c.label == span.label_)
    return next(shared, None)


def _score(span: Span) -> float | None:
    told = _told_of(span)
    return told.score if told else None


def _by(span: Span) -> str | None:
    told = _told_of(span)
    return str(told.by) if told else None


Span.set_extension("score", getter=_score, force=True)
Span.set_extension("by", getter=_by, force=True)
