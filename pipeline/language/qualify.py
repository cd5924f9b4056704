"""Qualified names of bodies, by the page's own words: 市委 -> 云泽市委, 区人民政府 -> 云泽市临泉区人民政府."""

import re
from dataclasses import replace

from ..record import Article
from .areas import HEADS_OF, LEAGUE_OR_PARTY, LEVEL, LONGEST, TOWN, Areas
from .geography import Gazetteer, gazetteer
from .lexicon import REGION, countries, offices

_NATIONAL = ("中央", "中共", "中国", "国家", "全国", "国务院", "中华", "最高人民", "新华社", "人民日报")
_CENTRE = frozenset({"中央", "党中央"})
_SPOKEN = re.compile("行$|所$|最高[检法]$")
"""Ends of the short names of banks, exchanges and courts, which are told by their full ones: 央行."""
_TERM = re.compile("(?:第?[一二三四五六七八九十]{1,3}届)(?=政协|人大|全国政协|全国人大)")
_DOUBLED = re.compile("(?<=([省市州]))\\1(?=委)")
"""The level told twice: 云泽市市委."""
_IN_FULL = {"团": "共青团"}
_REGIONS = ("香港", "澳门")
_DEPARTMENT_HEAD = re.compile("(组织部|宣传部|统战部)长$")
_NATIONAL_POSTS = {"总书记": "中共中央", "国务委员": "国务院", "总理": "国务院", "副总理": "国务院"}
_MINISTRY = re.compile("(?:副|代理)?([一-鿿]{2,8}部)长$")
_MINISTERS = {"外长": "外交部长", "财长": "财政部长", "防长": "国防部长"}
NOWHERE = Areas()


def qualify(
    org: str | None,
    post: str,
    article: Article,
    *,
    place: str | None = None,
    areas: Areas = NOWHERE,
) -> str | None:
    """The qualified name of a body in this article: `市委 -> 云泽市委`, `市长 -> 云泽市政府`, `总书记 -> 中共中央`.

    `place` is a place written right before the post (`云泽市市长`), `areas` what the words around tell; where they tell
    nothing, it is the article's place. None where it cannot be told.
    """
    known = gazetteer()
    of_town = areas.county or (None if (article.county or "").endswith("区") else article.county)
    areas = replace(areas, county=areas.county or article.county)
    if org is None:
        return _of_head(post, article, place, areas, known)
    if org in _CENTRE:
        return "中共中央"
    office = offices().get(org)
    if office is not None and "national" in office.levels and _SPOKEN.search(org):
        return office.full
    if office is not None and REGION in office.levels and office.full[:2] in (areas.text or ""):
        return office.full
    org = _DOUBLED.sub("", _TERM.sub("", org))
    if org.endswith("委") and (head := _DEPARTMENT_HEAD.match(post)):
        org += head.group(1)
    if org.startswith(_NATIONAL):
        return org
    if begin := LEAGUE_OR_PARTY.match(org):
        committee = qualify(org[begin.end() :], "", article, areas=areas)
        return f"{_IN_FULL.get(begin.group(), begin.group())}{committee}" if committee else None
    level = LEVEL.match(org)
    if level and not any(known.leading(org)):
        return _with_place(org, level.group(), article, areas, known)
    return _with_city(_with_county(org, of_town, known), article, areas, known)


def _of_head(post: str, article: Article, place: str | None, areas: Areas, known: Gazetteer) -> str | None:
    """The body of a head whose post names none: the government of his level; of 镇长 that of a town named for him."""
    if place in countries():
        return _of_country(post, place)
    if post in _NATIONAL_POSTS:
        return _NATIONAL_POSTS[post]
    if post == "行政长官":
        return _of_region(place or areas.text or "")
    for title, level in HEADS_OF:
        if title.match(post):
            if place:
                named = place if place.endswith(tuple("省市县区州旗盟镇乡")) else place + level
                return _with_city(_with_county(f"{named}政府", areas.county, known), article, areas, known)
            return _with_place(f"{level}政府", level, article, areas, known)
    return None


def _of_region(words: str) -> str | None:
    """The government of the special region that the words tell of most: 香港特区政府."""
    region = max(_REGIONS, key=words.count)
    return f"{region}特区政府" if region in words else None


def _of_country(post: str, country: str | None) -> str | None:
    """`财长 -> 东岛国财政部`, `总理 -> 东岛国政府`."""
    ministry = _MINISTRY.match(_MINISTERS.get(post, post))
    office = ministry.group(1) if ministry else "政府" if re.fullmatch("副?总理|(?:副|代理)?首相", post) else None
    return f"{country}{office}" if office else None


def _begins_with_whole_place(org: str, town: str, known: Gazetteer) -> bool:
    """Whether it begins with a place and its level: 新和县, 互助县 for 互助土族自治县."""
    if re.search("(?<=..)[县区旗](?=..)", town):
        return True
    return any(known.is_whole(org[:size]) for size in known.leading(org, longest=LONGEST - 1))


def _with_place(org: str, level: str, article: Article, areas: Areas, known: Gazetteer) -> str | None:
    """`org` begins with `level` or its sign: the place of that level goes before it."""
    if areas.upper and areas.upper.endswith(level):
        return areas.upper.removesuffix(level) + org
    if level in ("省", "自治区"):
        province = article.province
        return province.removesuffix(level) + org if province and province.endswith(level) else None
    if level in "县区旗自治县":
        if not areas.county or not areas.county.endswith(level):
            return None
        stem = areas.county.removesuffix(level)
        return _with_city(
            (stem if len(stem) > 1 or level + "委" not in org else areas.county) + org, article, areas, known
        )
    if article.seat is None or level in "镇乡":
        return None
    region = "地区" if level == "行署" else ""
    return article.seat.removesuffix(level) + region + org


def _with_county(org: str, county: str | None, known: Gazetteer) -> str:
    """A town's body is named with its county: `河口镇党委 -> 临泉县河口镇党委`."""
    town = TOWN.match(org)
    if not town or not county or _begins_with_whole_place(org, town.group(1), known):
        return org
    return org if org.startswith(county) else county + org


def _with_city(org: str, article: Article, areas: Areas, known: Gazetteer) -> str:
    """A district's body is named with its city where the page names that: `临泉区教育局 -> 云泽市临泉区教育局`."""
    for length in range(min(8, len(org)), 2, -1):
        form = org[:length]
        if form.endswith("区") and any(d.level == "county" and d.name == form for d in known.forms.get(form, ())):
            city = _city_of(form, article, known)
            return city + org if areas.tell_of(city) else org
        if form.endswith("区") and form == article.county and article.seat:
            return f"{article.seat.removesuffix('市')}市{org}" if areas.tell_of(article.seat) else org
    return org


def _city_of(district: str, article: Article, known: Gazetteer) -> str:
    parents = [known.parent(d, "prefecture") for d in known.forms[district] if d.level == "county"]
    parents += [known.parent(d, "province") for d in known.forms[district] if d.level == "county"]
    cities = [p for p in parents if p and p.name.endswith("市")]
    near = [p for p in cities if article.seat and p.name.startswith(article.seat)]
    chosen = near or (cities if len({p.name for p in cities}) == 1 else [])
    return chosen[0].name if chosen else ""
