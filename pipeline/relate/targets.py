"""Figures that are promised or reported: who, what, how much, by when."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from itertools import pairwise

from ..record import Span, Statement, Target
from ..spans import overlaps_one
from .amounts import Amount, find_amounts
from .counted import is_counted, is_left_out
from .holders import Subject, holds_none, subject_before, subjects_in
from .metrics import figure_kind, is_promised, metric_name, period_before, periods_in
from .scores import SCORES
from .view import BODIES, View

BEFORE = 300
"""So far before a figure's clause the words that name what is counted are looked for."""


def find_targets(view: View, statements: Sequence[Statement]) -> Iterator[Target]:
    """Figures in the words of holders, and in sentences that tell of a company, a body or a place:
    `营收突破9亿元 -> (营收, 9, 亿元)`."""
    told: list[Span] = []
    for statement in statements:
        span = view.repaired_span(statement.start, statement.end)
        told.append(span)
        yield from _in_words(view, span, None if statement.event else statement.org)
    yield from _in_story(view, told)


def _in_words(view: View, span: Span, teller: str | None) -> Iterator[Target]:
    """Figures of a speaker's words: those of whom the speaker speaks for, where no other is named."""
    own = teller is not None and not any(teller in view.names(label) for label in ("ORG", "EVENT"))
    named = None if teller and not own and holds_none(teller) else teller
    holder = Subject(named, "COMPANY" if own else "ORG", span.start)
    period: str | None = None
    for sentence in _sentences(view, span):
        yield from _in_span(view, sentence, holder, by="said", period=period)
        period = period_before(periods_in(view.words(sentence)), len(sentence)) or period


def _sentences(view: View, span: Span) -> Iterator[Span]:
    ends = [span.start, *(span.start + m.end() for m in re.finditer("。", view.words(span))), span.end]
    return (Span(start, end) for start, end in pairwise(ends) if start < end)


def _in_story(view: View, told: Sequence[Span]) -> Iterator[Target]:
    """Figures of the sentences that the story tells itself: a holder is meant until another begins a clause."""
    firm: str | None = None
    for paragraph in view.article.body:
        holder: Subject | None = None
        for sentence in _sentences_of(view, paragraph):
            if not overlaps_one(told, sentence):
                yield from _in_span(view, sentence, holder, by="told", firm=firm)
            for subject in subjects_in(view, sentence, firm=firm):
                holder = subject
                firm = subject.name if subject.label == "COMPANY" else firm


def _sentences_of(view: View, paragraph: Span) -> Iterator[Span]:
    return (sentence.span for sentence in view.article.sentences if paragraph.covers(sentence.span))


def _in_span(
    view: View,
    span: Span,
    holder: Subject | None,
    *,
    by: str,
    firm: str | None = None,
    period: str | None = None,
) -> Iterator[Target]:
    """The figures of a sentence, each with its holder: who or what is named before it, else the one meant before; the
    same with `period`."""
    text, nameless = view.words(span), _without_names(view, span)
    starts = [0, *(m.end() for m in re.finditer("[，。；：、]|(?<=%),", text))]
    subjects = subjects_in(view, span, firm=firm or _company(holder))
    periods = periods_in(text)
    for amount in find_amounts(text):
        start = starts[bisect_right(starts, amount.start) - 1]
        subject = _meant(subject_before(subjects, span.start + amount.start), holder)
        if subject is None or subject.name is None or is_left_out(text, start, amount):
            continue
        own = by == "said" and _is_told(text[start : amount.start], subject, holder)
        if not (own or is_counted(text, start, amount)):
            continue
        metric = metric_name(
            text[start : amount.start].rpartition(subject.name)[-1],
            text[amount.end : amount.end + 16],
            text[max(0, start - BEFORE) : start].rpartition(subject.name)[-1],
        )
        metric = _own(view, Span(span.start + start, span.start + amount.start), metric or "", subject.name)
        if not metric:
            continue
        yield Target(
            article=view.article.index,
            holder=subject.name,
            metric=metric,
            value=amount.value,
            unit=amount.unit,
            period=period_before(periods, amount.start) or period,
            kind=figure_kind(nameless, amount.start),
            evidence=(view.evidence(Span(span.start + start, span.start + amount.end)),),
            score=_score(amount, subject, by),
        )


def _own(view: View, clause: Span, metric: str, holder: str) -> str:
    """What is counted, without the holder's own name at its begin; empty where another body's begins it, whose figure
    it is then."""
    told = (m for m in view.within(clause) if m.label in BODIES and view.before(m.span.start, length=1) not in _LEADING)
    named = next((m.text for m in told if metric.startswith(m.text)), "")
    own = metric.removeprefix(named).removeprefix("的")
    return own if len(own) > 1 and _is_short(named or holder, holder) else ""


_LEADING = tuple("从向对给把将与和同由")


def _without_names(view: View, span: Span) -> str:
    """The words with a sign that tells nothing for each of a body's name, which may hold 建设 or 规划."""
    text = view.words(span)
    for m in view.within(span):
        if m.label in BODIES:
            start, end = m.span.start - span.start, m.span.end - span.start
            text = text[:start] + "〇" * (end - start) + text[end:]
    return text


def _company(holder: Subject | None) -> str | None:
    return holder.name if holder is not None and holder.label == "COMPANY" else None


def _meant(subject: Subject | None, holder: Subject | None) -> Subject | None:
    """The subject of the clause; a speaker's own company is meant by a short form of its name as well."""
    if subject is None or (subject.label == "COMPANY" and _is_short(subject.name, _company(holder))):
        return holder
    return subject


def _is_short(name: str | None, full: str | None) -> bool:
    return bool(name and full and name[:2] == full[:2])


def _is_told(clause: str, subject: Subject, holder: Subject | None) -> bool:
    """Whether whose figure it is says so: a company's own words, a body's promise."""
    return is_promised(clause) or (subject == holder and subject.label == "COMPANY")


def _score(amount: Amount, subject: Subject, by: str) -> float:
    """By whose words tell the figure, and by its form."""
    if amount.rounded:
        return SCORES["target, round"]
    if by == "told":
        return SCORES[f"target, told of a {_TOLD_OF[subject.label]}"]
    growth = by == "said" and amount.unit in ("%", "个百分点")
    return SCORES["target, said, growth" if growth else "target, said"]


_TOLD_OF = {"COMPANY": "company", "ORG": "body", "PLACE": "place"}
