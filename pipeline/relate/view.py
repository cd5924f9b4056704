"""One article with its mentions, as the relation stage looks at it."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace

from ..companies import full_company_names
from ..forms import one_line
from ..record import Alias, Article, Evidence, Mention, Repaired, Span

BODIES = frozenset({"ORG", "COMPANY"})


def _start(mention: Mention) -> int:
    return mention.span.start


@dataclass(frozen=True, slots=True)
class View:
    """`mentions` are the article's, sorted; `raw` is the raw text that evidence quotes.

    `full_names` are the companies that the article also names more fully, each with its full name.
    """

    page: Repaired
    raw: str
    article: Article
    mentions: tuple[Mention, ...]
    full_names: Mapping[str, str] = field(init=False, compare=False)

    def __post_init__(self) -> None:
        names = full_company_names(self.page.text, self.article, self.mentions)
        object.__setattr__(self, "full_names", names)

    def naming(self, aliases: Iterable[Alias]) -> "View":
        """The same with persons by their full names, where the article tells them, and without the spaces that set a
        name to a column's width: 曼丹 as 苏拉·曼丹, 江　晚 as 江晚."""
        full = {a.span: a.refers_to for a in aliases if a.why == "name"}
        told = (replace(m, text=full.get(m.span, m.text)) for m in self.mentions)
        return replace(self, mentions=tuple(replace(m, text=one_line(m.text)) for m in told))

    def within(self, span: Span) -> tuple[Mention, ...]:
        first = bisect_left(self.mentions, span.start, key=_start)
        last = bisect_left(self.mentions, span.end, key=_start)
        return tuple(m for m in self.mentions[first:last] if m.span.end <= span.end)

    def person_before(self, at: int) -> Mention | None:
        """The person named last before `at`."""
        last = bisect_left(self.mentions, at, key=_start)
        return next((m for m in reversed(self.mentions[:last]) if m.label == "PERSON"), None)

    def words(self, span: Span) -> str:
        return self.page.text[span.start : span.end]

    def between(self, left: Mention, right: Mention) -> str:
        return self.page.text[left.span.end : right.span.start]

    def before(self, at: int, *, length: int = 12) -> str:
        return self.page.text[max(self.article.span.start, at - length) : at]

    def after(self, at: int, *, length: int = 12) -> str:
        return self.page.text[at : min(self.article.span.end, at + length)]

    def repaired_span(self, start: int, end: int) -> Span:
        """The span of the repaired text that the raw offsets `start:end` stand for."""
        return Span(bisect_left(self.page.origin, start), bisect_left(self.page.origin, end))

    def evidence(self, span: Span) -> Evidence:
        start, end = self.page.raw_span(span)
        return Evidence(start, end, self.raw[start:end])

    def paragraphs(self) -> Iterator[Span]:
        """Titles, body and credits in the order of the page."""
        yield from sorted((*self.article.titles, *self.article.body, *self.article.credits), key=lambda s: s.start)


def overlaps_one(spans: Sequence[Span], span: Span) -> bool:
    """Whether `span` overlaps one of `spans`, which are sorted and apart."""
    first = bisect_right(spans, span.start, key=_end)
    return first < len(spans) and spans[first].start < span.end


def covered_by_one(spans: Sequence[Span], span: Span) -> bool:
    """Whether one of `spans`, which are sorted and apart, covers `span`."""
    first = bisect_left(spans, span.end, key=_end)
    return first < len(spans) and spans[first].covers(span)


def _end(span: Span) -> int:
    return span.end


def hull(*spans: Span) -> Span:
    """The smallest span that holds all of `spans`."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
