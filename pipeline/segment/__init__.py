"""Repaired -> Articles with title, date, place, body, credits and sentences."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import pairwise, takewhile

from ..language.geography import Gazetteer
from ..language.rules import rule
from ..language.windows import windows
from ..model_files.weights import read_weights
from ..record import Article, Repaired, Sentence, Span
from .about import FILE as PLACE_FILE
from .about import Report, place_of
from .article_day import LAST_MONTHS, day_before, day_told, find_day, iso, stamp_of, year_of
from .city import Place, find_place, page_place
from .latest_year import latest_year
from .paragraphs import Kind, Paragraph, dateline, read_paragraphs, starts_report

LONGEST_SENTENCE = 1000
"""Text without an end mark is cut behind a clause, so that no rule that looks over a sentence looks over a page."""
FEW_APART = 0.25
MOST_HEADLINES = 5

_SENTENCE = re.compile(r"[^。！？!?\n]*[。！？!?]+[”’」』）)]*|[^。！？!?\n]+")
_LEAD_DAY = re.compile(r"^[“（]?(?:\d{4}年)?\d{1,2}月\d{1,2}日|^(?:近日|日前|昨日|今日|昨天|今天)[，,]")
_YESTERDAY = re.compile(r"\s?昨[天日]")

_GOES_ON = re.compile(
    r"(?:座谈|推进|动员|发布|表彰|交流|部署)?(?:会上|会议|大会|会后|会前|全会)|[\u4e00-\u9fff]{2,4}(?:在[^，。]{1,14})?(?:还|又|最后)?"
    r"(?:指出|强调|要求|表示|说)[，：]"
)
"""How a paragraph begins that goes on with a meeting's report, whatever blank lines stand before it."""


_BRIEF, _LONGER = re.compile("hb(?=h|$)"), re.compile("hbb(?!$)|(?<!^)hh")
"""Headlines (h) and body paragraphs (b) of a list of brief news, and of other pages."""
FEW_BRIEF = 4
_NO_HEADLINE = re.compile(r"[（(].*[）)]|.*(?:资料图|简历)[）)]?$")
_STAMP = re.compile(r"(?:发布|发稿)(?:时间|日期)|\d{4}[-/.]\d{1,2}[-/.]\d{1,2}\s?\d{1,2}:")
"""What a web page puts over its one report."""
_LEADERS = re.compile(r"\S{0,8}领导(?:信息|之窗|班子|成员|简介|介绍|分工|名单)?(?:[\s_|｜–—-]+\S*[府局委办会院部厅])?")
"""The headline of a page that lists who leads a body, however their names part it: 领导之窗_澄溪县人民政府."""


@dataclass(frozen=True, slots=True)
class Group:
    """Paragraphs of one report, before date and place are worked out."""

    paragraphs: tuple[Paragraph, ...]

    def of(self, kind: Kind) -> tuple[Paragraph, ...]:
        return tuple(p for p in self.paragraphs if p.kind is kind)


def segment(page: Repaired, *, gazetteer: Gazetteer, page_date: str | None = None) -> tuple[Article, ...]:
    """The articles of a page in reading order; spans are of `page.text`. A page without text has none."""
    groups = group_paragraphs(read_paragraphs(page.text))
    fallback = page_place(page.text, gazetteer=gazetteer)
    articles = [
        _article(i, group, page.text, gazetteer=gazetteer, fallback=fallback, page_date=page_date)
        for i, group in enumerate(groups)
    ]
    return tuple(_with_days(articles))


def reports(page: Repaired, *, gazetteer: Gazetteer) -> Iterator[Report]:
    """What the places of a page's articles are worked out from, in reading order."""
    fallback = page_place(page.text, gazetteer=gazetteer)
    for group in group_paragraphs(read_paragraphs(page.text)):
        yield _report(group, _city(group, gazetteer, fallback))


def _with_days(articles: Sequence[Article]) -> Iterator[Article]:
    """Reports of one page are of one issue: one that names no day has that of the report before it, the first ones
    that of the first report with a day."""
    day = next((article.date for article in articles if article.date), None)
    for article in articles:
        day = article.date or day
        yield article if article.date else replace(article, date=day)


