"""COMPANY: names that end in a company's suffix, short names beside them, units written on behind them."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..lexicon import companies, word_list
from ..scan import Scanner
from .bounds import is_cut, is_end, is_strict, name_start, place_before
from .candidates import Candidate
from .trades import firm_kinds, is_common, trade_ends

LONGEST_NAME = 32
SHORTEST_BEHIND_OF = 4
_STRONG = re.compile(
    r"股份有限责任公司|股份有限公司|有限责任公司|有限公司|集团总公司|集团公司|总公司|分公司|集团(?!军|化|式|诉|犯|"
    r"作战|成员|党委班子)|公司(?!法|制|化|债|章|治理|员工)"
    r"|农商银行|商业银行|农商行|信用社|银行(?!业|卡|账|家|间|存|贷|保函|监管|柜|网点|系统)|专业合作社|"
    r"合作社(?!社员|联)|控股(?!集团|有限|股份|公司)|基金(?=基金经理|研究部|投研|旗下|行业研究员)"
)
_FIRM = re.compile(firm_kinds())
_UNIT = re.compile(
    r"第?[一二三四五六七八九十]{1,3}(?:研究院|院|所|局|分厂|厂)(?=[、，。；：（）\s和与的]|$|副|总|党委|[院所局厂]长|专家)|"
    r"(?:(?![和与及、对在由的等])[\u4e00-\u9fff]){2,8}?(?:分公司|分行(?!业)|支行)(?![\u4e00-\u9fff]{2,8}?(?:支行|[部科](?=副?(?:部长|科长|主任|经理))))|"
    r"(?:(?:(?![和与及、对在由的等])[\u4e00-\u9fff]){2,8}?(?:分公司|分行|支行|研究院|分厂|事业部|项目部|管理局|管理处|"
    r"研究所|技术中心|生产基地|车间|工厂|营业部|投行部|调度中心|办事处|光伏电站|电站|实验室|旗舰店|体验店|专卖店|门店|店|商场|热电厂|风电场|[部科](?=副?(?:部长|科长|主任|经理|总监))|中心(?=副?主任|总经理))){1,3}(?=[、，。；：（）“”\sA-Za-z0-9和与等]|$|(?:党委|"
    r"部长|科长|总监|副|常务|总|首席|主任|经理|厂长|书记|行长|院长|店长|技师|工程师|所长|处长|班长|队长|高级|看到|发现|举行|举办|有关|相关|主要|负责人))"
)
_WEAK = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{2,5}?(?:" + trade_ends() + ")")
GENERIC = word_list("generic company")
_GENERIC_ENDS = (
    "上市",
    "项目",
    "子",
    "母",
    "保险",
    "物业",
    "城投",
    "国有",
    "投资人",
    "多家",
    "几家",
    "两家",
    "年底",
    "今年",
    "去年",
    "全省",
    "全市",
)
_POST = (
    r"(?:党委|党总支|党支部)?(?:副|常务副|执行|联席|联合)?(?:书记|董事长|总经理|总裁|创始人|负责人|厂长|社长|掌门人)|"
    r"首席|法定代表人|(?:总|副总)工程师|[\u4e00-\u9fff]{0,4}(?:总监|产品经理|销售经理|项目经理|相关负责人)"
)
_POST_BEHIND = re.compile(_POST)
_LISTED_BEHIND = re.compile(rf"{_POST}|[、，和与及]|$")
_CODE_BEHIND = re.compile(r"（(?:[^（）]{0,3}(?:股票|证券)?代码|[036]\d{5})")
_LEAD = re.compile(
    r"\d{4}年(?:\d{1,2}月)?(?:起|至今|至\d{4}年(?:\d{1,2}月)?)?(?:任|担任|历任|现任|兼任|在|于)|"
    r"(?:历任|曾任|现任|兼任|转任|调任|担任)(?=.{2})|(?:简|下)称|(?:全资|控股|参股)?(?:子|孙|母)公司(?=.{4})"
)
_MARKET_BEHIND = re.compile("复牌|停牌|涨停|跌停|发布公告|公告称|公告，|披露")
_FOUNDED = re.compile(r"[\u4e00-\u9fffA-Za-z0-9]{3,8}?(?=(?:联合)?创始人)")
_TIME_END = re.compile(r"(?:[年月日]|季度|[上下]半年|年度|期|期间|以来)$")


def find_companies(text: str) -> Iterator[Candidate]:
    """Companies in `text`: `云泽恒远机械股份有限公司`, `恒远集团`; short names only beside other signs of one."""
    for match in _STRONG.finditer(text):
        yield from _by_suffix(text, match)
    for match in _FIRM.finditer(text):
        left = name_start(text, match.start(), longest=LONGEST_NAME)
        owned = text[max(0, left - 1) : left] == "的"  # 我们的油茶加工厂
        if not owned and not is_common(text[left : match.start()]):
            yield from _by_suffix(text, match)
    yield from _short_names(text)
    yield from _large(text)


@lru_cache(maxsize=1)
def _known() -> Scanner:
    return Scanner(companies())


def _large(text: str) -> Iterator[Candidate]:
    """Large enterprises by their usual names; those of two signs only where no other words can meet in them."""
    for at in range(len(text) - 1):
        end = next(_known().ends(text, at), 0)
        if not end:
            continue
        parted = is_cut(text, at) and (is_end(text, end) or bool(_DOES.match(text, end)))
        loose = end - at > _AMBIGUOUS and not text.startswith("中国", at) and (is_cut(text, at) or is_end(text, end))
        unit = with_unit(text, end)
        if parted or loose or unit > end:
            yield Candidate(at, end, "COMPANY", 0.85 if end - at > _AMBIGUOUS else 0.7, "lexicon")
            if unit > end:
                yield Candidate(at, unit, "COMPANY", 0.9, "lexicon")


_AMBIGUOUS = 2
_DOES = re.compile(
    "公司|集团|工作|项目|生产|工厂|总部|中国|产业|员工|供货|配套|合作|签|投资|落户|建|宣布|发布|表示|称|方面|副?总|董事|创始|首席|总裁"
)


def _by_suffix(text: str, match: re.Match[str]) -> Iterator[Candidate]:
    left = _behind_lead(text, name_start(text, match.start(), longest=LONGEST_NAME), match.start())
    start = _at_place(text, left, match.start())
    stem = text[start : match.start()]
    if (
        len(stem) < 2
        or stem in GENERIC
        or (match.group() == "公司" and stem.endswith(_GENERIC_ENDS))
        or _TIME_END.search(stem)
        or _only_place(text, start, match.start())
        or _NO_NAME.search(text[start : match.end()])
        or _VAGUE.fullmatch(text[start : match.end()])
        or (match.group() == "公司" and len(stem) < SHORTEST_BEHIND_OF and text[left - 1 : left] == "的")
    ):
        return
    if match.group() == "银行" and text[start : match.start()] in ("人民", "中国人民"):
        yield from _central_bank(text, start, match.end())
        return
    legal = match.group().endswith("有限公司") or match.group().endswith("责任公司")
    score = 0.95 if legal else 0.85 if start != left or len(stem) <= 8 else 0.6
    yield Candidate(start, match.end(), "COMPANY", score, "suffix")
    whole = left + 1 if text[left] in "市省县" and text[max(0, left - 1) : left] in ("我", "全", "本") else left
    if legal and start != whole and (whole != left or is_strict(text, left)):
        yield Candidate(whole, match.end(), "COMPANY", score, "suffix")
    unit = _UNIT.match(text, match.end())
    if unit:
        yield Candidate(start, unit.end(), "COMPANY", score, "suffix")
        if legal and start != whole and whole != left:
            yield Candidate(whole, unit.end(), "COMPANY", score, "suffix")


def with_unit(text: str, end: int) -> int:
    """Where the unit ends that is written on behind the company that ends at `end`; `end` where none is."""
    unit = _UNIT.match(text, end)
    return unit.end() if unit else end


def _central_bank(text: str, start: int, end: int) -> Iterator[Candidate]:
    """The central bank and its branches, which are bodies of state."""
    unit = _UNIT.match(text, end)
    yield Candidate(start, unit.end() if unit else end, "ORG", 0.95, "suffix")


def _behind_lead(text: str, left: int, end: int) -> int:
    """The begin behind the last time or taking of a post inside the run: `2017年起任恒远集团 -> 恒远集团`."""
    return max((m.end() for m in _LEAD.finditer(text, left, end) if m.end() < end), default=left)


_VAGUE = re.compile(
    r"(?:主流|多数|部分|个别|几大|各大?|大|同一|同类|最|不管|要|及时|时|发卡|其他|其它|所有|许多|不少|大多数|少数|有关|"
    r"相关|国内|国外|国际|海外|当地|本地).{0,6}?(?:公司|银行|集团|企业)|"
    r"(?:引导|明确|提升|鼓励|支持|推动|要求|督促|指导|组织|协调)(?:大型|中小|国有|股份制|各)*(?:商业)?银行|"
    r"[A-Za-z]{0,3}(?:硬件|软件|芯片|创业|初创|人工智能|互联网|机器人|新能源|生物医药|电商|科技|医疗){1,2}公司"
)
"""Companies that are counted or told of, not named: 多数银行, 各大拍卖公司."""
_NO_NAME = re.compile(
    r"[一两几多某这那]家|^[ABH]股|类公司$|[建开办]起|\d+[个家户名多余]|充分|发挥|入围|评选|我市|全市|^市\d|20\d\d(?!年)"
)


def _at_place(text: str, left: int, end: int) -> int:
    """The begin at a place inside a run longer than names are (verbs before the name), else `left`."""
    if end - left <= 10:
        return left
    for at in range(left, end - 2):
        if any(place_before(text, at + n) == at for n in range(2, 6) if at + n < end):
            return at
    return left


def _only_place(text: str, start: int, end: int) -> bool:
    return place_before(text, end) == start and not text.startswith(("银行", "集团"), end)


def _short_names(text: str) -> Iterator[Candidate]:
    """Short names with a trade behind (`东岭化工`): in a list with groups, before an enterprise post or a code."""
    for match in _WEAK.finditer(text):
        start, end = match.span()
        listed = text[max(0, start - 3) : start] == "集团、" and _LISTED_BEHIND.match(text, end)
        called = listed or any(behind.match(text, end) for behind in (_POST_BEHIND, _CODE_BEHIND, _MARKET_BEHIND))
        if called and not is_common(match.group()) and _clean_start(text, start) and not _LED_BY.search(match.group()):
            yield Candidate(start, end, "COMPANY", 0.75, "suffix")

    for match in _FOUNDED.finditer(text):
        name = match.group()
        if is_strict(text, match.start()) and not is_common(name) and not _NO_FOUNDED.search(name):
            yield Candidate(match.start(), match.end(), "COMPANY", 0.6, "form")


_LED_BY = re.compile("(?<=.)[由被让把](?=.{2})")
_NO_FOUNDED = re.compile("[的了是和与及、其该这位名家]|品牌|项目|企业|公司|机构|团队|学校|创始")


def _clean_start(text: str, start: int) -> bool:
    return name_start(text, start + 2, longest=3) == start
