"""Targets: figures that a named holder promises or reports."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cache

from ..lexicon import divisions
from ..record import Mention, Span, Statement, Target
from ..spans import overlaps_one
from .amounts import Amount, find_amounts
from .scores import SCORES
from .view import BODIES, View

_GROWTH = re.compile(r"(?:增长|增加|提高|提升|增幅|上升|增速|下降|降低)[^，。；]{0,6}$")
_PROMISE = re.compile(
    r"力争|争取|确保|将|预计|计划|目标|冲刺|加快|推进|全力|奋力|抓好|建设|新建|打造|培育|引进|力促|规划|拟|要|有望|"
    r"今年|明年|年底前|三年内|五年内|到20\d\d年|不低于|必须"
)
_REPORTED = re.compile(
    r"已|实现了|完成了|达到了|增长了|去年|上年|截至|累计|目前|同比|前三季度|上半年|现有|入围|获得|蝉联|稳定在|过去|今年以来"
)
_PERIOD = re.compile(
    r"(?:20\d{2}年(?:底|前|末)?|今年(?:底|内)?|全年|明年|去年|[一二三四]季度|上半年|下半年|前三季度|“十[四五六]五”期间|"
    r"到20\d{2}年|年内|年底|[一二三五]年内)"
)
_METRIC_TAIL = re.compile(
    r"(?:突破|达|超|为|完成|实现|力争|总额|增加|提高|提升|约|共|近|过|等|高于|不低于|至|到|逾|新增|改造|增长|同比|"
    r"要升|稳定在|压缩|拿下|排名|一共|总共|共有|已经|做|涨|冲上|冲|降|减少|下降|将|要|可|在|了){1,12}$"
)
_METRIC_HEAD = re.compile(
    r"^.*?(?:20\d{2}年|[一二三四五六七八九十两]{1,4}年内|\d{1,2}月\d{1,2}日[前底]?|现在|目前|本届|让|使|"
    r"今年|全年|明年|去年|[一二三四]季度|上半年|下半年|前三季度|年底前|力争|争取|确保|实现|完成|预计|计划|目标是?|要|将|"
    r"公司|全市|全县|全省|全区|集团|我们|达到)++"
)
_HELD = re.compile(
    r"营业收入|营收|产值|净利|利润|销售|投资|产能|增长|完成|达到|突破|实现|贷款|出口|产量|订单|新增|生产总值|收入|授信"
)


BEFORE = 300
"""So far before a figure's clause the words that name what is counted are looked for."""


def find_targets(view: View, statements: Sequence[Statement]) -> Iterator[Target]:
    """Figures in the words of holders, and in sentences that tell of a company, a place or a body's data:
    `营收突破9亿元 -> (营收, 9, 亿元)`."""
    told: list[Span] = []
    for statement in statements:
        span = view.repaired_span(statement.start, statement.end)
        told.append(span)
        if not statement.event:
            yield from _in_span(view, span, statement.org, by="said")
    for paragraph in view.article.body:
        yield from _in_story(view, paragraph, told)


def _in_story(view: View, paragraph: Span, told: Sequence[Span]) -> Iterator[Target]:
    """Figures of the sentences that the story tells itself: a holder is meant until another begins a sentence."""
    holder: Mention | None = None
    for sentence in view.article.sentences:
        if not paragraph.covers(sentence.span):
            continue
        holder = next(leading_holders(view, sentence.span), holder)
        if overlaps_one(told, sentence.span):
            continue
        data = _data_of(view, sentence.span)
        if data is not None:
            yield from _in_span(view, Span(data[1], sentence.span.end), data[0].text, by="data")
        elif holder is not None:
            by = "told of a place" if holder.label == "PLACE" else "told of a company"
            yield from _in_span(view, sentence.span, holder.text if holder.label != "ORG" else None, by=by)


def _data_of(view: View, span: Span) -> tuple[Mention, int] | None:
    """The body whose data a sentence tells, and where they begin: 市住建局数据显示，…."""
    for m in view.within(span):
        data = _DATA.match(view.after(m.span.end, length=24)) if m.label in BODIES else None
        if data:
            return m, m.span.end + data.end()
    return None


