"""Dates in Chinese numerals, as official papers sign with them, in figures."""

import re

from ..language.numerals import DIGITS, value_of
from ..record import Repaired
from .edit import replace_spans

_YEAR = rf"(?P<year>[一二][{''.join(DIGITS)}]{{3}})年"
_MONTH = r"(?P<month>十[一二]?|[一二三四五六七八九]|元(?=月))月"
_DAY = r"(?P<day>三十一?|二?十[一二三四五六七八九]?|[一二三四五六七八九])[日号]"
_DATE = re.compile(rf"{_YEAR}(?:{_MONTH}(?:{_DAY})?|(?=[起至到—-]))")
_BARE = re.compile(rf"(?<![一二三四五六七八九十个年]){_MONTH}{_DAY}")


def figure_dates(page: Repaired) -> Repaired:
    """`page` with such dates in figures: 二〇二五年三月十一日 -> 2025年3月11日, 三月十一日 -> 3月11日.

    A year alone stays, unless a time begins or ends with it.
    """
    found = [m for pattern in (_DATE, _BARE) for m in pattern.finditer(page.text)]
    parts = sorted((*m.span(name), _figure(value)) for m in found for name, value in m.groupdict().items() if value)
    return replace_spans(page, parts)


def _figure(numeral: str) -> str:
    """二〇二五 -> 2025, 十一 -> 11, 元 -> 1."""
    return "1" if numeral == "元" else str(value_of(numeral))
