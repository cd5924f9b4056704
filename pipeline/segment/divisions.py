"""Where a text names administrative divisions: in full, shortened, or by the sign of a city (在京召开)."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..language.geography import COMMON_WORDS, MUNICIPALITIES, Gazetteer
from ..language.lexicon import Division

_SIGN = re.compile(
    r"(?P<lead>在|来|抵|进|赴)(?P<sign>[京沪津渝港澳])(?=[召举开会调考出闭签启主参与强发演]|$)|人民大会堂|中南海|钓鱼台国宾馆"
)
_SIGNS = {
    "京": "北京市",
    "沪": "上海市",
    "津": "天津市",
    "渝": "重庆市",
    "港": "香港特别行政区",
    "澳": "澳门特别行政区",
}


@dataclass(frozen=True, slots=True)
class DivisionMention:
    """A division named at an offset; `arrived` where its sign is told behind 在, 来, 赴."""

    start: int
    end: int
    division: Division
    arrived: bool = False


def find_divisions(text: str, gazetteer: Gazetteer) -> list[DivisionMention]:
    """The divisions named in `text`, in order; a name that several bear counts for the one told of around it."""
    found = [
        DivisionMention(start, end, division)
        for start, end, known in gazetteer.find(text)
        if (division := _meant(text, start, end, known, gazetteer))
    ]
    found += [
        DivisionMention(*match.span(), gazetteer.forms[_SIGNS[match["sign"] or "京"]][0], arrived=True)
        for match in _SIGN.finditer(text)
    ]
    return sorted(found, key=lambda mention: mention.start)


def _meant(text: str, start: int, end: int, known: Sequence[Division], gazetteer: Gazetteer) -> Division | None:
    form = text[start:end]
    full = [division for division in known if division.name == form]
    if form in COMMON_WORDS and not full and f"{form}市" not in text:
        return None
    higher = [division for division in known if division.level != "county"]
    if higher and not any(division.level == "county" for division in full):
        return min(higher, key=lambda division: division.level != "province")
    counties = [division for division in (full or known) if division.level == "county"]
    if not full and not any(division.name in text for division in counties):
        return None
    near = [division for division in counties if any(_name(p) in text for p in above(division, gazetteer))]
    return near[0] if near else counties[0] if len(counties) == 1 else None


def above(division: Division, gazetteer: Gazetteer) -> Iterator[Division]:
    """The prefecture and province that a division lies in, without itself."""
    for level in ("prefecture", "province"):
        found = gazetteer.parent(division, level)
        if found and found != division:
            yield found


def is_of_municipality(division: Division, gazetteer: Gazetteer) -> bool:
    """Whether it is a district or county of a city that is its own province: 浦东新区."""
    return division.level == "county" and any(upper.name in MUNICIPALITIES for upper in above(division, gazetteer))


def _name(division: Division) -> str:
    return division.short or division.name


def usual_name(division: Division) -> str:
    """Its usual short form: 衡阳, 湖南, 双峰; leagues and districts in full: 兴安盟, 岳麓区."""
    if division.name.endswith("盟"):
        return division.name
    cut = division.name[:-1] if len(division.name) > 2 and division.name[-1] in "市县" else division.name
    return division.short or cut
