"""Dates in running words: `2023年5月`, `2020.03`, `去年11月` as ISO dates, as precise as told."""

import re

from ..dates import is_date

_PARTS = re.compile(
    r"(?P<year>(?:19|20)\d\d|今年|去年|前年|[同次翌]年)?\s?年?[.．/-]?\s?(?:(?P<month>\d{1,2})(?:\s?月|(?=[.．/-])|$)"
    r"[.．/-]?(?:\s?(?P<day>\d{1,2}))?)?"
)
_BACK = {"今年": 0, "去年": 1, "前年": 2, "同年": 0, "次年": -1, "翌年": -1}


_TOLD = re.compile(r"(?:19|20)\d\d(?=\s?年|\.|$)")
_AS_TOLD = re.compile("[同次翌]年")
_NEXT = re.compile("[次翌]年")


def day_meant(words: str, before: str, day: str | None) -> str | None:
    """The day by which a date in `words` is read: the year told last before 同年 and 次年, else the article's `day`."""
    if not _AS_TOLD.search(words):
        return day
    told = list(_TOLD.finditer(before))
    later = len(_NEXT.findall(before, told[-1].end())) if told else 0
    return str(int(told[-1].group()) + later) if told else None


def stretch(match: re.Match[str], day: str | None) -> tuple[str | None, str | None]:
    """Begin and end of what a rule with a date, or with the part `stretch`, found; `day` is the article's."""
    groups = match.groupdict()
    begin, end = groups.get("begin") or groups.get("first"), groups.get("end") or groups.get("last")
    since = _iso(begin, day) if begin else None
    return since, _iso(end, since or day, later=True) if end else None


def moment(match: re.Match[str], group: str, day: str | None) -> str | None:
    """The date in a group of a match; None where its year cannot be told."""
    told = match.groupdict().get(group)
    return _iso(told, day) if told else None


def _iso(text: str, day: str | None, *, later: bool = False) -> str | None:
    """`2023年5月 -> 2023-05`; a month alone is the last such before `day`, or with `later` the next behind it."""
    match = _PARTS.match(text)
    if match is None:
        return None
    year, month = match["year"], int(match["month"] or 0)
    if year in _BACK or year is None:
        if day is None:
            return None
        shift = _BACK[year] if year else _wrapped(month, day, later=later)
        year = str(int(day[:4]) - shift)
    parts = [year, *(f"{int(part):02}" for part in (match["month"], match["day"]) if part)]
    found = "-".join(parts)
    return found if is_date(found) else None


def _wrapped(month: int, day: str, *, later: bool) -> int:
    """How many years before that of `day` a month without a year lies."""
    if len(day) < 7:
        return 0
    here = int(day[5:7])
    return -int(month < here) if later else int(month > here)
