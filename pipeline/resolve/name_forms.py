"""What a name's form tells: the short form of a place, the qualified name of a body, the core of a company's name."""

import re
from collections.abc import Container
from dataclasses import dataclass
from functools import cache

from pipeline.language.forms import standard_body
from pipeline.language.geography import MUNICIPALITIES
from pipeline.language.lexicon import divisions

NATIONAL_PREFIXES = (
    *("中共中央", "中央", "国务院", "全国", "国家", "中国", "中华", "最高人民"),
    *("世界", "国际", "联合国", "中组部", "中宣部"),
)
HEADS_OF_STATE = ("总统", "副总统", "首相", "副首相", "国王", "总理", "副总理", "外长", "外交大臣")
NATIONAL_POSTS = ("国家主席", "国家副主席", "国务院总理", "国务院副总理", "国务委员", "总书记", *HEADS_OF_STATE)

_PLACE = re.compile(r"^(.{2,}?)(?:(?:(?!族)[一-鿿]){0,8}族)*?(?:特别行政区|自治[区州县旗]|[省市县区州盟旗])$")
_WHOLE_PLACE = re.compile(r"^[一-鿿]{2,}?(?:特别行政区|自治[区州县旗]|[省市县区州盟旗])$")
_VAGUE_PLACE = re.compile(
    r"^(?:(?:国家级?)?(?:高新|经济|经开|开发|保税|综保|新|城|老城|市|工业|旅游|度假|示范)"
    r"(?:技术|产业|经济|开发|综合|旅游|度假|示范)*(?:开发)?区|市中区|城关区|城区|郊区|高新|经开)$"
)
_OWN_PLACE = re.compile(r"^(?![驻派全各本该我省市县区])[一-鿿]{2,7}?(?:省|自治区|市|自治州|县|区|旗)(?!场|民|容)")
_LEVEL = re.compile(r"[省市县区州盟旗](?!场|民|容)")
_RELATIVE = re.compile(
    r"^(?:市(?![场民区容郊内值属域井]|政(?!府|协))|县(?![域城长])|区(?![域块间])|州(?=委|政|人|纪)|盟(?=委|政)|旗(?=委|政|人|纪))(?=.)"
)
_PROVINCIAL = re.compile(r"^(?:省(?![会级内属外际略道])|自治区)(?=.)")
_BUREAU = re.compile(r"^[一-鿿]{2,12}(?:局|委|委员会|法院|检察院|办公室|政府|委组织部|委宣传部|政协|人大|人大常委会)$")
_COMPANY = re.compile(r"(?:公司|集团|股份|控股|银行|厂|矿业|石化|化工|纸业|科技|实业|信用社|保险|证券|商行)$")
_BODY = re.compile(
    r"(?:委|委员会|局|政府|厅|办|办公室|政协|人大|常委会|法院|检察院|党工委|党组|党委|院|校|大学|学院|中学|小学|部|处|科|署|"
    r"中心|协会|学会|商会|联合会|总工会|工商联|妇联|团|社|报|台|站|所|总队|支队|大队|工作队|工作组|指挥部|小组|街道|基金会|馆)$"
)
_MEETING = re.compile(r"(?:会|会议|大会|论坛|座谈会|博览会|展|展览会|仪式|活动|现场会|全会|讲坛)$")
_TAIL = re.compile(
    r"^(?!(?:控股|集团|股份|有限|责任|总公司|公司)+$)(.{2,}?)((?:控股|集团|股份|有限|责任|总公司|公司){0,8})$"
)


@dataclass(frozen=True, slots=True)
class CompanyForm:
    """A company's name taken apart: 云州星海集团公司 -> places {云州}, core 星海, words {集团}, tail 集团公司."""

    name: str
    places: frozenset[str]
    core: str
    words: frozenset[str]
    tail: str

    @property
    def legal(self) -> bool:
        """Whether it names the legal form, as only a full name does."""
        return "有限" in self.tail or self.tail.endswith("公司")


def place_core(name: str) -> str:
    """The short form of a place: 云州市 -> 云州, 奇林区 -> 奇林; the name itself where nothing can go."""
    found = None if _VAGUE_PLACE.match(name) else _PLACE.match(name)
    return found.group(1) if found else name


def is_whole_place(name: str) -> bool:
    """Whether it ends in its level: 云州市, and not 云州."""
    return bool(_WHOLE_PLACE.match(name)) and place_core(name) != name


