"""Qualified names of bodies: 市委 -> 云泽市委, 市人民政府 -> 云泽市政府, 区委 -> 云泽市临泉区委."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache

from .forms import standard_body
from .geography import Gazetteer, gazetteer
from .lexicon import Division
from .record import Article, Mention
from .spans import last_begun

_NATIONAL = ("中央", "中共", "国家", "全国", "国务院", "中国", "中华", "最高人民", "新华社", "人民日报")
_HEADS_OF = (
    (re.compile(r"(?:代理?|常务副|副)?省长(?:助理)?$"), "省"),
    (re.compile(r"(?:代理?|常务副|副)?市长(?:助理)?$"), "市"),
    (re.compile(r"(?:代理?|常务副|副)?县长(?:助理)?$"), "县"),
    (re.compile(r"(?:代理?|常务副|副)?区长(?:助理)?$"), "区"),
    (re.compile(r"(?:代理?|常务副|副)?州长(?:助理)?$"), "州"),
    (re.compile(r"(?:代理?|常务副|副)?旗长(?:助理)?$"), "旗"),
    (re.compile(r"(?:代理?|常务副|副)?盟长(?:助理)?$"), "盟"),
    (re.compile(r"自治区(?:代|常务副|副)?主席$"), "自治区"),
    (re.compile(r"(?:代理?|副)?镇长(?:助理)?$"), "镇"),
    (re.compile(r"(?:代理?|副)?乡长(?:助理)?$"), "乡"),
)
_LEVEL = re.compile(
    r"自治区|自治州|自治县|地区|省(?![会级内外际])|市(?![场级民区容郊内值属域])|县(?![域城级])|区(?![域块级间])|"
    r"州(?=委|政|人|纪|直)|(?:盟|旗|地)(?=委|政|行署|人大|纪|公安|教育|发|工信|农|文|卫|财|民|林|水|交)|行署(?=$|[^一-鿿])"
)
"""What begins a body's name that leaves its place out."""
_TOWN = re.compile(r"([一-鿿]{2,12}?(?:镇(?![市区江海平静痛定压])|(?<!新)乡(?![村镇亲下土里情愁音贤])|街道|苏木))(?=.)")
_LONGEST = 16
"""No county has a longer name."""
_REACH = 2000
"""So far back a county is looked for."""
_COUNTY_LEVELS = "县区旗市"
_LAST_SIGNS = _COUNTY_LEVELS + "岛域"
"""The last signs of all names of counties."""
_BEGIN = 3
"""No town's name is shorter."""


def qualify(
    org: str | None, post: str, article: Article, *, place: str | None = None, county: str | None = None
) -> str | None:
    """The qualified name of a body in this article: `市委 -> 云泽市委`, `市长 -> 云泽市政府`, `总书记 -> 中共中央`.

    `place` is a place written right before the post (`云泽市市长`), `county` the one that is told of there (that of
    the article unless given). None where it cannot be told.
    """
    known = gazetteer()
    county = county or article.county
    if org is None:
        return _of_head(post, article, place, county, known)
    org = standard_body(org)
    if org.startswith(_NATIONAL):
        return org
    org = _without_province(org, known)
    level = _LEVEL.match(org)
    if level and not _begins_with_place(org, known):
        return _with_place(org, level.group(), article, county, known)
    return _with_city(_with_county(org, county, known), article, known)


def county_at(text: str, article: Article, mention: Mention) -> str | None:
    """The county that the article tells of around a body or post of a county or town; None where it means no county.

    That is the last one of its level named before it in its paragraph, else the article's, else the nearest before.
    """
    words = text[mention.span.start : mention.span.end]
    town = _TOWN.match(words)
    if town and (named := next(_before_town(text, article, town.group(1)), None)):
        return named
    signs = _COUNTY_LEVELS if town else _level_signs(words, mention.label)
    return _nearest(text, article, mention.span.start, signs) if signs else None


def _level_signs(words: str, label: str) -> str:
    """The last signs that the county of a body or post may have: 县委 -> 县, 镇长 -> any."""
    if label == "POST":
        found = re.search("([县区旗镇乡])长", words)
        return "" if not found else found.group(1) if found.group(1) in _COUNTY_LEVELS else _COUNTY_LEVELS
    level = _LEVEL.match(words)
    return level.group() if level and level.group() in _COUNTY_LEVELS else ""


def _before_town(text: str, article: Article, town: str) -> Iterator[str]:
    """Counties that stand right before the town's name somewhere in the article: 沙雅县海楼镇."""
    behind = _behind_counties(text).get(town[:_BEGIN], ())
    for at in behind[bisect_left(behind, article.span.start) :]:
        if at + len(town) > article.span.end:
            return
        if text.startswith(town, at) and (found := _county_ending(text, at)) is not None:
            yield found.name


@lru_cache(maxsize=2)
def _behind_counties(text: str) -> Mapping[str, Sequence[int]]:
    """Where counties named in full end in a page, by the characters behind them."""
    found: dict[str, list[int]] = defaultdict(list)
    for end in _county_ends(text, _LAST_SIGNS):
        found[text[end : end + _BEGIN]].append(end)
    return found


