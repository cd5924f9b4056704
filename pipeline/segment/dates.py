"""Dates of articles: the day out of the first sentences, the year worked out from the page."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date

PLANS = {"十三五": 2016, "十四五": 2021, "十五五": 2026, "十六五": 2031}
LEAD = 400

_FULL = re.compile(r"((?:19|20)\d{2})年\s?(\d{1,2})月\s?(\d{1,2})日")
_DAY = re.compile(r"(?<![\d年至到—\-~])(\d{1,2})月\s?(\d{1,2})(?:日|号)")
_SPAN_BEFORE = re.compile(r"(?:自|从|截至|截止|至|到|于每年|每年|早在)\s?(?:\d{4}年)?$")
_BORN_BEHIND = re.compile(r"\s?(?:出生|生于|起施行|以前|之前|前|起[，至])")
_YEAR = re.compile(r"(?<!\d)(20\d{2})\s?年(?!代)")
_PAST = re.compile(r"(?:过去的|回首|回顾|总结|刚刚过去的|观看了?|截至|上年度?|去年)[^，。]{0,4}$")
_PAST_BEHIND = re.compile(
    r"^(?:度|年度|全市|全省|全县|全区|全年)?[^，。；]{0,10}(?:工作总结|专题片|突出贡献|表彰|考核|工作情况|经营收入|先进)|^度"
)
_COMING_BEHIND = re.compile(
    r"^[，,]?(?:要|我们要|将|计划|力争|预计|是[^。]{0,30}(?:之年|一年|起步年|攻坚年)|[^，。；]{0,8}(?:工作要点|重点|目标任务|计划))"
)
_NEXT_YEAR = re.compile(r"明年|来年|新的一年")
_OPENING = re.compile(r"“(十[三四五六]五)”(?:规划)?(?:的)?(?:开局|起步)之年")
_CLOSING = re.compile(
    r"“(十[三四五六]五)”(?:规划)?(?:的)?(?:收官|收官之|最后一)年|“(十[三四五六]五)”(?:规划)?(?:的)?收官之年"
)


def iso(year: int, month: int, day: int) -> str | None:
    """`2025-02-06`; None for a day that does not exist."""
    try:
        return date(year, month, day).isoformat()
    except ValueError:
        return None


def find_day(text: str) -> tuple[int | None, int, int] | None:
    """(year or None, month, day) of the first day named in the lead, ranges and birthdays left out."""
    lead = text[:LEAD]
    for match in re.finditer(rf"{_FULL.pattern}|{_DAY.pattern}", lead):
        if _SPAN_BEFORE.search(lead[: match.start()]) or _BORN_BEHIND.match(lead[match.end() :]):
            continue
        year, month, day, bare_month, bare_day = match.groups()
        if year:
            return int(year), int(month), int(day)
        if 1 <= int(bare_month) <= 12:
            return None, int(bare_month), int(bare_day)
    return None


def year_of(month: int, text: str, *, page_date: str | None = None) -> int | None:
    """The year that a day in `month` belongs to, by the years that `text` tells of; None where none is told.

    A year told as past in the first months of a year is the year before; one told as coming in the
    last months is the year after. `page_date` is the page's own date, where it has one.
    """
    if page_date:
        year = int(page_date[:4])
        return year - 1 if month == 12 and page_date[5:7] == "01" else year
    votes = Counter[int]()
    for year, weight in _votes(month, text):
        votes[year] += weight
    return max(votes, key=lambda year: (votes[year], year)) if votes else None


def _votes(month: int, text: str) -> Iterator[tuple[int, int]]:
    for match in _OPENING.finditer(text):
        if re.search("今年|本年", text[max(0, match.start() - 12) : match.start()]):
            yield PLANS[match.group(1)], 6
    for match in _FULL.finditer(text):
        if abs(int(match.group(2)) - month) <= 1 and not _BORN_BEHIND.match(text[match.end() :]):
            yield int(match.group(1)), 3
    ahead = month >= 11 and bool(_NEXT_YEAR.search(text))
    for match in _YEAR.finditer(text):
        year = int(match.group(1))
        before, behind = text[max(0, match.start() - 8) : match.start()], text[match.end() : match.end() + 36]
        if _PAST.search(before) or _PAST_BEHIND.match(behind):
            yield (year + 1 if month <= 4 else year), 2
        elif _COMING_BEHIND.match(behind):
            yield (year - 1 if month >= 11 else year), 3
        else:
            yield (year - 1 if ahead and f"{year}年是" in text else year), 1
