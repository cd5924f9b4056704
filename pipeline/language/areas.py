"""Which county, city or province a body or post means that names none: 江宁省委书记某某，省委常委某某."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache

from ..record import Article, Mention, Span
from ..spans import last_begun, start_of
from .geography import gazetteer
from .lexicon import Division

HEADS_OF = (
    (re.compile(r"(?:代理?|常务副|副)?省长(?:助理)?$"), "省"),
    (re.compile(r"(?:代理?|常务副|副)?市长(?:助理)?$"), "市"),
    (re.compile(r"(?:代理?|常务副|副)?县长(?:助理)?$"), "县"),
    (re.compile(r"(?:代理?|常务副|副)?区长(?:助理)?$"), "区"),
    (re.compile(r"(?:代理?|常务副|副)?州长(?:助理)?$"), "州"),
    (re.compile(r"(?:代理?|常务副|副)?旗长(?:助理)?$"), "旗"),
    (re.compile(r"(?:代理?|常务副|副)?盟长(?:助理)?$"), "盟"),
    (re.compile(r"自治区(?:代|常务副|副)?主席(?:助理)?$"), "自治区"),
    (re.compile(r"(?:代理?|常务副|副)?镇长(?:助理)?$"), "镇"),
    (re.compile(r"(?:代理?|常务副|副)?乡长(?:助理)?$"), "乡"),
)
LEVEL = re.compile(
    r"自治区|自治州|自治县|地区|省(?![会级内外际])|市(?![场级区容郊内值属域]|民(?![政委族宗防革盟建进]|营经济))|县(?![域城级])|区(?![域块级间])|"
    r"州(?=委|政|人|纪|直)|(?:盟|旗|地)(?=委|政|行署|人大|纪|公安|教育|发|工信|农|文|卫|财|民|林|水|交)|行署(?=$|[^一-鿿])"
)
"""What begins a body's name that leaves its place out."""
LEAGUE_OR_PARTY = re.compile("(?:团|民[革盟建进]|农工党|致公党|九三学社|台盟)(?=[省市县区州旗]委)")
"""What begins the short name of a committee of the youth league or another party in an area: 团市委, 民盟市委."""
TOWN = re.compile(r"([一-鿿]{2,12}?(?:镇(?![市区江海平静痛定压])|(?<!新)乡(?![村镇亲下土里情愁音贤])|街道|苏木))(?=.)")
LONGEST = 16
"""No county has a longer name."""
_REACH = 2000
"""So far back a county is looked for."""
_UPPER = ("省", "自治区", "市", "自治州", "州")
_PLACED = frozenset({"ORG", "PLACE"})
_MOST = 60
"""So many mentions before and behind an area is looked for that is known by its form alone."""
_AREA = re.compile("(?:中共)?(?:[一-鿿]{2,3}[省市])?(?P<name>[一-鿿]{2,3}?(?P<sign>[县区旗市]))(?![长域民场级])")
_NO_AREA = re.compile(
    ".*(?:开发|高新|经开|新|园|社|山|库|景|辖|灾|牧|矿|林|郊|城|全|各|我|本|该|自治|[省市县区])[县区旗市]"
)
_PAPER = re.compile("([一-鿿]{2})(?:日报|晚报)社?")
_STOP = re.compile("[。！？\n]")
_SENTENCE, _FEW = 200, 16
"""So many signs and mentions back what a name leaves out is looked for."""
_COUNTY_LEVELS = "县区旗市"
_RURAL = "县旗市"
"""Last signs of counties that towns are named with though it stands elsewhere; a district's are not."""
_LAST_SIGNS = _COUNTY_LEVELS + "岛域"
"""The last signs of all names of counties."""
_COMMON = frozenset({"城区", "新城区", "郊区", "矿区"})
"""Names of districts that are words for a part of any town."""
_BEGIN = 3
"""No town's name is shorter."""


@dataclass(frozen=True, slots=True)
class Areas:
    """What a body or post without a place means where it stands, by full names; None where the words tell none."""

    county: str | None = None
    upper: str | None = None
    """The city or province, whichever is of its level."""
    text: str | None = None
    """The page's; None where it is not known."""

    def tell_of(self, city: str) -> bool:
        """Whether the page names the city, in full or shortened."""
        return self.text is None or _tells_of(self.text, city.removesuffix("市"))


@lru_cache(maxsize=64)
def _tells_of(text: str, name: str) -> bool:
    return name in text


def areas_at(text: str, article: Article, mentions: Sequence[Mention], mention: Mention) -> Areas:
    """What the words before a body or post tell; `mentions` are the article's, sorted."""
    if league := LEAGUE_OR_PARTY.match(mention.text):
        mention = replace(mention, span=Span(mention.span.start + league.end(), mention.span.end))
    county = _county_at(text, article, mention) or _by_form(mentions, mention, _signs_of(mention))
    upper = _upper_at(text, article, mentions, mention)
    if not upper and not article.seat and _upper_level(mention) == "市":
        upper = _by_form(mentions, mention, "市")
    return Areas(county, upper, text)