@lru_cache(maxsize=12)
def _county_ends(text: str, signs: str) -> tuple[int, ...]:
    """Where the counties end that are named in full in a page and whose last sign is one of `signs`."""
    ends = (match.end() for match in re.finditer(f"[{signs}]", text))
    return tuple(end for end in ends if _county_ending(text, end))


def _nearest(text: str, article: Article, at: int, signs: str) -> str | None:
    begun = last_begun(article.body, at)
    paragraph = begun.start if begun else article.span.start
    if near := _last_county(text, paragraph, at, signs):
        return near
    if article.county and article.county[-1] in signs:
        return article.county
    return _last_county(text, max(article.span.start, paragraph - _REACH), paragraph, signs)


def _last_county(text: str, start: int, end: int, signs: str) -> str | None:
    """The last county named in full in `text[start:end]`."""
    ends = _county_ends(text, signs)
    for i in range(bisect_right(ends, end) - 1, -1, -1):
        if ends[i] <= start:
            return None
        if found := _county_ending(text, ends[i], start=start):
            return found.name
    return None


def _county_ending(text: str, end: int, *, start: int = 0) -> Division | None:
    """The county whose full name ends at `end`."""
    known = gazetteer()
    for begin in range(max(start, end - _LONGEST), end - 2):
        for division in known.forms.get(text[begin:end], ()):
            if division.level == "county" and division.name == text[begin:end]:
                return division
    return None


def _of_head(post: str, article: Article, place: str | None, county: str | None, known: Gazetteer) -> str | None:
    """The body of a head whose post names none: the government of his level; of 镇长 that of a town named for him."""
    if post == "总书记":
        return "中共中央"
    for title, level in _HEADS_OF:
        if title.match(post):
            if place:
                named = place if place.endswith(tuple("省市县区州旗盟镇乡")) else place + level
                return _with_city(_with_county(f"{named}政府", county, known), article, known)
            return _with_place(f"{level}政府", level, article, county, known)
    return None


def _without_province(org: str, known: Gazetteer) -> str:
    """`江苏省苏州市委 -> 苏州市委`: a city's body is named without its province."""
    for length in range(3, 9):
        province = any(d.level == "province" and d.name == org[:length] for d in known.forms.get(org[:length], ()))
        rest = org[length:]
        if province and any(d.name == rest[:n] for n in range(2, 9) for d in known.forms.get(rest[:n], ())):
            return rest
    return org


def _begins_with_place(org: str, known: Gazetteer) -> bool:
    return any(org[:n] in known.forms for n in range(2, 9))


def _begins_with_whole_place(org: str, town: str, known: Gazetteer) -> bool:
    """Whether it begins with a place and its level: 新和县, 互助县 for 互助土族自治县."""
    if re.search("(?<=..)[县区旗](?=..)", town):
        return True
    return any(d.name == org[:n] for n in range(2, _LONGEST) for d in known.forms.get(org[:n], ()))


def _with_place(org: str, level: str, article: Article, county: str | None, known: Gazetteer) -> str | None:
    """`org` begins with `level` or its sign: the article's place of that level goes before it."""
    if level in ("省", "自治区"):
        province = article.province
        return province.removesuffix(level) + org if province and province.endswith(level) else None
    if level in "县区旗自治县":
        if not county or not county.endswith(level):
            return None
        return _with_city(county.removesuffix(level) + org, article, known)
    if article.seat is None or level in "镇乡":
        return None
    region = "地区" if level == "行署" else ""
    return article.seat.removesuffix(level) + region + org


def _with_county(org: str, county: str | None, known: Gazetteer) -> str:
    """A town's body is named with its county: `河口镇党委 -> 临泉县河口镇党委`."""
    town = _TOWN.match(org)
    if not town or not county or _begins_with_whole_place(org, town.group(1), known):
        return org
    return org if org.startswith(county) else county + org


def _with_city(org: str, article: Article, known: Gazetteer) -> str:
    """A district's body is named with its city: `临泉区教育局 -> 云泽市临泉区教育局`; others stay as they are."""
    for length in range(min(8, len(org)), 2, -1):
        form = org[:length]
        if form.endswith("区") and any(d.level == "county" and d.name == form for d in known.forms.get(form, ())):
            return _city_of(form, article, known) + org
        if form.endswith("区") and form == article.county and article.seat:
            return f"{article.seat.removesuffix('市')}市{org}"
    return org


def _city_of(district: str, article: Article, known: Gazetteer) -> str:
    parents = [known.parent(d, "prefecture") for d in known.forms[district] if d.level == "county"]
    parents += [known.parent(d, "province") for d in known.forms[district] if d.level == "county"]
    cities = [p for p in parents if p and p.name.endswith("市")]
    near = [p for p in cities if article.seat and p.name.startswith(article.seat)]
    chosen = near or (cities if len({p.name for p in cities}) == 1 else [])
    return chosen[0].name if chosen else ""
