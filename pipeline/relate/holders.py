"""Whose a figure is: the company, body or area that last began a clause before it, or that 公司, 全市 mean."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from ..language.lexicon import divisions
from ..record import Mention, Span
from .view import View

_LEAD, _PLACES = 40, 100
"""So far before a name a day or place may open its clause; so many places are looked at for what 全市 means."""

_LEVELS = "省市县区州盟旗镇乡村"
_OPENERS = frozenset("，；。：“—）电讯")


@dataclass(frozen=True, slots=True)
class Subject:
    """What the figures from `at` on are about, as the text writes it; nobody definite where `name` is None."""

    name: str | None
    label: str
    at: int


def subjects_in(view: View, span: Span, *, firm: str | None = None, area: str | None = None) -> Sequence[Subject]:
    """Those of a sentence, in order; `firm` and `area` are what 公司 and 全市 mean there, where it names no other."""
    named = list(_named(view, span))
    found = (*named, *_areas(view, span, named, area), *_firms(view, span, named, firm))
    return sorted(found, key=lambda s: s.at)


def subject_before(subjects: Sequence[Subject], at: int) -> Subject | None:
    count = bisect_right(subjects, at, key=lambda s: s.at)
    return subjects[count - 1] if count else None


def _named(view: View, span: Span) -> Iterator[Subject]:
    """The companies, bodies and areas that begin a clause, or that a metric stands right behind: 云岫市实现生产总值."""
    for m in view.within(span):
        if _is_person(view, span, m):
            yield Subject(None, "PERSON", m.span.start)
        elif _is_subject(view, span, m):
            media = m.label == "ORG" and holds_none(m.text)
            yield Subject(None if media else m.text, m.label, m.span.start)


def _is_person(view: View, span: Span, m: Mention) -> bool:
    """Whether a person begins a clause, by name or as a company's: 松烟集团董事长."""
    of = m.label == "COMPANY" and _PEOPLE_OF.match(view.page.text, m.span.end)
    return (m.label == "PERSON" or bool(of)) and _begins(view, span, m.span.start)


def _is_subject(view: View, span: Span, m: Mention) -> bool:
    if m.label not in ("COMPANY", "ORG", "PLACE") or _PART_OF.match(view.page.text, m.span.end):
        return False
    if m.label == "PLACE" and METRIC.match(view.after(m.span.end, length=10).lstrip("地区市县全")):
        return True
    return (m.label != "PLACE" or _is_area(m.text)) and _begins(view, span, _chain_start(view, m))


def _chain_start(view: View, m: Mention) -> int:
    """Where the run of places begins that a place ends, or a company's or body's own name: 青松省云岫市."""
    before = view.last_labelled("PLACE", before=m.span.start)
    return before.span.start if before and before.span.end == m.span.start else m.span.start


def _begins(view: View, span: Span, at: int) -> bool:
    """Whether a clause begins at `at`, words that tell when left out."""
    before = view.words(Span(max(span.start, at - _LEAD), at))
    return _opens(before) or _opens(_WHEN.sub("", before))


def _opens(before: str) -> bool:
    return not before or before[-1] in _OPENERS


def _areas(view: View, span: Span, named: Sequence[Subject], area: str | None) -> Iterator[Subject]:
    """What 全市, 我县 mean, where they are not what something is a share of."""
    for match in _AREA.finditer(view.page.text, span.start, span.end):
        last = _last(named, "PLACE", match.start()) or area
        if last and (last[-1] == match["level"] or last[-1] not in _LEVELS):
            yield Subject(last, "PLACE", match.start())
        elif meant := _area_meant(view, match["level"], before=match.start()):
            yield Subject(meant.text, "PLACE", match.start())


def _firms(view: View, span: Span, named: Sequence[Subject], firm: str | None) -> Iterator[Subject]:
    """What 公司, 集团, 该行 at the begin of a clause mean: the company before, else the article's."""
    for match in _FIRM.finditer(view.page.text, span.start, span.end):
        if _begins(view, span, match.start()):
            main = view.main_firm(match.start())
            name = _last(named, "COMPANY", match.start()) or firm or (main.text if main else None)
            people = _PEOPLE_OF.match(view.page.text, match.end())
            yield Subject(None, "PERSON", match.start()) if people else Subject(name, "COMPANY", match.start())


def _last(named: Sequence[Subject], label: str, before: int) -> str | None:
    return next((s.name for s in reversed(named) if s.label == label and s.at < before), None)


def holds_none(name: str) -> bool:
    """Whether a body tells of others' figures: media, courts, exchanges."""
    return bool(_HOLDS_NONE.search(name))


def _is_area(name: str) -> bool:
    """Whether a place is an area with an administration of its own, not a lake or a hall."""
    return name[-1] in _LEVELS or name in _short_divisions()


@cache
def _short_divisions() -> frozenset[str]:
    return frozenset(division.short for division in divisions() if division.short)


def _area_meant(view: View, level: str, *, before: int) -> Mention | None:
    """The place that 全市, 我县 mean: the last one before with that level, else the one most named."""
    for m in view.last_of("PLACE", before=before, count=_PLACES):
        if m.text.endswith(level):
            return m
    place = view.article.place if level == "市" else None
    own = (m for m in view.labelled("PLACE")[:_PLACES] if place and m.text.startswith(place))
    return next(own, None)


METRIC = re.compile(
    r"营业收入|营收|产值|净利|利润|销售|投资|产能|增长|完成|达到|突破|实现|贷款|出口|产量|订单|新增|生产总值|收入|授信"
)
_HOLDS_NONE = re.compile(
    "法院|检察院|日报|晚报|新闻|报道|网$|电视台|证监会|证监局|交易所|深交所|上交所|纪委|公安|人大$|政协$|^中共中央$|党中央"
)
_PEOPLE_OF = re.compile(
    "[^，。；的]{0,4}?(?:董事(?!会)|总经理|总裁|创始人|CEO|高管|股东|实控人|实际控制人|员工|职工|记者|负责人|工作人员)"
)
_PART_OF = re.compile("[^，。；]{0,10}?(?:局|厅|委|部门|政府|法院|书记|市长|负责人|代表|委员|举行|召开|表示|介绍)")
_WHEN = re.compile(
    r"(?:(?:截至|截止|到|至|自|早在|在)?(?:目前|今年|去年|近年来?|[近过去这]{1,2}[一二三四五六七八九十两\d]{1,2}年[来间]?|20\d\d年度?|"
    r"\d{1,2}月份?|\d{1,2}日|[一二三四第]{1,2}季度|前[一二三]季度|[上下]半年|年?底|末|以来|期间|全年|当年|次年|其中|同时|此外|另外|"
    r"据悉|据了解|预计|如今|现在|近日|日前|消息|而|但|，)){1,8}$"
)
_AREA = re.compile("(?<![占居在对为向于])(?:全|我|该)(?P<level>[市省县区州镇乡村])(?!范围|总量|首|第|最|唯一|排名)")
_FIRM = re.compile("(?:本|该)?(?:公司|集团)|[该本]行|该企业")
