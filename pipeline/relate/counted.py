"""Which figures of a clause are reported, and which only tell of which things it speaks."""

import re

from ..language.rules import rule
from .amounts import Amount, find_amounts
from .holders import TABLE

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
    if text.count("《", 0, amount.start) > text.count("》", 0, amount.start):
        return True
    if rule(TABLE, "of another").search(clause) or rule(TABLE, "lasting").search(clause):
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
    if match is None or rule(TABLE, "metric").search(clause) or rule(TABLE, "metric").search(match["thing"]):
        return False
    return any(find_amounts(behind[match.end() :]))


def is_counted(text: str, start: int, amount: Amount) -> bool:
    """Whether a clause tells what a holder makes, earns, has or does."""
    clause, behind = text[start : amount.start], text[amount.end : amount.end + 6]
    if rule(TABLE, "metric").search(clause + behind) or rule(TABLE, "done").search(clause):
        return True
    return bool(_END.match(text, amount.end) and _NOUN.search(clause))
