"""Which figures of a clause are reported, and which only tell of which things it speaks."""

import re

from .amounts import Amount, find_amounts
from .holders import METRIC

_COUNTED = re.compile(
    "新增|累计|建成|引进|培育|拥有|[共现]有|现存|完成|接待|受理|办结|立案|查处|处分|投入|建设|新建|带动|投递|打造|签约|落地|开工|发放|"
    "交付|销售|生产|研发|招聘|吸纳|节省|减少|亏损|盈利|回购|收购|持有|增持|减持|募集|补贴|支付|缴纳|逾期|占"
)
_OTHERS = re.compile("罚金|罚款|判处|受贿|索取|没收|约合|折合|相当于|包括|全国|全球|世界|行业")
"""Clauses whose figures are nobody's that is named."""
_LASTING = re.compile(
    "占地(?!区)|(?:总|土地|国土)面积|人口|海拔|历时|时速|全长|距离|相距|年龄|日均|股权|股价|收盘|股本|持股|注册资本|持有[^，。；]{0,10}股"
)
"""What is so, rather than was done or earned."""
_THINGS = re.compile("(?:以上|以下|以内)?的?(?P<thing>[^，。；、\\d]{1,8})(?=\\d)")
_LIMIT = re.compile("(?:以上|以下|以内)(?:的|[^，。；]{0,6}\\d)")
_CLASSIFIERS = frozenset("个名家项件人次位场条所座台套")
_FEW = 10
_END = re.compile("(?:以上|左右|以内)?(?:[，。；、！？”]|$)")
_NOUN = re.compile("[\u4e00-\u9fff]{2}[^，。；、]{0,3}$")
_ASIDE = re.compile("(?:在|对|向|与|由)[^，。；]{0,20}$")


def is_left_out(text: str, start: int, amount: Amount) -> bool:
    """Whether the figure of a clause from `start` is no report: another's, a lasting trait, a part of a thing's name."""
    clause, behind = text[start : amount.start], text[amount.end : amount.end + 16]
    if _OTHERS.search(clause) or _LASTING.search(clause) or _in_brackets(text, amount.start):
        return True
    return bool(_LIMIT.match(behind)) or _names_thing(behind)


def _in_brackets(text: str, at: int) -> bool:
    return text.rfind("（", 0, at) > text.rfind("）", 0, at)


def _names_thing(behind: str) -> bool:
    """Whether a figure only tells of which things the next one is: 11条河流187公里."""
    match = _THINGS.match(behind)
    return bool(match) and not METRIC.search(match["thing"]) and any(find_amounts(behind[match.end() :]))


def is_counted(text: str, start: int, amount: Amount, *, goes_on: bool) -> bool:
    """Whether a clause tells what a holder makes, earns, has or does; `goes_on` where its last figure was one."""
    clause, behind = text[start : amount.start], text[amount.end : amount.end + 6]
    if METRIC.search(clause + behind) or _COUNTED.search(clause):
        return True
    if amount.unit[-1:] in _CLASSIFIERS and (_is_few(amount) or _ASIDE.search(clause)):
        return False
    at_end = bool(_END.match(text, amount.end) and _NOUN.search(clause))
    return at_end or (goes_on and bool(_END.match(text, amount.end)))


def _is_few(amount: Amount) -> bool:
    return isinstance(amount.value, (int, float)) and amount.value < _FEW and len(amount.unit) == 1
