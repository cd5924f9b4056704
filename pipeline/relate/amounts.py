"""Figures in running words: `380万至400万吨`, `过千亿`."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

from ..lexicon import word_list

_MEASURES = "|".join(sorted(map(re.escape, word_list("measure")), key=lambda w: (-len(w), w)))
_AMOUNT = re.compile(
    rf"(?P<low>\d+(?:\.\d+)?)(?P<scale>[万亿])?(?P<percent>%)?(?:余|多)?"
    rf"(?:[—–\-~至到]+(?P<high>\d+(?:\.\d+)?))?(?:余|多)?(?P<unit>%|个百分点|[百千万]?[万亿]?(?:{_MEASURES})|[万亿])?"
)
_ROUND = re.compile(r"(?:过|超|破|突破|达到?)(?P<number>[百千万]?亿|[百千]万)(?P<unit>元|人次|斤|吨)?")
_NO_FIGURE = re.compile(r"年|月|日|号|版|届|时|分|岁|\+|期|级|楼|路|室|周年|强|大行动|个月|季度|五”")


@dataclass(frozen=True, slots=True)
class Amount:
    """A figure: its value (or range) and unit, and where it stands."""

    value: float | int | tuple[float | int, float | int]
    unit: str
    start: int
    end: int
    rounded: bool = False


def find_amounts(text: str) -> Iterator[Amount]:
    """The figures of `text` in order: `380万至400万吨 -> (3800000, 4000000) 吨`, `过千亿 -> 1000 亿元`.

    One too large for a float, of 309 digits and more, is passed over.
    """
    for match in _AMOUNT.finditer(text):
        unit = match["unit"] or ("%" if match["percent"] else "")
        if (
            not unit
            or _NO_FIGURE.match(text, match.end())
            or text[max(0, match.start() - 1) : match.start()] in ("第", "+")
        ):
            continue
        value, unit = _amount(match, unit)
        if all(map(isfinite, value if isinstance(value, tuple) else (value,))):
            yield Amount(value, unit, match.start(), match.end())
    for match in _ROUND.finditer(text):
        number = match["number"]
        unit = match["unit"] or ("人次" if "人次" in text[max(0, match.start() - 8) : match.start()] else "元")
        value = {"百": 100, "千": 1000, "万": 10000}.get(number[0], 1)
        yield Amount(value, number[-1] + unit, match.start(), match.end(), rounded=True)


def _amount(match: re.Match[str], unit: str) -> tuple[float | int | tuple[float | int, float | int], str]:
    """Value and unit: 90亿元 -> 90, 亿元; a range whose first figure has a scale of its own is written out."""
    low, high, scale = match["low"], match["high"], match["scale"]
    if not high:
        return _scaled(low, None), (scale or "") + unit
    if not scale:
        return (_scaled(low, None), _scaled(high, None)), unit
    plain = unit[1:] if unit[0] in _FACTORS and len(unit) > 1 else unit
    return (_scaled(low, scale), _scaled(high, unit[0] if unit[0] in _FACTORS else scale)), plain


_FACTORS = {"万": 10**4, "亿": 10**8}


def _scaled(number: str, scale: str | None) -> float | int:
    value = float(number) * _FACTORS.get(scale or "", 1)
    return int(value) if value.is_integer() else value
