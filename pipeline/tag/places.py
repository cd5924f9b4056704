"""PLACE: administrative divisions, countries, regions, and smaller places by their form."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..geography import COMMON_WORDS, gazetteer, listed_places
from ..lexicon import countries
from ..scan import Scanner
from .bounds import (
    heads_line,
    in_longer_word,
    in_slogan,
    is_cut,
    is_end,
    is_strict,
    names_people,
    place_before,
    prefix_start,
    reads_like_words,
)
from .candidates import Candidate

_SMALL = re.compile(
    r"(?:街道|镇|乡|苏木|嘎查|村(?!里)|社区|林场|农场|水库|湿地公园|国家森林公园|风景区|古城|古镇|机场|高铁站|火车站|大桥|"
    r"大道)(?![长民委村镇亲愁贤])"
)
_ZONE = re.compile(
    r"(?:国家)?(?:级)?(?:高新技术产业开发区|经济技术开发区|经济开发区|高新技术开发区|综合保税区|高新区|经开区|"
    r"保税区|滨海新区|自贸区|开发区|新区)"
)
_OF_BANNERS = ("苏木", "嘎查")
_NO_STEM = re.compile("[全各本该我每这那些个某新老城乡县市区省农山美丽特色示范和的在是与试点中心重小多]$")

_TOWARDS = "往进在到赴于至抵访"


def find_places(text: str) -> Iterator[Candidate]:
    """Places in `text`: `云泽市`, `江西`, `法国`, `大桥镇`, `云泽高新区`."""
    for place in _places(text):
        if not names_people(text, place.end) and not in_longer_word(text, place.start, place.end):
            yield place


def _places(text: str) -> Iterator[Candidate]:
    for start, end, found in gazetteer().find(text):
        form = text[start:end]
        common = form in COMMON_WORDS and all(form != d.name for d in found)
        if common or reads_like_words(text, start, form):
            continue
        county_short = all(d.level == "county" and form != d.name for d in found) and form[-1] != "旗"
        city_short = len(form) == 2 and all(d.level != "province" and form != d.name for d in found)
        begins = is_cut(text, start) or text[start - 1] in _TOWARDS
        inside = city_short and not (begins or is_end(text, end))  # 远大理想, 重大理论
        doubtful = not heads_line(text, start, end) and (county_short or inside or in_slogan(text, start, end))
        if form.endswith("市") and text.startswith("民", end) and len(form) > 2:
            end -= 1  # 上海市民
        yield Candidate(start, end, "PLACE", 0.4 if doubtful else 0.85, "lexicon")
    yield from _listed_forms(text)
    yield from _by_form(text)


def _listed_forms(text: str) -> Iterator[Candidate]:
    for at in range(len(text) - 1):
        end = next(_listed().ends(text, at), 0)
        if end:
            sure = end - at > 2 or text[at:end] in countries() or (is_cut(text, at) and is_end(text, end))
            sure = sure and not in_slogan(text, at, end) and not _crosses(text, at)
            yield Candidate(at, end, "PLACE", 0.85 if sure else 0.45, "lexicon")


def _crosses(text: str, at: int) -> bool:
    """Whether the sign at `at` ends a division's name that began before it: 东三省 in 广东三省."""
    return any(at >= n and text[at - n : at + 1] in gazetteer().forms for n in (1, 2))


@lru_cache(maxsize=1)
def _listed() -> Scanner:
    return Scanner(listed_places())


def _by_form(text: str) -> Iterator[Candidate]:
    for match in _ZONE.finditer(text):
        start = prefix_start(text, match.start())
        if start < match.start() or is_cut(text, match.start()):
            yield Candidate(
                start,
                match.end(),
                "PLACE",
                0.8 if match.group() != "开发区" or start < match.start() else 0.3,
                "form",
            )
    for match in _SMALL.finditer(text):
        of_banner = match.group() in _OF_BANNERS
        for length in (2, 3, 4, 5) if of_banner else (2, 3, 4):
            start = match.start() - length
            stem = text[max(0, start) : match.start()]
            if start < 0 or not all("\u4e00" <= c <= "\u9fff" for c in stem) or _NO_STEM.search(stem):
                continue
            behind_place = place_before(text, start)
            if behind_place is not None:
                yield Candidate(behind_place, match.end(), "PLACE", 0.85, "form")
                break
            if is_cut(text, start):
                led = text[max(0, start - 2) : start].endswith(("在", "到", "走进", "深入", "赴", "位于", "驻"))
                there = led or (of_banner and length > 2)
                town = match.group() in ("镇", "乡", "街道") and is_strict(text, start) and length == 2
                yield Candidate(start, match.end(), "PLACE", 0.7 if there else 0.55 if town else 0.45, "form")
                break