@cache
def _provinces() -> frozenset[str]:
    return frozenset(division.short for division in divisions() if division.level == "province")


def is_province(name: str) -> bool:
    return place_core(name) in _provinces()


def is_provincial(body: str) -> bool:
    """Whether the body is one of a whole province: 山东省委, and not 山东大学."""
    found = re.match(r"(.{2,3})(?:省|自治区|壮族自治区|回族自治区|维吾尔自治区)", body)
    return bool(found and found.group(1) in _provinces())


def is_municipal(place: str) -> bool:
    """Whether a province, by its short form, is a city: 上海."""
    return f"{place}市" in MUNICIPALITIES


def is_vague_place(name: str) -> bool:
    """Whether every city has one of that name: 高新区, 市中区."""
    return bool(_VAGUE_PLACE.match(name))


def whole_city(place: str, *, province: str | None = None) -> str:
    """The place with its level: 云州 -> 云州市; a province's own name stays as it is."""
    is_own = province is not None and place_core(province) == place and not is_municipal(place)
    if is_own or place_core(place) != place:
        return place
    return f"{place}市"


def is_relative(name: str) -> bool:
    """Whether its place stands outside the name: 市委, 省教育厅, 教育局."""
    return tells_level(name) or _is_bare_bureau(name)


def tells_level(name: str) -> bool:
    """Whether it begins with the level of a place that stands outside the name: 市委, 省教育厅."""
    return bool(_RELATIVE.match(name) or _PROVINCIAL.match(name))


def qualify_body(name: str, *, place: str | None, province: str | None, known: Container[str] = ()) -> str:
    """The qualified name: 市委 in an article of 云州 -> 云州市委, 省委 -> 山东省委; as it is where none can be told."""
    name = standard_body(name)
    if _PROVINCIAL.match(name):
        return _with_province(name, province)
    if place is None or name.startswith(NATIONAL_PREFIXES):
        return name
    whole = whole_city(place, province=province)
    if _RELATIVE.match(name):
        return whole[:-1] + name if whole.endswith(name[0]) else name
    if _is_bare_bureau(name) and not leading_places(name, known=known) and whole != place_core(whole):
        return whole + name
    return name


def leading_places(name: str, *, known: Container[str], longest: int = 8) -> tuple[str, ...]:
    """The places that a name begins with, outermost first: 山东云州星海集团 -> 山东, 云州; something is always left."""
    found: list[str] = []
    while size := _place_size(name, known, longest):
        found.append(name[:size])
        name = name[size:]
    return tuple(found)


def company_form(name: str, *, known: Container[str]) -> CompanyForm:
    """The name taken apart; `known` are the places that may stand before its core."""
    plain = re.sub(r"[（(][^（()）]*[)）]", "", name) or name
    places = leading_places(plain, known=known)
    if places and not _TAIL.match(plain[sum(map(len, places)) :]):
        places = places[:-1]
    rest = plain[sum(map(len, places)) :]
    found = _TAIL.match(rest)
    core, tail = found.groups() if found else (rest, "")
    words = frozenset(word for word in ("集团", "控股", "股份") if word in tail)
    brackets = (place_core(part) for part in re.findall(r"[（(]([^（()）]*)[)）]", name))
    return CompanyForm(name, frozenset(map(place_core, places)) | frozenset(brackets), core, words, tail)


def looks_like_company(name: str) -> bool:
    return bool(_COMPANY.search(name))


def looks_like_body(name: str) -> bool:
    return bool(_BODY.search(name))


def looks_like_meeting(name: str) -> bool:
    return bool(_MEETING.search(name))


def _is_bare_bureau(name: str) -> bool:
    return (
        bool(_BUREAU.match(name))
        and not name.startswith(NATIONAL_PREFIXES)
        and not _OWN_PLACE.match(name)
        and len(name) <= 8
        and "省" not in name
    )


def _with_province(name: str, province: str | None) -> str:
    if province is None:
        return name
    if name.startswith("自治区"):
        return province + name.removeprefix("自治区") if province.endswith("自治区") else name
    return place_core(province) + name


def _place_size(name: str, known: Container[str], longest: int) -> int:
    for size in range(min(longest, len(name) - 1), 1, -1):
        if name[:size] in known:
            return size + bool(size + 1 < len(name) and _LEVEL.match(name, size))
    found = _OWN_PLACE.match(name)
    return found.end() if found and found.end() < len(name) else 0
