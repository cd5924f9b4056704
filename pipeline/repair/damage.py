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

from ..language.lexicon import surnames
from ..record import Repaired
from .edit import replace_spans
from .signs import CJK

_LETTERS = "a-zāáǎàōóǒòēéěèêīíǐìūúǔùǖǘǚǜüńňǹḿ"
_TONED = re.compile("[āáǎàōóǒòēéěèīíǐìūúǔùǖǘǚǜńňǹḿ]")
_READING = re.compile(rf"(?<=[{CJK}])[(（]([{_LETTERS}]{{1,7}})[)）]")
_SAID_READING = re.compile(
    rf"(?<=[{CJK}])[(（](?:读?音|读作?|念)[同：:]?[“\"]?(?![译乐频像])([{_LETTERS}]{{1,7}}|[{CJK}])[”\"]?[)）]"
)
_SHAPES = {"上": "⿱", "左": "⿰", "外": "⿴"}
_PARTS = re.compile(rf"(?<=[{CJK}])[(（]([上左外])([{CJK}])[下右内中]([{CJK}])[)）]")
_BESIDE = re.compile(rf"(?<=[{CJK}])[\[［]([火金水木土石王女日月山马口亻氵钅讠忄扌][{CJK}])[\]］]")
_SURNAMES_SPELT = (
    *(
        "张弓长",
        "李木子",
        "章立早",
        "陈耳东",
        "林双木",
        "吴口天",
        "许言午",
        "胡古月",
        "程禾呈",
        "何人可",
        "赵走肖",
        "邵刀口",
    ),
    *("江水工", "雷雨田", "岳丘山", "倪人儿", "曹曲日", "郭享耳", "徐双人"),
)
_SPELT = re.compile("|".join(rf"(?<={name[0]})[(（]{name[1:]}[)）]" for name in _SURNAMES_SPELT))
_LOST = re.compile(rf"(?<=[{CJK}])[?？]([{_LETTERS}]{{1,7}})[)）]")


@lru_cache(maxsize=8192)
def _readings(sign: str) -> frozenset[str]:
    return frozenset(p for ps in pinyin(sign, style=Style.TONE, heteronym=True, errors="ignore") for p in ps)


def drop_readings(page: Repaired) -> Repaired:
    """`page` without readings in brackets behind a sign: 現(xiàn)代 -> 現代, 甯（音“宁”） -> 甯.

    A bracket is a reading when it has a tone mark, or spells the sign before it without one, or says that it is one.
    """
    told = [*_READING.finditer(page.text), *_SAID_READING.finditer(page.text)]
    return replace_spans(page, sorted((m.start(), m.end(), "") for m in told if _is_reading(m)))


def _is_reading(match: re.Match[str]) -> bool:
    inside, before = match.group(1), match.string[match.start() - 1]
    if _TONED.search(inside):
        return True
    return not _sounds(inside).isdisjoint(_sounds(before))


def _sounds(sign: str) -> frozenset[str]:
    """How a character may sound, without tones; a word of letters stands for itself."""
    return frozenset(p for ps in pinyin(sign, style=Style.NORMAL, heteronym=True) for p in ps)


def draw_described_signs(page: Repaired) -> Repaired:
    """`page` with one description sequence of Unicode for a name's character that is told by its parts.

    周（上雨下文） -> 周⿱雨文, 孙[火华] -> 孙⿰火华, so that the name is one; 张（弓长）, the spelling of a surname
    that is there, goes out.
    """
    spelt = [(*m.span(), "") for m in _SPELT.finditer(page.text)]
    drawn = [(*m.span(), f"{_SHAPES[m[1]]}{m[2]}{m[3]}") for m in _PARTS.finditer(page.text) if _is_named(m)]
    beside = [(*m.span(), f"⿰{m[1]}") for m in _BESIDE.finditer(page.text) if _is_named(m)]
    return replace_spans(page, sorted([*spelt, *drawn, *beside]))


def _is_named(match: re.Match[str]) -> bool:
    """Whether a surname stands before what is told: 江晚（上山下乡） tells no character."""
    return match.string[match.start() - 1] in surnames()


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