def _by_form(mentions: Sequence[Mention], mention: Mention, signs: str) -> str | None:
    """The area that no list knows and that the bodies and places of the article are named after: the last before the
    mention, else the first behind it, 平安县 of 平安县人民政府; of papers their city."""
    if not signs:
        return None
    at = bisect_left(mentions, mention.span.start, key=start_of)
    for other in (*reversed(mentions[max(0, at - _MOST) : at]), *mentions[at : at + _MOST]):
        found = _AREA.match(other.text) if other.label in _PLACED else None
        if found and found["sign"] in signs and not _NO_AREA.fullmatch(found["name"]):
            return found["name"]
        paper = _PAPER.fullmatch(other.text) if other.label in _PLACED and "市" in signs else None
        if paper:
            return f"{paper[1]}市"
    return None


def _county_at(text: str, article: Article, mention: Mention) -> str | None:
    """The county that the article tells of around a body or post of a county or town; None where it means no county.

    That is the last one of its level named before it in its paragraph, else the article's, else the nearest before it,
    else the first behind.
    """
    words = text[mention.span.start : mention.span.end]
    town = TOWN.match(words)
    if town and (named := next(_before_town(text, article, town.group(1)), None)):
        return named
    signs = _RURAL if town else _level_signs(words, mention.label)
    return _nearest(text, article, mention.span.start, signs) if signs else None


def _upper_at(text: str, article: Article, mentions: Sequence[Mention], mention: Mention) -> str | None:
    """The province or city of a body or post that names none, `江宁省委书记某某，省委常委`.

    That is the one of the body or place named last before it in its sentence."""
    words = text[mention.span.start : mention.span.end]
    level = _upper_level(replace(mention, text=words))
    if level not in _UPPER:
        return None
    before = named_before(text, article, mentions, mention.span.start)
    return next((named for m in before if m.label in _PLACED and (named := _leading(m.text, level))), None)


def _upper_level(mention: Mention) -> str:
    """The level that a body's name begins with, or that of the area whose head a post is."""
    level = LEVEL.match(mention.text)
    return head_level(mention.text) if mention.label == "POST" else level.group() if level else ""


def _signs_of(mention: Mention) -> str:
    """The last sign that the county of a body or post has by its own level; empty for those of a town or city."""
    signs = "" if TOWN.match(mention.text) else _level_signs(mention.text, mention.label)
    return signs if len(signs) == 1 else ""


def named_before(text: str, article: Article, mentions: Sequence[Mention], at: int) -> Iterator[Mention]:
    """The mentions before an offset in its sentence, the last first; no more than a few, and none far off."""
    last = bisect_left(mentions, at, key=start_of)
    for before in reversed(mentions[max(0, last - _FEW) : last]):
        if before.span.start < max(article.span.start, at - _SENTENCE) or _STOP.search(text, before.span.end, at):
            return
        yield before


def head_level(post: str) -> str:
    """The level of the area whose head a post is: 副市长 -> 市; empty for other posts."""
    return next((level for title, level in HEADS_OF if title.match(post)), "")


def _leading(name: str, level: str) -> str | None:
    """The place of that level among those that the name begins with: 江宁省云泽市委 -> 云泽市."""
    known = gazetteer()
    while size := max(known.leading(name, longest=LONGEST), default=0):
        for division in known.forms[name[:size]]:
            if division.name.endswith(level):
                return division.name
        name = name[size:]
    return None


def _level_signs(words: str, label: str) -> str:
    """The last signs that the county of a body or post may have: 县委 -> 县, 镇长 -> any."""
    if label == "POST":
        found = re.search("([县区旗镇乡])长", words)
        return "" if not found else found.group(1) if found.group(1) in _COUNTY_LEVELS else _COUNTY_LEVELS
    level = LEVEL.match(words)
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
    before = _last_county(text, max(article.span.start, paragraph - _REACH), paragraph, signs)
    return before or _first_county(text, at, article.span.end, signs)


def _first_county(text: str, start: int, end: int, signs: str) -> str | None:
    """The first county named in full in `text[start:end]`."""
    ends = _county_ends(text, signs)
    place = bisect_right(ends, start + 1)
    found = _county_ending(text, ends[place], start=start) if place < len(ends) and ends[place] <= end else None
    return found.name if found else None


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
    """The county whose full name ends at `end`; one called like any town's parts only behind its city: 云泽市城区."""
    known = gazetteer()
    for begin in range(max(start, end - LONGEST), end - 1):
        if text[begin:end] in _COMMON and text[max(0, begin - 1) : begin] != "市":
            continue
        for division in known.forms.get(text[begin:end], ()):
            if division.level == "county" and division.name == text[begin:end]:
                return None if known.ends_word(text, begin, end) else division
    return None
