"""Dates of articles: the day out of the first sentences, the year worked out from the page."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from functools import lru_cache

from .latest_year import latest_year

PLANS = {"十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
LEAD = 400
BEHIND = 120

_FULL = re.compile(r"((?:19|20)\d{2})年\s?(\d{1,2})月\s?(\d{1,2})日")
_DAY = re.compile(r"(?<![\d年至到—\-~])(\d{1,2})月\s?(\d{1,2})(?:日|号)")
_SPAN_BEFORE = re.compile(r"(?:自|从|截至|截止|至|到|于每年|每年|早在)\s?(?:\d{4}年)?$")
_SPAN_BEHIND = re.compile(r"[至到—－~-]{1,2}\d{1,2}月\d{1,2}日，(?!.{0,12}(?:召开|举行|举办|开幕|赴|在))")
_BORN_BEHIND = re.compile(r"\s?(?:出生|生于|起施行|以前|之前|前|起[，至])")
_YEAR = re.compile(r"(?<!\d)(20\d{2})(?:\s?年(?!代)|(?=[\u4e00-\u9fff（(“]))")
_ISO = re.compile(r"(?<!\d)((?:19|20)\d{2})[-/.](\d{1,2})[-/.](\d{1,2})(?!\d)")
_CLOCKED = re.compile(_ISO.pattern + r"\s?\d{1,2}:\d{2}")
_LABELLED = re.compile(
    r"(?:时间|日期)\s?[：:]\s?(?P<day>(?:19|20)\d{2}(?:[-/.]\d{1,2}[-/.]\d{1,2}|年\d{1,2}月\d{1,2}日))(?!\d)"
)
"""A day with the label of a header, on a page that was saved as one line."""
_ADDRESS = re.compile(r"[/_-](20\d{2})[/-]?(\d{2})[/-]?(\d{2})(?=[/._])")
HEAD = 120
_TOLD_DAY = re.compile(
    r"(?P<yesterday>昨[天日](?![（(]))|(?:(?P<year>(?:19|20)\d{2})年)?(?:(?<!\d)(?P<month>\d{1,2})月)?"
    r"(?<![\d至到—~-])(?P<day>\d{1,2})日(?!报|起)"
)
_COMING = re.compile(r"将[于在]?$|[拟定]于$")
LAST_MONTHS = 11
"""From this month on the year after is told of as if it had begun: 安排2023年工作."""
LONG_AGO = 300
"""A day without a year that would be so many days before the report is one to come."""
_ACT_BEHIND = re.compile(
    r"[电讯]|[^。]{0,80}?(?:召开|举行|举办|开幕|闭幕|奠基|揭牌|签约|签订|签署|调研|考察|会见|走访|慰问|座谈|来到|开工|挂牌|启动|主持|出席|"
    r"参加|接见|当选|选举|视频|致电|回信|开展|发布(?![的会平]))"
)
"""What is told of a day that a report is about, not of one that it only looks back to."""
_PAST = re.compile(r"(?:过去的|回首|回顾|总结|刚刚过去的|观看了?|上年度?|去年)[^，。]{0,4}$")
_PAST_BEHIND = re.compile(
    r"(?:度|全市|全省|全县|全区|全年)?[^，。；]{0,10}(?:工作总结|专题片|突出贡献|表彰|表扬|考核|工作情况|先进)|度"
    r"|[^。；]{0,40}(?:完成|实现|开工|达到|突破|增长)[^。]{0,80}。今年"
)
_REPORTED_BEHIND = re.compile(
    r"(?:全年)?(?:营业收入|经营收入|净利润|年报|业绩|财报)|年?度?(?:股东大会|股东会|年度报告|业绩说明会|利润分配|[省市县区本]?[级本]?(?:财政)?决算)"
)
_EARNED_BEHIND = re.compile(r"年?度?(?:业绩[预快]|实现归属|归属于|净利润预)")
_BUDGET_BEHIND = re.compile(r"[^，。；、]{0,6}(?:预算(?:调整|草案)|目标责任书)|[^，。；、]{0,10}必须")
_COMING_BEHIND = re.compile(
    r"[，,]?(?:要|我们要|将|计划|力争|预计|是[^。]{0,30}(?:之年|一年|起步年|攻坚年)|[^，。；]{0,8}(?:工作要点|"
    r"重点|目标任务|计划))"
)
_LASTS = re.compile(r"(?:持续|延续|延长)[到至]$")
_UNTIL = re.compile(r"(?:到|至|面向|展望|力争|争取|确保|计划|预计)$")
_AIMED_BEHIND = re.compile(r"[底末]?(?:前(?![一二三四五六七八九十两\d])|力争|将达|要达|建成)")
_MONTH_BEHIND = re.compile(r"(\d{1,2})月(?![起至任到—~-]|\d{1,2}日?[起至—~-])")
_WEAK = 3
"""So few votes for a year are a lone month of it, which tells nothing where a later year is told as well."""
_CAREER_BEHIND = re.compile(r"\d{1,2}月，?[^，。；]{0,12}?(?:[任调兼]|当选|进入|加入|毕业)")
_NAMED_AFTER = re.compile(
    r"度?(?!以来)“?(?:[^，。、；：\d]|第\d+){0,22}(?:论坛|大会|年会|博览会|峰会|推介会|节|赛|展览|展会|洽谈会|对接会|交易会|工作会|推[进动]会|动员|会议|"
    r"活动|行动|仪式|会(?=[”》，暨在将于召举开闭上]))"
)
"""What is named after its year: 2023年度全市动员大会, “2024云泽发展论坛”."""
_PART_BEHIND = re.compile("1[-—至到]|上半年|下半年|[一二三]季度|前[一二三四五六七八九十两]|第[一二三]季度")
_LONG_AGO_BEHIND = re.compile(r"(?:，|\d{1,2}月(?!\s?\d)|[初春夏秋冬]|起|开始|大学|加入|返|回到|参加工作|辞职|来到|任)")
"""How a life or a firm is told: 2018年，某某返乡; 2019年5月."""
_FOUNDED = {
    "新中国": 1949, "共和国": 1949, "建国": 1949, "中国共产党": 1921, "建党": 1921, "建军": 1927, "改革开放": 1978,
}  # fmt: skip
_ANNIVERSARY = re.compile(rf"({'|'.join(_FOUNDED)})(?:成立)?(\d{{2,3}})周年")
_YEARLY = {"建军节": 1927, "教师节": 1984, "记者节": 1999, "农民丰收节": 2017, "国家宪法日": 2013}
"""Days that are counted, and the year before the first of them; the founding of the army was its own first day."""
_NTH_DAY = re.compile(rf"第(\d{{1,3}})个(?:“?八一”?|中国)?({'|'.join(_YEARLY)})")
_SINCE_THEN = re.compile(r"(?:成立|始建|创办|建成|创建|始|组建|投产|注册)于$|自$|早在$")
_UP_TO = re.compile(r"截[至止]$")
_NEXT_YEAR = re.compile(r"明年|来年|新的一年")
_SAME_PERIOD = re.compile(r"同期|以来|至今|成立|创办|建成|投产|出生|毕业|入职|评为|获")
_OPENING = re.compile(r"“(十[三四五六]五)”(?:规划)?(?:的)?(?:开局|起步)之年")
_CLOSING = re.compile(r"(?:今年|本年|2\d{3}年)[^，。]{0,6}“(十[三四五六]五)”(?:规划)?(?:的)?(?:收官|收关|最后|决胜)")
_PLANNED = re.compile(r"(?:谋划|编制|展望|对接|衔接)[^，。；]{0,8}“(十[四五六]五)”")
_THAN = re.compile(r"(?:比|较|同比|高于|超过)(20\d{2})年(?:同期|增长|增加|提高|下降|多|全年|净增|翻)")


def iso(year: int, month: int, day: int) -> str | None:
    """`2025-02-06`; None for a day that does not exist."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def day_before(day: str) -> str:
    """`2024-03-01 -> 2024-02-29`."""
    return (date.fromisoformat(day) - timedelta(days=1)).isoformat()


