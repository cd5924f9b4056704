"""Whose a figure is: the company, body or area that last began a clause before it, or that 公司 means."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..language.lexicon import divisions
from ..language.rules import rule
from ..record import Mention, Span
from .view import BODIES, View

TABLE = "figures"
_LEAD = 40
"""So far before a name a day or place may open its clause."""

_LEVELS = "省市县区州盟旗镇乡村"
_OPENERS = frozenset("，；。：“—）电讯")


@dataclass(frozen=True, slots=True)
class Subject:
    """What the figures from `at` on are about, as the text writes it; nobody definite where `name` is None."""

    name: str | None
    label: str
    at: int


def subjects_in(view: View, span: Span, *, firm: str | None = None) -> Sequence[Subject]:
    """Those of a sentence, in order; `firm` is what 公司 means there, where it names no other."""
    named = list(_named(view, span))
    return sorted((*named, *_firms(view, span, named, firm)), key=lambda s: s.at)


def subject_before(subjects: Sequence[Subject], at: int) -> Subject | None:
    count = bisect_right(subjects, at, key=lambda s: s.at)
    return subjects[count - 1] if count else None


def _named(view: View, span: Span) -> Iterator[Subject]:
    """The persons, companies, bodies and areas that begin a clause."""
    for m in view.within(span):
        if (m.label == "PERSON" or _leads_post(view, m)) and _begins(view, span, m.span.start):
            yield Subject(None, "PERSON", m.span.start)
        elif _is_subject(view, span, m):
            media = m.label in BODIES and holds_none(m.text)
            yield Subject(None if media else m.text, m.label, m.span.start)


def _leads_post(view: View, m: Mention) -> bool:
    """Whether a company only tells whose post a person holds: 松烟集团董事长."""
    post = view.post_behind(m) if m.label == "COMPANY" else None
    return post is not None and post.span.start == m.span.end


def _is_subject(view: View, span: Span, m: Mention) -> bool:
    if m.label not in ("COMPANY", "ORG", "PLACE") or (m.label == "PLACE" and not _is_area(m.text)):
        return False
    return _begins(view, span, _chain_start(view, m))


def _chain_start(view: View, m: Mention) -> int:
    """Where the run of places begins that a place ends, or a company's or body's own name: 青松省云岫市."""
    before = view.last_labelled("PLACE", before=m.span.start)
    return before.span.start if before and before.span.end == m.span.start else m.span.start


def _begins(view: View, span: Span, at: int) -> bool:
    """Whether a clause begins at `at`, words that tell when left out."""
    before = view.words(Span(max(span.start, at - _LEAD), at))
    return _opens(before) or _opens(rule(TABLE, "lead in").sub("", before))


def _opens(before: str) -> bool:
    return not before or before[-1] in _OPENERS


def _firms(view: View, span: Span, named: Sequence[Subject], firm: str | None) -> Iterator[Subject]:
    """What 公司, 集团, 该行, 我司 at the begin of a clause mean: the company before, else the article's."""
    for match in _FIRM.finditer(view.page.text, span.start, span.end):
        if _begins(view, span, match.start()):
            main = view.main_firm(match.start())
            last = next((s.name for s in reversed(named) if s.label == "COMPANY" and s.at < match.start()), None)
            yield Subject(last or firm or (main.text if main else None), "COMPANY", match.start())


def holds_none(name: str) -> bool:
    """Whether a body tells of others' figures: media, courts, exchanges."""
    return bool(rule(TABLE, "holds none").search(name))


def _is_area(name: str) -> bool:
    """Whether a place is an area with an administration of its own, not a lake or a hall."""
    return name[-1] in _LEVELS or name in _short_divisions()


@cache
def _short_divisions() -> frozenset[str]:
    return frozenset(division.short for division in divisions() if division.short)


_FIRM = re.compile("[本该我]?(?:公司|集团)|[该本]行|该企业|我司")
