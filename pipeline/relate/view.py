"""One article with its mentions, as the relation stage looks at it."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property

from ..language.forms import one_line
from ..language.rules import rule
from ..language.short_names import full_company_names
from ..record import Alias, Article, Evidence, Mention, Repaired, Span
from ..segment.paragraphs import dateline
from ..spans import end_of, start_of
from .aliases import main_event

BODIES = frozenset({"ORG", "COMPANY"})
_REPORTERS_FIRST = re.compile(r"[^，。；：（\n]{0,12}?(?:记者|通讯员)[^，。；：]{2,40}?(?:报道|(?=\d{1,2}月))")
_REPORTERS = re.compile(r"[（(][^，。；：、]{0,10}?(?:记者|通讯员|实习生)[^，。；：]*[）)]")
_ASKS_OTHERS = re.compile("的(?:邀请|支持|推荐|委托|批准|请求|建议|授权)")
_LEAST = 3
"""Signs by which names are found by their end."""


@dataclass(frozen=True)
class View:
    """`mentions` are the article's, sorted; `raw` is the raw text that evidence quotes.

    What is worked out for the article as a whole is worked out once, when it is first asked for.
    """

    page: Repaired
    raw: str
    article: Article
    mentions: tuple[Mention, ...]
    addresses: tuple[Alias, ...] = ()
    """Where persons are called by surname and post: 张书记."""

    @cached_property
    def full_names(self) -> Mapping[str, str]:
        """The companies that the article also names more fully, each with its full name."""
        return full_company_names(self.page.text, self.article, self.mentions)

    @cached_property
    def main_event(self) -> Mention | None:
        """The meeting that the article tells of."""
        return main_event(self.page.text, self.article, self.mentions)

    @cached_property
    def _labelled(self) -> Mapping[str, Sequence[Mention]]:
        found: dict[str, list[Mention]] = defaultdict(list)
        for mention in self.mentions:
            found[mention.label].append(mention)
        return found

    def labelled(self, label: str) -> Sequence[Mention]:
        """The mentions of one label."""
        return self._labelled.get(label, ())

    def naming(self, aliases: Iterable[Alias]) -> "View":
        """The same with persons by their full names, where the article tells them, and without the spaces that set a
        name to a column's width: 曼丹 as 苏拉·曼丹, 江　晚 as 江晚."""
        full = {a.span: a.refers_to for a in aliases if a.why == "name"}
        told = (replace(m, text=full.get(m.span, m.text)) for m in self.mentions)
        addresses = tuple(a for a in aliases if a.why == "address")
        return replace(self, mentions=tuple(replace(m, text=one_line(m.text)) for m in told), addresses=addresses)

    def within(self, span: Span) -> tuple[Mention, ...]:
        first = bisect_left(self.mentions, span.start, key=start_of)
        last = bisect_left(self.mentions, span.end, key=start_of)
        return tuple(m for m in self.mentions[first:last] if m.span.end <= span.end)

    def back_from(self, at: int, *, begin: int) -> Iterator[Mention]:
        """The mentions between `begin` and `at`, the last first."""
        for i in range(bisect_right(self.mentions, at, key=end_of) - 1, -1, -1):
            if self.mentions[i].span.start < begin:
                return
            yield self.mentions[i]

    def last_labelled(self, label: str, *, before: int) -> Mention | None:
        """The last mention of a label that ends at or before an offset."""
        told = self.labelled(label)
        count = bisect_right(told, before, key=end_of)
        return told[count - 1] if count else None

    def main_firm(self, before: int) -> Mention | None:
        """The company that is named most often up to an offset, the first of equals."""
        told = tuple(self.last_of("COMPANY", before=before, count=200))
        count = Counter(m.text for m in told)
        return max(told, key=lambda m: (count[m.text], -m.span.start)) if told else None

    def last_of(self, label: str, *, before: int, count: int) -> Iterator[Mention]:
        """Up to `count` mentions of a label that end at or before an offset, the last first."""
        told = self.labelled(label)
        last = bisect_right(told, before, key=end_of)
        return (told[i] for i in range(last - 1, max(-1, last - 1 - count), -1))

    def names(self, label: str) -> frozenset[str]:
        """The names that the article gives a label to."""
        return self._names.get(label, frozenset())

    @cached_property
    def _names(self) -> Mapping[str, frozenset[str]]:
        return {label: frozenset(m.text for m in told) for label, told in self._labelled.items()}

    def bodies_ending(self, name: str) -> Sequence[str]:
        """The longer names of bodies of the article that end with a name of three signs or more."""
        return [full for full in self._by_end.get(name[-_LEAST:], ()) if full.endswith(name) and full != name]

    @cached_property
    def _by_end(self) -> Mapping[str, Sequence[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for name in sorted(self.names("ORG")):
            found[name[-_LEAST:]].append(name)
        return found

    def post_behind(self, mention: Mention) -> Mention | None:
        """The first post that begins at or behind the end of a mention."""
        told = self.labelled("POST")
        place = bisect_left(told, mention.span.end, key=start_of)
        return told[place] if place < len(told) else None

    def person_at(self, at: int) -> Mention | None:
        """The person whose name begins at `at`."""
        told = self.labelled("PERSON")
        place = bisect_left(told, at, key=start_of)
        return told[place] if place < len(told) and told[place].span.start == at else None

    @cached_property
    def reporters(self) -> frozenset[Span]:
        """Where the names stand of who made the report, in brackets or at a line's begin: 某报记者 某某 某某报道."""
        heads = ((p, _REPORTERS_FIRST.match(self.words(p))) for p in self.article.body)
        first = (self.within(Span(p.start, p.start + head.end())) for p, head in heads if head)
        return self._bracketed.union(m.span for told in first for m in told if m.label == "PERSON")

    @cached_property
    def _bracketed(self) -> frozenset[Span]:
        """Where the names stand of who made the report, in brackets: （记者 某某 通讯员 某某）."""
        found = []
        for paragraph in self.article.body:
            for match in rule("credits", "bracket").finditer(self.words(paragraph)):
                if _REPORTERS.match(match.group()):
                    found.append(Span(paragraph.start + match.start(), paragraph.start + match.end()))
        return frozenset(m.span for bracket in found for m in self.within(bracket) if m.label == "PERSON")

    @cached_property
    def aside(self) -> frozenset[Span]:
        """Where the names stand of who takes no post told near: reporters, and who asks others to: 受某某的邀请."""
        asking = (m.span for m in self.labelled("PERSON") if _ASKS_OTHERS.match(self.page.text, m.span.end))
        return self._bracketed.union(asking)

    @cached_property
    def media(self) -> frozenset[Span]:
        """Where the bodies stand that report, in the datelines: 云川日报 3月4日讯."""
        heads = (Span(p.start, p.start + len(dateline(self.words(p)))) for p in self.article.body)
        return frozenset(m.span for head in heads for m in self.within(head) if m.label in BODIES)

    @cached_property
    def _leading(self) -> Sequence[Mention]:
        begins = {paragraph.start for paragraph in self.article.body}
        return tuple(m for m in self.labelled("PERSON") if m.span.start in begins)

    def person_leading(self, *, before: int) -> Mention | None:
        """The last person before an offset whose name begins a paragraph."""
        count = bisect_right(self._leading, before, key=end_of)
        return self._leading[count - 1] if count else None

    @cached_property
    def quoted_from(self) -> Sequence[int | None]:
        """For each number of body paragraphs, where the quotation begins that the last of them leave open; each of its
        paragraphs opens it anew. None where they leave none open."""
        found: list[int | None] = [None]
        for paragraph in self.article.body:
            words = self.words(paragraph)
            is_open = words.startswith("“") and words.count("“") > words.count("”")
            found.append((paragraph.start if found[-1] is None else found[-1]) if is_open else None)
        return found

    def sentence_of(self, span: Span) -> Span | None:
        """The sentence that holds `span`."""
        place = bisect_right(self.article.sentences, span.start, key=start_of) - 1
        sentence = self.article.sentences[place].span if place >= 0 else None
        return sentence if sentence and sentence.covers(span) else None

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
        return self.page.span_of(start, end)

    def evidence(self, span: Span) -> Evidence:
        start, end = self.page.raw_span(span)
        return Evidence(start, end, self.raw[start:end])

    def body_from(self, place: int) -> Iterator[Span]:
        """The body's paragraphs from the one at `place` on."""
        return (self.article.body[i] for i in range(place, len(self.article.body)))

    def paragraphs(self) -> Iterator[Span]:
        """Titles, body and credits in the order of the page."""
        yield from sorted((*self.article.titles, *self.article.body, *self.article.credits), key=lambda s: s.start)


def hull(*spans: Span) -> Span:
    """The smallest span that holds all of `spans`."""
    return Span(min(s.start for s in spans), max(s.end for s in spans))