_DATA = re.compile(
    r"(?:[^，。；]{0,8}?(?:公布|发布)的|最新)?(?:统计)?数据(?:显示|表明)，|统计(?:显示)?，|监测(?:数据)?(?:显示)?，"
)
"""Words behind a body whose data a sentence tells."""


def _in_span(view: View, span: Span, teller: str | None, *, by: str) -> Iterator[Target]:
    """The figures of a span, each with its holder: who or what is named before it, else the `teller`."""
    text = view.words(span)
    starts = [0, *(m.end() for m in re.finditer("[，。；：、]", text))]
    periods = list(_PERIOD.finditer(text))
    for amount in find_amounts(text):
        start = starts[bisect_right(starts, amount.start) - 1]
        clause = text[start : amount.start]
        holder, is_told = _holder(view, span, amount.start, teller)
        if holder is None or _OTHERS.search(clause) or _in_brackets(text, amount.start):
            continue
        promised = by == "data" or (by == "said" and (is_told or bool(_PROMISE.search(clause))))
        if not promised and not _is_held(clause, text[amount.end : amount.end + 6]):
            continue
        yield Target(
            article=view.article.index,
            holder=holder,
            metric=_metric(clause, text[amount.end : amount.end + 16], text[max(0, start - BEFORE) : start]),
            value=amount.value,
            unit=amount.unit,
            period=_period(periods, amount.start),
            kind=_kind(text, start, amount.start, reported=by not in ("said", "data")),
            evidence=(view.evidence(Span(span.start + start, span.start + amount.end)),),
            score=_score(amount, by),
        )


def _is_held(clause: str, behind: str) -> bool:
    """Whether a figure's clause tells what a company or place makes, earns, has or does."""
    return bool(_HELD.search(clause + behind) or _COUNTED.search(clause))


_OTHERS = re.compile("同期|罚金|罚款|判处|受贿|索取|没收|约合|折合|相当于|包括|全国|全球|世界|行业")
"""Clauses whose figures are those of another time, or of nobody named."""


def _in_brackets(text: str, at: int) -> bool:
    return text.rfind("（", 0, at) > text.rfind("）", 0, at)


def _holder(view: View, span: Span, at: int, teller: str | None) -> tuple[str | None, bool]:
    """Whose figure it is at `at` of a span, and whether it is a company's own word, which needs no more to hold."""
    begin = max(span.start, span.start + at - BEFORE)
    begin += view.words(Span(begin, span.start + at)).rfind("。") + 1
    leading = list(leading_holders(view, Span(begin, span.start + at)))
    own = teller is not None and not any(teller in view.names(label) for label in ("ORG", "EVENT"))
    if leading and not (own and teller and leading[-1].text[:2] == teller[:2]):
        return leading[-1].text, False
    region = _REGION.search(view.words(Span(begin, span.start + at)))
    if region is None:
        return (None if teller and not own and _NO_HOLDER.search(teller) else teller), own
    meant = region_meant(view, region["level"], before=span.start + at)
    return (meant.text, False) if meant else (teller, own)


def leading_holders(view: View, span: Span) -> Iterator[Mention]:
    """The companies and places that begin a clause, or right behind which a metric stands: 云岫市实现生产总值."""
    for m in view.within(span):
        before = _WHEN.sub("", view.words(Span(max(span.start, m.span.start - _LEAD), m.span.start)))
        begins = not before or before[-1] in "，；。：“"
        holds = m.label == "PLACE" and _HELD.match(view.after(m.span.end, length=10).lstrip("地区市县全"))
        leads = begins and (m.label == "COMPANY" or (m.label == "PLACE" and is_region(m.text)))
        if (holds or leads) and not _PART_OF.match(view.page.text, m.span.end):
            yield m


_NO_HOLDER = re.compile("法院|检察院|日报|晚报|新闻|报道|网$|电视台|证监会|证监局|交易所|深交所|上交所|纪委|公安")


