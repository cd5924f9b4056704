"""Further forms of names that an article has told in full: short company names, counties without 县 or 市."""

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from ..geography import COMMON_WORDS, gazetteer
from ..lexicon import countries
from ..record import Article, Mention
from ..scan import Scanner
from .bounds import is_cut, is_strict
from .name_ends import FOLLOWERS
from .trades import begins_with_trade, has_trade, is_common

SHORTEST = 4
_LEGAL = re.compile(r"(?:集团)?(?:股份有限公司|股份有限责任公司|有限责任公司|有限公司|总公司)$")
_ENTERPRISE = re.compile(r"(?:集团|公司|合作社|株式会社)$")
_SO_CALLED = re.compile(
    r"（(?:以下)?(?:(?:证券|股票)?简称|下称)[：:]?“?([\u4e00-\u9fffA-Za-z0-9]{2,12}?)”?(?:）|，|、|或|和)"
)
_BRAND = 2
_MOST_OF_BRAND = 100
"""So many companies with one brand are looked for by their cores: each is tried wherever the brand stands."""
_BARE_BRAND = 3
_BRACKET = re.compile(r"（[^（）]*）")

Name = tuple[str, str]
"""A name and the label of its mentions."""


@dataclass(frozen=True, slots=True)
class ShortNames:
    """Short forms of companies, and by the brand that begins them their cores, each with its full name."""

    forms: Scanner
    cores: Mapping[str, Sequence[tuple[str, str]]]


def short_names(firms: Iterable[str]) -> ShortNames:
    """The short forms of full company names, to be looked for in each article of a page."""
    known = sorted(set(firms))
    cores: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for firm in known:
        for core in _cores(firm):
            if len(cores[core[:_BRAND]]) < _MOST_OF_BRAND:
                cores[core[:_BRAND]].append((core, firm))
    return ShortNames(Scanner(short for firm in known for short in company_forms(firm)), cores)


def derived_names(
    text: str, article: Article, mentions: Sequence[Mention], *, firms: ShortNames | None = None
) -> set[Name]:
    """Names that the article holds beside those that were found: `恒川锂材股份有限公司 -> 恒川锂材`.

    `firms` are companies of the whole page, those of the article alone where they are not given.
    """
    firms = firms or short_names(m.text for m in mentions if m.label == "COMPANY")
    shown = text[article.span.start : article.span.end]
    names = {(shown[at:end], "COMPANY") for at in range(len(shown)) for end in firms.forms.ends(shown, at)}
    names |= {(short, "COMPANY") for short in written_cores(shown, firms.cores)}
    names |= set(_so_called(text, article, mentions))
    names |= {(short, "PLACE") for short in _counties(shown, article)}
    return names


def company_forms(name: str) -> Iterator[str]:
    """Short forms of a full company name: without its legal form, and without the place that begins it."""
    base = _LEGAL.sub("", name)
    if base == name:
        return
    forms = {base} | ({base + "集团"} if name[len(base) :].startswith("集团") else set())
    for form in sorted(forms):
        for cut in (0, *_place_lengths(form)):
            if len(form) - cut >= SHORTEST and not is_common(form[cut:]):
                yield form[cut:]


def written_cores(text: str, cores: Mapping[str, Sequence[tuple[str, str]]]) -> Iterator[str]:
    """Cores of full names that `text` writes alone: 松间灯火 of 湖南松间灯火文化传媒有限公司; abbreviations of four
    signs as well: 松间重装 of 松间重型装备."""
    for at in range(len(text) - 1) if cores else ():
        for core, firm in cores.get(text[at : at + _BRAND], ()):
            end = at + _shared(text, at, core)
            if text.find(firm, max(0, at - len(firm) + 1), end + len(firm) - 1) < 0:
                yield from _written(text, at, end, core)


def _cores(firm: str) -> Iterator[str]:
    """The full name from its brand on, without place, brackets and legal form."""
    base = _ENTERPRISE.sub("", _LEGAL.sub("", _BRACKET.sub("", firm)))
    if base == firm:
        return
    cuts = _place_lengths(base) + tuple(n for n in range(2, 8) if base[:n] in countries())
    brand = base[max(cuts, default=0) :]
    if len(brand) > _BARE_BRAND and not is_common(brand):
        yield brand


def _shared(text: str, at: int, core: str) -> int:
    return next((n for n, sign in enumerate(core) if text[at + n : at + n + 1] != sign), len(core))


def _written(text: str, at: int, end: int, core: str) -> Iterator[str]:
    """The name at `at`, which shares `core` up to `end`."""
    branded = end - at == _BARE_BRAND and not begins_with_trade(core[_BRAND:]) and _alone(text, at, end)
    if end - at >= SHORTEST or branded:
        yield text[at:end]
    behind = at + SHORTEST
    if not _BRAND <= end - at < SHORTEST or behind > len(text):
        return
    short = text[at:behind]
    parted = behind == len(text) or is_strict(text, behind + 1) or text.startswith("的", behind)
    if _abbreviates(short, core) and (has_trade(short) or (parted and is_cut(text, at))):
        yield short


def _alone(text: str, at: int, end: int) -> bool:
    """Whether a name of three signs stands by itself: at a begin, and before an end, an enterprise post or a verb."""
    parted = end == len(text) or is_strict(text, end + 1)
    behind = parted or text.startswith(_VERBS, end) or bool(_POST.match(text, end))
    return is_cut(text, at) and (behind or (is_strict(text, at) and text.startswith("的", end)))


_VERBS = tuple(word for word in FOLLOWERS if len(word) > 1)


_POST = re.compile(r"(?:副|常务|首席|联合)?(?:总经理|总裁|董事|创始人|经理|总监|负责人|党委|厂长|法务|财务|技术|产品)")


def _abbreviates(name: str, core: str) -> bool:
    """Whether the signs of `name` stand in `core` in that order, its brand whole."""
    rest = iter(core[_BRAND:])
    return name[:_BRAND] == core[:_BRAND] and all(sign in rest for sign in name[_BRAND:])


def is_form_of(name: str, firm: str) -> bool:
    """Whether `name` is a short form of the full company name `firm`: 北疆农机 of 佳木斯北疆农机制造有限公司."""
    base = _LEGAL.sub("", firm)
    if base == firm or len(name) < SHORTEST:
        return False
    return any(base[cut:].startswith(name) for cut in (0, *_place_lengths(base)))


def _place_lengths(name: str) -> tuple[int, ...]:
    return tuple(n for n in range(2, 8) if name[:n] in gazetteer().forms)


def _so_called(text: str, article: Article, mentions: Sequence[Mention]) -> Iterator[Name]:
    """Names that the article gives in brackets behind a body or company: （以下简称“…”）."""
    ends = {m.span.end: m for m in mentions if m.label in ("ORG", "COMPANY")}
    for match in _SO_CALLED.finditer(text, article.span.start, article.span.end):
        if match.start() in ends:
            yield match.group(1), ends[match.start()].label


def _counties(text: str, article: Article) -> Iterator[str]:
    """Short forms of counties whose full name the article holds, or that lie in the article's city."""
    known = gazetteer()
    named = cache(lambda name: name in text)
    for start, end, found in known.find(text):
        form = text[start:end]
        for division in found:
            if division.level != "county" or form != division.short or form in COMMON_WORDS:
                continue
            city = known.parent(division, "prefecture")
            if named(division.name) or (city is not None and article.place in (city.short, city.name)):
                yield form
