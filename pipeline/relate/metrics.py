"""What a figure counts, for when, and whether it is promised or reported."""

import re
from bisect import bisect_right
from collections.abc import Sequence

from ..language.rules import rule
from .amounts import find_amounts
from .holders import TABLE

_METRIC_TAIL = re.compile(
    r"(?:突破|达|超|为|完成|实现|力争|总额|增加|提高|提升|约|共|近|过|等|高于|不低于|至|到|逾|新增|改造|增长|同比|"
    r"要升|稳定在|压缩|拿下|排名|一共|总共|共有|已经|做|涨|冲上|冲|降|减少|下降|将|要|可|在|了){1,12}$"
)
_METRIC_HEAD = re.compile(
    r"^.*?(?:其中|[①-⑳]|20\d{2}年|[一二三四五六七八九十两]{1,4}年内|\d{1,2}月\d{1,2}日[前底]?|现在|目前|本届|让|使|"
    r"今年|全年|明年|去年|第?[一二三四]季度|上半年|下半年|前三季度|年底前|力争|争取|确保|实现|完成|预计|计划|目标是?|要|将|"
    r"公司(?!股东|所有者|普通股)|全市|全县|全省|全区|集团|我们|达到)++"
)


def figure_kind(text: str, at: int) -> str:
    """`target` for what is promised, `actual` for what is reported: by the last word before the figure that tells."""
    before = text[max(0, text.rfind("。", 0, at)) : at]
    told = max((m.start() for m in rule(TABLE, "reported").finditer(before)), default=-1)
    promised = max((m.start() for m in rule(TABLE, "to come").finditer(before)), default=-1)
    if told == promised == -1:
        return "target" if is_promised(before) else "actual"
    return "target" if promised > told else "actual"


def metric_name(clause: str, behind: str, before: str) -> str:
    """The words that name what is counted: those before the figure, else those behind it, else the clause before."""
    told = re.split("[，。；：]", before.rstrip("，。；：、"))[-1]
    told = told[: max((amount.start for amount in find_amounts(told)), default=len(told))]
    for words in (clause, told):
        name = _METRIC_TAIL.sub("", words)
        name = re.sub(r"[\d.%“”<>＜＞‹›&]+", "", _METRIC_HEAD.sub("", name) or name)
        if len(name) >= 2:
            return name[-24:]
        tail = re.match(r"(?:以上|左右|以内)?(?:的)?([\u4e00-\u9fff]{2,12})", behind)
        if tail:
            return tail.group(1)
    return clause or behind[:12]


def is_promised(words: str) -> bool:
    return bool(rule(TABLE, "promised").search(words))


def periods_in(words: str) -> list[re.Match[str]]:
    """The stretches of time that the words name: 今年底, 到2030年."""
    return list(rule(TABLE, "period").finditer(words))


def period_before(periods: Sequence[re.Match[str]], at: int) -> str | None:
    count = bisect_right(periods, at, key=re.Match.end)
    return periods[count - 1].group() if count else None