def stamp_of(around: str, body: str, page: str) -> str | None:
    """The day on which a report was put out: that of its header lines, of what stands before its text
    (`2024-05-07，正文：`), or of the one address in the page (`…/2024/05/07/…`)."""
    if found := header_date(around):
        return found
    if match := _ISO.match(body) or _CLOCKED.search(body[:HEAD]):
        return iso(*map(int, match.groups()))
    if label := _LABELLED.search(body[:HEAD]):
        return header_date(label["day"])
    days = {match.groups() for match in _ADDRESS.finditer(page)}
    return iso(*map(int, days.pop())) if len(days) == 1 else None


def day_told(text: str, stamp: str) -> str | None:
    """The day of the act that the head of a report put out on `stamp` tells of: `昨天召开`, `7日至9日到某地调研`; None
    where it tells of none, or of one to come."""
    first_paragraph = text[:HEAD].partition("。\n")[0]
    for match in _TOLD_DAY.finditer(first_paragraph):
        if _COMING.search(text, 0, match.start()) or not _ACT_BEHIND.match(text, match.end()):
            continue
        year, month, day = match["year"], match["month"], match["day"]
        if match["yesterday"]:
            return day_before(stamp)
        told = _before(stamp, int(year or 0), int(month or 0), int(day))
        return told if told and told <= stamp else None
    return None


def _before(stamp: str, year: int, month: int, day: int) -> str | None:
    """The last such day up to `stamp` that is not long before it; 0 stands for a year or month that is not told."""
    at = date.fromisoformat(stamp)
    if month:
        told = iso(year or at.year - ((month, day) > (at.month, at.day)), month, day)
        long_ago = told and not year and (at - date.fromisoformat(told)).days > LONG_AGO
        return None if long_ago else told
    last = at if day <= at.day else at.replace(day=1) - timedelta(days=1)
    return iso(last.year, last.month, day)


