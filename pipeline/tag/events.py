"""EVENT: named meetings, conferences, exhibitions and congresses."""

import re
from collections.abc import Iterator

from .bounds import place_before, prefix_start
from .candidates import Candidate

LONGEST_NAME = 44
_HEAD = re.compile(
    r"(?:工作|动员|部署|座谈|推进|调度|表彰|总结|现场|电视电话|视频|专题|联席|协调|交流|洽谈|签约|推介|发布|誓师|启动|代表|选举|组织生活|全体|常务|常委会|党组|理论学习中心组|"
    r"新闻发布|交流|恳谈|听证|民主生活|学术|研讨|招商|投资促进|高质量发展|经济工作|农村工作|扩大)*(?:会议|大会|全会|座谈会|动员会|推进会|调度会|发布会|研讨会|洽谈会|推介会|交流会|表彰会|报告会|现场会|"
    r"茶话会|恳谈会|培训会|部署会|协调会|对接会|启动会|签约会|工作会|代表会|论坛|峰会|博览会|展览会|交易会|广交会|进博会|展销会|年会|例会|文化节|艺术节|旅游节|美食节|采摘节|购物节|电影节|马拉松赛|运动会)"
    r"|(?:签约|启动|开工|揭牌|竣工|奠基|颁奖|通车|开幕|闭幕)仪式|(?:机床|农|车|工业|产业|艺术|图书|成果|糖酒|装备|家具|建材)展(?=[。，；上期]|$)"
)
_CONGRESS = re.compile(r"党的?[一二三四五六七八九十]+大(?!道|街|片|类|批)|(?:党的?)?[一二三四五六七八九十]+届[一二三四五六七八九十]+(?:次|中)全(?:会|体会议)")
_SESSION = re.compile(r"第[一二三四五六七八九十百零\d]+(?:次|届)")
_OPENER = re.compile(
    r"(?:召开了?|举行了?|举办了?|出席了?|参加了?|组织召开|参会|列席|主持召开|主持|迎来|传达学习|贯彻落实|深入贯彻|认真落实|学习贯彻|落实|贯彻|在|于|的|亮相|参展|为期\w天的|是|从|了|对|据|自|和)$"
)
_STARTS = ("全市", "全省", "全县", "全区", "全国", "全州", "中央", "党的", "国家", "世界", "中国", "国际", "首届", "第")
_GENERIC = frozenset(
    "会议 大会 全会 座谈会 动员会 推进会 发布会 论坛 本次会议 此次会议 工作会议 专题会议 视频会议 全体会议 现场会 签约仪式 启动仪式 开工仪式 揭牌仪式 年会 例会 "
    "电视电话会议 新闻发布会 常务会议 常委会会议 有关会议 调度会 研讨会 峰会 培训会 表彰会 报告会 工作会 动员大会 表彰大会 开幕仪式 闭幕仪式 颁奖仪式 运动会 代表大会 推介会 交流会 联席会议 理论学习中心组会议".split()
)


def find_events(text: str) -> Iterator[Candidate]:
    """Named meetings in `text`: `全市招商引资工作会议召开 -> 全市招商引资工作会议`."""
    for match in _HEAD.finditer(text):
        start = _start(text, match.start(), match.end())
        if start is None or text[start : match.end()] in _GENERIC:
            continue
        yield Candidate(start, match.end(), "EVENT", 0.9, "suffix")
    for match in _CONGRESS.finditer(text):
        yield Candidate(match.start(), match.end(), "EVENT", 0.7, "form")


def _start(text: str, head: int, end: int) -> int | None:
    """The begin of the meeting's name: the leftmost sign of one in reach, behind a verb or punctuation."""
    left = head
    depth = 0
    while left > 0 and end - left < LONGEST_NAME:
        sign = text[left - 1]
        depth += (sign == "”") - (sign == "“")
        if (sign in "，。；：！？\n（《》" and depth <= 0) or (depth > 0 and sign in "。；") or depth < 0:
            break
        left -= 1
    for at in range(left, end):
        if _begins(text, at, left) and end - at > 4:
            return at
    return None


def _begins(text: str, at: int, left: int) -> bool:
    if at > left and text[at - 1] == "、":
        return False
    if text.startswith(_STARTS, at) and (at == left or not text.startswith("第", at)):
        return True
    if text[at] in "省市县区" and text[at + 1 : at + 2] in ("委", "政", "人", "十", "直", "级", "国", "纪") and prefix_start(text, at) == at:
        return at == left or bool(_OPENER.search(text[left:at])) or text[at - 1] in "日午晚，"
    if any(place_before(text, at + n) == at for n in range(2, 9) if at + n <= len(text)):
        return at == left or bool(_OPENER.search(text[left:at]))
    return bool(at > left and _OPENER.search(text[left:at]) and text[at] in "“2")
