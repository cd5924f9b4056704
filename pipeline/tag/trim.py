"""Where a proposed name begins and ends, and its label, once the words around it are seen."""

import re
from dataclasses import replace

from ..geography import listed_places
from ..lexicon import companies, offices
from .bounds import place_before
from .candidates import Candidate
from .name_ends import listed_surnames
from .trades import has_trade, is_trade


def trimmed(text: str, candidate: Candidate) -> Candidate:
    """The candidate without words that lead to it or follow it, with the trade or the year that belongs to it."""
    for step in (without_verb, _without_lead, _balanced, _with_trade, _dated, _without_data, _relabelled):
        candidate = step(text, candidate)
    return candidate


_VERB_BEHIND_NAME = frozenset("蹲笑因站坐走拿指说称坚辩盘在则边等也还就都从对向把被将会已正看听问答介表强率带赴到与和")


def without_verb(text: str, candidate: Candidate) -> Candidate:
    """A name without the verb's first signs at its end: 范某某蹲 -> 范某某, 范 某任满 -> 范 某, 范某自2015 -> 范某."""
    if candidate.label != "PERSON":
        return candidate
    extra = _verb_signs(text[candidate.start : candidate.end], text[candidate.end : candidate.end + 4])
    return Candidate(candidate.start, candidate.end - extra, candidate.label, candidate.score, candidate.by)


def _verb_signs(name: str, behind: str) -> int:
    """How many signs at the end of `name` belong to the words behind it."""
    if _SPACED.fullmatch(name):
        return len(name) - 3
    if len(name) > 2 and (name.endswith("等") or (name.endswith("通") and behind.startswith("电话"))):
        return 1
    if len(name) == 3 and name[:2] not in listed_surnames() and _ADVERB.match(name[-1] + behind):
        return 1
    if "·" in name and name[-1] in "恰曾已正刚" and behind[:1] in tuple("在好逢是于就"):
        return 1
    if len(name) == 4 and name[-1] in _VERB_BEHIND_NAME and name[:2] not in listed_surnames():
        return 1
    return int(len(name) > 2 and name.endswith("自") and len(behind) == 4 and behind.isdigit())


_ADVERB = re.compile(
    r"[也则还却](?:说|谈|表示|认为|提到|指出|坦言|介绍|告诉|建议|强调)|将(?:主持|出席|参加|赴|率|担任|于|在)|花\d"
)
"""An adverb, or the verb of a price, between a name and what follows: 江宁将主持, 江萌花8万元."""
_SPACED = re.compile(r"[\u4e00-\u9fff] [\u4e00-\u9fff]{2,}")


def _relabelled(text: str, candidate: Candidate) -> Candidate:
    """A bank or group abroad that the list of bodies has is a body, a securities house's institute a company, a city
    of the world a place: 世界银行, 哈马斯, 赫尔松."""
    if candidate.label == "ORG" and (
        _OF_HOUSE.search(text, candidate.start, candidate.end) or _of_large(text, candidate)
    ):
        return replace(candidate, label="COMPANY")
    if candidate.label == "COMPANY" and _STATE.search(text, candidate.start, candidate.end):
        return replace(candidate, label="ORG")
    name = text[candidate.start : candidate.end]
    office = offices().get(name)
    if candidate.label in ("COMPANY", "PERSON") and office is not None and "national" in office.levels:
        return replace(candidate, label="ORG")
    if candidate.label == "PERSON" and candidate.by == "network" and name in listed_places():
        return replace(candidate, label="PLACE")
    return candidate


_LED = re.compile(
    r"(?:全资|控股|参股)?(?:子|孙|母)公司(?=.{2})|(?:本文)?作者[系为是](?=.{2})|[这那一两几][位家名](?=.{2})|"
    r"(?:出品|主办|承办|投资|发行|运营|施工|开发|赞助)(?:方|商)(?=.{4})|"
    r"20\d\d ?(?![年\d])|"
    r"[\u4e00-\u9fff]{0,4}?(?:办起|创办|创立|组建|开办|兴办|设立)了?(?=.{4})"
)
"""Words before a body's or company's name that tell of it and do not belong to it."""
_PAIRS = {"（": "）", "“": "”", "《": "》", "【": "】"}


def _balanced(text: str, candidate: Candidate) -> Candidate:
    """A name without a bracket or quotation mark at its end that it does not open, or at its begin that it does not
    close: 松烟集团） -> 松烟集团."""
    start, end = candidate.start, candidate.end
    for opening, closing in _PAIRS.items():
        inside = text[start:end]
        if inside.endswith(closing) and inside.count(closing) > inside.count(opening):
            end -= 1
        elif inside.startswith(opening) and inside.count(opening) > inside.count(closing):
            start += 1
    return replace(candidate, start=start, end=end) if start < end else candidate


def _without_lead(text: str, candidate: Candidate) -> Candidate:
    """A body's name without the words before it that tell of it, unless a place begins so:
    原云岫市审计局 -> 云岫市审计局, 据松烟集团 -> 松烟集团, 全资子公司松烟医械 -> 松烟医械."""
    start = candidate.start
    if candidate.label not in ("ORG", "COMPANY") or candidate.end - start < 4:
        return candidate
    led = _LED.match(text, start, candidate.end)
    if led:
        return replace(candidate, start=led.end())
    if text[start] == "前" and text[start + 1 : candidate.end] in companies():
        return replace(candidate, start=start + 1)
    if text[start] not in "原任据":
        return candidate
    if any(place_before(text, start + n) == start for n in range(2, 6)):
        return candidate
    return replace(candidate, start=start + 1)


def _dated(text: str, candidate: Candidate) -> Candidate:
    """A meeting's name with the year right before it."""
    year = year_before(text, candidate.start) if candidate.label == "EVENT" else None
    return candidate if year is None else replace(candidate, start=year)


def _without_data(text: str, candidate: Candidate) -> Candidate:
    """A company's name without the data that show something: 松烟科技数据 before 显示 -> 松烟科技."""
    start, end = candidate.start, candidate.end
    if candidate.label != "COMPANY" or end - start <= _SHORT or not text.endswith("数据", start, end):
        return candidate
    return replace(candidate, end=end - 2) if text.startswith(("显示", "表明"), end) else candidate


_YEAR = re.compile(r"(?<!\d)20\d\d年?$")


def year_before(text: str, at: int) -> int | None:
    """Where the year begins that stands right before `at`; None where none does."""
    year = _YEAR.search(text, max(0, at - 5), at)
    return year.start() if year else None


_OF_HOUSE = re.compile("证券研究[所院]$")
_STATE = re.compile("(?:海关|公安|税务|法院|检察院|人民政府)[^公司]{0,8}[局队所庭处]$")
_LABORATORY = re.compile("(?:研究院|研究所|实验室|研究中心|技术中心)$")


def _of_large(text: str, candidate: Candidate) -> bool:
    """Whether an institute is the unit of a large enterprise, whose name it begins with: 阿里巴巴语音实验室."""
    name = text[candidate.start : candidate.end]
    return bool(_LABORATORY.search(name)) and any(name[:n] in companies() for n in range(2, len(name)))


def _with_trade(text: str, candidate: Candidate) -> Candidate:
    """A short company name of the network alone with the trade behind it: 松烟 -> 松烟食品."""
    if candidate.label != "COMPANY" or candidate.by != "network" or candidate.end - candidate.start > _SHORT:
        return candidate
    for length in (4, 3, 2):
        end = candidate.end + length
        if has_trade(text[candidate.start : end]) and is_trade(text[candidate.end : end]):
            return replace(candidate, end=end)
    return candidate


_SHORT = 3
