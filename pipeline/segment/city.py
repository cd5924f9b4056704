"""Which city an article is about, and the province and county with it."""

import re
from collections import Counter
from collections.abc import Collection
from dataclasses import dataclass
from functools import cache

from ..language.geography import COMMON_WORDS, Gazetteer, is_city
from ..language.lexicon import Division

_DATELINE_PLACE = re.compile(
    r"^[（(]?据?(?:本报|新华社|中新社|本台|本网|中新网|人民网|央广网|"
    r"新华网)?([\u4e00-\u9fff]{2,8}?)(?:\d{4}年)?\d{1,2}月\d{1,2}日[电讯]"
)
_NO_STATED = re.compile("^记者|新闻$|网$|客户端$|(?:中新|新华|人民|中国)[网社报]?$")
_UNKNOWN_CITY = re.compile(
    r"[\u4e00-\u9fff]{2}(?=市(?!场|民|域|值|容|属|级|直|区|面|内|外|里)|高新区|经开区|经济开发区|日报|晚报|新闻网|"
    r"广播电视台|融媒|城投)"
)
_UNKNOWN_COUNTY = re.compile(r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2}(?:县|区)(?![域间别块委里])")
_NO_COUNTY = re.compile("[园社山库景小辖灾牧老校新发城市全各我本地该片街矿林郊开特专贫]区|[各全我本该]县")
_COMMON = frozenset(
    (
        "农民 人民 工人 经济 法治 科技 光明 解放 青年 大众 南方 北方 环球 参考 新华 中国 城市 县级 地级 省级 国家 "
        "企业 教育 健康 消费 产业 农村 都市 新闻 文化 体育 科学 证券 投资 聚焦 落实 加强 推进 围绕 推动 贯彻 坚持 "
        "深化 助力 建设 全力 努力 实现 促进 服务 本地 当地 全国 "
        "负责 分管 协管 协助 主持 联系 代表 参加 出席 陪同 配合 接受 担任 兼任 兼管"
    ).split()
)
_MEDIUM = re.compile("(?:日报|晚报|新闻网|广播电视台|电视台|融媒体?|网)$")
_NO_NAME = re.compile("[全我该本各城都超夜早股集菜省市县区镇在是的和与及为到从对向委由任原让以将据]")


@dataclass(frozen=True, slots=True)
class Place:
    """`city` in its usual short form, `province` and `county` in full; None where it cannot be told."""

    city: str | None = None
    province: str | None = None
    county: str | None = None


NOWHERE = Place()
ONCE = 2
"""What one naming of a city counts."""


@dataclass(frozen=True, slots=True)
class Told:
    """How often an article names each division; `cities` with their counties, `own` without."""

    cities: Counter[Division]
    own: Counter[Division]
    provinces: Counter[str]
    counties: Counter[Division]


def find_place(text: str, *, gazetteer: Gazetteer, fallback: Place = NOWHERE, dateline: str = "") -> Place:
    """The place of an article: that of its dateline, else the city told of most; `fallback` where none is."""
    stated = stated_place(dateline)
    if stated:
        return _stated(stated, gazetteer, fallback)
    told = _count(text, gazetteer)
    invented = _unknown_city(text, gazetteer)
    county = _most(told.counties)
    if invented and text.count(invented) >= max(told.cities.values(), default=0):
        province = next(iter(told.provinces.most_common(1)), (fallback.province, 0))[0]
        return Place(invented, province, _unknown_county(text))
    if not told.cities:
        province = next(iter(told.provinces.most_common(1)), (None, 0))[0]
        return Place(fallback.city, fallback.province or province, county.name if county else fallback.county)
    best = max(told.cities.values())
    if fallback.city and best <= ONCE:
        return Place(fallback.city, fallback.province, county.name if county else fallback.county)
    city = next((d for d in told.cities if told.cities[d] == best and _short(d) == fallback.city), None) or _most(
        told.cities
    )
    return _around(city, told, gazetteer) if city else fallback


def page_place(text: str, *, gazetteer: Gazetteer) -> Place:
    """The place of a page's articles that tell none: the city told of most, where half of what names cities names it.
    A broadcast's reports are from everywhere."""
    place = find_place(text, gazetteer=gazetteer)
    told = _count(text, gazetteer).cities
    named = sum(n for city, n in told.items() if _short(city) == place.city)
    return place if not named or 2 * named >= sum(told.values()) else NOWHERE


def stated_place(lead: str) -> str | None:
    """The place of the dateline at the head of a report: `新华社长沙3月8日电 -> 长沙`."""
    match = _DATELINE_PLACE.match(lead)
    return None if match is None or _NO_STATED.search(match.group(1)) else match.group(1)


def _around(city: Division, told: Told, gazetteer: Gazetteer) -> Place:
    """The place that `city` makes, or a county-level city of it that is told of more often itself."""
    province = gazetteer.parent(city, "province")
    county = _most(Counter({d: n for d, n in told.counties.items() if gazetteer.parent(d, "prefecture") == city}))
    named = county is not None and county.name.endswith("市") and told.own[city] == 0
    return Place(
        _short(county) if named and county else _short(city),
        province.name if province else None,
        county.name if county else None,
    )