def group_paragraphs(paragraphs: Sequence[Paragraph]) -> list[Group]:
    """Paragraphs by report. Headlines go before their report, or behind it where the page begins with a body."""
    told = [p for p in paragraphs if p.kind in (Kind.HEADLINE, Kind.BODY)]
    trailing = bool(told) and told[0].kind is Kind.BODY and _is_headline(told[-1])
    if sum(_STAMP.match(p.text) is not None for p in paragraphs if p.kind is Kind.HEADER) == 1:
        return [Group(tuple(paragraphs))]
    if told and _is_of_leaders(told[0]):
        return [Group(tuple(paragraphs))]
    layout = _layout(paragraphs, trailing=trailing and _has_trailing_headline(paragraphs))
    groups: list[list[Paragraph]] = []
    for i, paragraph in enumerate(paragraphs):
        if not groups or _starts_group(paragraphs, i, page=layout):
            groups.append([])
        groups[-1].append(paragraph)
    return [Group(tuple(g)) for g in _without_bodiless(groups)]


def _is_headline(paragraph: Paragraph) -> bool:
    """Whether it is one of a report: no picture's words, no source in brackets."""
    return paragraph.kind is Kind.HEADLINE and not _NO_HEADLINE.match(paragraph.text)


def _is_of_leaders(paragraph: Paragraph) -> bool:
    return paragraph.kind is Kind.HEADLINE and bool(_LEADERS.fullmatch(paragraph.text))


def _has_trailing_headline(paragraphs: Sequence[Paragraph]) -> bool:
    kinds = [p.kind for p in paragraphs]
    return Kind.HEADLINE in kinds[1:] and any(
        kinds[i] is Kind.HEADLINE and not starts_report(paragraphs[i + 1].text) for i in range(1, len(kinds) - 1)
    )


@dataclass(frozen=True, slots=True)
class Layout:
    """How a page parts its reports: `trailing` headlines stand behind them; `apart` says whether blank lines part any
    two body paragraphs, `seldom` whether few; `brief` whether each report is one paragraph under its headline;
    `following` holds for each paragraph the place of the next body."""

    trailing: bool
    apart: bool
    seldom: bool
    brief: bool
    following: tuple[int, ...]


def _layout(paragraphs: Sequence[Paragraph], *, trailing: bool) -> Layout:
    pairs = _apart_bodies(paragraphs)
    following = [len(paragraphs)]
    for i in range(len(paragraphs) - 1, -1, -1):
        following.append(i if paragraphs[i].kind is Kind.BODY else following[-1])
    seldom = len(pairs) >= 8 and sum(pairs) <= FEW_APART * len(pairs)
    return Layout(trailing, any(pairs), seldom, _is_brief(paragraphs), tuple(reversed(following)))


def _is_brief(paragraphs: Sequence[Paragraph]) -> bool:
    """Whether the page is a list of brief news: headlines that have one body paragraph each."""
    kinds = "".join(p.kind[0] for p in paragraphs if p.kind in (Kind.HEADLINE, Kind.BODY))
    return len(_BRIEF.findall(kinds)) >= FEW_BRIEF and not _LONGER.search(kinds)


def _starts_group(paragraphs: Sequence[Paragraph], i: int, *, page: Layout) -> bool:
    here, before = paragraphs[i], paragraphs[i - 1]
    if here.kind is Kind.BODY:
        if page.trailing and before.kind is Kind.HEADLINE:
            return True
        if before.kind is not Kind.HEADLINE and starts_report(here.text):
            return True
        apart = before.kind is Kind.BODY and here.apart and not page.trailing and not _GOES_ON.match(here.text)
        return apart and page.seldom
    if here.kind is Kind.HEADLINE and not page.trailing and before.kind is not Kind.HEADLINE:
        if page.following[i] == len(paragraphs):
            return False
        lead = paragraphs[page.following[i]].text
        if page.brief or (here.apart and not page.apart):
            return True
        return bool(starts_report(lead) or _LEAD_DAY.match(lead))
    return False


def _apart_bodies(paragraphs: Sequence[Paragraph]) -> list[bool]:
    """For each two body paragraphs in a row, whether blank lines part them."""
    return [b.apart for a, b in pairwise(paragraphs) if a.kind is Kind.BODY and b.kind is Kind.BODY]


def _without_bodiless(groups: list[list[Paragraph]]) -> list[list[Paragraph]]:
    """Groups that hold no body join the one before (the one behind, for the first)."""
    merged: list[list[Paragraph]] = []
    for group in groups:
        if (merged and not any(p.kind is Kind.BODY for p in group)) or (
            merged and not any(p.kind is Kind.BODY for p in merged[-1])
        ):
            merged[-1].extend(group)
        else:
            merged.append(group)
    return merged


