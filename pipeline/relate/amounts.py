"""Figures in running words: `380万至400万吨`, `1,200股`, `过千亿`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from ..language.lexicon import word_list
from ..language.numerals import value_of

Number = float | int

_MEASURES = "|".join(sorted(map(re.escape, word_list("measure")), key=lambda w: (-len(w), w)))
_FIGURE = re.compile(
    rf"(?P<number>(?:(?<=[为是达长约率幅额润：])[-－−](?=\d))?(?:\d{{1,3}}(?:,\d{{3}})++(?:\.\d+)?|\d+(?:\.\d+)?))[余多]?"
    rf"(?P<unit>%|个百分点|(?P<scale>[百千]?[万亿]{{0,2}})[余多]?(?P<measure>(?:{_MEASURES})(?:（次）)?)?)[余多]?"
)
_NUMERALS = "零一二三四五六七八九两十百千"
_ROUND = re.compile(r"(?:过|超|破|突破|达到?)(?P<number>[百千万]?亿|[百千]万)(?P<unit>元|人次|斤|吨)?")
_SPELT = re.compile(
    rf"(?<![{_NUMERALS}第数几上成近])(?P<number>[一二三四五六七八九两十](?:[{_NUMERALS}万]*[{_NUMERALS}])?)[余多]?"
    r"(?P<unit>[万亿](?:元|吨|斤|公斤|人次?|户|亩|辆|台|件|平方米|立方米|公里|千瓦时?))"
)
_NO_FIGURE = re.compile(r"年|月|日|号|版|届|时|分|岁|\+|期|级|楼|路|室|周年|强|大行动|个月|季度|五”")
_NUMBERED = ("第", "+")
_TO = re.compile("(?:元|%)?[—–~～至到－-]{1,2}|(?:（[^（）]{1,6}）)?(?:，|且|，且)不(?:高于|超过|多于)(?:人民币)?")
_LONGEST_TO = 16
_FROM = re.compile("[从由][^，。；、\\d]{0,12}$")
_GROWN_TO = re.compile("[^，。；\\d]{0,6}?[到至为]\\d")
_SUM = re.compile("[，。；：、）（！？”的\\s收购投入建买转融募]|$")
"""Behind 亿 or 万 without a unit: a sum of money."""


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure: its value (or range) and unit, and where it stands."""

    value: Number | tuple[Number, Number]
    unit: str
    start: int
    end: int
    rounded: bool = False


def find_amounts(text: str) -> Iterator[Amount]:
    """The figures of `text` in order, then the round ones: `380万至400万吨 -> (3800000, 4000000) 吨`,
    `过千亿 -> 1000 亿元`. Of a change (从5万元到6万元) the last counts.

    One too large for a float, of 309 digits and more, is passed over.
    """
    low: re.Match[str] | None = None
    for match in _FIGURE.finditer(text):
        if low is not None and _is_to(text, low, match):
            yield from _range(text, low, match)
            low = None
            continue
        yield from _single(text, low)
        low = match
    yield from _single(text, low)
    yield from _round(text)
    yield from _spelt(text)


def _is_to(text: str, low: re.Match[str], high: re.Match[str]) -> bool:
    """Whether two figures are the ends of a range: 3-5万元, 不低于3亿元且不超过5亿元."""
    gap = text[low.end() : high.start()]
    return (
        len(gap) <= _LONGEST_TO
        and bool(_TO.fullmatch(gap))
        and (not low["measure"] or low["measure"] == high["measure"])
    )


def _range(text: str, low: re.Match[str], high: re.Match[str]) -> Iterator[Amount]:
    if _FROM.search(text, max(0, low.start() - 16), low.start()):
        yield from _single(text, high)
    elif _is_counted(text, high, text[max(0, low.start() - 1) : low.start()]):
        scales = (low["scale"], high["scale"]) if low["scale"] or low["measure"] else ("", "")
        value = (_scaled(low["number"], scales[0]), _scaled(high["number"], scales[1]))
        unit = _unit(high) if scales == ("", "") else high["measure"] or ""
        if all(map(isfinite, value)):
            yield Amount(value, unit, low.start(), high.end())


def _single(text: str, match: re.Match[str] | None) -> Iterator[Amount]:
    if match is None or not _is_counted(text, match, text[max(0, match.start() - 1) : match.start()]):
        return
    if _FROM.search(text, max(0, match.start() - 16), match.start()) and _GROWN_TO.match(text, match.end()):
        return
    value = _scaled(match["number"], "")
    if isfinite(value):
        yield Amount(value, _unit(match), match.start(), match.end())


def _is_counted(text: str, match: re.Match[str], before: str) -> bool:
    """Whether a number counts something: it has a unit, and is no date's, rank's or name's."""
    has_unit = (
        match["measure"] or match["unit"] in ("%", "个百分点") or (match["scale"] and _SUM.match(text, match.end()))
    )
    return bool(has_unit) and before not in _NUMBERED and not _NO_FIGURE.match(text, match.end())


def _unit(match: re.Match[str]) -> str:
    return (match["scale"] or "") + match["measure"] if match["measure"] else re.sub("[余多]", "", match["unit"])


def _round(text: str) -> Iterator[Amount]:
    for match in _ROUND.finditer(text):
        number = match["number"]
        unit = match["unit"] or ("人次" if "人次" in text[max(0, match.start() - 8) : match.start()] else "元")
        value = {"百": 100, "千": 1000, "万": 10000}.get(number[0], 1)
        yield Amount(value, number[-1] + unit, match.start(), match.end(), rounded=True)


def _spelt(text: str) -> Iterator[Amount]:
    """The figures in numerals that a scale tells: 二万五千亿元 -> 25000 亿元, 二十万吨 -> 20 万吨."""
    for match in _SPELT.finditer(text):
        yield Amount(value_of(match["number"]), match["unit"], match.start(), match.end())


_FACTORS = {"百": 10**2, "千": 10**3, "万": 10**4, "亿": 10**8}


def _scaled(number: str, scale: str | None) -> Number:
    value = float(number.translate(_PLAIN))
    for sign in scale or "":
        value *= _FACTORS[sign]
    return int(value) if value.is_integer() else round(value, 6)


_PLAIN = str.maketrans({",": None, "－": "-", "−": "-"})
