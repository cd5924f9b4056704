"""Ends of company names that need a stem or a slot before they make a company: 科技, 冷链, 便利店."""

import re
from functools import cache

from ..lexicon import company_suffixes, word_list
from ..scan import Scanner

_NO_END = frozenset("高铁 企业 产业 工业 商业 信息 发展 国际 工具 矿 厂 工业园 景区 建设 联合体 市政 经济 港口".split())
"""Ends that as often end a common noun: only the stronger `有限公司` behind them makes a company."""
SHORTEST_STEM = 2
_ADJECTIVES = (
    "现代 智慧 数字 绿色 新型 高端 先进 传统 特色 生态 乡村 跨境 农村 国际 休闲 民营 国有 外资 合资 上市 重点 骨干 "
    "龙头 规上 大型 小型 中小 中型 优势 新兴 战略 未来 本地 当地 全市 全省 全县 全国 地方 城市 城乡 社会 公共 "
    "人工 沿海 内地 外地 海外 境外 海洋 低空 乡镇 村级 集体 家庭 职业 高等 "
    "学前 义务 基础 继续 文化 红色 冰雪 康养 商贸 工业 农业 旅游"
).split()
_NO_STEM = frozenset(_ADJECTIVES)


@cache
def _pattern() -> re.Pattern[str]:
    ends = sorted(set(company_suffixes()) - _NO_END, key=lambda w: (-len(w), w))
    return re.compile("(?:" + "|".join(map(re.escape, ends)) + ")$")


@cache
def firm_kinds() -> str:
    """A regular expression for an enterprise's end that makes a company by itself behind a stem: 玩具厂, 旅行社."""
    kinds = (
        w
        for w, strong in company_suffixes().items()
        if strong and w.endswith(("厂", "社", "店", "段", "证券研究所", "证券研究院"))
    )
    return "|".join(sorted((re.escape(w) for w in kinds), key=lambda w: (-len(w), w)))


@cache
def trade_ends() -> str:
    """A regular expression for the ends that make a company behind a stem, where a slot calls for one."""
    ends = sorted((w for w in set(company_suffixes()) - _NO_END if len(w) > 1), key=lambda w: (-len(w), w))
    return "|".join(map(re.escape, ends))


def has_trade(name: str) -> bool:
    """Whether `name` is a stem of two signs and more with a trade or form of enterprise behind it: 松烟冷链."""
    match = _pattern().search(name)
    if not match or match.start() < SHORTEST_STEM or len(match.group()) < 2:
        return False
    stem = name[: match.start()]
    return stem not in _NO_STEM and not is_common(name)


def is_trade(word: str) -> bool:
    """Whether `word` is a trade or form of enterprise that ends companies' names: 食品."""
    return word in company_suffixes() and word not in _NO_END


def is_common(name: str) -> bool:
    """Whether the name is only words that every company could be called by: 现代物流, 国有企业."""
    adjective = name[:2] in _NO_STEM and len(name) <= 4
    return adjective or name in word_list("generic company") or _is_only_trades(name)


def begins_with_trade(name: str) -> bool:
    """Whether a trade stands at the begin of `name`: 机械制造."""
    return any(_trades().ends(name, 0))


def _is_only_trades(name: str) -> bool:
    """Whether the name can be cut into trades: each place is reached once, in however many ways it can be cut."""
    reached = {0}
    for at in range(len(name)):
        if at in reached:
            reached.update(_trades().ends(name, at))
    return bool(name) and len(name) in reached


@cache
def _trades() -> Scanner:
    return Scanner(set(company_suffixes()) - _NO_END)
