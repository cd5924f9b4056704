"""Which figures of a clause are reported, and which only tell of which things it speaks."""

import re

from .amounts import Amount, find_amounts
from .holders import METRIC

_COUNTED = re.compile(
    "新增|累计|建成|引进|培育|拥有|[共现]有|现存|完成|接待|受理|办结|立案|查处|处分|投入|建设|新建|带动|投递|打造|签约|落地|开工|发放|"
    "交付|销售|生产|研发|招聘|吸纳|节省|减少|亏损|盈利|回购|收购|持有|增持|减持|募集|补贴|支付|缴纳|逾期|占|实施|整合|修建|改造|开通|"
    "举办|开展|走访|化解|清理|拆除|关停|取缔|帮扶|资助|捐赠|种植|养殖|认定|培训|推出|获批|申报|授权|救助|解决|落实|整治|创建|处置"
)
_OTHERS = re.compile(
    "罚金|罚款|判处|受贿|索取|没收|挪用|贪污|涉案|涉资|涉嫌|骗取|约合|折合|相当于|包括(?![^，。；]*在内)|全国|全球|世界|行业|我国|"
    "市场预期|此前预期|预估|机构|交易对手|一致行动人|股东|^[他她我](?![们市县省区州镇乡村司])|薪酬"
)
"""Clauses whose figures are nobody's that is named."""
_LASTING = re.compile(
    "占地(?!区)|(?:总|土地|国土)面积|人口|海拔|历时|时速|全长|距|年龄|日均|储量|蕴藏|注册资本|售价|票价|年化|质押|冻结|"
    "股价|发行价|报价|收报|收盘|开盘|市值|成交量|成交额|净流[入出]|振幅|涨幅|跌幅|换手率|总股本|股份总数"
)
"""What is so, or what a market makes of it, rather than was done or earned."""
_SHARES = re.compile("回购|发行|认购")
_HOLDING = re.compile("(?:以上|以下|左右)?的?(?:股权|股份|股票|表决权)")
_BOUGHT = re.compile("回购|收购|购买|购得|购入|增持")
_THINGS = re.compile("(?:以上|以下|以内)?的?(?P<thing>[^，。；、,\\s\\d]{1,8})(?=\\d)")
_LIMIT = re.compile("(?:以上|以下|以内)(?:的|[^，。；]{0,6}\\d)")
_END = re.compile("(?:以上|左右|以内)?(?:[，。；、！？”]|$)")
_NOUN = re.compile("[\u4e00-\u9fff]{2}[^，。；、]{0,3}$")


def is_left_out(text: str, start: int, amount: Amount) -> bool:
    """Whether the figure of a clause from `start` is no report: another's, a lasting trait, part of a thing's name."""
    clause, behind = text[start : amount.start], text[amount.end : amount.end + 16]
    if _OTHERS.search(clause) or _LASTING.search(clause):
        return True
    if amount.unit.endswith("天") and "天数" not in clause:
        return True
    return (
        bool(_LIMIT.match(behind))
        or _names_thing(clause, behind)
        or _is_holding(text[: amount.start], clause, behind, amount)
    )


def _is_holding(before: str, clause: str, behind: str, amount: Amount) -> bool:
    """Whether shares are held or handed on, which is no deed of the company whose they are."""
    if amount.unit.endswith("股"):
        return not _SHARES.search(before)
    held = amount.unit == "%" and (_HOLDING.match(behind) or re.search("股本|股权|持股|股份", clause))
    return bool(held) and not _BOUGHT.search(clause)


def _names_thing(clause: str, behind: str) -> bool:
    """Whether a figure only tells of which things the next one is: 11条河流187公里."""
    match = _THINGS.match(behind)
    if match is None or METRIC.search(clause) or METRIC.search(match["thing"]):
        return False
    return any(find_amounts(behind[match.end() :]))


def is_counted(text: str, start: int, amount: Amount) -> bool:
    """Whether a clause tells what a holder makes, earns, has or does."""
    clause, behind = text[start : amount.start], text[amount.end : amount.end + 6]
    if METRIC.search(clause + behind) or _COUNTED.search(clause):
        return True
    return bool(_END.match(text, amount.end) and _NOUN.search(clause))