def is_region(name: str) -> bool:
    """Whether a place is an area with an administration of its own, not a lake or a hall."""
    return name[-1] in "省市县区州盟旗镇乡村国" or name in _short_divisions()


@cache
def _short_divisions() -> frozenset[str]:
    return frozenset(division.short for division in divisions() if division.short)


def region_meant(view: View, level: str, *, before: int) -> Mention | None:
    """The place that 全市, 我县 mean: the last one before with that level, else the one most named."""
    for m in view.last_of("PLACE", before=before, count=_PLACES):
        if m.text.endswith(level):
            return m
    place = view.article.place if level == "市" else None
    own = (m for m in view.labelled("PLACE")[:_PLACES] if place and m.text.startswith(place))
    return next(own, None)


_LEAD, _PLACES = 40, 100
"""So far before a name a day or place may open its clause; so many places are looked at for what 全市 means."""
_REGION = re.compile("(?:全|我|该)(?P<level>[市省县区州镇乡村])")
_WHEN = re.compile(
    r"(?:(?:截至|截止|到|至|自)?(?:目前|今年|去年|今年以来|近年来|近[一二三四五六七八九十两]{1,2}年来?|20\d\d年|\d{1,2}月份?|\d{1,2}日|"
    r"[一二三四]季度|前[一二三]季度|[上下]半年|年?底|末|以来|全年|其中|同时|此外|据悉|据了解|预计|如今|，)){1,6}$"
)
_PART_OF = re.compile("[^，。；]{0,10}?(?:局|厅|委|部门|政府|法院|书记|市长|负责人|举行|召开|表示|介绍)")
_COUNTED = re.compile(
    "新增|累计|建成|引进|培育|拥有|[共现]有|现存|完成|接待|受理|办结|立案|查处|处分|投入|建设|新建|带动|投递|打造|签约|落地|开工|发放|"
    "交付|销售|生产|研发|招聘|吸纳|节省|减少|亏损|盈利|回购|收购|持有|增持|减持|募集|补贴|支付|缴纳|逾期|占"
)


def _score(amount: Amount, by: str) -> float:
    """By whose words tell the figure, and by its form."""
    if amount.rounded:
        return SCORES["target, round"]
    by = "said" if by == "data" else by
    growth = by == "said" and amount.unit in ("%", "个百分点")
    return SCORES["target, said, growth" if growth else f"target, {by}"]


def _kind(text: str, start: int, at: int, *, reported: bool) -> str:
    """`target` for what is promised, `actual` for what is reported."""
    before = text[max(0, text.rfind("。", 0, at)) : at]
    if _REPORTED.search(text[start:at]) or re.search("20\\d{2}年，?[^，。]{0,12}(?:实现|完成|达到|增长)", before):
        return "actual" if not re.search("力争|确保|将|要|计划|预计", text[start:at]) else "target"
    if reported and not _PROMISE.search(before):
        return "actual"
    return "actual" if _GROWTH.search(text[start:at]) and not _PROMISE.search(before) else "target"


def _metric(clause: str, behind: str, before: str) -> str:
    """The words that name what is counted: those before the figure, else those behind it, else the clause before."""
    told = re.split("[，。；：]", before.rstrip("，。；：、"))[-1]
    told = told[: max((amount.start for amount in find_amounts(told)), default=len(told))]
    for words in (clause, told):
        name = _METRIC_TAIL.sub("", words)
        name = re.sub(r"[\d.%“”]+", "", _METRIC_HEAD.sub("", name) or name)
        if len(name) >= 2:
            return name[-18:]
        tail = re.match(r"(?:以上|左右|以内)?(?:的)?([\u4e00-\u9fff]{2,12})", behind)
        if tail:
            return tail.group(1)
    return clause or behind[:12]


def _period(periods: Sequence[re.Match[str]], at: int) -> str | None:
    count = bisect_right(periods, at, key=re.Match.end)
    return periods[count - 1].group() if count else None
