"""Administrative divisions as a gazetteer: forms of names, and what lies in what."""

import re
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache

from .lexicon import Division, divisions
from .scan import Scanner

COMMON_WORDS = frozenset(
    [
        "长治",
        "三明",
        "大同",
        "安康",
        "白银",
        "朝阳",
        "中山",
        "东方",
        "山南",
        "海北",
        "海东",
        "日照",
        "百色",
        "吉安",
        "六安",
        "来宾",
        "大庆",
        "平凉",
        "四平",
        "通化",
        "河源",
        "海西",
        "攀枝花",
    ]
)
"""Short forms of cities that are ordinary words as well: they count only with 市 behind them, or where
the full name stands in the same page."""

_HEADED = frozenset("院市县区局处科部会厂校社行所站队镇乡州司厅组班")
"""Signs that make a post of 长 behind them: 院长沙某某 holds no 长沙."""
_VERBS = frozenset("任代理和新应")
"""One-character counties that are ends of common words as well: 兼任县局局长, 代理县长, 市和县."""
_OF_COUNTY = re.compile("县(?:长|委|政|人[大民]|纪|[\u4e00-\u9fff]{1,8}(?:局|办|会|院|公司))")
MUNICIPALITIES = frozenset({"北京市", "天津市", "上海市", "重庆市"})


_BYLINE = re.compile("(?:记者|通讯员|编辑|摄影|校对|责编|编审|实习生)[ 　：:]{0,2}$")
_NAME_ENDS = re.compile("[\u4e00-\u9fff]?(?![\u4e00-\u9fff])")


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """Forms (full and short) to divisions, and divisions by code."""

    forms: dict[str, tuple[Division, ...]]
    by_code: dict[str, Division]
    scanner: Scanner

    def find(self, text: str) -> Iterator[tuple[int, int, tuple[Division, ...]]]:
        """`(start, end, divisions)` of every longest form in `text`, left to right, without overlap."""
        at = 0
        while at < len(text):
            end = next(self.scanner.ends(text, at), 0)
            if end and text[at] == "长" and at and text[at - 1] in _HEADED and text[end : end + 1] != "市":
                end = 0
            if end and (self.ends_word(text, at, end) or _is_reporter(text, at, end)):
                end = 0
            if end:
                yield at, end, self.forms[text[at:end]]
            at = end or at + 1

    def ends_word(self, text: str, start: int, end: int) -> bool:
        """Whether `text[start:end]`, a county of one character, is the end of a word before what a county has: 兼任 in
        兼任县税务局局长, 代理 in 代理县长. It is a county where the place before it stands: 邢台市任县."""
        if end - start != 2 or text[start] not in _VERBS or text[end - 1] != "县":
            return False
        before = text[start - 1 : start]
        if text[start] != "和" and (before in tuple("省市州") or text[max(0, start - 2) : start] in self.forms):
            return False
        return "\u4e00" <= before <= "\u9fff" or bool(_OF_COUNTY.match(text, end - 1))

    def leading(self, name: str, *, longest: int = 8) -> Iterator[int]:
        """The lengths of the places that a name may begin with, the shortest first."""
        return (size for size in range(2, min(longest, len(name)) + 1) if name[:size] in self.forms)

    def is_whole(self, form: str) -> bool:
        """Whether a form is the full name of a division: 长沙市, not 长沙."""
        return any(division.name == form for division in self.forms.get(form, ()))

    def parent(self, division: Division, level: str) -> Division | None:
        """The division of `level` that `division` lies in; itself when it is of that level."""
        here: Division | None = division
        while here and here.level != level:
            here = self.by_code.get(here.parent)
        return here


@lru_cache(maxsize=1)
def gazetteer() -> Gazetteer:
    """The gazetteer of `models/lexicon/divisions.tsv`."""
    forms: dict[str, list[Division]] = defaultdict(list)
    known = divisions()
    for division in known:
        for form in {division.name, division.short, _autonomous(division)} - {""}:
            forms[form].append(division)
    told = {form: tuple(found) for form, found in forms.items() if len(form) > 1}
    return Gazetteer(told, {division.code: division for division in known}, Scanner(told))


def _autonomous(division: Division) -> str:
    """The usual form of an autonomous prefecture's name, without its peoples: 黔东南州."""
    return f"{division.short}州" if division.short and division.name.endswith("自治州") else ""


def is_city(division: Division) -> bool:
    """Whether `division` is what an article's place may be: a prefecture or a municipality."""
    return division.level == "prefecture" or division.name in MUNICIPALITIES


def _is_reporter(text: str, start: int, end: int) -> bool:
    """Whether `text[start:end]` begins the name of who made a report: 记者 桂林生."""
    return bool(_BYLINE.search(text, max(0, start - 6), start) and _NAME_ENDS.match(text, end))
