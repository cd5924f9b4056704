"""EVENT: named meetings, conferences, exhibitions and congresses."""

import re
from collections.abc import Iterator

from ..lexicon import word_list
from .bounds import place_before
from .candidates import Candidate

LONGEST_NAME = 44
FAIR = "[交览展洽贸]会"
"""How the names of fairs end: 博览会, 洽谈会."""
_HEAD = re.compile(
    r"(?:专场活动|服务周|宣传周|活动周|活动月)(?=启动|举行|开幕)|(?:工作|动员|部署|座谈|推进|调度|表彰|总结|现场|"
    r"电视电话|视频|专题|联席|协调|交流|洽谈|签约|推介|发布|誓师|启动|代表|选举|组织生活|全体|常务|常委会|党组|"
    r"理论学习中心组|"
    r"新闻发布|恳谈|听证|民主生活|学术|研讨|招商|投资促进|高质量发展|经济工作|农村工作|扩大){0,8}(?:会议|大会|"
    r"全会|座谈会|动员会|推进会|调度会|发布会|对话会|招聘会|研讨会|洽谈会|推介会|交流会|表彰会|报告会|现场会|"
    r"茶话会|说明会|通气会|协商会|恳谈会|培训会|部署会|协调会|对接会|启动会|签约会|工作会|代表会|分析会|观摩会|汇报会|(?<!协)会商会|拉练会|点评会|论坛|峰会|博览会|展览会|"
    r"交易会|广交会|进博会|展销会|年会|例会|文化节(?!目)|艺术节|旅游节|美食节|采摘节|购物节|电影节|马拉松赛|马拉松(?!选手|爱好|赛)|运动会|锦标赛|影展|音乐节|戏剧节|动漫节|啤酒节|双年展)"
    r"|(?:签约|启动|开工|揭牌|竣工|奠基|颁奖|通车|开幕|闭幕|开行|开班|首航|首发|下线|投产|授牌|挂牌|开学|毕业)仪式|"
    r"(?:国际|全国|中国)[\u4e00-\u9fff]{1,6}(?<![发进拓开扩施])展(?=[。，；、上期]|$)|"
    r"(?:农|车|工业|产业|艺术|图书|成果|糖酒|装备|家具|建材)展(?=[。，；上期]|$)"
)
_CONGRESS = re.compile(
    r"党的?[一二三四五六七八九十]+大(?!道|街|片|类|批)|"
    r"(?:党的?)?[一二三四五六七八九十]+届[一二三四五六七八九十]+(?:次|中)全(?:会|体会议)"
)
_CAMPAIGN = re.compile(r"“[^“”，。]{2,14}”(?:专项|集中|系列|攻坚|百日|大)?行动(?!方案|计划|力|纲领|指南|组)")
_BLOCKS = re.compile(
    rf"(?<={FAIR})和|祝贺|预祝|庆祝|宣布|入围|参与|召开了?|举行了?|举办了?|出席了?|参加了?|列席|主持|传达|学习|贯彻|落实|深入|认真|根据|按照|通过|围绕|听取|"
    r"审议|会见了?|会晤|看望|同志|人员|干部|代表(?!大会|会)|书记|市长|县长|区长|部长|总裁|经理|董事长|院长|校长|局长|总理|总统|走进|来到|主任(?!会议)|主席|委员(?!会)|"
    r"全力|上下|要|将|迎来|亮相|参展|为期|准备|筹备|组织|承办|主办|协办|以及|还有|和(?=全|省|市|县|区|中央|国)|"
    r"与(?=全|省|市|县|区)|、|[，。；：！？\n（《》]|上午|下午|当天|日|晚|在|于|的(?!二)|是|从|了|对|自|本次|此次|"
    r"这次|连续|随后|刚刚|会议?以$|就(?:抓好|做好|开好|筹备)?$"
)
_STARTS = tuple(
    (
        "全市 全省 全县 全区 全国 全州 中央 党的 国家 世界 中国 国际 首届 第 政协 "
        "中共 民革 民盟 民建 民进 农工党 致公党 九三学社 台盟"
    ).split()
)
_TERM = re.compile("(?<![第一二三四五六七八九十])[一二三四五六七八九十]+届(?=全国|[省市县区州旗])")
_HELD = re.compile(r"(?:召开|举行|举办|出席|参加|列席|主持|召开了|举行了|主办|承办|亮相|参展)$")
_JOINED = re.compile(f"{FAIR}和$")
_HELD_BEHIND = re.compile(
    r"(?:今天|昨天|日前)?(?:在[^，。；]{1,20})?(?:隆重|顺利|正式|如期)?(?:召开|举行|举办|开幕|启动|闭幕)|"
    r"在[^，。；]{1,16}(?:举行|召开)|以[^，。；]{1,8}形式(?:召开|举行)"
)
_NUMBER = re.compile(r"[（(]?\d{1,2}(?:[.．、](?!\d)|[)）])\s*")
_GENERIC = word_list("generic meeting")