def find_day(text: str) -> tuple[int | None, int, int] | None:
    """(year or None, month, day) of the first day named in the lead, ranges and birthdays left out."""
    lead = text[:LEAD]
    for match in re.finditer(rf"{_FULL.pattern}|{_DAY.pattern}", lead):
        behind = lead[match.end() :]
        if _SPAN_BEFORE.search(lead[: match.start()]) or _BORN_BEHIND.match(behind) or _SPAN_BEHIND.match(behind):
            continue
        year, month, day, bare_month, bare_day = match.groups()
        if year:
            return int(year), int(month), int(day)
        if 1 <= int(bare_month) <= 12:
            return None, int(bare_month), int(bare_day)
    return None


def header_date(lines: str) -> str | None:
    """The ISO date of a page's header lines: `2021-12-03 08:16`, `2024年2月20日 星期二`, of none to come."""
    match = _ISO.search(lines) or _FULL.search(lines)
    return iso(*map(int, match.groups())) if match and not _COMING.search(lines, 0, match.start()) else None


def year_of(month: int, text: str, page: str = "", *, page_date: str | None = None) -> int | None:
    """The year that a day in `month` belongs to, by the years that `text` (and, less, `page`) tells of.

    A year told as past in the first months of a year is the year before; one told as coming in the
    last months is the year after. `page_date` is the page's own date, where it has one. None where
    no year is told.
    """
    if page_date:
        year = int(page_date[:4])
        return year - 1 if month == 12 and page_date[5:7] == "01" else year
    votes = Counter[int]()
    for year, weight in _votes(month, text):
        votes[year] += 3 * weight
    votes.update(_page_votes(month, page))
    least = latest_year(text) - (month >= LAST_MONTHS)
    votes = Counter({year: count for year, count in votes.items() if year >= least})
    best = max(votes, key=lambda year: (votes[year], year), default=None)
    if best is None or not votes[best] or (votes[best] <= _WEAK and best < max(votes)):
        return None
    return best


@lru_cache(maxsize=12)
def _page_votes(month: int, page: str) -> Mapping[int, int]:
    """The votes of a whole page, read once for all its articles of a month."""
    votes = Counter[int]()
    for year, weight in _votes(month, page):
        votes[year] += weight
    return votes


def _votes(month: int, text: str) -> Iterator[tuple[int, int]]:
    for match in _OPENING.finditer(text):
        if re.search("今年|本年", text[max(0, match.start() - 12) : match.start()]):
            yield PLANS[match.group(1)], 6
    for match in _CLOSING.finditer(text):
        yield PLANS[match.group(1)] + 4, 3
    for match in _PLANNED.finditer(text):
        yield PLANS[match.group(1)] - 1, 2
    for match in _ANNIVERSARY.finditer(text):
        yield _FOUNDED[match.group(1)] + int(match.group(2)), 4
    for match in _NTH_DAY.finditer(text):
        yield _YEARLY[match.group(2)] + int(match.group(1)), 6
    for match in _THAN.finditer(text):
        yield int(match.group(1)) + 1, 2
    for match in _FULL.finditer(text):
        if abs(int(match.group(2)) - month) <= 1 and not _BORN_BEHIND.match(text, match.end()):
            yield int(match.group(1)), 4
    ahead = month >= 11 and bool(_NEXT_YEAR.search(text))
    for match in _YEAR.finditer(text):
        before, behind = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + BEHIND]
        vote = _vote(month, int(match.group(1)), before, behind, ahead)
        if vote:
            yield vote


def _vote(month: int, year: int, before: str, behind: str, ahead: bool) -> tuple[int, int] | None:
    """The year that one naming of `year` speaks for, and how strongly."""
    if _SAME_PERIOD.match(behind[:6]) or re.match(r"\d{1,2}月(?:出生|生)", behind):
        return None
    if _SINCE_THEN.search(before):
        return None
    if _UP_TO.search(before):
        return year, 3
    if _LASTS.search(before):
        return (year - 1 if month >= 9 else year), 1
    if _EARNED_BEHIND.match(behind):
        return year + (month <= 4), 3
    if _UNTIL.search(before):
        return None
    if _BUDGET_BEHIND.match(behind):
        return year, 3
    if _REPORTED_BEHIND.match(behind):
        return year + (month <= 9), 2
    if _PAST.search(before) or _PAST_BEHIND.match(behind):
        return (year + 1 if month <= 4 else year), 2
    if _COMING_BEHIND.match(behind):
        return (year - 1 if month >= 11 else year), 3
    named = _MONTH_BEHIND.match(behind)
    if named and int(named.group(1)) == month and not _CAREER_BEHIND.match(behind):
        return year, 1
    if _NAMED_AFTER.match(behind):
        return year, 4
    if _PART_BEHIND.match(behind):
        return year, 2
    return (year - 1, 1) if ahead and behind.startswith("是") else (year, 0)
