"""The parent body of a unit that is named without it: 江宁省委办公厅科员、综合处处长 -> 江宁省委办公厅综合处."""

import re
from collections.abc import Iterator
from dataclasses import replace

from ..language.areas import LEAGUE_OR_PARTY, areas_at, head_level, named_before
from ..language.geography import gazetteer
from ..language.lexicon import REGION, offices
from ..language.qualify import qualify
from ..record import Mention
from .titles import COMMITTEE_UNIT
from .view import BODIES, View

_AREA = re.compile(r".*(?:[省市县区州盟旗镇村]|(?<!城)乡|街道|社区)(?=.)")
"""The area that a body's name begins with."""
_OF_AREA = re.compile(
    "管委会|办事处|[党纪]?工委|[党纪]委|监委|人大|人民代表大会|政协|政府|人民政府|总工会|工商联|常委会"
)
"""What areas have, and not their bodies."""
_PART = re.compile(
    "党[委组]|党总支|党支部|纪委|纪检(?:监察)?组|团[委总]|工会|办公[室厅]|秘书处|政治部|机关党委|"
    "[^省市县区大国部委厅行社央]{1,8}(?:处|科|司|室|总支|支部|事业部)$|[^省市县区大国]{2,5}部$"
)
"""What is a part of a body by its name."""
_HEADED = re.compile("(镇|乡|村|街道|社区|校|协会)(?=.)")
"""What the name of a part begins with where it tells what its body is: 镇党委, 校党委."""
_CALLED = {"校": "大学|学院|学校|中学|小学"}
_TOWNS = ("镇", "乡")
_LAST_PART = re.compile("(?<=[部委厅局院校行司会团])[^部委厅局院校行司会团]{1,8}(?:处|科|室)(?:（[^）]*）)?$")
_BESIDE = re.compile("(?<=.)党[委组](?:组织部)?$")
"""The party's committee of a body, whose other parts are beside it and not of it."""
_NOT_OF_PARTY = re.compile("团委|纪委|纪检|工会|[司局]$|妇联")
_DEPARTMENT = re.compile("(?<=[部委局院署])[^部委局院署]{1,10}司$")
_COMMITTEE = re.compile(f".*委(?=(?:{COMMITTEE_UNIT.pattern})?$)")
_SHORTEST = 3
_REACH = 64
"""So many mentions back a town or school is looked for."""


def whole_name(view: View, unit: Mention) -> str | None:
    """The unit's name with that of its body, the last that is named before it in its sentence; for 镇党委 and the like
    the last town before it in the article. None for a unit that names a body or place itself, or has none before it."""
    name = unit.text
    if COMMITTEE_UNIT.fullmatch(name):
        return _of_committee(view, unit)
    if headed := _HEADED.match(name):
        return next(_headed(view, unit, headed.group(1)), None)
    if not _is_part(name):
        return None
    for body in _before(view, unit):
        if body.label in BODIES and not _is_part(body.text) and not _HEADED.match(body.text):
            return _joined(view, body, name)
    return None


def government_of(view: View, post: Mention) -> str | None:
    """The government of the head of a town who is named without it, 镇长: that of the last town before him."""
    level = head_level(post.text)
    return next(_headed(view, replace(post, text=f"{level}政府"), level), None) if level in _TOWNS else None


def named_in_full(view: View, body: Mention) -> str | None:
    """The one longer name of the article that ends with the body's: 竹海商会 where 澜州竹海商会 is named too. One that
    begins with its own place is so only with a whole place before it: 长沙市委, 湖南省长沙市委."""
    name = body.text
    if len(name) < _SHORTEST or name[0] in "省市县区州":
        return None
    begun = {full[: -len(name)] for full in view.bodies_ending(name)}
    if _begins_with_place(name):
        begun = set(filter(gazetteer().is_whole, begun))
    return begun.pop() + name if len(begun) == 1 else None


def qualified(view: View, body: Mention) -> str | None:
    """The qualified name of a body where it stands."""
    areas = areas_at(view.page.text, view.article, view.mentions, body)
    return qualify(body.text, "", view.article, areas=areas)


def _is_part(name: str) -> bool:
    """Whether it is a part of a body, or an area's office without its area."""
    if name[0] in "省市县区州" or LEAGUE_OR_PARTY.match(name):
        return False
    office = offices().get(name)
    if office is not None and office.levels & {"national", REGION}:
        return False
    return not _begins_with_place(name) and bool(office or _OF_AREA.match(name) or _PART.match(name))


def _begins_with_place(name: str) -> bool:
    return name.startswith(("全国", "国家")) or any(gazetteer().leading(name))


def _of_committee(view: View, unit: Mention) -> str | None:
    """Of the committee named before it, 县委常委、宣传部部长, else of the city's."""
    told = ((m, _COMMITTEE.match(m.text)) for m in _before(view, unit) if m.label == "ORG")
    named, found = next(((m, found.group()) for m, found in told if found), (unit, "市委"))
    return qualified(view, replace(named, text=f"{found}{unit.text}"))


def _joined(view: View, body: Mention, part: str) -> str | None:
    whole = view.full_names.get(body.text) if body.label == "COMPANY" else qualified(view, body)
    whole = _without_sibling(whole or body.text, part)
    area = _AREA.match(whole)
    if area and (_OF_AREA.match(part) or not _PART.match(part)):
        return area.group() + ("人大" if part.startswith("常委会") else "") + part
    return _overlapped(whole, part) if _PART.match(part) else None


def _without_sibling(whole: str, part: str) -> str:
    """The body without a last part that is beside the further one: 澜州市水务局规划科 for 综合科."""
    return (_DEPARTMENT if "司" in part else _LAST_PART).sub(
        "", _BESIDE.sub("", whole) if _NOT_OF_PARTY.search(part) else whole
    )


def _overlapped(whole: str, part: str) -> str:
    """The two in one, what ends the first and begins the second told once: 云岫大学文学系 and 文学系党总支."""
    shared = (size for size in range(min(len(whole), len(part)), 1, -1) if whole.endswith(part[:size]))
    return whole + part[next(shared, 0) :]


def _before(view: View, unit: Mention) -> Iterator[Mention]:
    return named_before(view.page.text, view.article, view.mentions, unit.span.start)


def _headed(view: View, unit: Mention, head: str) -> Iterator[str]:
    called = re.compile(f".*(?:{_CALLED.get(head, head)})")
    for count, mention in enumerate(view.back_from(unit.span.start, begin=view.article.span.start)):
        if count == _REACH:
            return
        found = called.match(mention.text) if mention.label in (*BODIES, "PLACE") else None
        if found and len(found.group()) > len(head) + 1:
            own = unit.text if unit.text.startswith("村委会") else unit.text.removeprefix(head)
            yield qualified(view, replace(mention, text=found.group() + own)) or found.group() + own