def _article(
    index: int, group: Group, text: str, *, gazetteer: Gazetteer, fallback: Place, page_date: str | None
) -> Article:
    body, titles = group.of(Kind.BODY), tuple(_titles(group))
    place = _city(group, gazetteer, fallback)
    return Article(
        index=index,
        title=" ".join(p.text for p in titles) or None,
        date=_date(group, text, page_date=page_date),
        place=_about(group, place, gazetteer),
        city=place.city or "",
        province=place.province,
        county=place.county,
        span=Span(group.paragraphs[0].span.start, group.paragraphs[-1].span.end),
        titles=tuple(p.span for p in titles),
        body=tuple(p.span for p in body),
        credits=tuple(p.span for p in group.of(Kind.CREDIT)),
        sentences=tuple(_sentences(index, group)),
    )


def _titles(group: Group) -> Iterator[Paragraph]:
    """The headlines before the report's body, or all where none stands there. Of more than a few lines, as tables and
    lists have them, and of a page without a body, the first is the title."""
    lead = list(takewhile(lambda p: p.kind is not Kind.BODY, group.paragraphs))
    headlines = [p for p in lead if p.kind is Kind.HEADLINE]
    before = [p for p in headlines if p is headlines[0] or not rule("lines", "field").match(p.text)]
    is_list = len(before) > MOST_HEADLINES or not group.of(Kind.BODY) or any(map(_is_of_leaders, before[:1]))
    yield from before[:1] if is_list else before or group.of(Kind.HEADLINE)


def _about(group: Group, place: Place, gazetteer: Gazetteer) -> str | None:
    """The place that the article is about; a city that no list knows is told by the bodies that are named after it."""
    if place.city and place.city not in gazetteer.forms:
        return place.city
    return place_of(_report(group, place), gazetteer, read_weights(PLACE_FILE))


def _city(group: Group, gazetteer: Gazetteer, fallback: Place) -> Place:
    words = "\n".join(p.text for p in group.paragraphs)
    return find_place(words, gazetteer=gazetteer, fallback=fallback, dateline=_lead(group))


def _lead(group: Group) -> str:
    return next((p.text for p in group.of(Kind.BODY)), "")


def _report(group: Group, place: Place) -> Report:
    told = [*group.of(Kind.HEADLINE), *group.of(Kind.BODY)]
    title = " ".join(p.text for p in group.of(Kind.HEADLINE))
    return Report(title, _lead(group), "\n".join(p.text for p in told), place.city)


def _date(group: Group, text: str, *, page_date: str | None) -> str | None:
    """The article's day: that of the act that its head tells of, else that on which it was put out, else the first
    day that it names. None is after the page's own, nor years before it, nor of a year before one told as past."""
    body = "\n".join(p.text for p in group.of(Kind.BODY))
    around = "\n".join(p.text for p in group.paragraphs if p.kind is not Kind.BODY)
    stamp = stamp_of(around, body, text)
    if stamp and not (page_date and stamp > page_date):
        return day_told(body, stamp) or stamp
    found = find_day(body) or find_day(around)
    if found is None:
        return page_date
    year, month, day = found
    if year and year < latest_year(body) - (month >= LAST_MONTHS):
        return page_date
    year = year or year_of(month, body + around, text, page_date=page_date)
    told = iso(year, month, day) if year else None
    told = day_before(told) if told and _tells_of_yesterday(_lead(group)) else told
    if told and page_date:
        return told if told <= page_date and int(page_date[:4]) - int(told[:4]) <= 1 else page_date
    return told


def _tells_of_yesterday(lead: str) -> bool:
    """Whether what stands right behind the dateline and its day is of the day before: 3月4日讯（记者 某某）昨日，"""
    head = dateline(lead)
    return find_day(head) is not None and bool(_YESTERDAY.match(lead, len(head)))


def _sentences(article: int, group: Group) -> Iterator[Sentence]:
    for number, paragraph in enumerate(group.paragraphs):
        if paragraph.kind is Kind.NOTE:
            continue
        for match in _SENTENCE.finditer(paragraph.text):
            for start, end in windows(match.group(), size=LONGEST_SENTENCE):
                at = paragraph.span.start + match.start()
                yield Sentence(article, number, Span(at + start, at + end), match.group()[start:end])


__all__ = ["Report", "dateline", "group_paragraphs", "reports", "segment"]
