"""POST: titles of posts (posts.tsv), longest first, with 常务, 代理, 名誉 and 党组, 党委 in them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..geography import gazetteer
from ..lexicon import posts
from ..scan import Scanner
from .bounds import LEVEL_SIGNS, place_before
from .candidates import Candidate

_NOT_BEHIND = {
    title: signs
    for titles, signs in (
        ("理事", "会国"),
        ("委员 监事 董事 常委 研究员", "会"),
        ("主席", "台团令国"),
        ("会长", "期远单"),
        ("副会长", "单"),
        ("大公", "司"),
        ("代表", "团性大作着了我们队市县省区州旗镇全本该"),
        ("书记", "员处"),
        ("记者", "会团招站证协"),
        ("主任", "务"),
        ("部长", "级"),
        ("校长 院长 社长 处长 行长 班长 组长", "期"),
        ("教授", "了给"),
        ("总统", "府大选"),
        ("总理", "府"),
        ("编辑", "部"),
        ("院士", "工作站"),
        ("大使 领事", "馆"),
        ("市长 省长", "热杯"),
        ("经理", "人"),
        ("博士", "后"),
        ("律师", "事界协行"),
        ("技工", "作学"),
        ("老师", "傅们"),
        ("交警", "支大中部"),
        ("民警", "中"),
        ("干事", "创业劲担情闯"),
    )
    for title in titles.split()
}
"""Titles and the signs that, right behind them, make another word of them: 委员会, 代表团, 博士后."""

_HEADLESS = frozenset(
    (
        "代表 委员 专家 律师 博士 硕士 先生 女士 教师 医生 护士 民警 工程师 党员 同志 村民 员工 选手 队员 学员 会员 "
        "技术员 队长 班长"
    ).split()
)
_NO_TITLES = frozenset("干事 指挥 导演 设计 主持 编剧 主编 策划 监制 统筹 主演 出品人 制片人 作者 来源".split())
LED_BY = re.compile(
    r"(?:相关|牵头|主要|有关|项目|技术|财务|生产|销售|产品|市场|运营|研发|业务|品牌|区域|片区|安全|法务|人力资源)?负责人"
)


@lru_cache(maxsize=1)
def _titles() -> Scanner:
    return Scanner(posts())


def begins_with_title(text: str, at: int) -> bool:
    """Whether a title of the list stands at `at`."""
    return next(_titles().ends(text, at), 0) > at + 1


def find_posts(text: str) -> Iterator[Candidate]:
    """Titles in `text`, the longest at each place: `党组书记、局长 -> 党组书记, 局长`."""
    at = 0
    while at < len(text) - 1:
        end = next(_titles().ends(text, at), 0)
        if end and text[at:end] not in _NO_TITLES and _stands(text, at, end):
            yield Candidate(at, end, "POST", 0.6 if text[at:end] in _HEADLESS else 0.9, "lexicon")
            yield from _of_area(text, at, end)
            at = end
        else:
            at += 1
    for match in LED_BY.finditer(text):
        yield Candidate(match.start(), match.end(), "POST", 0.7, "lexicon")


_FIELDS = (
    "营销|公关|公共事务|物流|市场|品牌|销售|研发|采购|供应链|人力资源|财务|法务|战略|运营|海外|国际业务|渠道|客户|售后|质量|"
    "[东西南北]{1,2}|华[东南西北中]|区域"
)
_INDUSTRY = re.compile("(?:(?<=证券|基金|期货|银行)|(?<=研究所|研究院))[\u4e00-\u9fff]{2,4}(?<![部行司处院所心])$")
_ANALYSES = ("分析师", "策略师", "行业研究员", "首席研究员", "首席经济学家")
_AREA = re.compile(
    rf"(?:{_FIELDS}){{1,2}}$|"
    r"(?:亚太|大中华|环太平洋|全球|[华东西][东南西北中]|[中亚欧美非][国洲]|[东南西北]{1,2}[亚欧美非]|[\u4e00-\u9fff]{2})区$|"
    r"(?<=[司行券团险贝融])(?:中国|大中华|亚太|全球)$"
)


def _of_area(text: str, start: int, end: int) -> Iterator[Candidate]:
    """An enterprise's post with the area or field that it is for: 亚太区总裁, 营销总经理, 非银金融首席分析师."""
    title = text[start:end]
    industry = title.endswith(_ANALYSES) and _INDUSTRY.search(text, max(0, start - 7), start)
    area = industry or _AREA.search(text, max(0, start - 6), start)
    if area and posts()[title] == "enterprise":
        yield Candidate(area.start(), end, "POST", 0.9, "lexicon")


def _stands(text: str, start: int, end: int) -> bool:
    if text[start] in LEVEL_SIGNS and text[start + 1 : start + 3] in gazetteer().forms:
        return place_before(text, start + 1) is None
    behind = text[end : end + 1]
    forbidden = next((signs for title, signs in _NOT_BEHIND.items() if text[start:end].endswith(title)), "")
    return not (behind and behind in forbidden)
