"""Events as articles tell them, and whether two tellings are of one event."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date

from pipeline.dates import is_date
from pipeline.resolve.clusters import POSITIVE, UNSURE

_WHOLE = re.compile(r"^全[省市县区](?=.{2})")
_MARKS = re.compile('[“”‘’"《》\\s]')
_YEAR = re.compile(r"^(?:19|20)\d\d年(?:度)?(?=.{2})")
_SEAT = re.compile(r"^(?:[省市县区](?!委|政府|政协|人大|级|场)|省委|市委|县委|区委)(?=.{4})")
_NUMBER = re.compile(r"[第]?([一二三四五六七八九十百\d]+)([届次])")
_SAME_WORDS = (
    ("人民代表大会常务委员会", "人大常委会"),
    ("人民代表大会", "人大"),
    ("中国人民政治协商会议", "政协"),
    ("全体会议", "全会"),
    ("大会", "会"),
    ("会议", "会"),
)
_GENERAL = 5
"""A name of so many signs or fewer (工作会, 推进会, 座谈会) tells little by itself."""


@dataclass(slots=True)
class Telling:
    """An event as articles tell it: `core` its name without 全市 and quotation marks; `date`, `city` may be empty.

    `told` maps the key of each article that tells of it to those who took part, by its words.
    """

    core: str
    date: str
    city: str
    names: set[str] = field(default_factory=set)
    documents: set[str] = field(default_factory=set)
    told: dict[str, frozenset[str]] = field(default_factory=dict)
    score: float = 0.0

    @property
    def parties(self) -> frozenset[str]:
        return frozenset().union(*self.told.values())

    def may_be(self, other: "Telling") -> bool:
        """Whether nothing that both say differs, and the other says more."""
        days = other.date.startswith(self.date)
        return days and self.city in ("", other.city) and (self.date, self.city) != (other.date, other.city)


def event_core(name: str) -> str:
    """The name for comparing in one city: 全市“双碳”工作会议 -> 双碳工作会议."""
    return _MARKS.sub("", _WHOLE.sub("", name)) or name


def plain_name(core: str, city: str) -> str:
    """The core without year, city and seat, long words in their short forms: 2024年云州市委全体会议 -> 全会."""
    name = _YEAR.sub("", core)
    if city and name.startswith(city) and len(name) > len(city) + 2:
        name = name[len(city) :]
    name = _WHOLE.sub("", _SEAT.sub("", name))
    for long, short in _SAME_WORDS:
        name = name.replace(long, short)
    return _NUMBER.sub(r"\1\2", name)


def compare(left: Telling, right: Telling) -> tuple[str, float, str] | None:
    """Verdict, score and reason for two tellings of one day and city under different names; None where they are two."""
    names = sorted((plain_name(left.core, left.city), plain_name(right.core, right.city)), key=len)
    if _numbers(names[0]) != _numbers(names[1]) and _numbers(names[0]) and _numbers(names[1]):
        return None
    common = left.parties & right.parties
    who = f"; {'、'.join(sorted(common)[:5])} took part in both" if common else ""
    reason = f"one day and city, {left.core} and {right.core} are forms of one name{who}"
    if names[0] == names[1]:
        return POSITIVE, 0.95 if common else 0.9, reason
    if not (names[1].endswith(names[0]) or _within(names[0], names[1])):
        return None
    if common:
        return POSITIVE, 0.85, reason
    if names[1].endswith(names[0]) and len(names[0]) > _GENERAL:
        return POSITIVE, 0.75, reason
    return UNSURE, 0.5, reason


def compare_days(left: Telling, right: Telling) -> tuple[str, float, str] | None:
    """Of one name on two days: a reader's case where the days follow each other and people are the same."""
    if not all(is_date(one.date) and len(one.date) == 10 for one in (left, right)):
        return None
    apart = abs((date.fromisoformat(left.date) - date.fromisoformat(right.date)).days)
    common = left.parties & right.parties
    if apart != 1 or not common:
        return None
    who = "、".join(sorted(common)[:5])
    return UNSURE, 0.5, f"one name on two days, {who} took part in both: sessions, or one event"


def retold(one: Telling) -> Iterator[tuple[str, str, float, str]]:
    """Pairs of articles that tell of this event under its very name, day and city: each with the first."""
    (first, parties), *others = sorted(one.told.items())
    for key, who in others:
        common = parties & who
        reason = f"same name{', day' if one.date else ''}{' and city' if one.city else ''}"
        reason += f"; {'、'.join(sorted(common)[:5])} took part in both" if common else ""
        sure = 0.9 if one.date and one.city else 0.7 if one.date else 0.5
        yield first, key, round(sure + (0.05 if common else 0), 2), reason


def _numbers(name: str) -> list[tuple[str, str]]:
    return _NUMBER.findall(name)


def _within(short: str, long: str) -> bool:
    """Whether the signs of the short name stand in the long one in this order, its first and last as well."""
    if len(short) < 4 or short[-1] != long[-1]:
        return False
    signs = iter(long)
    return all(sign in signs for sign in short)
