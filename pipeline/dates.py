"""Dates as the graph has them: ISO, to the day, the month or the year; and the time in which a role was held."""

import re
from calendar import monthrange
from collections.abc import Mapping
from functools import lru_cache

from .schema import NOT_HELD

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d))?)?")


@lru_cache(maxsize=1 << 14)
def is_date(text: str) -> bool:
    """Whether it is `2025`, `2025-02` or `2025-02-06`, and such a day exists."""
    match = _DATE.fullmatch(text)
    if not match or int(match[1]) == 0:
        return False
    month = int(match[2] or 1)
    return 1 <= month <= 12 and 1 <= int(match[3] or 1) <= monthrange(int(match[1]), month)[1]


def first_day(date: str) -> str:
    """The first day that a date may mean: `2025-02` -> `2025-02-01`."""
    return date + "-01-01"[len(date) - 4 :]


def last_day(date: str) -> str:
    """The last day that a date may mean: `2025-02` -> `2025-02-28`."""
    month = date if len(date) > 4 else f"{date}-12"
    return month if len(month) > 7 else f"{month}-{monthrange(int(month[:4]), int(month[5:]))[1]}"


def months_between(first: str, last: str) -> list[str]:
    """The months from one day to another: 2024-12-05, 2025-02-01 -> 2024-12, 2025-01, 2025-02."""
    low, high = (int(day[:4]) * 12 + int(day[5:7]) - 1 for day in (first, last))
    return [f"{month // 12:04}-{month % 12 + 1:02}" for month in range(low, high + 1)]


def tenure(role: Mapping[str, object]) -> tuple[str | None, str | None]:
    """First and last day of a `holds` edge's attributes: the stated ones, else those on which it was seen.

    Who is only called former was seen when the role was over, who is only proposed before it began, so that their
    sightings tell neither.
    """
    over = role.get("status") in NOT_HELD
    seen = (None, None) if over else (role.get("first"), role.get("last") or role.get("first"))
    start, end = role.get("from") or seen[0], role.get("until") or seen[1]
    low = first_day(start) if isinstance(start, str) and is_date(start) else None
    high = last_day(end) if isinstance(end, str) and is_date(end) else None
    if low and high and low > high:
        return (low, None) if role.get("from") else (None, high)
    return low, high