def find_events(text: str) -> Iterator[Candidate]:
    """Named meetings in `text`: `全市招商引资工作会议召开 -> 全市招商引资工作会议`."""
    for match in _HEAD.finditer(text):
        start, score = _start(text, match.start(), match.end())
        if text[start : match.end()] not in _GENERIC and match.end() - start > 4:
            yield Candidate(start, match.end(), "EVENT", score, "suffix")
    for match in _CONGRESS.finditer(text):
        yield Candidate(match.start(), match.end(), "EVENT", 0.7, "form")
    for match in _CAMPAIGN.finditer(text):
        yield Candidate(match.start(), match.end(), "EVENT", 0.7, "form")


def _start(text: str, head: int, end: int) -> tuple[int, float]:
    """The begin of a meeting's name and its score: behind the last word that names of meetings do not hold,
    at the first sign of one (全市, a place, a level sign) where there is one."""
    quoted = [(m.start(), m.end()) for m in re.finditer("“[^”]*”", text)]
    limit = max(0, end - LONGEST_NAME)
    cuts = [m.end() for m in _BLOCKS.finditer(text, limit, head) if not any(a < m.start() < b for a, b in quoted)]
    left = _behind_mark(text, max(cuts, default=limit if limit == 0 else head), end)
    for at in range(left, min(head + 1, end - 4)):
        if _begins(text, at, left) and not any(a < at < b for a, b in quoted):
            return _behind_bracket(text, at), 0.9
    held = _HELD.search(text[:left]) or left == 0 or _HELD_BEHIND.match(text, end) or _JOINED.search(text[:left])
    return left, 0.75 if held else 0.45


def _behind_mark(text: str, left: int, end: int) -> int:
    """Behind the number of a list's item, and behind a quotation mark that the name does not close."""
    number = _NUMBER.match(text, left)
    start = number.end() if number and number.end() < end - 4 else left
    return start + (text[start] == "“" and "”" not in text[start:end])


def _behind_bracket(text: str, at: int) -> int:
    """The begin of the place before the bracket that `at` stands in: `娄底（佛山）推介会`."""
    if at and text[at - 1] == "（" and "）" in text[at : at + 8]:
        place = place_before(text, at - 1)
        return at if place is None else place
    return at


def _begins(text: str, at: int, left: int) -> bool:
    if _TERM.match(text, at):
        return True
    if text.startswith(_STARTS, at):
        return at == left or not text.startswith("第", at)
    if text[at] in "省市县区州" and text[at + 1 : at + 2] in (
        "委",
        "政",
        "人",
        "十",
        "直",
        "级",
        "国",
        "纪",
        "安",
        "乡",
        "重",
    ):
        return at == left
    return any(place_before(text, at + n) == at for n in range(2, 9) if at + n <= len(text))
