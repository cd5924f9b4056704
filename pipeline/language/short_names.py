"""Full names of companies inside an article: 渤陆重装 -> 辽宁渤陆重型装备股份有限公司."""

import re
from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from ..record import Article, Mention, Sentence
from ..spans import end_of, start_of
from .geography import gazetteer
from .rules import rule

SO_CALLED = re.compile(
    r"（(?:以下|下文)?(?:统称|简称|下称|证券简称|股票简称)(?:为)?[：:]?“?([^“”（），；。]{2,14})”?[^）]{0,30}）"
)
BRACKETED = re.compile(r"（“?([^“”（），；。：]{2,14})”?）")
_UNIT = re.compile(
    r"[一-鿿]{0,8}(?:段|车间|分公司|分厂|研究院|研究所|事业部|部|中心|分行|支行|营业部|门店|店|项目部|车队|班组)$"
)
_KIND = re.compile("(?:公司|股份)$")
_SHORTEST = 3
_MOST_BEGUN = 200
"""So many full names that begin alike are compared with each short one."""
_DAUGHTER = re.compile("(?:子公司|孙公司)$")
_LEAD = re.compile(r"[“\s]*(?:[\d年月日时上中下午晚间今昨天同近目前随后此]{1,14}，?)?")
"""What may stand before the subject of a sentence: 4月18日，."""


def full_company_names(text: str, article: Article, mentions: Sequence[Mention]) -> dict[str, str]:
    """The companies of the article that it also names more fully, each with its full name; none that could be two."""
    explained = explained_names(text, article, mentions)
    firms = sorted({m.text for m in mentions if m.label == "COMPANY"})
    daughters = {m.text for m in mentions if _DAUGHTER.search(text[max(0, m.span.start - 5) : m.span.start])}
    bases = _by_beginning([f for f in firms if f not in daughters], article.seat)
    found = {name: _full(name, explained, bases) for name in firms}
    return {name: full for name, full in found.items() if full is not None}


class Bodies:
    """The bodies that an article tells of, in order: which of them a post or 该公司 means at a place."""

    def __init__(self, text: str, article: Article, bodies: Sequence[Mention]) -> None:
        self._text = text
        self._sentences = article.sentences
        self._bodies = bodies
        self._told: dict[str, list[int]] = defaultdict(list)
        self._most: list[Mention] = []
        for place, body in enumerate(bodies):
            told = self._told[body.text]
            told.append(place)
            leads = not place or len(told) >= len(self._told[self._most[-1].text])
            self._most.append(body if leads else self._most[-1])

    def meant(self, at: int) -> Mention | None:
        """Of those told of before `at` the last one in its own sentence, else the subject of the last sentence of its
        paragraph that tells of one, else the one told of most, else the last. None where none is told of."""
        count = bisect_right(self._bodies, at, key=end_of)
        if not count:
            return None
        last = self._bodies[count - 1]
        here = bisect_right(self._sentences, at, key=start_of)
        told = bisect_right(self._sentences, last.span.start, key=start_of)
        if not here or told >= here:
            return last
        subject = self._subject(last, self._sentences[told - 1].span.start if told else 0)
        if told and self._in_paragraph(at, self._sentences[told - 1], self._sentences[here - 1]):
            return subject
        most = self._most[count - 1]
        return subject if self._count(subject, count) == self._count(most, count) else most

    def _subject(self, last: Mention, sentence: int) -> Mention:
        first = self._bodies[bisect_left(self._bodies, sentence, key=start_of)]
        return first if _LEAD.fullmatch(self._text, sentence, first.span.start) else last

    def _in_paragraph(self, at: int, told: Sentence, here: Sentence) -> bool:
        return told.paragraph == here.paragraph and at < here.span.end

    def _count(self, body: Mention, count: int) -> int:
        """How often it is told of among the first `count`."""
        return bisect_left(self._told[body.text], count)


def explained_names(text: str, article: Article, mentions: Sequence[Mention]) -> dict[str, str]:
    """The short names that the article explains, with the body or company each stands for: （以下简称“…”）."""
    ends = {m.span.end: m.text for m in mentions if m.label in ("ORG", "COMPANY")}
    found = SO_CALLED.finditer(text, article.span.start, article.span.end)
    bracketed = BRACKETED.finditer(text, article.span.start, article.span.end)
    short = {m.group(1): ends[m.start()] for m in bracketed if is_short_of(m.group(1), ends.get(m.start(), ""))}
    return short | {m.group(1): ends[m.start()] for m in found if m.start() in ends}


def is_short_of(name: str, firm: str) -> bool:
    """Whether a name in brackets behind a company's full name is its short one: 松烟公司 of 云泽松烟机械有限公司."""
    base = rule("companies", "legal form").sub("", firm)
    short = re.sub("(?:公司|集团|股份)$", "", name)
    return base != firm and len(short) > 1 and short not in gazetteer().forms and _is_within(short, base)


def _by_beginning(firms: Iterable[str], place: str | None) -> dict[str, list[tuple[str, str]]]:
    """By two signs the full names that begin so, their place left out or not, without their legal form."""
    bases: dict[str, list[tuple[str, str]]] = defaultdict(list)
    for firm in firms:
        if legal := rule("companies", "legal form").search(firm):
            base = firm[: legal.start()] + "集团" * legal.group().startswith("集团") + firm[legal.end() :]
            for cut in (0, *(n for n in range(2, 8) if base[:n] in gazetteer().forms or base[:n] == place)):
                if len(bases[base[cut : cut + 2]]) < _MOST_BEGUN:
                    bases[base[cut : cut + 2]].append((base[cut:], firm))
    return bases


def _full(name: str, explained: Mapping[str, str], bases: Mapping[str, Sequence[tuple[str, str]]]) -> str | None:
    if name in explained:
        return explained[name]
    if rule("companies", "legal form").search(name) or len(name) < _SHORTEST:
        return None
    begun = bases.get(name[:2], ())
    stem = _KIND.sub("", name)
    name = stem if len(stem) >= _SHORTEST else name
    begun = [(base, firm) for base, firm in begun if not _is_elsewhere(name, base)]
    full = {firm for b, firm in begun if b.startswith(name)} or {firm for b, firm in begun if _is_within(name, b)}
    if len(full) == 1:
        return full.pop()
    return None if full else next(_of_units(name, explained, begun), None)


def _is_elsewhere(name: str, base: str) -> bool:
    """Whether `base` is the name with a place behind it, so a daughter: 松烟机械长沙制造, 松烟机械（长沙）."""
    rest = base[len(name) :] if base.startswith(name) else ""
    return rest.startswith("（") or any(gazetteer().leading(rest))


def _is_within(name: str, base: str) -> bool:
    """Whether `base` has the signs of `name` in their order: 农商行 in 农村商业银行."""
    signs = iter(base)
    return all(sign in signs for sign in name)


def _of_units(name: str, explained: Mapping[str, str], begun: Sequence[tuple[str, str]]) -> Iterator[str]:
    """The unit of a company that is named by its short name: 草原铁路工务段 -> 云泽草原铁路运输有限公司工务段."""
    for cut in range(len(name) - 1, 1, -1):
        short, unit = name[:cut], name[cut:]
        if _UNIT.fullmatch(unit):
            told = {firm for base, firm in begun if len(short) > _SHORTEST and base.startswith(short)}
            full = {explained[short]} if short in explained else told
            if len(full) == 1:
                yield full.pop() + unit
