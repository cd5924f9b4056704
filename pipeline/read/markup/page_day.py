"""The day that a page gives of itself: in its metadata, its heading or its path."""

import re
from collections.abc import Iterator
from datetime import date, datetime, timedelta, timezone

from pipeline.read.markup.tags import Token, tokens
from pipeline.record import Document

_META_NAMES = (
    "article:published_time",
    "pubdate",
    "publishdate",
    "publish_date",
    "publishtime",
    "datepublished",
    "og:release_date",
    "weibo:article:create_at",
    "dc.date",
    "dc.date.issued",
    "date",
)
_CHINA = timezone(timedelta(hours=8))
_YEARS = range(1949, 2100)
_WRITTEN = re.compile(r"(?<!\d)(\d{4})\s?[-/.年]\s?(\d{1,2})\s?[-/.月]\s?(\d{1,2})(?!\d)")
_COMPACT = re.compile(r"(?<!\d)(\d{4})[-/_.]?(\d{2})[-/_.]?(\d{2})(?=\d{6}(?!\d)|(?!\d))")
_HEADING = re.compile(r"^ {0,3}#{1,6}[ \t].*$", re.MULTILINE)
_IN_BRACKETS = re.compile(r"[(（](\d{4})[-.年]?(\d{1,2})[-.月]?(\d{1,2})日?[)）]")


def page_date(document: Document) -> str | None:
    """The ISO date that metadata, a heading (`# 云川日报 (20240507)`) or the path below the corpus gives, or None.

    Times with a zone are told as China's day.
    """
    return _of_content(document) or _first(_COMPACT, document.id) or _first(_WRITTEN, document.id)


def _of_content(document: Document) -> str | None:
    if document.format == "html":
        return _of_metadata(document.raw)
    if document.format == "markdown":
        headings = (heading.group() for heading in _HEADING.finditer(document.raw))
        return next((found for heading in headings if (found := _first(_IN_BRACKETS, heading))), None)
    return None


def _of_metadata(raw: str) -> str | None:
    """By the order of `_META_NAMES`, then the first `<time>`."""
    dates = sorted(_stated(raw), key=lambda stated: stated[0])
    return dates[0][1] if dates else None


def _stated(raw: str) -> Iterator[tuple[int, str]]:
    for token in tokens(raw):
        if token.name in ("meta", "time") and not token.closing:
            rank, value = _meta(token) if token.name == "meta" else (len(_META_NAMES), token.attrs.get("datetime", ""))
            if rank is not None and (day := _day(value)):
                yield rank, day


def _meta(token: Token) -> tuple[int | None, str]:
    names = (token.attrs.get(key, "").lower() for key in ("property", "name", "itemprop"))
    rank = next((_META_NAMES.index(name) for name in names if name in _META_NAMES), None)
    return rank, token.attrs.get("content", "")


def _day(value: str) -> str | None:
    """`2024-05-06T20:00:00Z` -> `2024-05-07`."""
    try:
        moment = datetime.fromisoformat(value.strip())
    except ValueError:
        return _first(_WRITTEN, value) or _first(_COMPACT, value)
    day = moment.astimezone(_CHINA) if moment.tzinfo and _YEARS.start < moment.year < _YEARS.stop else moment
    return day.date().isoformat() if day.year in _YEARS else None


def _first(pattern: re.Pattern[str], text: str) -> str | None:
    return next((day for match in pattern.finditer(text) if (day := _valid(*map(int, match.groups())))), None)


def _valid(year: int, month: int, day: int) -> str | None:
    try:
        return date(year, month, day).isoformat() if year in _YEARS else None
    except ValueError:
        return None
