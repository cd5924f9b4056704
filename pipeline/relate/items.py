"""One clause of a life -> its facts: `1995年6月加入中国共产党` -> party 中共党员, party_since 1995-06."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from ..language.geography import gazetteer
from ..language.rules import rules
from ..record import LifeField, Span
from .moments import day_meant, moment
from .view import View

LONGEST = 60
"""Characters of a clause that is read, and of a quotation that holds name and clause."""
DATES = (LifeField.BIRTH, LifeField.PARTY_SINCE, LifeField.WORK_SINCE)
_PLACES = (LifeField.BIRTHPLACE, LifeField.NATIVE_PLACE)
_MEMBERS = {
    "中国共产党": "中共党员",
    "中共": "中共党员",
    "党": "中共党员",
    "中国共产党党员": "中共党员",
    "中共正式党员": "中共党员",
    "民革": "民革党员",
    "农工党": "农工党党员",
    "致公党": "致公党党员",
    "民盟": "民盟盟员",
    "台盟": "台盟盟员",
    "民建": "民建会员",
    "民进": "民进会员",
    "九三学社": "九三学社社员",
    "无党派": "无党派人士",
}
"""Names of parties, and other words for members, with the word that is kept."""


@dataclass(frozen=True, slots=True)
class Item:
    """A value of a field, and the clause that tells it."""

    field: LifeField
    value: str
    date: str | None
    span: Span


def read_items(view: View, span: Span, *, kinds: Sequence[str], year: str = "") -> list[Item]:
    """What a clause tells as a whole by the rules of these kinds; none where it says anything else as well.

    `year` is the one told last, for 同年.
    """
    text = view.words(span)
    if not 1 < len(text) <= LONGEST and text not in ("男", "女"):
        return []
    matches = (pattern.fullmatch(text) for kind in kinds for pattern in rules("lives", kind))
    found = (list(_items(view, match, span, year)) for match in matches if match)
    return next((items for items in found if items), [])


def _items(view: View, match: re.Match[str], span: Span, year: str) -> Iterator[Item]:
    told = {name: value for name, value in match.groupdict().items() if value}
    left = _day(view, match, "date", year)
    for field in LifeField:
        if field in told and (value := _value(view, match, field, span, year)):
            yield Item(field, value, left if field == LifeField.SCHOOL else None, span)


def _value(view: View, match: re.Match[str], field: LifeField, span: Span, year: str) -> str | None:
    """The words of a field as they are kept; None where they cannot be it."""
    if field in DATES:
        return _day(view, match, field, year)
    value = match[field].strip()
    if field in _PLACES and not _is_place(view, span.start + match.start(field), value):
        return None
    return _MEMBERS.get(value, value) if field == LifeField.PARTY else value


def _day(view: View, match: re.Match[str], group: str, year: str) -> str | None:
    """The date in a group; 同年 is the year told last. None where it is after the article."""
    day = moment(match, group, day_meant(match.groupdict().get(group) or "", year, view.article.date))
    return day if day and day <= (view.article.date or "9999") else None


def _is_place(view: View, at: int, name: str) -> bool:
    """Whether a name begins with a place: a division, or one that the text names there."""
    if name == "中国":
        return False
    named = any(m.label == "PLACE" and m.span.start == at for m in view.within(Span(at, at + len(name))))
    return named or next(gazetteer().leading(name), None) is not None
