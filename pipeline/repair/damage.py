"""Damage of web pages that were turned to traditional signs: readings in brackets, and lost signs.

How the signs were lost (worked out from such pages): a tool looked for the two GBK bytes of certain
traditional signs and wrote a reading behind them, without minding where signs begin. Where it
matched the second byte of one sign and the first of the next, the bracket fell inside a sign:
我 (CE D2) 幫 (8E CD) holds D2 8E, the bytes of 規, so that “(guī)” was put between 8E and CD.
Read as GBK this gives `我?guī)推髽I(yè)`: 8E 28 is no sign, all that follows is out of step.
The reading that stands there and the sign before it give the lost byte back.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from pypinyin import Style, pinyin

from ..record import Repaired
from .edit import replace_spans
from .signs import CJK

_LETTERS = "a-zāáǎàōóǒòēéěèêīíǐìūúǔùǖǘǚǜüńňǹḿ"
_TONED = re.compile("[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ]")
_READING = re.compile(rf"(?<=[{CJK}])[(（]([{_LETTERS}]{{1,7}})[)）]")
_LOST = re.compile(rf"(?<=[{CJK}])[?？]([{_LETTERS}]{{1,7}})[)）]")


@lru_cache(maxsize=8192)
def _readings(sign: str) -> frozenset[str]:
    return frozenset(p for ps in pinyin(sign, style=Style.TONE, heteronym=True, errors="ignore") for p in ps)


def drop_readings(page: Repaired) -> Repaired:
    """`page` without readings in brackets behind a sign: 現(xiàn)代 -> 現代.

    A bracket is a reading when it has a tone mark, or spells the sign before it without one.
    """
    return replace_spans(page, [(m.start(), m.end(), "") for m in _READING.finditer(page.text) if _is_reading(m)])


def _is_reading(match: re.Match[str]) -> bool:
    inside, before = match.group(1), match.string[match.start() - 1]
    if _TONED.search(inside):
        return True
    return inside in {p for [p] in pinyin(before, style=Style.NORMAL, heteronym=False)}


def mend_lost_signs(page: Repaired) -> Repaired:
    """`page` with signs given back that a misplaced reading destroyed, where only one solution exists."""
    edits: list[tuple[int, int, str]] = []
    for match in _LOST.finditer(page.text):
        if edits and match.start() < edits[-1][1]:
            continue
        mended = _mend(page.text, match)
        if mended:
            edits.append((match.start(), *mended))
    return replace_spans(page, edits)


def _mend(text: str, match: re.Match[str]) -> tuple[int, str] | None:
    """The end of the damaged run and what stood there; None where it cannot be told for certain."""
    leads = list(_lost_bytes(text[match.start() - 1], match.group(1)))
    if len(leads) != 1:
        return None
    tail, end = _shifted_bytes(text, match.end())
    try:
        return end, bytes([*leads, *tail]).decode("gbk")
    except UnicodeDecodeError:
        return None


def _lost_bytes(before: str, reading: str) -> Iterator[int]:
    """Bytes that, behind the second byte of `before`, spell a sign read as `reading`."""
    code = before.encode("gbk", "ignore")
    if len(code) != 2:
        return
    for lost in range(0x81, 0xFF):
        sign = bytes([code[1], lost]).decode("gbk", "ignore")
        if len(sign) == 1 and reading in _readings(sign) and _stands_in_big5(sign):
            yield lost


def _stands_in_big5(sign: str) -> bool:
    """Traditional signs alone were annotated; GBK's simplified and rare ones are left out."""
    try:
        return len(sign.encode("big5")) == 2
    except UnicodeEncodeError:
        return False


def _shifted_bytes(text: str, start: int) -> tuple[bytes, int]:
    """The bytes that are out of step from `start` to the single byte that ends the run, and its end."""
    tail = bytearray()
    for i in range(start, len(text)):
        code = text[i].encode("gbk", "ignore")
        tail += code
        if len(code) != 2:
            return bytes(tail), i + 1
    return bytes(tail), len(text)
