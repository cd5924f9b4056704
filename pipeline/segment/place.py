"""Which city an article is about, and the province and county with it."""

import re
from collections import Counter
from dataclasses import dataclass

from ..geography import COMMON_WORDS, Gazetteer, is_city
from ..lexicon import Division

_DATELINE_PLACE = re.compile(
    r"^[（(]?(?:本报|新华社|中新社|本台|本网|中新网|人民网|央广网|新华网)?([\u4e00-\u9fff]{2,8}?)\d{1,2}月\d{1,2}日[电讯]"
)
_UNKNOWN_CITY = re.compile(
    r"(?<![\u4e00-\u9fff])[\u4e00-\u9fff]{2}(?=市(?!场|民|域|值|容|长|属|级|直|区|县|面|政协|内|外|里))|[\u4e00-\u9fff]{2}(?=市委|市政府|市人大|日报|晚报)"
)
_NO_NAME = re.compile("[全我该本各城都超夜早股集菜省市县区镇在是的和与及为到从对向]")


@dataclass(frozen=True, slots=True)
class Place:
    """`city` in its usual short form, `province` and `county` in full; None where it cannot be told."""

    city: str | None = None
    province: str | None = None
    county: str | None = None


def find_place(text: str, *, gazetteer: Gazetteer, fallback: Place = Place(), dateline: str = "") -> Place:
    """The place of an article: that of its dateline, else the city told of most; `fallback` where none is."""
    cities, provinces, counties = _count(text, gazetteer)
    stated = _DATELINE_PLACE.match(dateline)
    if stated and not stated.group(1).startswith("记者"):
        return _stated(stated.group(1), gazetteer, fallback)
    invented = _unknown_city(text, gazetteer)
    county = max(counties, key=lambda d: (counties[d], d.code)) if counties else None
    if invented and text.count(invented) >= max(cities.values(), default=0):
        province = next(iter(provinces.most_common(1)), (fallback.province, 0))[0]
        return Place(invented, province, county.name if county else None)
    if not cities:
        return Place(fallback.city, fallback.province, county.name if county else fallback.county)
    city = max(cities, key=lambda d: (cities[d], d.code))
    within = gazetteer.parent(city, "province")
    inside = [d for d in counties if gazetteer.parent(d, "prefecture") == city]
    county = max(inside, key=lambda d: (counties[d], d.code)) if inside else None
    return Place(city.short or city.name, within.name if within else None, county.name if county else None)


def _stated(name: str, gazetteer: Gazetteer, fallback: Place) -> Place:
    known = next(iter(gazetteer.forms.get(name, ())), None)
    if known is None:
        return Place(name.removesuffix("市"), fallback.province, None)
    province = gazetteer.parent(known, "province")
    county = known.name if known.level == "county" else None
    return Place(known.short or known.name, province.name if province else None, county)


def _count(text: str, gazetteer: Gazetteer) -> tuple[Counter[Division], Counter[str], Counter[Division]]:
    """How often each city (its counties counted for it), province and county is named."""
    cities, provinces, counties = Counter[Division](), Counter[str](), Counter[Division]()
    for start, end, found in gazetteer.find(text):
        form = text[start:end]
        full = any(form == d.name for d in found)
        if form in COMMON_WORDS and not full and text[end : end + 1] != "市":
            continue
        if len(found) > 1 and not any(is_city(d) for d in found):
            continue
        division = next((d for d in found if is_city(d)), found[0])
        if division.level == "province" and not is_city(division):
            provinces[division.name] += 1
        elif is_city(division):
            cities[division] += 2
        elif full:
            counties[division] += 1
            parent = gazetteer.parent(division, "prefecture")
            if parent:
                cities[parent] += 1
    return cities, provinces, counties


def _unknown_city(text: str, gazetteer: Gazetteer) -> str | None:
    """A city by form alone (`X市`, `X日报`) that no division bears, named at least three times."""
    found = Counter(m.group() for m in _UNKNOWN_CITY.finditer(text))
    names = [n for n in found if n not in gazetteer.forms and not _NO_NAME.search(n) and text.count(n) >= 3]
    return max(names, key=lambda n: (text.count(n), n)) if names else None
