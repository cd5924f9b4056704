"""Further forms of names that an article has told in full: short company names, counties without 县 or 市."""

import re
from collections.abc import Iterable, Iterator

from ..geography import COMMON_WORDS, gazetteer
from ..record import Article, Mention

SHORTEST = 4
_LEGAL = re.compile(r"(?:集团)?(?:股份有限公司|股份有限责任公司|有限责任公司|有限公司|总公司)$")
_SO_CALLED = re.compile(r"（(?:以下)?(?:简称|下称)[：:]?“?([\u4e00-\u9fff]{2,12}?)”?(?:）|，)")

Name = tuple[str, str]
"""A name and the label of its mentions."""


def derived_names(text: str, article: Article, mentions: Iterable[Mention]) -> set[Name]:
    """Names to look for in the article beside those that were found: `恒川锂材股份有限公司 -> 恒川锂材`."""
    mentions = tuple(mentions)
    firms = {m.text for m in mentions if m.label == "COMPANY"}
    names = {(short, "COMPANY") for firm in firms for short in company_forms(firm)}
    names |= set(_so_called(text, article, mentions))
    names |= {(short, "PLACE") for short in _counties(text[article.span.start : article.span.end], article)}
    return names


def company_forms(name: str) -> Iterator[str]:
    """Short forms of a full company name: without its legal form, and without the place that begins it."""
    base = _LEGAL.sub("", name)
    if base == name:
        return
    forms = {base} | ({base + "集团"} if name[len(base) :].startswith("集团") else set())
    for form in sorted(forms):
        for cut in (0, *_place_lengths(form)):
            if len(form) - cut >= SHORTEST:
                yield form[cut:]


def is_form_of(name: str, firm: str) -> bool:
    """Whether `name` is a short form of the full company name `firm`: 北疆农机 of 佳木斯北疆农机制造有限公司."""
    base = _LEGAL.sub("", firm)
    if base == firm or len(name) < SHORTEST:
        return False
    return any(base[cut:].startswith(name) for cut in (0, *_place_lengths(base)))


def _place_lengths(name: str) -> tuple[int, ...]:
    return tuple(n for n in range(2, 8) if name[:n] in gazetteer().forms)


def _so_called(text: str, article: Article, mentions: tuple[Mention, ...]) -> Iterator[Name]:
    """Names that the article gives in brackets behind a body or company: （以下简称“…”）."""
    ends = {m.span.end: m for m in mentions if m.label in ("ORG", "COMPANY")}
    for match in _SO_CALLED.finditer(text, article.span.start, article.span.end):
        if match.start() in ends:
            yield match.group(1), ends[match.start()].label


def _counties(text: str, article: Article) -> Iterator[str]:
    """Short forms of counties whose full name the article holds, or that lie in the article's city."""
    known = gazetteer()
    for start, end, found in known.find(text):
        form = text[start:end]
        for division in found:
            if division.level != "county" or form != division.short or form in COMMON_WORDS:
                continue
            city = known.parent(division, "prefecture")
            if division.name in text or (city is not None and article.place in (city.short, city.name)):
                yield form