def _short(division: Division) -> str:
    return division.short or division.name


def _most(told: Counter[Division]) -> Division | None:
    return max(told, key=lambda d: (told[d], d.code)) if told else None


def _stated(name: str, gazetteer: Gazetteer, fallback: Place) -> Place:
    known = next(iter(gazetteer.forms.get(name, ())), None)
    if known is None:
        return Place(_MEDIUM.sub("", name).removesuffix("市"), fallback.province, None)
    province = gazetteer.parent(known, "province")
    county = known.name if known.level == "county" else None
    return Place(known.short or known.name, province.name if province else None, county)


def _count(text: str, gazetteer: Gazetteer) -> Told:
    """How often each city (its counties counted for it), city by itself, province and county is named."""
    told = Told(Counter(), Counter(), Counter(), Counter())
    named = cache(lambda name: name in text)
    for start, end, found in gazetteer.find(text):
        form = text[start:end]
        full = any(form == d.name for d in found)
        if form in COMMON_WORDS and not full and text[end : end + 1] != "市":
            continue
        if (len(form) == 2 and full) or (len(found) > 1 and not any(is_city(d) for d in found)):
            continue
        division = next((d for d in found if is_city(d)), found[0])
        if is_city(division):
            told.cities[division] += 2
            told.own[division] += 1
        elif division.level == "province":
            told.provinces[division.name] += 1
        elif full or (division.name.endswith("市") and named(division.name)):
            told.counties[division] += 1
            parent = gazetteer.parent(division, "prefecture")
            told.cities[parent or division] += 1
    return told


def _unknown_city(text: str, gazetteer: Gazetteer) -> str | None:
    """A city by form alone (`X市`, `X高新区`, `X日报`) that no division bears, named three times, twice where a word
    begins."""
    names = {m.group() for m in _UNKNOWN_CITY.finditer(text)}
    names = {n for n in names if not _is_known(n, gazetteer) and n not in _COMMON and not _NO_NAME.search(n)}
    counts, begun = _counts(text, names)
    often = {n for n in names if counts[n] >= 3 and begun[n] >= 2}
    told = _weights(text, counts, often) if often else {}
    return max(told, key=lambda n: (told[n], n), default=None)


def _is_known(name: str, gazetteer: Gazetteer) -> bool:
    """Whether it is a division, or a county or district without its last character."""
    return any(form in gazetteer.forms for form in (name, f"{name}区", f"{name}县"))


_BARE = re.compile(r"(?<![\u4e00-\u9fff])市(?:委|政府|政协|人大|[\u4e00-\u9fff]{2,8}局)")
_OF_CITY = re.compile(r"(?=([\u4e00-\u9fff]{2})(高新区|经开区|日报|晚报|新闻网|城投))")
_BODY_OF_CITY = re.compile(r"(?=(([\u4e00-\u9fff]{2})市(?:委|政府|人大|政协|长|[\u4e00-\u9fff]{2,8}局)))")
_BEFORE_NAME = re.compile("[^\u4e00-\u9fff]|[在从对与和及到是为的了赴驻本报]")


def _weights(text: str, counts: Counter[str], names: Collection[str]) -> dict[str, int]:
    """How much speaks for each city: how often it is named, its papers and zones; against it that its bodies are
    written out beside bare ones (石渡市委 is not what 市委 means there)."""
    kinds = Counter(name for name, _ in {m.groups() for m in _OF_CITY.finditer(text)})
    apart, ends = Counter[str](), Counter[str]()
    for match in _BODY_OF_CITY.finditer(text):
        if match[2] in names and match.start() >= ends[match[2]]:
            apart[match[2]] += 1
            ends[match[2]] = match.end(1)
    bare = len(_BARE.findall(text)) >= 2
    return {n: counts[n] + 5 * kinds[n] - (6 * max(0, apart[n] - 1) if bare else 0) for n in names}


def _counts(text: str, names: Collection[str]) -> tuple[Counter[str], Counter[str]]:
    """How often each name of two characters is told, and how often where a word begins."""
    counts, begun = Counter[str](), Counter[str]()
    free, free_begun = Counter[str](), Counter[str]()
    for at in range(len(text) - 1) if names else ():
        name = text[at : at + 2]
        if name not in names:
            continue
        if at >= free[name]:
            counts[name] += 1
            free[name] = at + 2
        if not at or (at > free_begun[name] and _BEFORE_NAME.match(text, at - 1)):
            begun[name] += 1
            free_begun[name] = at + 2
    return counts, begun


def _unknown_county(text: str) -> str | None:
    """A county by form alone that is told of twice and more."""
    told = Counter(m.group() for m in _UNKNOWN_COUNTY.finditer(text) if not _NO_COUNTY.search(m.group()))
    best = max(told, key=lambda n: (told[n], n), default=None)
    return best if best and text.count(best) >= 2 and not _NO_NAME.search(best[:2]) else None
